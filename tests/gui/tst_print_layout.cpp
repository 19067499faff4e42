// Where everything stands on paper: tiles, title block, plan, gemba sheets.
#include <QImage>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "document/document.h"
#include "gui/print/paper_text.h"
#include "gui/print/print_output.h"
#include "gui/print/printout.h"
#include "paper_recorder.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui::print;
using takt::test::PaperRecorder;

namespace {

/// A picture whose colour tells the place: red across, green down.
MapPicture ramp(const QSizeF& size) {
    return {size, [](QPainter& painter, const QRectF& target) {
                QLinearGradient across(target.topLeft(), target.topRight());
                across.setColorAt(0, QColor(0, 0, 0));
                across.setColorAt(1, QColor(255, 0, 0));
                painter.fillRect(target, across);
            }};
}

std::vector<PlanLine> lines(int count) {
    std::vector<PlanLine> out;
    for (int i = 0; i < count; ++i)
        out.push_back({i < count / 2 ? QStringLiteral("Pacemaker loop") : QStringLiteral("Stamping loop"),
                       QStringLiteral("Goal number %1").arg(i + 1),
                       QStringLiteral("Sue"),
                       QStringLiteral("1 May 2026"),
                       {},
                       i % 2 == 0});
    return out;
}

Material material(const QSizeF& map = {1480, 620}, int planned = 0) {
    Material m;
    m.texts = {QStringLiteral("Steering brackets"),
               QStringLiteral("Current state"),
               QStringLiteral("Acme Stamping"),
               QStringLiteral("Rother"),
               QStringLiteral("1.3"),
               QStringLiteral("26 Nov 2026"),
               QStringLiteral("acme.takt")};
    m.map = ramp(map);
    m.plan = lines(planned);
    return m;
}

Choice onlyMap(Paper paper) {
    Choice choice;
    choice.paper = paper;
    choice.plan = PlanPlace::Nowhere;
    return choice;
}

Document& acme() {
    static Document document;
    static const bool opened = [] {
        return document.open(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json").has_value();
    }();
    if (!opened)
        qFatal("the sample cannot be opened");
    return document;
}

} // namespace

class TestPrintLayout : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void tilesCoverTheDrawingOnceAndShareTheOverlap_data() {
        QTest::addColumn<QSizeF>("drawing");
        QTest::addColumn<double>("overlap");
        QTest::addColumn<int>("sheets");
        QTest::newRow("one is enough") << QSizeF(200, 100) << 10.0 << 1;
        QTest::newRow("just one more") << QSizeF(200.1, 100) << 10.0 << 2;
        QTest::newRow("exactly two") << QSizeF(390, 100) << 10.0 << 2;
        QTest::newRow("both ways") << QSizeF(500, 250) << 10.0 << 9;
        QTest::newRow("edge to edge") << QSizeF(400, 200) << 0.0 << 4;
    }
    void tilesCoverTheDrawingOnceAndShareTheOverlap() {
        QFETCH(QSizeF, drawing);
        QFETCH(double, overlap);
        QFETCH(int, sheets);
        const Tiling tiling = tilingFor(drawing, QSizeF(200, 100), overlap);
        QCOMPARE(tiling.count(), sheets);
        const QSizeF whole = tiling.whole();
        QVERIFY(whole.width() >= drawing.width() - 0.01 && whole.height() >= drawing.height() - 0.01);
        double area = 0;
        for (int row = 0; row < tiling.down; ++row)
            for (int column = 0; column < tiling.across; ++column) {
                const QRectF own = tiling.own(column, row), source = tiling.source(column, row);
                area += own.width() * own.height();
                QVERIFY(QRectF(QPointF(), whole).adjusted(-.01, -.01, .01, .01).contains(source));
                if (column > 0) {
                    QCOMPARE(tiling.source(column - 1, row).right() - source.left(), overlap);
                    QCOMPARE(tiling.source(column - 1, row).right(), own.left());
                }
                if (row > 0)
                    QCOMPARE(tiling.source(column, row - 1).bottom() - source.top(), overlap);
            }
        QCOMPARE(area, whole.width() * whole.height());
    }

