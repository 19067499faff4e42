// The dialog for pages that are chosen part by part: which of them, on what paper, and how they will come out.
#pragma once

#include <QDialog>
#include <QTimer>
#include <functional>
#include <memory>
#include <vector>

#include "document/document.h"
#include "gui/print/printout.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPrinter;
class QPushButton;
class QSpinBox;
class QToolButton;

namespace takt::gui::print {

class PagePreview;

/// What is typed into the title block is entered into the project, as in PrintDialog.
class PagesDialog : public QDialog {
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
    ~PagesDialog() override;

    const Choice& choice() const { return choice_; }
    std::vector<bool> chosen() const;
    const Printout& printout() const { return *printout_; }
    /// False, and why is said, when it cannot be written.
    bool savePdfTo(const QString& file);
    bool printOn(QPrinter& printer);
    void done(int result) override;

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* makeChoices(const std::vector<Part>& parts);
    QWidget* makeParts(const std::vector<Part>& parts);
    QWidget* makeView();
    void follow();
    void makePrintout();
    void showSheet();
    void say(const QString& text, bool bad);
    void keepTitle();
    void askAndSave();
    void askAndPrint();

    Document& document_;
    Choice choice_;
    MaterialFor material_;
    std::unique_ptr<Printout> printout_;
    QTimer later_; ///< several changes in a row make one printout
    std::vector<QCheckBox*> parts_;
    QComboBox *paper_, *turn_;
    QSpinBox *margin_, *sheet_;
    QCheckBox *blackAndWhite_, *titleBlock_;
    QLineEdit *company_, *author_, *version_;
    PagePreview* preview_;
    QLabel *of_, *sheetName_, *summary_, *remark_;
    QToolButton *previous_, *next_;
    QPushButton *print_, *savePdf_;
};

} // namespace takt::gui::print
