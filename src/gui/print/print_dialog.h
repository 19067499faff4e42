// The dialog in which is chosen what goes to paper and how, with the sheets as they will come out.
#pragma once

#include <QDialog>
#include <QTimer>
#include <functional>
#include <memory>

#include "document/document.h"
#include "gui/print/printout.h"

class QPrinter;

namespace takt::gui::print {

namespace Ui {
class PrintDialog;
}

/// Company, author and version are kept with the project: each is an edit that can be undone.
class PrintDialog : public QDialog {
    Q_OBJECT
  public:
    using MaterialFor = std::function<Material(const Choice&)>;
    /// The document must outlive the dialog.
    PrintDialog(Document& document, const Choice& choice, MaterialFor material, QWidget* parent = nullptr);
    ~PrintDialog() override;

    const Choice& choice() const { return choice_; }
    /// The sheets on view.
    const Printout& printout() const { return *printout_; }

    /// Writes the sheets; an error is told in the dialog.
    bool savePdfTo(const QString& file);
    /// Prints the sheets a printer was set to print; an error is told in the dialog.
    bool printOn(QPrinter& printer);

  public Q_SLOTS:
    void done(int result) override;

  protected:
    /// Enter in a field takes it over and goes on; it does not print.
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void fill();
    void connectParts();
    Choice read() const;
    void follow();
    void makePrintout();
    void enableParts();
    void showSheet();
    void showRemark();
    void say(const QString& text, bool bad);
    Material material() const;
    void keepTitle();
    void askAndSave();
    void askAndPrint();

    Document& document_;
    Choice choice_;
    MaterialFor material_;
    std::unique_ptr<Printout> printout_;
    QTimer later_;                        ///< several changes in a row make one printout
    std::unique_ptr<Ui::PrintDialog> ui_; ///< ui/print_dialog.ui
};

} // namespace takt::gui::print
