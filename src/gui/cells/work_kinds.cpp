#include "gui/cells/work_kinds.h"

#include <QCoreApplication>
#include <QPainter>

#include "gui/common/theme.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(Cells)
};

QColor colourOf(WorkKind kind) {
    const auto& c = colors();
    switch (kind) {
    case WorkKind::ValueAdding: return QColor::fromRgb(0x2E7EB8);
    case WorkKind::Incidental: return QColor::fromRgb(0x8FB6D6);
    case WorkKind::Waste: return c.bad;
    case WorkKind::Walking: return c.warning;
    case WorkKind::Waiting: break;
    }
    return c.line;
}

Qt::BrushStyle patternOf(WorkKind kind) {
    switch (kind) {
    case WorkKind::ValueAdding: return Qt::NoBrush;
    case WorkKind::Incidental: return Qt::BDiagPattern;
    case WorkKind::Waste: return Qt::DiagCrossPattern;
    case WorkKind::Walking: return Qt::Dense6Pattern;
    case WorkKind::Waiting: break;
    }
    return Qt::HorPattern;
}

} // namespace

QString workKindName(WorkKind kind) {
    switch (kind) {
    case WorkKind::ValueAdding: return Words::tr("value-adding");
    case WorkKind::Incidental: return Words::tr("incidental");
    case WorkKind::Waste: return Words::tr("waste");
    case WorkKind::Walking: return Words::tr("walking");
    case WorkKind::Waiting: break;
    }
    return Words::tr("waiting");
}

std::optional<WorkKind> workKindNamed(const QString& text) {
    for (std::size_t k = 0; k < EnumNames<WorkKind>::names.size(); ++k)
        if (workKindName(static_cast<WorkKind>(k)).startsWith(text, Qt::CaseInsensitive))
            return static_cast<WorkKind>(k);
    return std::nullopt;
}

void fillWork(QPainter& painter, const QRectF& rect, WorkKind kind) {
    painter.fillRect(rect, colourOf(kind));
    if (patternOf(kind) == Qt::NoBrush)
        return;
    QColor lines = inkOnWork(kind);
    lines.setAlphaF(kind == WorkKind::Waste ? 0.45F : 0.22F);
    painter.fillRect(rect, QBrush(lines, patternOf(kind)));
}

QColor inkOnWork(WorkKind kind) {
    const QColor light = QColor::fromRgb(0xFFFFFF), dark = QColor::fromRgb(0x16202B);
    return contrast(light, colourOf(kind)) > contrast(dark, colourOf(kind)) ? light : dark;
}

} // namespace takt::gui
