// "How many cards?": the counts of every school side by side, what each is worked out from, and one step to take one over.
#pragma once

#include <QDialog>

#include "model/project.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTableView;
class QTableWidget;

namespace takt {
class Document;
}

namespace takt::gui {

class CardCountsModel;
class CardFrame;

/// Edits the document while it is open, each act one undo step; Ctrl+Z works in it.
class CardCountsDialog : public QDialog {
    Q_OBJECT
  public:
    explicit CardCountsDialog(Document& document, QWidget* parent = nullptr);

    CardCountsModel& model() { return *model_; }
    QTableView* table() { return table_; }
    QTableWidget* inputs() { return inputs_; }
    QString formula() const;
    QString remark() const;
    QString warning() const; ///< what the formula does not see; may be empty
    QLineEdit *safetyShare, *serviceLevel, *supplierSafety;
    QPushButton *use, *useForAll;

  protected:
    void keyPressEvent(QKeyEvent* event) override;

  private:
    QWidget* makeSettings();
    QWidget* makeDetails();
    QWidget* makeEmpty();
    void connectParts();
    QLineEdit* settingField(const QString& name, const QString& tip);
    template <class Value>
    void enter(QLineEdit* edit, Value Settings::* member, const QString& step);
    /// Whose count is on view: that of the column, else the loop's own, else the first.
    CardSchool currentSchool() const;
    void showSettings();
    void showDetails();
    void showCounts();
    void applyCurrent();
    void applyToAll();
    void say(const QString& text, bool bad = false);

    Document& document_;
    CardCountsModel* model_;
    QTableView* table_;
    QTableWidget* inputs_;
    QLabel *formula_, *warning_, *remark_;
    CardFrame* details_;
    QWidget *full_, *empty_;
};

} // namespace takt::gui