    void sheetsAreNamedByLetterAndNumber() {
        QCOMPARE(Tiling::name(1, 1), QStringLiteral("B2"));
        Choice choice = onlyMap(Paper::A4);
        choice.fit = Fit::OnSheets;
        choice.across = 3;
        choice.down = 4;
        const Printout printout(material(), choice);
        QCOMPARE(printout.count(), 12);
        PaperRecorder paper;
        record(printout, 4, paper);
        QVERIFY(paper.find(QStringLiteral("B2 of 3 × 4")));
        for (const char* neighbour : {"A2", "C2", "B1", "B3"})
            QVERIFY2(paper.find(QString::fromLatin1(neighbour)), neighbour);
        QVERIFY(printout.name(4).contains(QStringLiteral("B2 of 3 × 4")));
        QVERIFY(printout.name(5).contains(QStringLiteral("C2 of 3 × 4"))); // row by row
        QVERIFY(printout.name(9).contains(QStringLiteral("A4 of 3 × 4")));
    }

    void neighboursShowTheSameInTheOverlap() {
        Choice choice = onlyMap(Paper::A4);
        choice.fit = Fit::OnSheets;
        choice.across = 2;
        choice.down = 1;
        choice.overlap = 20;
        choice.titleBlock = false;
        const Printout printout(material(), choice);
        QCOMPARE(printout.count(), 2);
        constexpr double kDots = 50.8; // 2 a millimetre
        const QImage left = sheetImage(printout, 0, kDots), right = sheetImage(printout, 1, kDots);
        const QRectF window = printout.window();
        const int y = static_cast<int>(window.center().y() * 2);
        for (const double into : {3.0, 10.0, 17.0}) {
            const QColor a = left.pixelColor(static_cast<int>((window.right() - 20 + into) * 2), y);
            const QColor b = right.pixelColor(static_cast<int>((window.left() + into) * 2), y);
            QVERIFY2(a.red() > 80 && a.blue() == 0, qPrintable(a.name()));
            QVERIFY2(std::abs(a.red() - b.red()) <= 1, qPrintable(a.name() + b.name()));
        }
        const QColor margin = left.pixelColor(static_cast<int>((window.right() + 2) * 2), y - 40);
        QCOMPARE(margin, QColor(Qt::white));
    }

    void aScaleIsKeptOverAsManySheetsAsItNeeds() {
        Choice choice = onlyMap(Paper::A4);
        choice.fit = Fit::AtScale;
        for (const int scale : {30, 100, 150, 250}) {
            choice.scale = scale;
            for (const int planned : {0, 12}) {
                choice.plan = planned > 0 ? PlanPlace::WithMap : PlanPlace::Nowhere;
                const Printout printout(material({1480, 620}, planned), choice);
                QVERIFY(std::abs(printout.mapSheet().scale - scale / 100.0) < 0.001);
                QCOMPARE(printout.mapSheet().map.width(), 1480 * kUnitInMm * printout.mapSheet().scale);
                QVERIFY(QRectF(QPointF(), printout.tiling().whole()).contains(printout.mapSheet().map));
            }
        }
        choice.scale = 30;
        QCOMPARE(Printout(material(), choice).count(), 1);
    }

    void titleBlockStandsInTheCornerAndTouchesNothing_data() {
        QTest::addColumn<QSizeF>("map");
        QTest::addColumn<int>("planned");
        for (const QSizeF& map :
             {QSizeF(1480, 620), QSizeF(400, 1600), QSizeF(900, 800), QSizeF(6000, 300), QSizeF(120, 90)})
            for (const int planned : {0, 1, 8, 60})
                QTest::addRow("%gx%g, %d lines", map.width(), map.height(), planned) << map << planned;
    }
    void titleBlockStandsInTheCornerAndTouchesNothing() {
        QFETCH(QSizeF, map);
        QFETCH(int, planned);
        for (int paper = 0; paper < kPapers; ++paper)
            for (const auto turn : {Turn::Landscape, Turn::Portrait})
                for (const auto fit : {Fit::OneSheet, Fit::OnSheets}) {
                    Choice choice = onlyMap(static_cast<Paper>(paper));
                    choice.plan = PlanPlace::WithMap;
                    choice.turn = turn;
                    choice.fit = fit;
                    const Printout printout(material(map, planned), choice);
                    const MapSheet& sheet = printout.mapSheet();
                    const QRectF whole(QPointF(), sheet.size);
                    const auto where = QStringLiteral("%1, turn %2")
                                           .arg(paperName(choice.paper))
                                           .arg(static_cast<int>(turn));
                    QVERIFY2(sheet.map.width() > 5 && sheet.map.height() > 5, qPrintable(where));
                    QVERIFY2(whole.contains(sheet.map) &&
                                 whole.adjusted(-.01, -.01, .01, .01).contains(sheet.title),
                             qPrintable(where));
                    QVERIFY2(!sheet.map.intersects(sheet.title), qPrintable(where));
                    QCOMPARE(sheet.title.right(), whole.right());
                    QCOMPARE(sheet.title.bottom(), whole.bottom());
                    if (planned == 0)
                        continue;
                    QVERIFY2(sheet.planLines > 0 || printout.count() > printout.tiling().count(),
                             qPrintable(where));
                    QVERIFY2(whole.contains(sheet.plan), qPrintable(where));
                    QVERIFY2(!sheet.plan.intersects(sheet.title) && !sheet.plan.intersects(sheet.map),
                             qPrintable(where));
                }
    }

