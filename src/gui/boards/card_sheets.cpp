#include "gui/boards/card_sheets.h"

#include <QCoreApplication>
#include <QUrl>
#include <algorithm>
#include <memory>

#include "gui/boards/loop_words.h"
#include "gui/common/format.h"
#include "lean/analysis.h"
#include "lean/loop_facts.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CardSheets)
};

QString amount(std::int64_t steps, const Item* item) {
    return item ? quantity(steps, *item) : number(static_cast<double>(steps));
}

/// The store of the loop: where the cards of a maker's loop hang, where withdrawn goods are fetched.
Id storeOf(const Plant& plant, const KanbanLoop& loop) {
    const Id usual = loop.kind == LoopKind::Withdrawal ? loop.from : loop.to;
    const Id other = loop.kind == LoopKind::Withdrawal ? loop.to : loop.from;
    return contains(kStores, tableOf(plant, usual)) || !contains(kStores, tableOf(plant, other)) ? usual : other;
}

Id areaOf(const Plant& plant, Id element) {
    Id area;
    plant.forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (std::is_base_of_v<Element, Row>)
            if (const auto* row = table.find(element))
                area = row->area;
    });
    return area;
}

/// "Finished goods, Hall 2".
QString addressOf(const Plant& plant, Id store) {
    const Id area = areaOf(plant, store);
    const QString name = placeWord(plant, store);
    return area ? Words::tr("%1, %2", "store, frame of the map").arg(name, placeWord(plant, area)) : name;
}

QString ruleOf(const KanbanLoop& loop, const Item* item, std::int64_t lot, std::int64_t container) {
    if (loop.kind == LoopKind::Signal)
        return Words::tr("goes when the stock falls to %1").arg(amount(loop.trigger.steps, item));
    if (loop.kind == LoopKind::LotBoard && lot > 0)
        return Words::tr("%n cards make a lot", nullptr, static_cast<int>((lot + container - 1) / container));
    return {};
}

} // namespace

QString cardCode(const QString& project, Id loop, std::int64_t card) {
    const QString name = QString::fromLatin1(QUrl::toPercentEncoding(project.left(kMostProject)));
    return QStringLiteral("taktboard:kanban?project=%1&loop=").arg(name) + QString::number(loop.value) + QStringLiteral("&card=") + QString::number(card);
}

std::vector<const KanbanLoop*> loopsWithCards(const Plant& plant) {
    std::vector<const KanbanLoop*> loops;
    for (const auto& loop : plant.get<KanbanLoop>())
        if (!watchesPosition(loop.kind))
            loops.push_back(&loop);
    return loops;
}

std::vector<PaperCard> paperCards(const Project& project, const Scenario& scenario, const std::vector<Id>& loops) {
    std::vector<PaperCard> cards;
    const Plant& plant = scenario.plant;
    const lean::Analysis analysis = lean::analyze(project, scenario);
    for (const KanbanLoop* loop : loopsWithCards(plant)) {
        if (std::find(loops.begin(), loops.end(), loop->id) == loops.end())
            continue;
        const Item* item = plant.find<Item>(loop->item);
        const std::int64_t container = lean::containerOf(plant, *loop), lot = analysis.lotOf(*loop).steps;
        PaperCard card;
        card.kind = loop->kind;
        card.item = loopItemWord(plant, *loop);
        card.quantity = !item ? QStringLiteral("–") : amount(loop->kind == LoopKind::Signal ? lot : container, item);
        card.rule = ruleOf(*loop, item, lot, container);
        card.from = placeWord(plant, loop->from);
        card.to = placeWord(plant, loop->to);
        card.store = addressOf(plant, storeOf(plant, *loop));
        card.of = loop->kind == LoopKind::Signal ? 1 : loop->cards;
        card.project = QString::fromStdString(project.settings().name);
        card.loop = loop->id;
        for (card.number = 1; card.number <= card.of; ++card.number) {
            card.code = cardCode(card.project, card.loop, card.number);
            cards.push_back(card);
        }
    }
    return cards;
}

std::vector<QRectF> cardPlaces(const QRectF& room) {
    const int across = std::max(1, static_cast<int>((room.width() + 1e-6) / kCardWidth));
    const int down = std::max(1, static_cast<int>((room.height() + 1e-6) / kCardHeight));
    const double left = room.center().x() - across * kCardWidth / 2;
    std::vector<QRectF> places;
    for (int row = 0; row < down; ++row)
        for (int column = 0; column < across; ++column)
            places.emplace_back(left + column * kCardWidth, room.top() + row * kCardHeight, kCardWidth, kCardHeight);
    return places;
}

} // namespace takt::gui
