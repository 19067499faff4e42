#include "gui/map/quick_add.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "document/document.h"
#include "gui/map/line_tool.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/place_tool.h"
#include "gui/map/selection.h"
#include "gui/map/stream_commands.h"
#include "gui/map/symbol_art.h"

namespace takt::gui {

namespace {

/// What usually follows, by what it follows; keys of the catalogue.
std::vector<const char*> usualNext(TableId beside) {
    switch (beside) {
    case TableId::Suppliers: return {"truck", "inventory", "supermarket", "milk-run", "process", "withdrawal-kanban"};
    case TableId::Processes:
        return {"inventory", "process",           "fifo-lane", "supermarket", "customer",
                "truck",     "production-control", "kaizen-burst", "heijunka-box"};
    case TableId::Inventories: return {"process", "truck", "customer"};
    case TableId::FifoLanes: return {"process", "truck", "customer"};
    case TableId::Supermarkets:
        return {"process", "production-kanban", "truck", "customer", "withdrawal-kanban", "signal-kanban", "lot-board"};
    case TableId::Transports: return {"customer", "inventory", "supermarket", "process"};
    case TableId::Customers: return {"production-control", "process", "truck", "inventory"};
    case TableId::ProductionControls: return {"process", "supplier", "customer"};
    case TableId::MaterialFlows: return {"supermarket", "fifo-lane", "inventory", "process", "truck"};
    default: return {"customer", "supplier", "process", "inventory", "supermarket", "production-control"};
    }
}

/// Before a customer the stream goes on to the left.
bool goesBefore(TableId beside, const SymbolKind& kind) {
    return kind.table == TableId::Suppliers ||
           (beside == TableId::Customers && kind.table != TableId::ProductionControls);
}

bool meetsOther(const MapLayout& layout, const QRectF& box) {
    return std::any_of(layout.nodes().begin(), layout.nodes().end(),
                       [&](const NodeLayout& n) { return n.box.intersects(box); });
}

/// The first free place in the direction in which the stream goes on.
QPointF placeBeside(const Workbench& bench, const NodeLayout& node, const SymbolKind& kind) {
    const QRectF box = symbolBox(kind.table, kind.look);
    const bool before = goesBefore(node.kind, kind);
    QPointF at(before ? node.box.left() - 60 - box.right() : node.box.right() + 60 - box.left(), node.at.y());
    if (kind.table == TableId::ProductionControls)
        at = {node.at.x(), node.box.top() - 180};
    else if (kind.table == TableId::Annotations)
        at = {node.at.x() + node.box.width() / 2, node.box.top() - 10 - box.bottom()};
    else if (kind.table == TableId::Customers && node.kind == TableId::Transports)
        at = {node.at.x(), node.box.top() - 90 - box.bottom()};
    at = snapped(at, false);
    for (int tries = 0; tries < 40 && meetsOther(bench.scene.layout(), box.adjusted(-10, -10, 10, 10).translated(at)); ++tries)
        at += QPointF(0, 120);
    return at;
}

/// The elements a loop begun at one of them can lead to.
std::vector<Id> loopEnds(const Plant& plant, LoopKind kind, Id first) {
    std::vector<Id> ends;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (contains(kElements, Row::table))
            for (const auto& row : table)
                if (row.id != first && judgeLoop(plant, kind, first, row.id).allowed())
                    ends.push_back(row.id);
    });
    return ends;
}

/// Of several ends the one that a line leads to already.
Id onlyEnd(const Plant& plant, const std::vector<Id>& ends, Id first) {
    if (ends.size() == 1)
        return ends.front();
    std::vector<Id> joined;
    for (const Id end : ends)
        for (const auto& flow : plant.get<MaterialFlow>())
            if ((flow.from == end && flow.to == first) || (flow.from == first && flow.to == end))
                joined.push_back(end);
    return joined.size() == 1 ? joined.front() : Id{};
}

bool addLoop(Workbench& bench, const SymbolKind& kind, Id first) {
    const auto loop = static_cast<LoopKind>(kind.look);
    const Plant& plant = bench.scene.plant();
    const Id end = first ? onlyEnd(plant, loopEnds(plant, loop, first), first) : Id{};
    if (!end) {
        bench.view.take(kind);
        return true;
    }
    Edit edit = bench.document.edit();
    const Id drawn = drawLoop(edit, loop, first, end, wordsForLine(edit.plant(), first, end));
    if (!drawn || !bench.document.push(edit, MapText::tr("Draw %1").arg(symbolName(kind))))
        return false;
    bench.selection.set({drawn});
    return true;
}

} // namespace

std::vector<const SymbolKind*> likelyNext(const Plant& plant, Id beside, const QString& typed) {
    const auto usual = usualNext(tableOf(plant, beside));
    struct Entry {
        const SymbolKind* kind;
        std::ptrdiff_t match, place;
    };
    std::vector<Entry> entries;
    for (const auto& kind : symbolKinds()) {
        const int match = matchOf(kind, typed);
        const auto place = std::find_if(usual.begin(), usual.end(), [&](const char* key) {
                               return QLatin1String(key) == QLatin1String(kind.key);
                           }) - usual.begin();
        const bool listed = place < std::ssize(usual);
        if (match > 0 && (listed || !typed.trimmed().isEmpty()))
            entries.push_back({&kind, match, place});
    }
    // What the letters begin comes first; of those the likeliest.
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        const bool strongA = a.match >= 20, strongB = b.match >= 20;
        return strongA != strongB ? strongA : a.place != b.place ? a.place < b.place : a.match > b.match;
    });
    std::vector<const SymbolKind*> kinds;
    for (const auto& entry : entries)
        kinds.push_back(entry.kind);
    return kinds;
}

