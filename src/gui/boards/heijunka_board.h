// A heijunka box in its frame: filled by rule, changed by hand, with what it comes to below it.
#pragma once

#include "gui/boards/board.h"
#include "gui/boards/heijunka_pattern.h"
#include "lean/levelling.h"

class QAction;
class QLabel;
class QPushButton;

namespace takt::gui {

class HeijunkaView;

/// With `forEditing` the pattern of the document can be changed while its scenario's run is on view. Every change is one
/// undo step.
class HeijunkaBoard : public Board {
    Q_OBJECT
  public:
    HeijunkaBoard(std::shared_ptr<BoardSource> source, bool forEditing);
    void setPlan(const BoardPlan& plan) override;
    void nameThings() override;
    void refresh(const sim::Picture& picture) override;
    void setDensity(bool compact) override;
    int leastWidth() const override;

  private:
    const sim::ControlNode& control() const { return network().controls[plan().control]; }
    QPushButton* makeMenu();
    void sayPattern();
    void connectView();
    QString whyNotEditable() const; ///< empty: it is
    Pattern pattern() const;
    /// Items of the network, for each slot of the shift on view.
    std::vector<std::uint32_t> plannedItems(std::size_t slotCount) const;
    std::size_t patternSlots() const; ///< a pattern is written out for
    void change(const Pattern& pattern, const QString& what);
    void fill(const lean::SlotSequence& sequence, const QString& what);
    void fillByGoalChasing();
    void fillByRotation();
    Pattern itemsOf(const lean::SlotSequence& sequence) const;
    QString factsText(const sim::Picture& picture, const std::vector<std::uint32_t>& items) const;
    QString remarkText(const std::vector<std::uint32_t>& planned, std::size_t slotCount) const;

    HeijunkaView* view_;
    QLabel* facts_;
    QLabel* remark_;
    QPushButton* menu_ = nullptr; ///< only for editing
    QAction* back_ = nullptr;
    bool ofOtherPlan_ = false; ///< a stored run is on view, and the plan has changed since
};

} // namespace takt::gui
