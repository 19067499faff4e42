#include "app/side_panels.h"

#include <QAction>
#include <QDockWidget>
#include <QMainWindow>
#include <QUndoView>

#include "app/key_figures.h"
#include "app/plant_review.h"
#include "gui/compare/compare_list.h"
#include "gui/compare/compare_view.h"
#include "gui/figures/stream_panel.h"
#include "gui/improve/families_dialog.h"
#include "gui/improve/plan_panel.h"
#include "gui/improve/questions_panel.h"
#include "gui/map/map_page.h"
#include "gui/map/palette_panel.h"

namespace takt::app {

namespace {
constexpr int kCompareWidth = 400;
}

SidePanels::SidePanels(QMainWindow& area, Document& document, gui::Playback& playback, gui::MapPage& page,
                       PlantReview& review, QObject* parent)
    : QObject(parent), area_(area), document_(document), review_(review), page_(page),
      compareView_(new gui::CompareView(document, playback, page)) {
    page.setCompanion(compareView_);
    makeFigures(playback);
    makeComparison();
    makeImprovement();
    makeHistory();
}

QDockWidget* SidePanels::dock(const QString& title, const char* name, QWidget* content, Qt::DockWidgetArea where) {
    auto* made = new QDockWidget(title, &area_);
    made->setObjectName(QLatin1String(name));
    made->setWidget(content);
    area_.addDockWidget(where, made);
    made->hide();
    return made;
}

QAction* SidePanels::toggle(QDockWidget* dock, const QString& text, const QString& tip) {
    QAction* action = dock->toggleViewAction();
    action->setText(text);
    action->setStatusTip(tip);
    // Whoever opens a panel wants to work in it.
    connect(action, &QAction::triggered, dock, [dock](bool shown) {
        if (shown && dock->widget()) {
            dock->raise();
            dock->widget()->setFocus();
        }
    });
    return action;
}

void SidePanels::makeHistory() {
    auto* steps = new QUndoView(document_.undoStack());
    steps->setEmptyLabel(tr("As opened"));
    steps->setAccessibleName(tr("Undo history"));
    history = toggle(dock(tr("Undo history"), "undoHistory", steps, Qt::RightDockWidgetArea), tr("&Undo history"),
                     tr("The steps so far, to go back to any of them"));
}

void SidePanels::makeFigures(gui::Playback& playback) {
    streamPanel_ = new gui::StreamPanel(document_, playback);
    figures = toggle(dock(tr("Figures of the stream"), "streamFigures", streamPanel_, Qt::RightDockWidgetArea),
                     tr("Fi&gures of the stream"), tr("Lead time, efficiency, turns, cash: planned beside simulated; capacity against takt"));
    connect(streamPanel_, &gui::StreamPanel::elementChosen, this, &SidePanels::elementChosen);
}

void SidePanels::makeImprovement() {
    questionsPanel_ = new gui::QuestionsPanel(document_, page_);
    questions = toggle(dock(tr("Questions for a future state"), "futureQuestions", questionsPanel_, Qt::RightDockWidgetArea),
                       tr("&Questions for a future state"), tr("Eight questions, what the map says to each, and the edits that answer them"));
    planPanel_ = new gui::PlanPanel(document_);
    plan = toggle(dock(tr("Value-stream plan"), "valueStreamPlan", planPanel_, Qt::BottomDockWidgetArea),
                  tr("&Value-stream plan"), tr("Who does what in which loop by when"));
    families = new QAction(tr("P&roduct families …"), this);
    families->setStatusTip(tr("Products and the steps they pass, and which of them are one family to map"));
    connect(families, &QAction::triggered, this, &SidePanels::openFamilies);
    connect(planPanel_, &gui::PlanPanel::elementChosen, this, &SidePanels::elementChosen);
}

void SidePanels::openFamilies() {
    gui::FamiliesDialog dialog(document_, area_.window());
    dialog.exec();
}

void SidePanels::makeComparison() {
    compareList_ = new gui::CompareList(document_, *compareView_);
    compareDock_ = dock(tr("What differs"), "compareDock", compareList_, Qt::RightDockWidgetArea);
    compare = new QAction(tr("Com&pare scenarios"), this);
    compare->setCheckable(true);
    compare->setStatusTip(tr("Two maps side by side, what differs marked and listed; needs two scenarios"));
    compare->setShortcut(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_D));
    connect(compare, &QAction::toggled, this, &SidePanels::setComparing);
    connect(&review_, &PlantReview::reviewed, this, &SidePanels::followReview);
    connect(compareView_, &gui::CompareView::otherWanted, this, [this](Id other) {
        if (other)
            review_.compareWith(other);
        else
            compare->setChecked(false);
    });
    connect(compareView_, &gui::CompareView::swapWanted, this, &SidePanels::exchangeScenarios);
    compare->setEnabled(document_.project().scenarios.size() > 1);
}

void SidePanels::setComparing(bool on) {
    if (on && !review_.against())
        for (const auto& scenario : document_.project().scenarios)
            if (scenario.id != document_.scenarioId()) {
                review_.compareWith(scenario.id);
                break;
            }
    compareView_->compareWith(on ? review_.against() : Id{});
    compareDock_->setVisible(on);
    // Two maps need the room; the palette and the inspector come back with one.
    if (on) {
        inspectorBefore_ = page_.isInspectorShown();
        area_.resizeDocks({compareDock_}, {kCompareWidth}, Qt::Horizontal);
    }
    page_.setInspectorShown(!on && inspectorBefore_);
    page_.palettePanel().setVisible(!on);
    followReview();
    QMetaObject::invokeMethod(&page_, [this] { page_.fit(); }, Qt::QueuedConnection);
}

void SidePanels::followReview() {
    compare->setEnabled(document_.project().scenarios.size() > 1);
    if (!compare->isChecked())
        return;
    const Id other = review_.against();
    if (!other)
        return compare->setChecked(false);
    if (compareView_->other() != other)
        compareView_->compareWith(other);
    std::vector<gui::CompareList::Figure> both;
    if (const auto& against = review_.againstAnalysis()) {
        const auto own = keyFigures(review_.analysis(), nullptr, {});
        const auto theirs = keyFigures(*against, nullptr, {});
        for (std::size_t i = 0; i < own.size(); ++i)
            both.push_back(compareView_->isOtherLater() ? gui::CompareList::Figure{own[i].name, own[i].value, theirs[i].value, own[i].source}
                                                       : gui::CompareList::Figure{own[i].name, theirs[i].value, own[i].value, own[i].source});
    }
    compareList_->setFigures(std::move(both));
}

void SidePanels::exchangeScenarios() {
    const Id here = document_.scenarioId(), other = compareView_->other();
    if (!other)
        return;
    document_.setScenario(other);
    review_.compareWith(here);
}

} // namespace takt::app
