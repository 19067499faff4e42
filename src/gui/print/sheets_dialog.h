// What dialogs that put sheets on paper have in common: the sheets on view and their preview, the title block, and the
// ways out to a printer and into a file.
#pragma once

#include <QDialog>
#include <QTimer>
#include <memory>

#include "document/document.h"
#include "gui/print/printout.h"

class QLabel;
class QLineEdit;
class QPrinter;
class QPushButton;
class QSpinBox;

namespace takt::gui::print {

class PagePreview;

/// Company, author and version are kept with the project: each is an edit that can be undone. The document must outlive
/// the dialog.
class SheetsDialog : public QDialog {
    Q_OBJECT
  public:
    ~SheetsDialog() override;

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
    /// What every such dialog shows; the dialog lays it out.
    struct Parts {
        QLineEdit *company, *author, *version;
        PagePreview* preview;
        QSpinBox* sheet;
        QLabel *of, *sheetName, *summary, *remark;
        std::vector<QAbstractButton*> back, forth; ///< through the sheets
        QPushButton *close, *savePdf, *print;
    };
    SheetsDialog(Document& document, const Choice& choice, QWidget* parent);
    /// To be called once, when they are made.
    void bind(const Parts& parts);

    /// What there is to print now. The words of the title block are put in afterwards.
    virtual Material material() const = 0;
    /// How.
    virtual Choice printed() const { return choice_; }
    /// New sheets are on view.
    virtual void printoutMade() {}

    void makePrintout();
    /// After this and what else changes before the next events.
    void makePrintoutLater() { later_.start(); }
    void say(const QString& text, bool bad);
    /// Enter in a field takes it over and goes on; it does not print.
    void keyPressEvent(QKeyEvent* event) override;

    Document& document_;
    Choice choice_;

  private:
    void showSheet();
    void keepTitle();
    void askAndSave();
    void askAndPrint();

    Parts parts_{};
    std::unique_ptr<Printout> printout_;
    QTimer later_; ///< several changes in a row make one printout
};

} // namespace takt::gui::print
