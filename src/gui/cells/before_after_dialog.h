// Before and after: the two runs of a balance beside each other, and what to do with it.
#pragma once

#include <QDialog>
#include <QTimer>

#include "document/document.h"
#include "gui/cells/before_after.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace takt::gui {

class Playback;

/// Stays open beside the page; the runs end with it.
class BeforeAfterDialog : public QDialog {
    Q_OBJECT
  public:
    BeforeAfterDialog(Document& document, Playback& playback, QWidget* parent = nullptr);

    /// Runs the plan on view without and with the balance of the process.
    void compare(Id process);
    bool isRunning() const { return runs_ && !shown_; }
    const QTableWidget& table() const { return *table_; }
    QPushButton* applyButton() const { return apply_; }
    QPushButton* keepButton() const { return keep_; }
    QPushButton* compareButton() const { return compare_; }
    QString message() const;

  Q_SIGNALS:
    /// Two scenarios are to be seen beside each other.
    void compareWanted(takt::Id before, takt::Id after);

  private:
    void look();
    void fill(const SideFigures& before, const SideFigures& after);
    void addHeading(const QString& text);
    void say(const QString& text, bool bad = false);
    void apply();
    void keep();
    void showButtons();
    QString settingsText() const;

    Document& document_;
    Playback& playback_;
    Id process_;
    std::unique_ptr<BeforeAfterRuns> runs_;
    bool shown_ = false;  ///< the table holds what the runs gave
    bool stale_ = false;  ///< the plan was edited since
    bool pushing_ = false;
    Id kept_, keptFrom_;  ///< the scenario with the balance, and the one it was copied from
    QTimer poll_;
    QLabel *title_, *message_;
    QProgressBar* progress_;
    QTableWidget* table_;
    QPushButton *apply_, *keep_, *compare_, *again_;
};

} // namespace takt::gui
