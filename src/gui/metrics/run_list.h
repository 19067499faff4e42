// The runs stored in the document: find, show, star, name, note, compare, delete.
#pragma once

#include <QPersistentModelIndex>
#include <QPointer>
#include <QWidget>
#include <vector>

#include "document/document.h"
#include "gui/time/playback.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QToolButton;

namespace takt::gui {

class RunCompareDialog;
class RunDelegate;
class RunFilter;
class RunModel;

/// Several are chosen with Ctrl or Shift. Keys: Enter shows, * stars, F2 names, Shift+F2 notes, Delete asks and deletes;
/// the menu has them all. Deleting cannot be undone (runs stand outside undo), so the row asks once, in place.
class RunList : public QWidget {
    Q_OBJECT
  public:
    RunList(Document& document, Playback& playback, QWidget* parent = nullptr);

    QListView* view() const { return view_; }
    /// The numbers of the runs chosen, from the top.
    std::vector<std::int64_t> chosen() const;
    RunCompareDialog* comparison() const { return comparison_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    QToolButton* button(const char* icon, const QString& name, void (RunList::*act)());
    QWidget* buildBar();
    void buildMenu(QMenu& menu);
    void enable();
    void showChosen();
    void compare();
    void editName() { edit(false); }
    void edit(bool note);
    void askToDelete();
    void toggleStar();
    void star(std::int64_t number);
    void openIn(const QModelIndex& row, QWidget* widget);
    void closeOpen();
    const sim::RunRecord* record(std::int64_t number) const;

    Document& document_;
    Playback& playback_;
    RunModel* model_;
    RunFilter* filter_;
    RunDelegate* delegate_;
    QListView* view_;
    QLineEdit* search_ = nullptr;
    QToolButton *starred_ = nullptr, *show_ = nullptr, *edit_ = nullptr, *compare_ = nullptr, *remove_ = nullptr;
    QComboBox* order_ = nullptr;
    QLabel* empty_;
    QPointer<QWidget> open_; ///< in a row: what is typed or asked there
    QPersistentModelIndex openAt_;
    RunCompareDialog* comparison_ = nullptr;
};

} // namespace takt::gui
