#include "gui/cells/work_chart.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>

#include "gui/cells/drawing.h"
#include "gui/common/format.h"

namespace takt::gui {

namespace {

constexpr double kBoxHigh = 32, kBoxMost = 104, kBoxLeast = 30, kStand = 15, kRing = 8, kMark = 12, kEdge = 8, kTight = 170, kBoxTight = 18, kStretch = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

double length(const QPointF& p) { return std::hypot(p.x(), p.y()); }

void paintCross(const Drawing& d, const QPointF& centre) {
    const double r = d.px(kMark / 2), w = d.px(kMark / 6);
    QPainter& p = d.painter();
    p.setPen(Qt::NoPen);
    p.setBrush(d.colours().good);
    p.drawRect(QRectF(centre.x() - r, centre.y() - w, 2 * r, 2 * w));
    p.drawRect(QRectF(centre.x() - w, centre.y() - r, 2 * w, 2 * r));
}

void paintDiamond(const Drawing& d, const QPointF& centre) {
    const double r = d.px(kMark / 2);
    d.pen(d.colours().ink, 1.5);
    d.painter().setBrush(d.colours().panel);
    d.painter().drawPolygon(QPolygonF{centre + QPointF(0, -r), centre + QPointF(r, 0), centre + QPointF(0, r), centre + QPointF(-r, 0)});
}

/// A disc for standard in-process stock, with how many pieces when it is more than one.
void paintStock(const Drawing& d, const QPointF& centre, std::int64_t pieces) {
    const double r = d.px(kMark / 2);
    d.painter().setPen(Qt::NoPen);
    d.painter().setBrush(d.colours().ink);
    d.painter().drawEllipse(centre, r, r);
    if (pieces > 1) {
        d.pen(d.colours().panel);
        d.text(QRectF(centre - QPointF(r, r), QSizeF(2 * r, 2 * r)), Qt::AlignCenter, QString::number(pieces), -2, true);
    }
}

class ChartPainting {
  public:
    ChartPainting(const Drawing& drawing, const QRectF& room, const WorkChart& chart, int chosen)
        : d_(drawing), p_(drawing.painter()), chart_(chart), chosen_(chosen) {
        fit(room.adjusted(d_.px(kEdge), d_.px(kEdge), -d_.px(kEdge), -d_.px(kEdge)));
    }

    void paint() {
        d_.pen(mixed(d_.colours().line, d_.colours().panel, 0.3), 1, Qt::DashLine);
        p_.setBrush(Qt::NoBrush);
        QPolygonF walkway;
        for (const auto& point : chart_.plan.walkway)
            walkway << at(point);
        p_.drawPolyline(walkway);
        for (std::size_t i = 0; i < chart_.places.size(); ++i)
            paintPlace(i);
        for (std::size_t i = 0; i < chart_.paths.size(); ++i)
            if (static_cast<int>(i) != chosen_)
                paintPath(i);
        if (chosen_ >= 0 && static_cast<std::size_t>(chosen_) < chart_.paths.size())
            paintPath(static_cast<std::size_t>(chosen_));
        for (std::size_t i = 0; i < chart_.paths.size(); ++i)
            paintNumbers(i);
    }

  private:
    /// As large as it fits, boxes and stands included; a floor without depth takes the height it needs.
    void fit(const QRectF& room) {
        QRectF floor;
        for (std::size_t i = 0; i < chart_.places.size(); ++i) {
            const QRectF spot(chart_.places[i].where.at, QSizeF(1e-6, 1e-6));
            floor = i == 0 ? spot : floor.united(spot);
        }
        for (const auto& point : chart_.plan.walkway)
            floor = floor.united(QRectF(point, QSizeF(1e-6, 1e-6)));
        const bool marked = std::any_of(chart_.places.begin(), chart_.places.end(), [](const WorkChartPlace& p) { return p.safety || p.quality || p.stock > 0; });
        if (room.height() < d_.px(kTight)) // numbers alone
            boxHigh_ = d_.px(kBoxTight);
        const double high = boxHigh_ + (marked ? 2 * d_.px(kMark + 3) : 0);
        box_ = d_.px(kBoxMost);
        // Boxes that stand in a row do not overlap: narrower ones, then smaller.
        for (int round = 0; round < 12; ++round) {
            const QRectF inner = room.adjusted(box_ / 2, high / 2, -box_ / 2, -high / 2);
            const double across = std::max(1.0, inner.width()) / std::max(floor.width(), 1e-3);
            const double down = std::max(1.0, inner.height()) / std::max(floor.height(), 1e-3);
            // As on the floor where it fits well, else drawn out along the longer way.
            scaleX_ = std::min(across, kStretch * down);
            scaleY_ = std::min(down, kStretch * across);
            origin_ = inner.center() - QPointF(floor.center().x() * scaleX_, floor.center().y() * scaleY_);
            const double apart = leastApart();
            if (box_ <= apart - d_.px(4) || box_ <= d_.px(kBoxLeast))
                break;
            box_ = std::max(d_.px(kBoxLeast), std::min(apart - d_.px(4), box_ * 0.85));
        }
    }

