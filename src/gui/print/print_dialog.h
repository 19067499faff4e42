// The dialog in which is chosen what of a map goes to paper and how, with the sheets as they will come out.
#pragma once

#include <functional>
#include <memory>

#include "gui/print/sheets_dialog.h"

namespace takt::gui::print {

namespace Ui {
class PrintDialog;
}

class PrintDialog : public SheetsDialog {
    Q_OBJECT
  public:
    using MaterialFor = std::function<Material(const Choice&)>;
    PrintDialog(Document& document, const Choice& choice, MaterialFor material, QWidget* parent = nullptr);
    ~PrintDialog() override;

  protected:
    Material material() const override { return material_(choice_); }
    void printoutMade() override;

  private:
    void fill();
    void connectParts();
    Choice read() const;
    void follow();
    void enableParts();

    MaterialFor material_;
    std::unique_ptr<Ui::PrintDialog> ui_; ///< ui/print_dialog.ui
};

} // namespace takt::gui::print
