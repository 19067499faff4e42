#include "app/cell_print.h"

#include <QCoreApplication>

#include "app/map_print.h"
#include "app/preferences.h"
#include "gui/cells/work_sheets.h"
#include "gui/print/pages_dialog.h"
#include "gui/print/print_output.h"

namespace takt::app {

namespace {

using namespace gui::print;

constexpr double kPictureDots = 150;
constexpr int kParts = 3;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CellPrint)
};

Material materialFor(const Document& document, Id process, const std::vector<bool>& parts) {
    Material material;
    material.texts = titleTexts(document);
    material.pagesWord = Words::tr("standard work");
    const auto facts = gui::cellFacts(document.project(), document.scenario(), process);
    material.pages = gui::standardWorkPages(document.plant(), facts, {parts[0], parts[1], parts[2]});
    return material;
}

} // namespace

void printCell(Document& document, Id process, QWidget* window) {
    Preferences preferences;
    Choice usual = usualChoice();
    usual.paper = handPaper(usual.paper);
    usual.turn = Turn::Landscape;
    const QVariantMap kept = preferences.workPrintChoice();
    const auto was = [&kept](const char* name) { return kept.value(QLatin1String(name), true).toBool(); };
    PagesDialog dialog(document, Words::tr("Print standard work"),
                       {{Words::tr("Production &capacity table"), was("capacity")},
                        {Words::tr("Combination table of each &operator"), was("combination")},
                        {Words::tr("Standardized &work chart"), was("chart")}},
                       choiceFrom(kept, usual),
                       [&](const std::vector<bool>& parts) { return materialFor(document, process, parts); }, window);
    dialog.exec();
    QVariantMap choice = toMap(dialog.choice());
    const char* names[kParts] = {"capacity", "combination", "chart"};
    const auto chosen = dialog.chosen();
    for (std::size_t i = 0; i < kParts; ++i)
        choice[QLatin1String(names[i])] = static_cast<bool>(chosen[i]);
    preferences.setWorkPrintChoice(choice);
}

Result<void> printCellToFile(const Document& document, Id process, const Choice& choice, const QString& file) {
    Choice pages = choice;
    pages.map = pages.dataBoxes = false;
    pages.plan = PlanPlace::Nowhere;
    pages.gemba = Gemba::None;
    const Printout printout(materialFor(document, process, {true, true, true}), pages);
    return file.endsWith(QLatin1String(".png"), Qt::CaseInsensitive) ? writePngs(printout, file, kPictureDots) : writePdf(printout, file);
}

} // namespace takt::app
