#include "gui/cells/work_combination.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/cells/drawing.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {

constexpr double kHead = 20, kLine = 22, kFoot = 20, kNumbers = 44, kTick = 52;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

QString figure(Duration time) {
    const double s = time.inSeconds();
    return time.us == 0 ? QString() : number(s, std::abs(s - std::round(s)) < 0.05 ? 0 : 1);
}

/// Between the places of two tasks.
Duration walkBetween(const CellFacts& facts, balance::Task a, balance::Task b) {
    const auto& places = facts.line.line.rules.places;
    return places.empty() ? Duration{}
                          : cell::inTime(std::abs(places[static_cast<std::size_t>(a)] - places[static_cast<std::size_t>(b)]));
}

/// 1, 2 or 5 times a power of ten, so that so many fit.
double niceStep(double most, double ticks) {
    const double rough = std::max(1e-3, most / std::max(1.0, ticks)), power = std::pow(10, std::floor(std::log10(rough)));
    for (const double step : {1.0, 2.0, 5.0})
        if (step * power >= rough * 0.999)
            return step * power;
    return 10 * power;
}

/// One painting of some of the lines.
class Painting {
  public:
    Painting(const Drawing& drawing, const QRectF& room, const Combination& combination, std::size_t first, std::size_t count)
        : d_(drawing), p_(drawing.painter()), room_(room), c_(combination), first_(first), count_(count),
          numbers_(std::clamp(room.width() * 0.22, d_.px(90), d_.px(d_.isOnPaper() ? 260 : 190))),
          left_(room.left() + numbers_ + 3 * d_.px(kNumbers)), bottom_(room.bottom() - d_.px(kFoot)) {
        most_ = std::max({c_.takt.inSeconds(), c_.planned.inSeconds(), c_.work.inSeconds(), 1.0}) * 1.06;
    }

    void paint() {
        paintHead();
        paintLimits();
        for (std::size_t i = first_; i < first_ + count_; ++i)
            paintLine(i);
        if (first_ + count_ == c_.lines.size())
            paintWaiting();
        paintFoot();
    }

  private:
    double xOf(Duration time) const { return left_ + (room_.right() - d_.px(6) - left_) * time.inSeconds() / most_; }
    double topOf(std::size_t line) const { return room_.top() + d_.px(kHead) + d_.px(kLine) * static_cast<double>(line - first_); }

    void paintHead() {
        const double top = room_.top(), height = d_.px(kHead), narrow = d_.px(kNumbers);
        d_.pen(d_.colours().quiet);
        d_.text({room_.left(), top, numbers_, height}, Qt::AlignLeft | Qt::AlignVCenter, Words::tr("Task"), -1);
        const QStringList heads{Words::tr("Manual"), Words::tr("Auto"), Words::tr("Walk")};
        for (int i = 0; i < heads.size(); ++i)
            d_.text({room_.left() + numbers_ + i * narrow - d_.px(8), top, narrow + d_.px(2), height}, Qt::AlignRight | Qt::AlignVCenter, heads[i], -1);
        const double step = niceStep(most_, (room_.right() - left_) / d_.px(kTick));
        for (double s = 0; s <= most_; s += step) {
            const double x = xOf(Duration{std::llround(s * 1e6)});
            d_.pen(mixed(d_.colours().line, d_.colours().panel, 0.5));
            p_.drawLine(QPointF(x, top + height), QPointF(x, bottom_));
            d_.pen(d_.colours().quiet);
            if (s > 0) // the word beside it is near
                d_.text({x - d_.px(24), top, d_.px(48), height}, Qt::AlignCenter, number(s, step < 1 ? 1 : 0), -1);
        }
        d_.pen(d_.colours().line);
        p_.drawLine(QPointF(room_.left(), top + height), QPointF(room_.right(), top + height));
    }

    void paintLine(std::size_t i) {
        const CombinationLine& line = c_.lines[i];
        const double top = topOf(i), height = d_.px(kLine), y = top + height / 2, narrow = d_.px(kNumbers);
        d_.pen(d_.colours().ink);
        d_.text({room_.left(), top, numbers_ - d_.px(4), height}, Qt::AlignLeft | Qt::AlignVCenter, line.name, -1);
        const Duration figures[] = {line.manual, line.automatic, line.walk};
        for (int k = 0; k < 3; ++k)
            d_.text({room_.left() + numbers_ + k * narrow - d_.px(6), top, narrow, height}, Qt::AlignRight | Qt::AlignVCenter, figure(figures[k]), -1);
        const Duration end = line.begin + line.manual;
        if (line.automatic.us > 0)
            paintMachine(line, end, y);
        p_.fillRect(QRectF(xOf(line.begin), y - d_.px(4), std::max(d_.px(1), xOf(end) - xOf(line.begin)), d_.px(8)), d_.work());
        d_.pen(d_.colours().quiet);
        if (line.walk.us > 0)
            wave(xOf(end), xOf(end + line.walk), y);
        if (i + 1 < c_.lines.size()) {
            d_.pen(d_.colours().line);
            p_.drawLine(QPointF(xOf(end + line.walk), y), QPointF(xOf(end + line.walk), std::min(y + height, bottom_)));
        }
    }

    /// What goes on into the next cycle begins again at the left.
    void paintMachine(const CombinationLine& line, Duration end, double y) {
        d_.pen(d_.colours().ink, 2, Qt::DashLine);
        const Duration cycle = c_.takt.us > 0 ? c_.takt : c_.work;
        const Duration to = end + line.automatic;
        p_.drawLine(QPointF(xOf(end), y), QPointF(xOf(std::min(to, std::max(cycle, end))), y));
        if (to > cycle && end < cycle)
            p_.drawLine(QPointF(xOf({}), y), QPointF(xOf(std::min(Duration{to.us - cycle.us}, line.begin)), y));
    }