bool addNext(Workbench& bench, const SymbolKind& kind) {
    const Id beside = bench.selection.single();
    const NodeLayout* node = bench.scene.layout().node(beside);
    if (kind.isLoop())
        return addLoop(bench, kind, node ? beside : Id{});
    if (const LinkLayout* link = bench.scene.layout().link(beside);
        link && link->table == TableId::MaterialFlows && kind.isPlaced() && insertNew(bench, link->members.front(), kind))
        return true;
    if (kind.isLine()) {
        bench.view.take(kind);
        return true;
    }
    if (!node || kind.table == TableId::HeijunkaSlots || kind.table == TableId::Areas)
        return placeSymbol(bench, kind, node ? node->at : freePlace(bench, kind));
    const QPointF at = placeBeside(bench, *node, kind);
    Edit edit = bench.document.edit();
    const Id id = drawSymbol(edit, kind.table, kind.look, Coordinate{static_cast<std::int32_t>(std::lround(at.x()))},
                             Coordinate{static_cast<std::int32_t>(std::lround(at.y()))}, wordsFor(kind));
    if (!id)
        return false;
    for (const auto& [from, to] : {std::pair(beside, id), std::pair(id, beside)}) {
        const bool backwards = to == beside;
        if (backwards != goesBefore(node->kind, kind) && judgeLine(edit.plant(), beside, id).allowed())
            continue;
        if (judgeLine(edit.plant(), from, to).allowed()) {
            drawLine(edit, from, to, wordsForLine(edit.plant(), from, to));
            break;
        }
    }
    if (!bench.document.push(edit, MapText::tr("Add %1").arg(kind.table == TableId::Annotations
                                                                 ? symbolName(kind)
                                                                 : elementName(edit.plant(), id))))
        return false;
    bench.selection.set({id});
    bench.view.reveal(id);
    return true;
}

// ------------------------------------------------------------------ QuickAdd

QuickAdd::QuickAdd(Workbench& bench, QWidget* parent)
    : QFrame(parent), bench_(bench), field_(new QLineEdit(this)), list_(new QListWidget(this)) {
    setObjectName(QStringLiteral("quickAdd"));
    setAccessibleName(tr("Add the next symbol"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(6, 6, 6, 6);
    column->setSpacing(4);
    column->addWidget(field_);
    column->addWidget(list_);
    field_->setPlaceholderText(tr("Type a few letters, then Enter"));
    field_->setAccessibleName(tr("What to add"));
    list_->setAccessibleName(tr("What can be added, likeliest first"));
    list_->setFocusPolicy(Qt::NoFocus);
    list_->setIconSize({30, 22});
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    field_->installEventFilter(this);
    connect(field_, &QLineEdit::textChanged, this, &QuickAdd::fill);
    connect(list_, &QListWidget::itemClicked, this, &QuickAdd::choose);
    resize(270, 256);
    hide();
}

void QuickAdd::open(const QString& typed) {
    field_->setText(typed);
    fill();
    QRect room = parentWidget()->rect().adjusted(8, 8, -8, -8);
    QPoint at = room.center() - QPoint(width() / 2, height() / 2);
    const NodeLayout* node = bench_.scene.layout().node(bench_.selection.single());
    const LinkLayout* link = bench_.scene.layout().link(bench_.selection.single());
    if (node || link) {
        const QRectF beside = node ? node->box : QRectF(link->labelAt, QSizeF(1, 1));
        const QRect box = bench_.view.mapFromScene(beside).boundingRect();
        at = {box.right() + 16, box.top()};
        if (at.x() + width() > room.right())
            at.setX(box.left() - 16 - width());
    }
    at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    at.setY(std::clamp(at.y(), room.top(), std::max(room.top(), room.bottom() - height())));
    move(at);
    show();
    raise();
    field_->setFocus(Qt::ShortcutFocusReason);
}

void QuickAdd::fill() {
    shown_ = likelyNext(bench_.scene.plant(), bench_.selection.single(), field_->text());
    list_->clear();
    for (const auto* kind : shown_) {
        auto* item = new QListWidgetItem(QIcon(symbolPicture(*kind, list_->iconSize(), devicePixelRatioF())),
                                         symbolName(*kind), list_);
        item->setToolTip(symbolTip(*kind));
    }
    if (shown_.empty()) {
        auto* none = new QListWidgetItem(tr("No symbol is called so"), list_);
        none->setFlags(Qt::NoItemFlags);
    }
    list_->setCurrentRow(shown_.empty() ? -1 : 0);
}

void QuickAdd::choose() {
    const int row = list_->currentRow();
    if (row < 0 || row >= static_cast<int>(shown_.size()))
        return;
    const SymbolKind* kind = shown_[static_cast<std::size_t>(row)];
    dismiss();
    addNext(bench_, *kind);
}

void QuickAdd::dismiss() {
    hide();
    bench_.view.setFocus(Qt::OtherFocusReason);
}

bool QuickAdd::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::FocusOut && static_cast<QFocusEvent*>(event)->reason() != Qt::PopupFocusReason &&
        static_cast<QFocusEvent*>(event)->reason() != Qt::ActiveWindowFocusReason)
        hide();
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    auto* key = static_cast<QKeyEvent*>(event);
    const int rows = static_cast<int>(shown_.size());
    switch (key->key()) {
    case Qt::Key_Escape: dismiss(); return true;
    case Qt::Key_Return:
    case Qt::Key_Enter: choose(); return true;
    case Qt::Key_Down: list_->setCurrentRow(std::min(rows - 1, list_->currentRow() + 1)); return true;
    case Qt::Key_Up: list_->setCurrentRow(std::max(0, list_->currentRow() - 1)); return true;
    default: return QFrame::eventFilter(watched, event);
    }
}

} // namespace takt::gui
