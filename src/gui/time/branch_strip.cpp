#include "gui/time/branch_strip.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <algorithm>

#include "gui/common/card_frame.h"
#include "gui/common/short_text.h"
#include "gui/common/theme.h"
#include "gui/time/branch_figures.h"
#include "gui/time/intervention_text.h"
#include "gui/time/playback.h"

namespace takt::gui {

namespace {

constexpr int kTouch = 36;

Time firstOf(const std::vector<sim::Intervention>& all) {
    return std::min_element(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.at < b.at; })->at;
}

} // namespace

BranchComparison::BranchComparison(Playback& playback, BranchFigures& figures, QWidget* parent)
    : QFrame(parent, Qt::Popup), playback_(playback), figures_(figures), grid_(new QGridLayout), note_(new QLabel) {
    setObjectName(QStringLiteral("branchComparison"));
    setAccessibleName(tr("The branch and the untouched run compared"));
    auto* title = new QLabel(tr("The branch beside the untouched run"));
    title->setFont(Theme::instance().font(1, true));
    note_->setTextFormat(Qt::PlainText);
    makeQuiet(note_);
    grid_->setHorizontalSpacing(24);
    grid_->setVerticalSpacing(6);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 12);
    column->setSpacing(8);
    column->addWidget(title);
    column->addLayout(grid_);
    column->addWidget(note_);
    connect(&figures, &BranchFigures::changed, this, &BranchComparison::build);
    build();
}

void BranchComparison::build() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    const auto put = [this](const QString& text, int row, int column, Tone tone, bool strong = false) {
        auto* label = new QLabel(text);
        label->setTextFormat(Qt::PlainText);
        label->setFont(Theme::instance().font(0, strong));
        if (tone != Tone::Plain)
            setTone(label, tone);
        grid_->addWidget(label, row, column, column == 0 ? Qt::AlignLeft : Qt::AlignRight);
    };
    const QString heads[] = {{}, tr("Untouched"), tr("What if"), tr("Difference")};
    for (int column = 1; column < 4; ++column)
        put(heads[column], 0, column, Tone::Quiet);
    int row = 0;
    for (const auto& figure : figures_.figures()) {
        put(figure.name, ++row, 0, Tone::Plain);
        put(figure.untouched, row, 1, Tone::Plain, true);
        put(figure.branch, row, 2, Tone::Plain, true);
        put(figure.difference, row, 3, figure.tone, true);
        put(figure.after, row, 4, Tone::Quiet);
    }
    note_->setText(figures_.figures().empty() ? tr("Both runs are being simulated …")
                                              : tr("Both runs with seed %1, otherwise the same plant.").arg(playback_.seed()));
    adjustSize();
}

void BranchComparison::openOver(const QWidget* anchor) {
    setStyleSheet(QStringLiteral("#branchComparison { background: %1; border: 1px solid %2; border-radius: 8px; }")
                      .arg(colors().panel.name(), colors().line.name()));
    build();
    const QRect screen = anchor->screen()->availableGeometry();
    QPoint at = anchor->mapToGlobal(QPoint(anchor->width() - width(), -height() - 6));
    at.setX(std::clamp(at.x(), screen.left() + 4, std::max(screen.left() + 4, screen.right() - width() - 4)));
    at.setY(std::max(at.y(), screen.top() + 4));
    move(at);
    show();
}

BranchStrip::BranchStrip(Document& document, Playback& playback, QWidget* parent)
    : QFrame(parent), playback_(playback), figures_(new BranchFigures(playback, this)),
      comparison_(new BranchComparison(playback, *figures_, this)), icon_(new QLabel), what_(new ShortButton),
      summary_(new QLabel), compare_(new QPushButton(tr("Compare"))), add_(new QPushButton(tr("Add an event…"))),
      keep_(new QPushButton), drop_(new QPushButton(tr("Drop"))) {
    setAccessibleName(tr("What if"));
    what_->setFlat(true);
    what_->setCursor(Qt::PointingHandCursor);
    what_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    what_->setStyleSheet(QStringLiteral("text-align: left;"));
    summary_->setTextFormat(Qt::PlainText);
    compare_->setToolTip(tr("What the branch comes to, beside the untouched run"));
    add_->setToolTip(tr("Something else happens in the same branch, from the cursor on (F7)"));
    drop_->setToolTip(tr("Back to the untouched run, at the same moment"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 16, 2);
    row->setSpacing(8);
    row->addWidget(icon_);
    row->addWidget(what_, 1);
    row->addWidget(summary_);
    for (auto* button : {compare_, add_, keep_, drop_}) {
        button->setMinimumHeight(kTouch);
        button->setAccessibleName(button->text());
        row->addWidget(button);
    }
    connect(what_, &QPushButton::clicked, this, [this] {
        if (!playback_.interventions().empty())
            playback_.seek(firstOf(playback_.interventions()));
    });
    connect(compare_, &QPushButton::clicked, this, [this] { comparison_->openOver(compare_); });
    connect(add_, &QPushButton::clicked, this, &BranchStrip::addWanted);
    connect(keep_, &QPushButton::clicked, this, &BranchStrip::keep);
    connect(drop_, &QPushButton::clicked, &playback, &Playback::dropBranch);
    for (const auto signal : {&Playback::runChanged, &Playback::runProgressed, &Playback::settingsChanged})
        connect(&playback, signal, this, &BranchStrip::follow);
    connect(&document, &Document::runsChanged, this, &BranchStrip::follow, Qt::QueuedConnection);
    connect(figures_, &BranchFigures::changed, this, &BranchStrip::follow);
    connect(&Theme::instance(), &Theme::changed, this, &BranchStrip::follow);
    follow();
}

void BranchStrip::follow() {
    const bool on = !playback_.interventions().empty() && playback_.hasRun();
    setVisible(on);
    if (!on)
        return comparison_->hide();
    icon_->setPixmap(icon(QStringLiteral("branch"), &Palette::accent).pixmap(20, 20));
    text_ = tr("What if: %1").arg(interventionsText(playback_.interventions(), playback_));
    QStringList all;
    for (const auto& intervention : playback_.interventions())
        all << interventionText(intervention, playback_);
    what_->setToolTip(all.join(QLatin1Char('\n')) + QLatin1Char('\n') + tr("Click to go there"));
    what_->setAccessibleName(text_);
    const bool here = playback_.isBranch();
    const bool stored = here && playback_.storedNumber() != 0;
    const auto storable = playback_.storable();
    summary_->setText(figures_->figures().empty() ? tr("Simulating the branch …") : figures_->summary());
    makeQuiet(summary_);
    compare_->setEnabled(here);
    keep_->setText(stored ? tr("Kept as run %1").arg(playback_.storedNumber()) : tr("Keep"));
    keep_->setAccessibleName(keep_->text());
    keep_->setEnabled(here && storable == Playback::Storable::Yes);
    keep_->setToolTip(keep_->isEnabled() ? tr("Stores the branch as a run of that name: see Metrics") : Playback::storableText(storable));
    what_->setText(text_);
}

void BranchStrip::keep() { playback_.storeRun(text_); }

void BranchStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), colors().accentSoft);
    painter.fillRect(QRect(0, 0, width(), 1), colors().line);
}

} // namespace takt::gui
