#include "app/map_print.h"

#include <QDate>
#include <QLocale>
#include <QPainter>
#include <algorithm>

#include "app/preferences.h"
#include "gui/common/format.h"
#include "gui/map/data_box.h"
#include "gui/map/flow_order.h"
#include "gui/map/map_page.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/node_painter.h"
#include "gui/print/print_dialog.h"
#include "gui/print/print_output.h"
#include "gui/print/print_texts.h"

namespace takt::app {

namespace {

using namespace gui::print;

constexpr double kRoundMap = 8; ///< canvas units: lines at the edge are not cut
constexpr double kPictureDots = 150;

/// A scene of its own, without selection.
struct PaperScene {
    PaperScene(const Document& document, const gui::Playback& run, bool withState, gui::Mode look)
        : scene(document, run, selection, look) {
        if (!withState)
            scene.setStill();
    }
    gui::Selection selection;
    gui::MapScene scene;
};

QRectF pictured(const gui::MapScene& scene) {
    return scene.content().adjusted(-kRoundMap, -kRoundMap, kRoundMap, kRoundMap);
}

Origin originOf(gui::Provenance from) {
    return from == gui::Provenance::Computed    ? Origin::Computed
           : from == gui::Provenance::Simulated ? Origin::Simulated
                                                : Origin::Entered;
}

/// What stands under a symbol without a box.
std::vector<BoxFigure> figuresBesides(const Plant& plant, Id element) {
    std::vector<BoxFigure> figures;
    const auto amount = [&plant](Id item, Quantity quantity) {
        const auto* what = plant.find<Item>(item);
        return what ? gui::quantity(quantity.steps, *what) : QString();
    };
    const auto add = [&](Id item, const QString& value) {
        figures.push_back({gui::elementName(plant, item), value});
    };
    for (const auto& stock : plant.get<Stock>())
        if (stock.store == element)
            add(stock.item, stock.maximum.steps > 0 ? Text::tr("%1 of %2")
                                                          .arg(amount(stock.item, stock.initial),
                                                               amount(stock.item, stock.maximum))
                                                    : amount(stock.item, stock.initial));
    for (const auto& demand : plant.get<Demand>())
        if (demand.customer == element)
            add(demand.item, demand.perDays == 1
                                 ? Text::tr("%1 a day").arg(amount(demand.item, demand.quantity))
                                 : Text::tr("%1 in %2 days")
                                       .arg(amount(demand.item, demand.quantity))
                                       .arg(demand.perDays));
    for (const auto& supplied : plant.get<SupplierItem>())
        if (supplied.supplier == element)
            add(supplied.item,
                supplied.leadTime.mean().us > 0
                    ? Text::tr("lead time %1").arg(gui::seconds(supplied.leadTime.mean().inSeconds()))
                    : Text::tr("at once"));
    if (plant.find<Transport>(element))
        figures.push_back({Text::tr("Departures"), gui::timetableText(plant, element)});
    return figures;
}

/// The same figure may stand in a box under two rows.
bool has(const BoxCard& card, const gui::BoxRow& row) {
    return std::any_of(card.figures.begin(), card.figures.end(),
                       [&row](const BoxFigure& f) { return f.name == row.name && f.value == row.value; });
}

/// Every row that a data box can have, shown on the map or not; but for what is not known.
std::vector<BoxCard> boxCards(const gui::MapScene& scene) {
    const auto seen = scene.facts();
    const gui::MapLayout all(seen.plant, {}, gui::BoxStyle("none"));
    const gui::MapFacts facts{seen.project, seen.settings, seen.plant,  seen.analysis,
                              seen.run,     all,           seen.colours};
    std::vector<BoxCard> cards;
    for (const Id id : gui::flowOrder(seen.plant, all)) {
        const auto* node = all.node(id);
        if (!node)
            continue;
        BoxCard card{gui::elementName(seen.plant, id), gui::kindName(node->kind),
                     figuresBesides(seen.plant, id)};
        for (const auto& row : gui::boxRows(facts, *node))
            if (!row.name.isEmpty() && row.value != QStringLiteral("–") && !has(card, row))
                card.figures.push_back({row.name, row.value, originOf(row.from)});
        if (!card.figures.empty())
            cards.push_back(std::move(card));
    }
    return cards;
}

} // namespace

TitleTexts titleTexts(const Document& document) {
    const auto& settings = document.project().settings();
    const auto text = [](const std::string& words) { return QString::fromStdString(words); };
    TitleTexts texts;
    texts.title = settings.name.empty() ? document.displayName() : text(settings.name);
    texts.scenario = text(document.scenario().name);
    texts.company = text(settings.company);
    texts.author = text(settings.author);
    texts.version = text(settings.version);
    texts.date = QLocale().toString(QDate::currentDate(), QStringLiteral("d MMM yyyy"));
    texts.file = document.displayName();
    return texts;
}

MapPicture PrintMaterial::picture(bool blackAndWhite, bool run) {
    auto& kept = pictures_[{blackAndWhite, run}];
    if (!kept.paint) {
        const auto scene =
            std::make_shared<PaperScene>(document_, map_.scene().facts().run.playback(), run,
                                         blackAndWhite ? gui::Mode::Print : gui::Mode::PrintColour);
        kept.paint = [scene](QPainter& painter, const QRectF& target) {
            static_cast<QGraphicsScene&>(scene->scene)
                .render(&painter, target, pictured(scene->scene), Qt::KeepAspectRatio);
        };
        kept.size = pictured(scene->scene).size();
    }
    return kept;
}

Material PrintMaterial::operator()(const Choice& choice) {
    Material material;
    material.texts = titleTexts(document_);
    material.map = picture(choice.blackAndWhite, choice.run);
    material.plan = planLines(document_.plant());
    material.gemba = gembaBlocks(document_.plant());
    if (choice.dataBoxes)
        material.boxes = boxCards(map_.scene());
    return material;
}

void printMap(gui::MapPage& map, Document& document, QWidget* window) {
    Preferences preferences;
    PrintMaterial material(map, document);
    PrintDialog dialog(
        document, choiceFrom(preferences.printChoice(), usualChoice()),
        [&material](const Choice& choice) { return material(choice); }, window);
    dialog.exec();
    preferences.setPrintChoice(toMap(dialog.choice()));
}

Result<void> printToFile(gui::MapPage& map, const Document& document, const Choice& choice,
                         const QString& file) {
    PrintMaterial material(map, document);
    const Printout printout(material(choice), choice);
    return file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? writePngs(printout, file, kPictureDots)
                                                                     : writePdf(printout, file);
}

} // namespace takt::app
