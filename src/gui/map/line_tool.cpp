#include "gui/map/line_tool.h"

#include <QApplication>
#include <algorithm>

#include "document/document.h"
#include "gui/map/flow_order.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/selection.h"

namespace takt::gui {

// ------------------------------------------------------------------ LinkingTool

void LinkingTool::deactivate() {
    bench_.scene.overlay().clear();
    bench_.scene.overlay().setHovered({});
}

void LinkingTool::begin(Id from, const QPointF& at, std::optional<QPoint> pressedAt) {
    from_ = from;
    start_ = at;
    pressedAt_ = pressedAt;
    target_ = {};
}

void LinkingTool::point(const QPointF& at, Id target) {
    target_ = target == from_ ? Id{} : target;
    const Refusal why = target_ ? judge(target_) : Refusal::NoTarget;
    OverlayItem::LinePreview preview{start_, at, isLoop(), target_ && why != Refusal::None, target_};
    bench_.scene.overlay().showLine(preview);
    bench_.view.showHint(target_ && why != Refusal::None ? refusalText(why) : hint());
}

void LinkingTool::press(const Pointer& pointer) {
    const Id node = bench_.scene.layout().nodeAt(pointer.at);
    if (!from_) {
        if (node)
            begin(node, bench_.scene.layout().node(node)->box.center(), pointer.screen);
        else
            bench_.view.setTool(nullptr);
        return;
    }
    finish(node);
}

void LinkingTool::move(const Pointer& pointer) {
    const Id node = bench_.scene.layout().nodeAt(pointer.at);
    if (from_)
        point(pointer.at, node);
    else
        bench_.scene.overlay().setHovered(node);
}

void LinkingTool::release(const Pointer& pointer) {
    if (!from_ || !pressedAt_)
        return;
    const bool clicked = (pointer.screen - *pressedAt_).manhattanLength() < QApplication::startDragDistance();
    pressedAt_.reset();
    if (!clicked)
        finish(bench_.scene.layout().nodeAt(pointer.at));
}

void LinkingTool::finish(Id target) {
    const Refusal why = !target ? Refusal::NoTarget : target == from_ ? Refusal::SameElement : judge(target);
    if (why == Refusal::None)
        connectTo(target);
    bench_.view.setTool(nullptr);
    if (why != Refusal::None && why != Refusal::SameElement)
        bench_.view.showHint(refusalText(why));
}

bool LinkingTool::keyPress(QKeyEvent& event) {
    switch (event.key()) {
    case Qt::Key_Tab:
    case Qt::Key_Right:
    case Qt::Key_Down: chooseNext(true); return true;
    case Qt::Key_Backtab:
    case Qt::Key_Left:
    case Qt::Key_Up: chooseNext(false); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (target_)
            finish(target_);
        return true;
    default: return false;
    }
}

/// The element chosen by keys is the one from which the line comes.
bool LinkingTool::takeFirst() {
    if (const NodeLayout* node = bench_.scene.layout().node(target_)) {
        begin(target_, node->box.center(), std::nullopt);
        bench_.view.showHint(hint());
    }
    return true;
}

/// Only elements to which the line may lead.
void LinkingTool::chooseNext(bool forwards) {
    std::vector<Id> lawful;
    for (const Id id : flowOrder(bench_.scene.plant(), bench_.scene.layout()))
        if (bench_.scene.layout().node(id) && id != from_ && (!from_ || judge(id) == Refusal::None))
            lawful.push_back(id);
    if (lawful.empty()) {
        bench_.view.showHint(tr("No element on the map can be joined to this one"));
        return;
    }
    const auto it = std::find(lawful.begin(), lawful.end(), target_);
    const auto n = static_cast<std::ptrdiff_t>(lawful.size());
    const std::ptrdiff_t here = it == lawful.end() ? (forwards ? -1 : 0) : it - lawful.begin();
    const Id next = lawful[static_cast<std::size_t>((here + (forwards ? 1 : -1) + n) % n)];
    bench_.view.reveal(next);
    if (from_)
        point(bench_.scene.layout().node(next)->box.center(), next);
    else {
        target_ = next;
        bench_.scene.overlay().setHovered(next);
    }
}

// ------------------------------------------------------------------ LineTool

LineTool::LineTool(Workbench& bench, Id from, const QPointF& handle, const Pointer& pressed)
    : LinkingTool(bench) {
    begin(from, handle, pressed.screen);
}

LineTool::LineTool(Workbench& bench, Id from, const QPointF& at) : LinkingTool(bench) {
    begin(from, at, std::nullopt);
}

LineTool::LineTool(Workbench& bench, const SymbolKind& kind, Id first) : LinkingTool(bench), kind_(&kind) {
    if (const NodeLayout* node = bench.scene.layout().node(first))
        begin(first, node->box.center(), std::nullopt);
}

QString LineTool::hint() const {
    if (kind_ && !from_)
        return tr("%1: first the element it comes from").arg(symbolName(*kind_));
    return tr("Draw to the element that comes next · Tab chooses one, Enter joins · Esc leaves");
}

Refusal LineTool::judge(Id target) const {
    if (kind_ && kind_->table == TableId::InformationFlows)
        return judgeInformation(bench_.scene.plant(), from_, target);
    const LineVerdict verdict = judgeLine(bench_.scene.plant(), from_, target);
    if (kind_ && verdict.allowed() && verdict.meaning != LineVerdict::Meaning::Material)
        return Refusal::NothingMoves;
    return verdict.refusal;
}

Id LineTool::draw(Edit& edit, Id target) const {
    const DrawingWords words = wordsForLine(edit.plant(), from_, target);
    const Id line = kind_ && kind_->table == TableId::InformationFlows ? drawInformation(edit, from_, target, words)
                                                                       : drawLine(edit, from_, target, words);
    if (kind_ && kind_->table == TableId::InformationFlows)
        edit.modify<InformationFlow>(line, [&](auto& row) { row.kind = static_cast<InformationKind>(kind_->look); });
    else if (kind_)
        edit.modify<MaterialFlow>(line, [&](auto& row) { row.kind = static_cast<FlowKind>(kind_->look); });
    return line;
}

bool LineTool::keyPress(QKeyEvent& event) {
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return !from_ && enter ? takeFirst() : LinkingTool::keyPress(event);
}

void LineTool::connectTo(Id target) {
    Edit edit = bench_.document.edit();
    const Id line = draw(edit, target);
    const QString text =
        tr("Connect %1 to %2").arg(elementName(edit.plant(), from_), elementName(edit.plant(), target));
    if (line && bench_.document.push(edit, text))
        bench_.selection.set({line});
}

// ------------------------------------------------------------------ LoopTool

LoopTool::LoopTool(Workbench& bench, LoopKind kind, Id first) : LinkingTool(bench), kind_(kind) {
    if (const NodeLayout* node = bench.scene.layout().node(first))
        begin(first, node->box.center(), std::nullopt);
}

QString LoopTool::hint() const {
    switch (kind_) {
    case LoopKind::Production:
        return from_ ? tr("Now the process that fills it") : tr("Production kanban: first the supermarket");
    case LoopKind::Withdrawal:
        return from_ ? tr("Now the process or store that uses it")
                     : tr("Withdrawal kanban: first the supermarket or supplier");
    case LoopKind::Signal:
        return from_ ? tr("Now the process that fills it") : tr("Signal kanban: first the supermarket");
    case LoopKind::LotBoard:
        return from_ ? tr("Now the process that fills it") : tr("Lot-making board: first the supermarket");
    case LoopKind::Conwip:
        return from_ ? tr("Now the process or store at its other end")
                     : tr("CONWIP: first the process before which the cards wait");
    default:
        return from_ ? tr("Now the process, store or supplier it is filled from")
                     : tr("Stock control: first the store that is kept filled");
    }
    return {};
}

bool LoopTool::keyPress(QKeyEvent& event) {
    const bool enter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    return !from_ && enter ? takeFirst() : LinkingTool::keyPress(event);
}

Refusal LoopTool::judge(Id target) const {
    return judgeLoop(bench_.scene.plant(), kind_, from_, target).refusal;
}

void LoopTool::connectTo(Id target) {
    Edit edit = bench_.document.edit();
    const Id loop = drawLoop(edit, kind_, from_, target, wordsForLine(edit.plant(), from_, target));
    if (loop && bench_.document.push(edit, tr("Draw %1").arg(loopKindName(kind_))))
        bench_.selection.set({loop});
}

} // namespace takt::gui
