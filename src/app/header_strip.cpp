#include "app/header_strip.h"

#include <QAction>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>

#include "app/against_button.h"
#include "app/element_names.h"
#include "app/figure_view.h"
#include "app/popup_list.h"
#include "app/scenario_menu.h"
#include "gui/common/pill.h"
#include "gui/common/problem_texts.h"
#include "gui/common/theme.h"

namespace takt::app {

namespace {

constexpr int kFigures = 5;

gui::Pill::Kind kindOf(lean::Severity severity) {
    switch (severity) {
    case lean::Severity::Error: return gui::Pill::Kind::Bad;
    case lean::Severity::Warning: return gui::Pill::Kind::Warning;
    case lean::Severity::Hint: break;
    }
    return gui::Pill::Kind::Neutral;
}

std::vector<PopupEntry> entriesOf(const std::vector<lean::Problem>& problems) {
    std::vector<PopupEntry> entries;
    for (const auto& problem : problems)
        entries.push_back({kindOf(problem.severity), gui::severityName(problem.severity),
                           gui::translatedProblem(problem), gui::translatedMend(problem), problem.element});
    return entries;
}

QWidget* divider(QWidget* parent) {
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::VLine);
    line->setFrameShadow(QFrame::Plain);
    line->setFixedHeight(24);
    QObject::connect(&gui::Theme::instance(), &gui::Theme::changed, line, [line] {
        line->setStyleSheet(QStringLiteral("color: %1;").arg(gui::colors().line.name()));
    });
    line->setStyleSheet(QStringLiteral("color: %1;").arg(gui::colors().line.name()));
    return line;
}

} // namespace

HeaderStrip::HeaderStrip(Document& document, PlantReview& review, const HeaderActions& actions,
                         QWidget* parent)
    : QWidget(parent), document_(document), review_(review), pill_(new gui::Pill(this)),
      problems_(new PopupList(tr("Problems"), this)),
      find_(new PopupList(tr("Find"), this, tr("Find an element"))) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 12, 5);
    row->setSpacing(4);
    row->addWidget(buttonFor(actions.undo));
    row->addWidget(buttonFor(actions.redo));
    row->addWidget(divider(this));
    row->addSpacing(6);
    row->addWidget(new ScenarioButton(document, this));
    row->addSpacing(4);
    row->addWidget(new AgainstButton(document, review, this));
    row->addSpacing(12);
    for (int i = 0; i < kFigures; ++i) {
        figures_.push_back(new FigureView(this));
        row->addWidget(figures_.back());
        row->addSpacing(16);
    }
    row->addStretch(1);
    row->addWidget(pill_);
    row->addSpacing(8);
    row->addWidget(findButton_ = buttonFor(actions.find));
    row->addWidget(buttonFor(actions.help));
    pill_->setObjectName(QStringLiteral("problemPill"));
    pill_->setClickable(true);
    pill_->setToolTip(tr("What keeps the plant from running, or makes its result doubtful"));
    connect(pill_, &gui::Pill::clicked, this, &HeaderStrip::showProblems);
    connect(problems_, &PopupList::chosen, this, &HeaderStrip::elementChosen);
    connect(find_, &PopupList::chosen, this, &HeaderStrip::elementChosen);
    connect(&review, &PlantReview::reviewed, this, &HeaderStrip::refresh);
    connect(&gui::Theme::instance(), &gui::Theme::changed, this, qOverload<>(&QWidget::update));
    refresh();
}

QToolButton* HeaderStrip::buttonFor(QAction* action) {
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize(QSize(20, 20));
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setFocusPolicy(Qt::TabFocus);
    button->setAccessibleName(action->iconText());
    return button;
}

void HeaderStrip::refresh() {
    const auto* other = document_.project().scenario(review_.against());
    const auto& against = review_.againstAnalysis();
    const auto figures = keyFigures(review_.analysis(), other && against ? &*against : nullptr,
                                    other ? QString::fromStdString(other->name) : QString());
    for (std::size_t i = 0; i < figures_.size(); ++i)
        figures_[i]->setFigure(figures[i]);
    const auto gravest = gui::worst(review_.problems());
    pill_->set(gravest ? kindOf(*gravest) : gui::Pill::Kind::Good, gui::problemSummary(review_.problems()));
}

void HeaderStrip::showProblems() {
    review_.review();
    problems_->setEntries(entriesOf(review_.problems()), tr("No problems: this plant can run."));
    problems_->openUnder(pill_);
}

void HeaderStrip::showFind() {
    std::vector<PopupEntry> entries;
    for (const auto& element : namedElements(document_.plant()))
        entries.push_back({gui::Pill::Kind::Neutral, {}, element.name, element.kind, element.id});
    find_->setEntries(entries, tr("There is nothing on the map yet."));
    find_->openUnder(findButton_);
}

void HeaderStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), gui::colors().panel);
    painter.fillRect(QRect(0, height() - 1, width(), 1), gui::colors().line);
}

} // namespace takt::app
