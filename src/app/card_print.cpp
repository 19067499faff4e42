#include "app/card_print.h"

#include <QCoreApplication>

#include "app/map_print.h"
#include "app/preferences.h"
#include "gui/boards/card_sheets.h"
#include "gui/boards/loop_words.h"
#include "gui/print/pages_dialog.h"
#include "gui/print/print_output.h"

namespace takt::app {

namespace {

using namespace gui::print;

constexpr double kPictureDots = 150;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CardPrint)
};

Material materialFor(const Document& document, const std::vector<Id>& loops) {
    Material material;
    material.texts = titleTexts(document);
    material.pagesWord = Words::tr("kanban cards");
    material.pages = gui::cardPages(gui::paperCards(document.project(), document.scenario(), loops));
    return material;
}

std::vector<Id> loopsOf(const Document& document) {
    std::vector<Id> ids;
    for (const auto* loop : gui::loopsWithCards(document.plant()))
        ids.push_back(loop->id);
    return ids;
}

/// "Bracket LH, 3 cards, withdrawal to Weld"; an ampersand in a name is no access key.
QString partText(const Plant& plant, const KanbanLoop& loop) {
    const int cards = loop.kind == LoopKind::Signal ? 1 : static_cast<int>(loop.cards);
    QString text = Words::tr("%1, %n cards, %2", "item, cards, loop", cards).arg(gui::loopItemWord(plant, loop), gui::loopWord(plant, loop));
    return text.replace(QLatin1Char('&'), QLatin1String("&&"));
}

} // namespace

void printCards(Document& document, QWidget* window) {
    Preferences preferences;
    Choice usual = usualChoice();
    usual.paper = handPaper(usual.paper);
    usual.turn = Turn::Portrait;
    const std::vector<Id> loops = loopsOf(document);
    std::vector<PagesDialog::Part> parts;
    for (const auto* loop : gui::loopsWithCards(document.plant()))
        parts.push_back({partText(document.plant(), *loop), true});
    PagesDialog dialog(document, Words::tr("Print kanban cards"), parts, choiceFrom(preferences.cardPrintChoice(), usual),
                       [&](const std::vector<bool>& chosen) {
                           std::vector<Id> wanted;
                           for (std::size_t i = 0; i < std::min(loops.size(), chosen.size()); ++i)
                               if (chosen[i])
                                   wanted.push_back(loops[i]);
                           return materialFor(document, wanted);
                       },
                       window);
    dialog.exec();
    preferences.setCardPrintChoice(toMap(dialog.choice()));
}

Result<void> printCardsToFile(const Document& document, const Choice& choice, const QString& file) {
    Choice pages = choice;
    pages.map = pages.dataBoxes = false;
    pages.plan = PlanPlace::Nowhere;
    pages.gemba = Gemba::None;
    const Printout printout(materialFor(document, loopsOf(document)), pages);
    return file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? writePngs(printout, file, kPictureDots) : writePdf(printout, file);
}

} // namespace takt::app