    void titleBlockSaysWhatItMust() {
        Choice choice = onlyMap(Paper::A3);
        choice.gemba = Gemba::Blank;
        const Printout printout(material(), choice);
        PaperRecorder paper;
        record(printout, 0, paper);
        const QRectF block = printout.mapSheet().title.translated(printout.window().topLeft());
        const auto scale = QStringLiteral("%1 %").arg(qRound(printout.mapSheet().scale * 100));
        const auto sheet = QStringLiteral("1 of %1").arg(printout.count());
        for (const auto& text :
             {QStringLiteral("Steering brackets"), QStringLiteral("Current state"),
              QStringLiteral("Acme Stamping"), QStringLiteral("Rother"), QStringLiteral("1.3"),
              QStringLiteral("26 Nov 2026"), QStringLiteral("acme.takt"), scale, sheet,
              QStringLiteral("Checked, date and signature")}) {
            const auto* written = paper.find(text);
            QVERIFY2(written, qPrintable(text));
            QVERIFY2(block.contains(written->at), qPrintable(text));
        }
    }

    void withoutATitleBlockTheMapHasItsRoom() {
        Choice choice = onlyMap(Paper::A4);
        const Printout with(material({900, 800}), choice);
        choice.titleBlock = false;
        const Printout without(material({900, 800}), choice);
        QVERIFY(without.mapSheet().title.isEmpty());
        QVERIFY(without.mapSheet().scale > with.mapSheet().scale);
    }

    void theSheetTurnsAsTheMapFits() {
        const Printout wide(material({1480, 620}), onlyMap(Paper::A4));
        QVERIFY(wide.size(0).width() > wide.size(0).height());
        const Printout tall(material({500, 1500}), onlyMap(Paper::A4));
        QVERIFY(tall.size(0).width() < tall.size(0).height());
    }

    void thePlanGoesLoopByLoopAndByDate() {
        Document document;
        document.newDocument();
        auto edit = document.edit();
        const auto loop = [&](const char* name, AreaKind kind) {
            Area area;
            area.name = name;
            area.kind = kind;
            return edit.insert(area);
        };
        const Id supplier = loop("Supplier", AreaKind::SupplierLoop),
                 pacemaker = loop("Pacemaker", AreaKind::PacemakerLoop),
                 upstream = loop("Upstream", AreaKind::UpstreamLoop);
        const auto step = [&](Id area, const char* goal, const char* due, bool done = false) {
            ImprovementStep row;
            row.area = area;
            row.goal = goal;
            row.due = due;
            row.done = done;
            edit.insert(row);
        };
        step({}, "review", "2026-01-01");
        step(supplier, "daily truck", "2026-03-01");
        step(pacemaker, "undated", "");
        step(upstream, "supermarket", "2026-02-01");
        step(pacemaker, "late", "2026-12-01");
        step(pacemaker, "early", "2026-01-15", true);
        QVERIFY(document.push(edit, QStringLiteral("Plan")));
        QStringList goals;
        for (const auto& line : planLines(document.plant()))
            goals << line.goal;
        QCOMPARE(goals.join(QLatin1Char(' ')),
                 QStringLiteral("early late undated supermarket daily truck review"));
        QVERIFY(planLines(document.plant()).front().done);
    }