    void wave(double from, double to, double y) {
        p_.setBrush(Qt::NoBrush);
        const double step = d_.px(6), high = d_.px(4);
        QPainterPath path({from, y});
        for (double x = from; x < to; x += step) {
            path.quadTo({x + step / 4, y - high}, {std::min(x + step / 2, to), y});
            path.quadTo({x + step * 3 / 4, y + high}, {std::min(x + step, to), y});
        }
        p_.drawPath(path);
    }

    /// A line with two heads from the end of the work to the planned cycle.
    void paintWaiting() {
        if (c_.waiting.us <= 0 || c_.lines.empty() || xOf(c_.work + c_.waiting) - xOf(c_.work) < d_.px(8))
            return;
        const double from = xOf(c_.work), to = std::min(xOf(c_.work + c_.waiting), room_.right()), head = d_.px(4);
        const double y = topOf(c_.lines.size() - 1) + d_.px(kLine) / 2;
        d_.pen(d_.colours().warning, 1.5);
        p_.drawLine(QPointF(from, y), QPointF(to, y));
        for (const auto& [x, way] : {std::pair(from, 1.0), std::pair(to, -1.0)})
            for (const double up : {-1.0, 1.0})
                p_.drawLine(QPointF(x, y), QPointF(x + way * head, y + up * head));
    }

    void paintLimits() {
        const double top = room_.top() + d_.px(kHead);
        if (c_.planned.us > 0 && c_.planned != c_.takt) {
            d_.pen(d_.colours().ink, 1, Qt::DashLine);
            p_.drawLine(QPointF(xOf(c_.planned), top), QPointF(xOf(c_.planned), bottom_));
        }
        if (c_.takt.us > 0) {
            d_.pen(d_.colours().bad, 2);
            p_.drawLine(QPointF(xOf(c_.takt), top), QPointF(xOf(c_.takt), bottom_));
        }
    }

    void paintFoot() {
        const double height = d_.px(kFoot);
        if (c_.takt.us > 0) {
            d_.pen(d_.colours().badText);
            d_.text({xOf(c_.takt) - d_.px(160), bottom_, d_.px(160), height}, Qt::AlignRight | Qt::AlignVCenter,
                    Words::tr("takt %1").arg(seconds(c_.takt.inSeconds())), -1, true);
        }
        d_.pen(d_.colours().quiet);
        const QString sum = c_.waiting.us > 0
                                ? Words::tr("%1 of work, %2 waiting").arg(seconds(c_.work.inSeconds()), seconds(c_.waiting.inSeconds()))
                                : Words::tr("%1 of work").arg(seconds(c_.work.inSeconds()));
        d_.text({room_.left(), bottom_, left_ - room_.left() + d_.px(120), height}, Qt::AlignLeft | Qt::AlignVCenter, sum, -1);
    }

    const Drawing& d_;
    QPainter& p_;
    QRectF room_;
    const Combination& c_;
    std::size_t first_, count_;
    double numbers_, left_, bottom_, most_ = 1;
};

} // namespace

Combination combinationOf(const Plant& plant, const CellFacts& facts, std::size_t place) {
    Combination out;
    if (place >= facts.loads.size())
        return out;
    const cell::Load& load = facts.loads[place];
    out.operatorName = stationLabel(plant, facts, load.station, load.second);
    out.takt = facts.takt;
    out.planned = facts.planned;
    Duration at;
    for (std::size_t i = 0; i < load.tasks.size(); ++i) {
        const auto task = load.tasks[i];
        const auto& times = facts.line.times[static_cast<std::size_t>(task)];
        CombinationLine line{task,        taskLabel(facts, task), at, times.manual, times.automatic,
                             walkBetween(facts, task, load.tasks[(i + 1) % load.tasks.size()])};
        at += line.manual + line.walk;
        out.lines.push_back(line);
    }
    out.work = at;
    out.waiting = {std::max<std::int64_t>(0, out.planned.us * load.copies - at.us)};
    return out;
}

std::size_t combinationLines(double height) {
    return static_cast<std::size_t>(std::max(1.0, std::floor((height / Drawing::kPaperPixel - kHead - kFoot) / kLine)));
}

void paintCombination(const Drawing& drawing, const QRectF& room, const Combination& combination, std::size_t first, std::size_t count) {
    // On paper the frame ends below the last line.
    const double needed = drawing.px(kHead + kFoot + kLine * static_cast<double>(count));
    const QRectF used = drawing.isOnPaper() && needed < room.height() ? QRectF(room.topLeft(), QSizeF(room.width(), needed)) : room;
    Painting(drawing, used, combination, first, count).paint();
}

CombinationChart::CombinationChart(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("combination"));
    setAccessibleName(tr("Standardized work combination table"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void CombinationChart::setCombination(Combination combination) {
    combination_ = std::move(combination);
    QStringList said;
    for (const auto& line : combination_.lines)
        said << tr("%1: %2 by hand", "task, time").arg(line.name, seconds(line.manual.inSeconds()));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    setMinimumHeight(sizeHint().height());
    updateGeometry();
    update();
}

QSize CombinationChart::sizeHint() const {
    return {500, static_cast<int>(kHead + kFoot + kLine * static_cast<double>(std::max<std::size_t>(3, combination_.lines.size())))};
}

void CombinationChart::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (combination_.lines.empty()) {
        painter.setPen(colors().quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("The work of each operator, second by second, comes here once tasks are given."));
        return;
    }
    paintCombination(Drawing::onScreen(painter), rect(), combination_, 0, combination_.lines.size());
}

} // namespace takt::gui
