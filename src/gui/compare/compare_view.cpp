#include "gui/compare/compare_view.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <utility>

#include "gui/common/theme.h"
#include "gui/compare/glance_view.h"
#include "gui/map/map_page.h"
#include "gui/map/map_scene.h"

namespace takt::gui {

CompareView::CompareView(Document& document, Playback& playback, MapPage& page, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), page_(page), selection_(new Selection(this)),
      choice_(new QComboBox) {
    setObjectName(QStringLiteral("compareView"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 3, 4, 3);
    bar->setSpacing(6);
    auto* label = new QLabel(tr("Compared &with"));
    label->setBuddy(choice_);
    choice_->setAccessibleName(tr("Scenario compared with"));
    choice_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    auto* swap = button(QStringLiteral("swap"), tr("Exchange the two scenarios"));
    swap->setObjectName(QStringLiteral("swapScenarios"));
    auto* close = button(QStringLiteral("close"), tr("Close the comparison"));
    close->setObjectName(QStringLiteral("closeComparison"));
    bar->addWidget(label);
    bar->addWidget(choice_);
    bar->addWidget(swap);
    bar->addStretch(1);
    bar->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    connect(swap, &QToolButton::clicked, this, &CompareView::swapWanted);
    connect(close, &QToolButton::clicked, this, [this] { Q_EMIT otherWanted({}); });
    connect(choice_, &QComboBox::activated, this, [this](int index) {
        Q_EMIT otherWanted(Id{choice_->itemData(index).toULongLong()});
    });
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &CompareView::compareNow);
    for (const auto signal : {&Document::reset, &Document::scenarioChanged, &Document::scenariosChanged})
        connect(&document, signal, this, &CompareView::follow);
    connect(&document, &Document::changed, this, [this] { later_.start(); });
    connect(&playback, &Playback::cursorMoved, this, &CompareView::followTime);
    connect(&playback, &Playback::settingsChanged, this, [this] {
        if (!otherPlayback_)
            return;
        auto settings = playback_.settings();
        settings.replications = 1;
        otherPlayback_->setSettings(settings);
    });
    hide();
}

CompareView::~CompareView() { drop(); }

QToolButton* CompareView::button(const QString& name, const QString& text) {
    auto* made = new QToolButton(this);
    made->setIcon(icon(name));
    made->setToolTip(text);
    made->setAccessibleName(text);
    made->setAutoRaise(true);
    made->setFocusPolicy(Qt::TabFocus);
    return made;
}

void CompareView::drop() {
    delete std::exchange(glance_, nullptr);
    scene_.reset();
    otherPlayback_.reset();
    selection_->clear();
}

void CompareView::compareWith(Id scenario) {
    if (scenario == document_.scenarioId() || !document_.project().scenario(scenario))
        scenario = {};
    if (scenario != other_) {
        drop();
        other_ = scenario;
        if (other_) {
            otherPlayback_ = std::make_unique<Playback>(document_, nullptr, other_);
            auto settings = playback_.settings();
            settings.replications = 1; // what is seen moving is one run
            otherPlayback_->setSettings(settings);
            scene_ = std::make_unique<MapScene>(document_, *otherPlayback_, *selection_, std::nullopt, nullptr, other_);
            glance_ = new GlanceView(*scene_, this);
            layout()->addWidget(glance_);
            connect(glance_, &GlanceView::chosen, this, [this](Id there) {
                const Id here = counterpart(there);
                isOtherLater() ? reveal(here, there) : reveal(there, here);
            });
            connect(glance_, &GlanceView::openRequested, this, &CompareView::swapWanted);
            connect(otherPlayback_.get(), &Playback::runProgressed, this, &CompareView::followTime);
            connect(otherPlayback_.get(), &Playback::runChanged, this, &CompareView::followTime);
        }
    }
    fillChoice();
    setVisible(static_cast<bool>(other_));
    compareNow();
    if (glance_)
        QMetaObject::invokeMethod(glance_, [view = glance_] { view->fit(); }, Qt::QueuedConnection);
}

/// Other scenarios, or another one on view.
void CompareView::follow() {
    if (!other_)
        return;
    if (!document_.project().scenario(other_) || other_ == document_.scenarioId())
        compareWith({}); // until the owner says with what else
    else {
        fillChoice();
        later_.start();
    }
}

void CompareView::fillChoice() {
    choice_->clear();
    for (const auto& scenario : document_.project().scenarios)
        if (scenario.id != document_.scenarioId())
            choice_->addItem(QString::fromStdString(scenario.name), QVariant::fromValue<qulonglong>(scenario.id.value));
    choice_->setCurrentIndex(choice_->findData(QVariant::fromValue<qulonglong>(other_.value)));
}

void CompareView::compareNow() {
    differences_.clear();
    const Scenario* other = document_.project().scenario(other_);
    MapScene::Marks here, there;
    if (other && scene_) {
        differences_ = lean::compare(before().plant, after().plant);
        MapScene::Marks& earlier = isOtherLater() ? here : there;
        MapScene::Marks& later = isOtherLater() ? there : here;
        for (const auto& d : differences_) {
            if (d.after)
                later[d.after] = d.kind;
            if (d.before)
                earlier[d.before] = d.kind;
        }
        scene_->setMarks(std::move(there));
    }
    page_.scene().setMarks(std::move(here));
    Q_EMIT compared();
}

void CompareView::followTime() {
    if (otherPlayback_ && otherPlayback_->hasRun() && playback_.hasRun())
        otherPlayback_->seek(playback_.cursor());
}

bool CompareView::isOtherLater() const {
    for (const auto& scenario : document_.project().scenarios)
        if (scenario.id == other_ || scenario.id == document_.scenarioId())
            return scenario.id != other_;
    return false;
}

const Scenario& CompareView::otherScenario() const {
    const Scenario* other = document_.project().scenario(other_);
    return other ? *other : document_.scenario();
}
const Scenario& CompareView::before() const { return isOtherLater() ? document_.scenario() : otherScenario(); }
const Scenario& CompareView::after() const { return isOtherLater() ? otherScenario() : document_.scenario(); }

Id CompareView::counterpart(Id there) const {
    for (const auto& d : differences_)
        if (there && (isOtherLater() ? d.after : d.before) == there)
            return isOtherLater() ? d.before : d.after;
    return page_.scene().layout().node(there) || page_.scene().layout().link(there) ? there : Id{};
}

void CompareView::reveal(Id before, Id after) {
    const Id here = isOtherLater() ? before : after, there = isOtherLater() ? after : before;
    if (here)
        page_.select(here);
    if (!glance_)
        return;
    if (there)
        selection_->set({there});
    else
        selection_->clear();
    glance_->reveal(there);
}

} // namespace takt::gui