    void aLongPlanGoesOnOverSheetsWithItsHeading() {
        for (const auto place : {PlanPlace::WithMap, PlanPlace::OwnSheet}) {
            Choice choice = onlyMap(Paper::A4);
            choice.plan = place;
            const Printout printout(material({1480, 620}, 60), choice);
            QVERIFY(printout.count() >= 3);
            std::map<QString, int> seen;
            for (int sheet = 0; sheet < printout.count(); ++sheet) {
                PaperRecorder paper;
                record(printout, sheet, paper);
                const bool hasPlan =
                    printout.kind(sheet) == SheetKind::Plan || printout.mapSheet().planLines > 0;
                QCOMPARE(paper.count(QStringLiteral("Owner")), hasPlan ? 1 : 0);
                for (const auto& written : paper.words) {
                    QVERIFY(QRectF(QPointF(), printout.size(sheet)).contains(written.at));
                    if (written.text.startsWith(QLatin1String("Goal number")))
                        ++seen[written.text];
                }
            }
            QCOMPARE(seen.size(), std::size_t{60});
            QVERIFY(std::all_of(seen.begin(), seen.end(), [](const auto& s) { return s.second == 1; }));
        }
    }

    void longWordsOfAPlanWrapWithinTheirColumn() {
        const QString longGoal =
            QStringLiteral("Continuous flow from weld to assembly with the work content of every "
                           "operator below takt and Unbreakablewordsofmorethanonehundredletters")
                .repeated(2);
        const PaperTable table = planTable({{{}, longGoal, QStringLiteral("Sue"), {}, {}, false}});
        QVERIFY(table.rowHeight(0, 130) > 4 * lineHeight(Type{9}));
        QVERIFY(table.rowHeight(0, 260) < table.rowHeight(0, 130));
        QCOMPARE(table.fitting(0, QSizeF(130, table.height(0, 1, 130) + 0.01)), std::size_t{1});
        QCOMPARE(table.fitting(0, QSizeF(130, table.height(0, 1, 130) - 0.01)), std::size_t{0});
    }

    void gembaSheetsHaveABlockForEachElementInTheOrderOfTheFlow() {
        const auto& plant = acme().project().scenarios.front().plant;
        Material m = material();
        m.gemba = gembaBlocks(plant);
        Choice choice;
        choice.map = false;
        choice.plan = PlanPlace::Nowhere;
        choice.gemba = Gemba::OfMap;
        const Printout printout(std::move(m), choice);
        QStringList processes;
        int suppliers = 0, stores = 0, customers = 0;
        for (const auto& block : printout.gembaBlocks()) {
            if (block.kind == BlockKind::Process)
                processes << block.name;
            suppliers += block.kind == BlockKind::Supplier;
            stores += block.kind == BlockKind::Store;
            customers += block.kind == BlockKind::Customer;
        }
        QCOMPARE(processes.join(QLatin1Char('|')),
                 QStringLiteral("Stamping|Spot weld 1|Spot weld 2|Assembly 1|Assembly 2"));
        QCOMPARE(suppliers, 1);
        QCOMPARE(stores, 6);
        QCOMPARE(customers, 1);
        int observed = 0;
        QStringList written;
        for (int sheet = 0; sheet < printout.count(); ++sheet) {
            QCOMPARE(printout.size(sheet), paperSize(Paper::A4));
            PaperRecorder paper;
            record(printout, sheet, paper);
            observed += paper.count(QStringLiteral("Lowest repeated"));
            for (const auto& word : paper.words)
                written << word.text;
        }
        QCOMPARE(observed, 5);
        for (const auto& block : printout.gembaBlocks())
            QVERIFY2(written.contains(block.name), qPrintable(block.name));
    }

    void gembaBlocksStayWholeAndApart() {
        for (const int processes : {1, 4, 17}) {
            const auto blocks = blankBlocks(processes);
            const QRectF room(10, 22, 190, 258);
            std::size_t next = 0;
            for (const auto& sheet : layOutGemba(blocks, room)) {
                double below = room.top();
                for (const auto& placed : sheet) {
                    QCOMPARE(placed.block, next++);
                    QVERIFY(placed.place.top() >= below);
                    QVERIFY(placed.place.bottom() <= room.bottom() + 0.01);
                    below = placed.place.bottom();
                }
            }
            QCOMPARE(next, blocks.size());
            QCOMPARE(std::count_if(blocks.begin(), blocks.end(),
                                   [](const auto& b) { return b.kind == BlockKind::Process; }),
                     processes);
        }
        QVERIFY(kWritingHeight >= 7);
    }

