#include "gui/boards/loop_words.h"

#include <QCoreApplication>

namespace takt::gui {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(LoopWords)
};
} // namespace

QString cardWord(LoopKind kind) {
    switch (kind) {
    case LoopKind::Production: return Words::tr("Production kanban");
    case LoopKind::Withdrawal: return Words::tr("Withdrawal kanban");
    case LoopKind::Signal: return Words::tr("Signal kanban");
    case LoopKind::LotBoard: return Words::tr("Lot-making kanban");
    case LoopKind::Conwip: return Words::tr("CONWIP card");
    case LoopKind::BaseStock: return Words::tr("Base stock");
    case LoopKind::ReorderPoint: return Words::tr("Reorder point");
    case LoopKind::MinMax: break;
    }
    return Words::tr("Min/max");
}

QString placeWord(const Plant& plant, Id id) {
    const QString name = id ? QString::fromStdString(nameOf(plant, id)) : QString();
    return name.isEmpty() ? QStringLiteral("–") : name;
}

QString loopItemWord(const Plant& plant, const KanbanLoop& loop) {
    return loop.item ? placeWord(plant, loop.item) : Words::tr("all items");
}

QString loopWord(const Plant& plant, const KanbanLoop& loop) {
    const QString to = placeWord(plant, loop.to);
    switch (loop.kind) {
    case LoopKind::Production: return Words::tr("production for %1").arg(to);
    case LoopKind::Withdrawal: return Words::tr("withdrawal to %1").arg(to);
    case LoopKind::Signal: return Words::tr("signal for %1").arg(to);
    case LoopKind::LotBoard: return Words::tr("lots for %1").arg(to);
    case LoopKind::Conwip: return Words::tr("CONWIP to %1").arg(to);
    case LoopKind::BaseStock: return Words::tr("base stock of %1").arg(to);
    case LoopKind::ReorderPoint: return Words::tr("reorder point of %1").arg(to);
    case LoopKind::MinMax: break;
    }
    return Words::tr("min/max of %1").arg(to);
}

} // namespace takt::gui
