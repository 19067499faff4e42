// The dialog for pages that are chosen part by part: which of them, on what paper, and how they will come out.
#pragma once

#include <functional>
#include <vector>

#include "gui/print/sheets_dialog.h"

class QCheckBox;
class QComboBox;
class QToolButton;

namespace takt::gui::print {

class PagesDialog : public SheetsDialog {
    Q_OBJECT
  public:
    struct Part {
        QString text; ///< with its access key
        bool chosen = true;
    };
    /// What there is to print of the chosen parts.
    using MaterialFor = std::function<Material(const std::vector<bool>& chosen)>;

    PagesDialog(Document& document, const QString& title, const std::vector<Part>& parts, const Choice& choice, MaterialFor material,
                QWidget* parent = nullptr);
    std::vector<bool> chosen() const;

  protected:
    Material material() const override { return material_(chosen()); }
    Choice printed() const override;

  private:
    QWidget* makeChoices(const std::vector<Part>& parts);
    QWidget* makeParts(const std::vector<Part>& parts);
    int widthOfParts();
    QWidget* makeTitle();
    QWidget* makeView();
    void follow();

    MaterialFor material_;
    std::vector<QCheckBox*> parts_;
    QComboBox *paper_, *turn_;
    QSpinBox *margin_, *sheet_;
    QCheckBox *blackAndWhite_, *titleBlock_;
    QLineEdit *company_, *author_, *version_;
    PagePreview* preview_;
    QLabel *of_, *sheetName_, *summary_, *remark_;
    QToolButton *previous_, *next_;
};

} // namespace takt::gui::print