    void veryManyItemsGoOnOverSheets() {
        Document document;
        document.newDocument();
        auto edit = document.edit();
        Inventory store;
        store.name = "Warehouse";
        const Id at = edit.insert(store);
        std::vector<BoxFigure> figures;
        for (int i = 0; i < 100; ++i) {
            Item item;
            item.name = "Part " + std::to_string(i);
            Stock stock;
            stock.store = at;
            stock.item = edit.insert(item);
            edit.insert(stock);
            figures.push_back({QString::fromStdString(item.name), QString::number(i), Origin::Entered});
        }
        QVERIFY(document.push(edit, QStringLiteral("Store")));
        Material m = material();
        m.gemba = gembaBlocks(document.plant());
        m.boxes = {{QStringLiteral("Warehouse"), QStringLiteral("Inventory"), figures}};
        Choice choice;
        choice.map = false;
        choice.gemba = Gemba::OfMap;
        choice.dataBoxes = true;
        const Printout printout(std::move(m), choice);
        int seen = 0;
        for (int sheet = 0; sheet < printout.count(); ++sheet) {
            PaperRecorder paper;
            record(printout, sheet, paper);
            for (const auto& word : paper.words) {
                seen += word.text.startsWith(QLatin1String("Part "));
                QVERIFY(word.at.y() < printout.size(sheet).height() - choice.margin);
            }
        }
        QCOMPARE(seen, 200);
    }

    void aPdfHasAPageForEachSheetInItsOwnSize() {
        const QTemporaryDir folder;
        Choice choice = onlyMap(Paper::A3);
        choice.fit = Fit::OnSheets;
        choice.across = 2;
        choice.down = 2;
        choice.gemba = Gemba::Blank;
        choice.plan = PlanPlace::OwnSheet;
        const Printout printout(material({1480, 620}, 5), choice);
        const QString file = folder.filePath(QStringLiteral("out.pdf"));
        QVERIFY(writePdf(printout, file));
        QVERIFY(printout.count() > 6);
        QCOMPARE(takt::test::pdfPages(file), printout.count());
        QFile in(file);
        QVERIFY(in.open(QIODevice::ReadOnly));
        const QByteArray bytes = in.readAll();
        QVERIFY(bytes.contains("/MediaBox [0 0 1191.000000 842.000000]") ||
                bytes.contains("/MediaBox [0 0 1191 842]"));
        QVERIFY(bytes.contains("/MediaBox [0 0 595.000000 842.000000]") ||
                bytes.contains("/MediaBox [0 0 595 842]"));
        const auto failed = writePdf(printout, folder.filePath(QStringLiteral("nowhere/out.pdf")));
        QVERIFY(!failed);
    }

    void blackAndWhiteHasNoColour() {
        Choice choice = onlyMap(Paper::A4);
        const QImage coloured = sheetImage(Printout(material(), choice), 0, 30);
        choice.blackAndWhite = true;
        const QImage grey = sheetImage(Printout(material(), choice), 0, 30);
        QVERIFY(!coloured.allGray());
        QVERIFY(grey.allGray());
    }

    void whatWasChosenIsRemembered() {
        Choice choice;
        choice.paper = Paper::A0;
        choice.fit = Fit::AtScale;
        choice.scale = 175;
        choice.gemba = Gemba::Blank;
        choice.blackAndWhite = true;
        choice.marks = false;
        QCOMPARE(choiceFrom(toMap(choice), Choice()), choice);
        QVariantMap odd = toMap(choice);
        odd[QStringLiteral("paper")] = 99;
        odd[QStringLiteral("scale")] = QStringLiteral("large");
        odd.remove(QStringLiteral("margin"));
        const Choice read = choiceFrom(odd, Choice());
        QCOMPARE(read.paper, Choice().paper);
        QCOMPARE(read.scale, Choice().scale);
        QCOMPARE(read.margin, Choice().margin);
        QCOMPARE(read.gemba, Gemba::Blank);
    }
};

TAKTBOARD_TEST(print_layout, TestPrintLayout);
#include "tst_print_layout.moc"
