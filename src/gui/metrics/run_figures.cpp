#include "gui/metrics/run_figures.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>
#include <cmath>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

const QChar kUnknown(0x2013);

std::optional<Estimate> valueOf(const sim::RunResult* result, std::string_view name) {
    const sim::Measure* measure = result ? result->find(name) : nullptr;
    return measure ? std::optional(measure->value) : std::nullopt;
}

/// "93.5 %, between 92 and 95 %" where it is known how sure the mean is.
template <class Format>
QString textOf(const std::optional<Estimate>& value, Format format) {
    if (!value)
        return kUnknown;
    const bool tells = format(value->halfWidth) != format(0.0); // else it is nearer than is written
    return tells ? RunFigures::tr("%1, %2", "mean, between … and …")
                       .arg(format(value->mean), betweenText(format(value->mean - value->halfWidth), format(value->mean + value->halfWidth)))
                 : format(value->mean);
}

QString warmUpText(const sim::FoundWarmUp& found) {
    const double amount = static_cast<double>(found.span.amount) * 1e-6;
    const QString span = amount == 0                                    ? RunFigures::tr("none needed")
                         : found.span.unit == Span::Unit::WorkingDays ? workingDays(amount)
                                                                        : seconds(amount);
    return found.runTooShort ? RunFigures::tr("%1, not sure").arg(span) : span;
}

QString sourceName(Figure::Source source) {
    switch (source) {
    case Figure::Source::Entered: return RunFigures::tr("entered");
    case Figure::Source::Computed: return RunFigures::tr("computed");
    case Figure::Source::Simulated: break;
    }
    return RunFigures::tr("simulated");
}

/// The provenance dot; its tool tip says the word.
class SourceDot : public QWidget {
  public:
    explicit SourceDot(Figure::Source source) : source_(source) {
        setFixedSize(10, 16);
        setToolTip(sourceName(source));
        setAccessibleName(sourceName(source));
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        const Palette& c = colors();
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(source_ == Figure::Source::Entered    ? c.entered
                         : source_ == Figure::Source::Computed ? c.computed
                                                               : c.simulated);
        painter.drawEllipse(QRectF(1, 4, 8, 8));
    }

  private:
    Figure::Source source_;
};

} // namespace

QString betweenText(const QString& least, const QString& most) {
    const auto unitOf = [](const QString& text) { return text.mid(text.lastIndexOf(QLatin1Char(' '))); };
    const bool same = least.contains(QLatin1Char(' ')) && unitOf(least) == unitOf(most);
    return RunFigures::tr("between %1 and %2").arg(same ? least.chopped(unitOf(least).size()) : least, most);
}

std::vector<Figure> runFigures(const sim::RunResult* result, const lean::Analysis& planned) {
    using S = Figure::Source;
    const auto whole = [](double v) { return number(v, std::abs(v) < 10 ? 1 : 0); };
    const auto share = [](double v) { return percent(v); };
    const auto days = [](double v) { return workingDays(v); };
    const auto delivered = valueOf(result, "delivered.total"), ordered = valueOf(result, "ordered.total");
    QString served = textOf(delivered, whole);
    if (delivered && ordered)
        served = RunFigures::tr("%1 of %2", "delivered of ordered").arg(number(delivered->mean), number(ordered->mean));
    std::vector<Figure> figures = {
        {RunFigures::tr("Delivered"), served, S::Simulated},
        {RunFigures::tr("Fill rate"), textOf(valueOf(result, "fill_rate"), share), S::Simulated},
        {RunFigures::tr("Throughput a day"), textOf(valueOf(result, "throughput.per_day"), whole),
         S::Simulated},
        {RunFigures::tr("Demand a day"),
         planned.dailyDemand > 0 ? number(planned.dailyDemand) : QString(kUnknown), S::Computed},
        {RunFigures::tr("Time through the plant"), textOf(valueOf(result, "flow_time.mean"), passedTime), S::Simulated},
        {RunFigures::tr("Stock, mean"), textOf(valueOf(result, "stock_days.total"), days), S::Simulated},
        {RunFigures::tr("Ladder as planned"),
         planned.leadTimeDays > 0 ? workingDays(planned.leadTimeDays) : QString(kUnknown), S::Computed},
    };
    if (result && result->warmUp)
        figures.push_back({RunFigures::tr("Warm-up, found"), warmUpText(*result->warmUp), S::Simulated});
    return figures;
}

RunFigures::RunFigures(QWidget* parent) : QWidget(parent), grid_(new QGridLayout), remark_(new QLabel) {
    grid_->setHorizontalSpacing(8);
    grid_->setVerticalSpacing(5);
    grid_->setColumnStretch(0, 1);
    remark_->setWordWrap(true);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 0, 0);
    all->setSpacing(8);
    all->addLayout(grid_);
    all->addWidget(remark_);
    all->addStretch(1);
    connect(&Theme::instance(), &Theme::changed, this, &RunFigures::build);
}

void RunFigures::set(std::vector<Figure> figures, const QString& remark) {
    remark_->setText(remark);
    remark_->setVisible(!remark.isEmpty());
    if (figures == figures_)
        return;
    figures_ = std::move(figures);
    build();
}

QString RunFigures::remark() const { return remark_->text(); }

void RunFigures::build() {
    while (QLayoutItem* item = grid_->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    makeQuiet(remark_);
    int row = 0;
    for (const auto& figure : figures_) {
        auto* name = new QLabel(figure.name);
        auto* value = new QLabel(figure.value);
        makeQuiet(name, 0);
        value->setFont(Theme::instance().font(0, true));
        value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        value->setAccessibleName(
            QStringLiteral("%1: %2, %3").arg(figure.name, figure.value, sourceName(figure.source)));
        grid_->addWidget(name, row, 0);
        grid_->addWidget(value, row, 1);
        grid_->addWidget(new SourceDot(figure.source), row, 2);
        ++row;
    }
}

} // namespace takt::gui
