#include "gui/figures/stream_panel.h"

#include <QApplication>
#include <QClipboard>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "document/document.h"
#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "gui/figures/capacity_chart.h"
#include "gui/time/ladder_remark.h"
#include "gui/time/playback.h"

namespace takt::gui {

namespace {

constexpr int kSeenWhole = 12; ///< letters of a value on one line
constexpr int kMostValue = 100; ///< pixels
constexpr int kLeastName = 150;
constexpr int kLeastWidth = 330;

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    label->setFont(Theme::instance().font(0, true));
    return label;
}

} // namespace

StreamPanel::StreamPanel(Document& document, Playback& playback, QWidget* parent)
    : QScrollArea(parent), document_(document), playback_(playback), grid_(new QGridLayout), remark_(new QLabel),
      chart_(new CapacityChart) {
    setObjectName(QStringLiteral("streamPanel"));
    setAccessibleName(tr("Figures of the stream"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(kLeastWidth);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(8);
    grid_->setHorizontalSpacing(10);
    grid_->setVerticalSpacing(5);
    grid_->setColumnStretch(0, 1);
    grid_->setColumnMinimumWidth(0, kLeastName);
    column->addLayout(grid_);
    remark_->setWordWrap(true);
    makeQuiet(remark_);
    column->addWidget(remark_);
    column->addWidget(heading(tr("Capacity against takt")));
    auto* words = new QLabel(tr("Of each step's time: what the demand asks for, above; what the run took, the thin bar below. "
                                "A bar past the line cannot keep the takt."));
    words->setWordWrap(true);
    makeQuiet(words);
    column->addWidget(words);
    column->addWidget(chart_);
    column->addStretch(1);
    setWidget(content);
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &StreamPanel::refresh);
    const auto soon = [this] {
        if (isVisible())
            later_.start();
    };
    connect(&document, &Document::changed, this, soon);
    connect(&document, &Document::reset, this, soon);
    connect(&document, &Document::scenarioChanged, this, soon);
    connect(&playback, &Playback::runChanged, this, soon);
    connect(&playback, &Playback::runProgressed, this, soon);
    connect(&Theme::instance(), &Theme::changed, this, &StreamPanel::build);
    connect(chart_, &CapacityChart::chosen, this, &StreamPanel::elementChosen);
}

void StreamPanel::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    refresh();
}

void StreamPanel::refresh() {
    const auto analysis = lean::analyze(document_.project(), document_.scenario());
    const auto result = playback_.isOutOfDate() ? nullptr : playback_.result();
    auto figures = streamFigures(document_.project(), document_.scenario(), analysis, result.get());
    chart_->setBars(capacityBars(document_.plant(), analysis, result.get()));
    const QString why = ladderRemark(result.get(), analysis);
    remark_->setText(result ? why : tr("The simulated figures come when the run is finished."));
    remark_->setVisible(!remark_->text().isEmpty());
    if (figures == figures_)
        return;
    figures_ = std::move(figures);
    build();
}

void StreamPanel::build() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int column = 0;
    for (const auto& text : {QString(), tr("planned"), tr("simulated")}) {
        auto* head = new QLabel(text);
        makeQuiet(head);
        grid_->addWidget(head, 0, column++, Qt::AlignRight);
    }
    int row = 1;
    for (const auto& figure : figures_) {
        auto* name = new QLabel(figure.name);
        name->setWordWrap(true);
        makeQuiet(name, 0);
        auto* planned = new QLabel(figure.planned);
        auto* simulated = new QLabel(figure.simulated);
        setTone(simulated, figure.simulated == QStringLiteral("–") ? Tone::Quiet : Tone::Good);
        for (auto* value : {planned, simulated}) {
            value->setFont(Theme::instance().font(0, true));
            value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
            value->setWordWrap(value->text().size() > kSeenWhole);
            value->setMaximumWidth(kMostValue);
        }
        planned->setAccessibleName(tr("%1, planned: %2").arg(figure.name, figure.planned));
        simulated->setAccessibleName(tr("%1, simulated: %2").arg(figure.name, figure.simulated));
        for (auto* part : {name, planned, simulated})
            part->setToolTip(figure.tip);
        grid_->addWidget(name, row, 0);
        grid_->addWidget(planned, row, 1);
        grid_->addWidget(simulated, row, 2);
        ++row;
    }
    // Parts count from when they are shown, which is in a moment.
    QMetaObject::invokeMethod(
        this, [this] { setMinimumWidth(std::max(kLeastWidth, widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width())); },
        Qt::QueuedConnection);
}

QString StreamPanel::remark() const { return remark_->text(); }

QString StreamPanel::asText() const {
    QStringList rows{tr("Figure") + QLatin1Char('\t') + tr("planned") + QLatin1Char('\t') + tr("simulated")};
    for (const auto& figure : figures_)
        rows << QStringList{figure.name, figure.planned, figure.simulated}.join(QLatin1Char('\t'));
    return rows.join(QLatin1Char('\n'));
}

void StreamPanel::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy))
        QApplication::clipboard()->setText(asText());
    else
        QScrollArea::keyPressEvent(event);
}

} // namespace takt::gui