    /// Between the middles of two boxes at the same height.
    double leastApart() const {
        double least = 1e9;
        for (std::size_t a = 0; a < chart_.places.size(); ++a)
            for (std::size_t b = 0; b < a; ++b) {
                const QPointF way = at(chart_.places[a].where.at) - at(chart_.places[b].where.at);
                if (std::abs(way.y()) < boxHigh_)
                    least = std::min(least, std::abs(way.x()));
            }
        return least;
    }

    QPointF at(const QPointF& metres) const { return origin_ + QPointF(metres.x() * scaleX_, metres.y() * scaleY_); }
    QRectF boxOf(std::size_t place) const {
        const QPointF centre = at(chart_.places[place].where.at);
        return {centre.x() - box_ / 2, centre.y() - boxHigh_ / 2, box_, boxHigh_};
    }
    /// Where the operator stands: before the box, on its way to the walkway.
    QPointF standOf(std::size_t place) const {
        const auto& where = chart_.places[place].where;
        const QRectF box = boxOf(place);
        const double half = std::abs(where.towards.x()) > 0.5 ? box.width() / 2 : box.height() / 2;
        return box.center() + where.towards * (half + d_.px(kStand));
    }

    void paintPlace(std::size_t i) {
        const WorkChartPlace& place = chart_.places[i];
        const QRectF box = boxOf(i);
        d_.pen(d_.colours().ink, 1.25);
        p_.setBrush(d_.colours().panel);
        p_.drawRoundedRect(box, d_.px(3), d_.px(3));
        d_.pen(d_.colours().ink);
        const bool named = !place.name.isEmpty() && box.width() > d_.px(44) && boxHigh_ > d_.px(kBoxTight);
        const QRectF inner = box.adjusted(d_.px(3), d_.px(2), -d_.px(3), -d_.px(2));
        d_.text(named ? inner.adjusted(0, 0, 0, -inner.height() / 2) : inner, Qt::AlignCenter, place.numbers, -1, true);
        if (named) {
            d_.pen(d_.colours().quiet);
            d_.text(inner.adjusted(0, inner.height() / 2, 0, 0), Qt::AlignCenter, place.name, -2);
        }
        // Marks in a row at the side that is turned away from the walkway.
        const int marks = (place.safety ? 1 : 0) + (place.quality ? 1 : 0) + (place.stock > 0 ? 1 : 0);
        const double step = d_.px(kMark + 3);
        const double y = place.where.towards.y() < -0.5 ? box.bottom() + d_.px(kMark / 2 + 3) : box.top() - d_.px(kMark / 2 + 3);
        double x = box.center().x() - step * (marks - 1) / 2;
        if (place.safety)
            paintCross(d_, {std::exchange(x, x + step), y});
        if (place.quality)
            paintDiamond(d_, {std::exchange(x, x + step), y});
        if (place.stock > 0)
            paintStock(d_, {x, y}, place.stock);
    }

    QColor colourOf(std::size_t path) const { return d_.series(static_cast<int>(path)); }

