#include "gui/map/map_commands.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <algorithm>
#include <cmath>
#include <memory>

#include "document/document.h"
#include "exchange/json.h"
#include "gui/map/clip_rows.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/selection.h"

namespace takt::gui {

namespace {

QString rowsMime() { return QString::fromLatin1(kRowsMime); }

QString namedText(const Plant& plant, const std::vector<Id>& ids, const char* one, const char* many) {
    const auto count = static_cast<int>(ids.size());
    return count == 1 ? MapText::tr(one).arg(elementName(plant, ids.front()))
                      : MapText::tr(many, nullptr, count);
}

QPointF middleOf(const Plant& plant) {
    QRectF all;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (std::is_base_of_v<Element, Row>)
            for (const auto& row : table)
                all = all.united(QRectF(row.x.value - 1, row.y.value - 1, 2, 2));
    });
    return all.center();
}

void put(Workbench& bench, const Project& clip, const QPointF& by, const char* one, const char* many) {
    Edit edit = bench.document.edit();
    const auto drawn = pasteRows(edit, clip, static_cast<std::int32_t>(std::lround(by.x())),
                                 static_cast<std::int32_t>(std::lround(by.y())));
    std::vector<Id> elements;
    for (const Id id : drawn)
        if (elementOf(edit.plant(), id))
            elements.push_back(id);
    if (drawn.empty())
        return;
    const auto& named = elements.empty() ? drawn : elements;
    if (bench.document.push(edit, namedText(edit.plant(), named, one, many)))
        bench.selection.set(named);
}

/// What is locked stays, and the hint says so.
void removeUnlocked(Workbench& bench, const std::vector<Id>& ids, const QString& text) {
    Edit edit = bench.document.edit();
    bool kept = false;
    for (const Id id : ids) {
        if (isLocked(bench.scene.plant(), id))
            kept = true;
        else
            edit.remove(id);
    }
    if (kept)
        bench.view.showHint(MapText::tr("What is locked stays; unlock it in the inspector first"));
    (void)bench.document.push(edit, text);
}

} // namespace

std::vector<Id> selectedRows(const Workbench& bench) {
    std::vector<Id> ids;
    for (const Id id : bench.selection.ids()) {
        if (const LinkLayout* link = bench.scene.layout().link(id))
            ids.insert(ids.end(), link->members.begin(), link->members.end());
        else
            ids.push_back(id);
    }
    return ids;
}

void removeSelected(Workbench& bench) {
    const auto ids = selectedRows(bench);
    if (ids.empty())
        return;
    const QString text =
        bench.selection.ids().size() == 1
            ? MapText::tr("Delete %1").arg(elementName(bench.scene.plant(), ids.front()))
            : MapText::tr("Delete %n elements", nullptr, static_cast<int>(bench.selection.ids().size()));
    removeUnlocked(bench, ids, text);
}

void copySelected(const Workbench& bench) {
    const auto ids = selectedRows(bench);
    if (ids.empty())
        return;
    const Project clip = copyRows(bench.document.project(), bench.document.scenarioId(), ids);
    auto data = std::make_unique<QMimeData>();
    data->setData(rowsMime(), QByteArray::fromStdString(exchange::projectToJson(clip)));
    QGuiApplication::clipboard()->setMimeData(data.release());
}

void cutSelected(Workbench& bench) {
    const auto ids = selectedRows(bench);
    if (ids.empty())
        return;
    copySelected(bench);
    const QString text =
        namedText(bench.scene.plant(), bench.selection.ids(), QT_TRANSLATE_NOOP("Map", "Cut %1"),
                  QT_TRANSLATE_N_NOOP("Map", "Cut %n elements"));
    removeUnlocked(bench, ids, text);
}

bool canPaste() {
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    return data && data->hasFormat(rowsMime());
}

void paste(Workbench& bench, std::optional<QPointF> at) {
    if (!canPaste())
        return;
    const QByteArray bytes = QGuiApplication::clipboard()->mimeData()->data(rowsMime());
    const auto clip = exchange::projectFromJson(
        std::string_view(bytes.constData(), static_cast<std::size_t>(bytes.size())));
    if (!clip) {
        bench.view.showHint(errorText(clip.error()));
        return;
    }
    const QPointF middle = middleOf(clip->scenarios.front().plant);
    QPointF by = at ? snapped(*at - middle, false) : QPointF(40, 40);
    // Pasted again, it does not lie on what was pasted before.
    const auto taken = [&](const QPointF& shift) {
        const auto& nodes = bench.scene.layout().nodes();
        return std::any_of(nodes.begin(), nodes.end(), [&](const NodeLayout& n) {
            bool same = false;
            clip->scenarios.front().plant.forEachTable([&](const auto& table) {
                using Row = std::decay_t<decltype(table[0])>;
                if constexpr (std::is_base_of_v<Element, Row>)
                    for (const auto& row : table)
                        same = same || QPointF(row.x.value, row.y.value) + shift == n.at;
            });
            return same;
        });
    };
    for (int tries = 0; taken(by) && tries < 100; ++tries)
        by += QPointF(40, 40);
    put(bench, *clip, by, QT_TRANSLATE_NOOP("Map", "Paste %1"),
        QT_TRANSLATE_N_NOOP("Map", "Paste %n elements"));
}

void duplicateSelected(Workbench& bench) {
    const auto ids = selectedRows(bench);
    if (ids.empty())
        return;
    const Project clip = copyRows(bench.document.project(), bench.document.scenarioId(), ids);
    put(bench, clip, QPointF(40, 40), QT_TRANSLATE_NOOP("Map", "Duplicate %1"),
        QT_TRANSLATE_N_NOOP("Map", "Duplicate %n elements"));
}

void selectAll(Workbench& bench) {
    std::vector<Id> ids;
    for (const auto& node : bench.scene.layout().nodes())
        ids.push_back(node.id);
    for (const auto& frame : bench.scene.layout().frames())
        ids.push_back(frame.id);
    for (const auto& link : bench.scene.layout().links())
        ids.push_back(link.id);
    bench.selection.set(std::move(ids));
}

Id shownFor(const Workbench& bench, Id id) {
    const MapLayout& layout = bench.scene.layout();
    for (int depth = 0; depth < 4 && id; ++depth) {
        if (layout.node(id) || layout.frame(id))
            return id;
        if (const LinkLayout* link = layout.link(id))
            return link->id;
        // A row's first reference is what it belongs to.
        const auto row = rowOf(bench.scene.plant(), id);
        Id owner;
        if (row)
            std::visit(
                [&](const auto& r) {
                    forEachField<std::decay_t<decltype(r)>>([&](const auto& f) {
                        if constexpr (std::is_same_v<std::decay_t<decltype(r.*(f.member))>, Id>)
                            if (!owner)
                                owner = r.*(f.member);
                    });
                },
                *row);
        id = owner;
    }
    return {};
}

} // namespace takt::gui
