// The strip over the time bar while something is done to the run from outside: what, what it comes to, kept or dropped.
#pragma once

#include <QFrame>

#include "document/document.h"

class QGridLayout;
class QLabel;
class QPushButton;

namespace takt::gui {

class BranchFigures;
class Playback;

/// A branch and the untouched run side by side, at the end of both; opens over a button.
class BranchComparison : public QFrame {
    Q_OBJECT
  public:
    BranchComparison(Playback& playback, BranchFigures& figures, QWidget* parent);
    void openOver(const QWidget* anchor);

  private:
    void build();

    Playback& playback_;
    BranchFigures& figures_;
    QGridLayout* grid_;
    QLabel* note_;
};

/// Hidden while the run is untouched.
class BranchStrip : public QFrame {
    Q_OBJECT
  public:
    BranchStrip(Document& document, Playback& playback, QWidget* parent = nullptr);

    const BranchFigures& figures() const { return *figures_; }
    BranchComparison& comparison() { return *comparison_; }

  Q_SIGNALS:
    /// Something else is to happen in the same branch.
    void addWanted();

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void follow();
    void keep();

    Playback& playback_;
    BranchFigures* figures_;
    BranchComparison* comparison_;
    QLabel* icon_;
    QPushButton* what_;
    QLabel* summary_;
    QPushButton *compare_, *add_, *keep_, *drop_;
    QString text_;
};

} // namespace takt::gui