    /// From one to the next, each with an arrow; dashed back to the first.
    void paintPath(std::size_t i) {
        const auto& places = chart_.paths[i].places;
        const bool faint = chosen_ >= 0 && static_cast<int>(i) != chosen_;
        const QColor colour = faint ? mixed(colourOf(i), d_.colours().panel, 0.55) : colourOf(i);
        for (std::size_t k = 0; k < places.size() && places.size() > 1; ++k) {
            const bool back = k + 1 == places.size();
            const QPointF from = standOf(places[k]), to = standOf(places[back ? 0 : k + 1]);
            const double whole = length(to - from);
            if (whole < d_.px(2 * kRing))
                continue;
            const QPointF unit = (to - from) / whole, side(-unit.y(), unit.x());
            // The way back bows, so that it is seen beside the way out.
            const QPointF middle = (from + to) / 2 + side * (back ? std::min(whole * 0.12, d_.px(12)) : 0);
            QPainterPath path(from + unit * d_.px(kRing));
            path.quadTo(middle, to - unit * d_.px(kRing));
            d_.pen(colour, faint ? 1 : 1.75, back ? Qt::DashLine : Qt::SolidLine);
            p_.setBrush(Qt::NoBrush);
            p_.drawPath(path);
            const QPointF end = to - unit * d_.px(kRing), foot = end - unit * d_.px(6);
            p_.setPen(Qt::NoPen);
            p_.setBrush(colour);
            p_.drawPolygon(QPolygonF{end, foot + side * d_.px(3), foot - side * d_.px(3)});
        }
    }

    void paintNumbers(std::size_t i) {
        const auto& path = chart_.paths[i];
        std::vector<int> used(chart_.places.size());
        for (std::size_t k = 0; k < path.places.size(); ++k) {
            // Several tasks at one place stand beside each other.
            const int nth = used[path.places[k]]++;
            const QPointF centre = standOf(path.places[k]) + QPointF(nth * d_.px(2 * kRing + 1), 0);
            d_.pen(colourOf(i), 1.5);
            p_.setBrush(d_.colours().panel);
            p_.drawEllipse(centre, d_.px(kRing), d_.px(kRing));
            d_.pen(d_.colours().ink);
            d_.text(QRectF(centre - QPointF(d_.px(kRing), d_.px(kRing)), QSizeF(d_.px(2 * kRing), d_.px(2 * kRing))), Qt::AlignCenter,
                    path.numbers[k], -2, true);
        }
    }

    const Drawing& d_;
    QPainter& p_;
    const WorkChart& chart_;
    int chosen_;
    double scaleX_ = 1, scaleY_ = 1, box_ = 1;
    double boxHigh_ = d_.px(kBoxHigh);
    QPointF origin_;
};

WorkChartPlace chartPlace(const CellFacts& facts, const WorkPlace& where) {
    WorkChartPlace place{where, {}, {}};
    QStringList numbers, names;
    for (const auto t : where.tasks) {
        const CellTask& task = facts.tasks[static_cast<std::size_t>(t)];
        numbers << QString::number(task.number);
        const auto name = QString::fromStdString(task.machine.empty() ? task.name : task.machine);
        if (!name.isEmpty() && !names.contains(name))
            names << name;
        place.safety = place.safety || task.safety;
        place.quality = place.quality || task.quality;
        place.stock += task.standardStock;
    }
    place.numbers = numbers.join(QStringLiteral(", "));
    place.name = names.join(QStringLiteral(", "));
    return place;
}

} // namespace

WorkChart workChartOf(const Plant& plant, const CellFacts& facts) {
    WorkChart chart;
    chart.plan = workPlanOf(facts);
    std::vector<std::size_t> placeOf(facts.tasks.size());
    for (std::size_t i = 0; i < chart.plan.places.size(); ++i) {
        chart.places.push_back(chartPlace(facts, chart.plan.places[i]));
        for (const auto task : chart.plan.places[i].tasks)
            placeOf[static_cast<std::size_t>(task)] = i;
    }
    for (const auto& load : facts.loads) {
        WorkChartPath path;
        path.name = stationLabel(plant, facts, load.station, load.second);
        for (const auto task : load.tasks) {
            path.places.push_back(placeOf[static_cast<std::size_t>(task)]);
            path.numbers.push_back(QString::number(facts.tasks[static_cast<std::size_t>(task)].number));
        }
        chart.paths.push_back(std::move(path));
    }
    for (const auto& task : facts.tasks) {
        chart.stock += task.standardStock;
        chart.safety += task.safety ? 1 : 0;
        chart.quality += task.quality ? 1 : 0;
    }
    chart.takt = facts.takt;
    chart.cycle = facts.figures.longest;
    chart.walked = facts.figures.walkedMetres;
    return chart;
}

void paintWorkChart(const Drawing& drawing, const QRectF& room, const WorkChart& chart, int chosen) {
    if (!chart.places.empty())
        ChartPainting(drawing, room, chart, chosen).paint();
}

void paintWorkMarks(const Drawing& d, const QRectF& room) {
    double x = room.left();
    const double y = room.center().y();
    const auto say = [&](const QString& text, auto mark) {
        const double width = d.textWidth(text, -1) + d.px(6);
        if (x + d.px(kMark + 5) + width > room.right())
            return;
        mark(QPointF(x + d.px(kMark / 2), y));
        d.pen(d.colours().quiet);
        d.text({x + d.px(kMark + 5), room.top(), width, room.height()}, Qt::AlignLeft | Qt::AlignVCenter, text, -1);
        x += d.px(kMark + 14) + width;
    };
    say(Words::tr("safety"), [&](const QPointF& at) { paintCross(d, at); });
    say(Words::tr("quality check"), [&](const QPointF& at) { paintDiamond(d, at); });
    say(Words::tr("standard in-process stock"), [&](const QPointF& at) { paintStock(d, at, 1); });
}

std::vector<std::pair<QString, QString>> workChartFigures(const WorkChart& chart) {
    std::vector<std::pair<QString, QString>> out;
    const auto time = [](Duration d) { return d.us > 0 ? seconds(d.inSeconds()) : QStringLiteral("–"); };
    out.emplace_back(Words::tr("takt time"), time(chart.takt));
    out.emplace_back(Words::tr("cycle time"), time(chart.cycle));
    out.emplace_back(Words::tr("standard stock"), Words::tr("%n pieces", nullptr, static_cast<int>(chart.stock)));
    out.emplace_back(Words::tr("safety"), QString::number(chart.safety));
    out.emplace_back(Words::tr("quality"), QString::number(chart.quality));
    if (chart.walked > 0)
        out.emplace_back(Words::tr("walked a piece"), Words::tr("%1 m").arg(number(chart.walked, 1)));
    return out;
}

WorkChartView::WorkChartView(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("workChart"));
    setAccessibleName(tr("Standardized work chart"));
    connect(&Theme::instance(), &Theme::changed, this, qOverload<>(&QWidget::update));
}

void WorkChartView::setChart(WorkChart chart, int chosen) {
    chart_ = std::move(chart);
    chosen_ = chosen;
    QStringList said;
    for (const auto& [name, value] : workChartFigures(chart_))
        said << QStringLiteral("%1 %2").arg(name, value);
    for (const auto& path : chart_.paths)
        said << tr("%1: %2", "operator, tasks").arg(path.name, QStringList(path.numbers.begin(), path.numbers.end()).join(QStringLiteral(", ")));
    setAccessibleDescription(said.join(QStringLiteral("; ")));
    update();
}

void WorkChartView::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (chart_.places.empty()) {
        painter.setPen(colors().quiet);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap, tr("The cell from above, with the way of each operator, comes here once there are tasks."));
        return;
    }
    constexpr int kFoot = 18;
    const Drawing drawing = Drawing::onScreen(painter);
    paintWorkChart(drawing, rect().adjusted(0, 0, 0, -kFoot), chart_, chosen_);
    const QRectF foot(0, height() - kFoot, width(), kFoot);
    QStringList said;
    for (const auto& [name, value] : workChartFigures(chart_))
        said << QStringLiteral("%1 %2").arg(name, value);
    if (!chart_.plan.isMeasured)
        said << tr("places not entered: in order");
    const QString text = said.join(QStringLiteral(" · "));
    const double words = std::min(foot.width() * 0.62, drawing.textWidth(text, -1) + 4);
    drawing.pen(colors().quiet);
    drawing.text(QRectF(foot.right() - words, foot.top(), words, foot.height()), Qt::AlignRight | Qt::AlignVCenter, text, -1);
    paintWorkMarks(drawing, foot.adjusted(0, 0, -words - 8, 0));
}

} // namespace takt::gui
