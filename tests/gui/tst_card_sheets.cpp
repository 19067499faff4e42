// Kanban cards on paper: what stands on them, where they are cut, and that a reader of QR codes finds their text.
#include <QCheckBox>
#include <QLineEdit>

#include "app/card_print.h"
#include "boards_window.h"
#include "gui/boards/card_sheets.h"
#include "gui/print/pages_dialog.h"
#include "gui/print/print_output.h"
#include "gui/print/qr_code.h"
#include "paper_recorder.h"
#include "sample.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;
using namespace takt::gui;

namespace {

struct Cards {
    Project project = readSample("acme-stamping");
    const Scenario& scenario = *project.scenario(std::string_view("Future state"));

    std::vector<PaperCard> of(const char* name) const {
        std::vector<Id> ids;
        for (const auto& loop : scenario.plant.get<KanbanLoop>())
            if (loop.name == name)
                ids.push_back(loop.id);
        return paperCards(project, scenario, ids);
    }
    print::Printout printout(const std::vector<PaperCard>& cards, print::Paper paper = print::Paper::A4, bool blackAndWhite = false) const {
        print::Material material;
        material.texts.title = QStringLiteral("Acme Stamping");
        material.texts.scenario = QStringLiteral("Future state");
        material.pagesWord = QStringLiteral("kanban cards");
        material.pages = cardPages(cards);
        print::Choice choice;
        choice.map = false;
        choice.plan = print::PlanPlace::Nowhere;
        choice.paper = paper;
        choice.turn = print::Turn::Portrait;
        choice.blackAndWhite = blackAndWhite;
        return print::Printout(material, choice);
    }
};

PaperCard oneCard(LoopKind kind) {
    PaperCard card;
    card.kind = kind;
    card.item = QStringLiteral("Part");
    card.quantity = QStringLiteral("20");
    card.code = cardCode(QStringLiteral("Plant"), Id{7}, 1);
    return card;
}

/// What a reader makes of the squares of a code of level M, version 1 to 6, in bytes: format and mask, the bits in their
/// zigzag, the blocks one after the other (ISO/IEC 18004). It corrects no errors, so none may be there.
class QrReader {
  public:
    explicit QrReader(print::QrCode code) : code_(std::move(code)), n_(code_.size), version_((n_ - 17) / 4) {}

    QByteArray read() const {
        static constexpr int kBlocks[] = {0, 1, 1, 1, 2, 2, 4}, kData[] = {0, 16, 28, 44, 32, 43, 27};
        if (version_ < 1 || version_ > 6 || bit(0, 8) != 1 || bit(1, 8) != 0) // level M is 00, against the mask 10101
            return {};
        const auto words = codewords();
        QByteArray data;
        for (int block = 0; block < kBlocks[version_]; ++block)
            for (int i = 0; i < kData[version_]; ++i)
                data.append(words[static_cast<std::size_t>(i * kBlocks[version_] + block)]);
        const auto byteAt = [&](int i) { // behind the four bits of the mode
            return static_cast<char>((static_cast<unsigned char>(data[i]) << 4 | static_cast<unsigned char>(data[i + 1]) >> 4) & 0xFF);
        };
        if (static_cast<unsigned char>(data[0]) >> 4 != 4) // bytes
            return {};
        QByteArray text;
        for (int i = 0; i < static_cast<unsigned char>(byteAt(0)); ++i)
            text.append(byteAt(i + 1));
        return text;
    }

  private:
    int bit(int x, int y) const { return code_.isDark(x, y) ? 1 : 0; }
    bool isFunction(int x, int y) const {
        const bool corner = (x <= 8 && y <= 8) || (x >= n_ - 8 && y <= 8) || (x <= 8 && y >= n_ - 8);
        const bool alignment = version_ > 1 && std::abs(x - (n_ - 7)) <= 2 && std::abs(y - (n_ - 7)) <= 2;
        return corner || alignment || x == 6 || y == 6;
    }
    bool isMasked(int x, int y) const {
        switch ((bit(2, 8) << 2 | bit(3, 8) << 1 | bit(4, 8)) ^ 5) {
        case 0: return (x + y) % 2 == 0;
        case 1: return y % 2 == 0;
        case 2: return x % 3 == 0;
        case 3: return (x + y) % 3 == 0;
        case 4: return (y / 2 + x / 3) % 2 == 0;
        case 5: return x * y % 2 + x * y % 3 == 0;
        case 6: return (x * y % 2 + x * y % 3) % 2 == 0;
        default: return ((x + y) % 2 + x * y % 3) % 2 == 0;
        }
    }
    std::vector<char> codewords() const {
        std::vector<char> words;
        int bits = 0, value = 0;
        bool up = true;
        for (int right = n_ - 1; right > 0; right -= 2, up = !up) {
            right -= right == 6;
            for (int step = 0; step < n_; ++step)
                for (const int x : {right, right - 1}) {
                    const int y = up ? n_ - 1 - step : step;
                    if (isFunction(x, y))
                        continue;
                    value = value << 1 | (code_.isDark(x, y) != isMasked(x, y));
                    if (++bits % 8 == 0)
                        words.push_back(static_cast<char>(std::exchange(value, 0)));
                }
        }
        return words;
    }

    print::QrCode code_;
    int n_, version_;
};

bool isDark(const QImage& image, const QPointF& mm, double perMm) {
    return qGray(image.pixel(static_cast<int>(mm.x() * perMm), static_cast<int>(mm.y() * perMm))) < 128;
}

} // namespace

class CardSheetsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void the_code_names_project_loop_and_card() {
        QCOMPARE(cardCode(QStringLiteral("Acme Stamping"), Id{117}, 7), QStringLiteral("taktboard:kanban?project=Acme%20Stamping&loop=117&card=7"));
        QCOMPARE(cardCode(QStringLiteral("R&D = ü"), Id{1}, 2), QStringLiteral("taktboard:kanban?project=R%26D%20%3D%20%C3%BC&loop=1&card=2"));
        const QString longName(500, QLatin1Char('x'));
        QCOMPARE(cardCode(longName, Id{1}, 1), cardCode(longName.left(kMostProject), Id{1}, 1));
        QVERIFY(!print::qrCode(cardCode(QString(500, QChar(0x4e2d)), Id{UINT32_MAX}, kMostCount)).isEmpty());
    }

    void every_card_of_a_loop_has_its_own() {
        const Cards cards;
        const auto all = cards.of("Weld and assembly LH");
        QCOMPARE(all.size(), std::size_t{60});
        for (std::size_t i = 0; i < all.size(); ++i) {
            QCOMPARE(all[i].number, static_cast<std::int64_t>(i) + 1);
            QCOMPARE(all[i].of, std::int64_t{60});
            QVERIFY(all[i].code.endsWith(QStringLiteral("&card=%1").arg(i + 1)));
        }
        QCOMPARE(all[0].quantity, QStringLiteral("20"));
        QCOMPARE(all[0].from, QStringLiteral("Weld and assembly"));
        QVERIFY(!all[0].store.isEmpty() && all[0].store != QStringLiteral("–"));
        QCOMPARE(all[0].store, all[0].to); // a maker's cards hang at the store; it stands in no frame
        const auto fetched = cards.of("Brackets LH");
        QCOMPARE(fetched[0].store, fetched[0].from); // and withdrawn goods are fetched from it
    }

    void a_triangle_says_its_lot_and_when_it_goes() {
        const auto signal = Cards().of("Stamping LH");
        QCOMPARE(signal.size(), std::size_t{1});
        QCOMPARE(signal[0].quantity, QStringLiteral("300"));
        QVERIFY(signal[0].rule.contains(QStringLiteral("240")));
    }

    void the_store_is_told_with_the_frame_it_stands_in() {
        Cards cards;
        Edit edit(cards.project, cards.scenario.id);
        Area hall;
        hall.name = "Hall 2";
        const Id area = edit.insert(hall);
        edit.modify<Supermarket>(cards.scenario.plant.get<KanbanLoop>()[5].to, [area](Supermarket& market) { market.area = area; });
        QVERIFY(apply(cards.project, *edit.finish()));
        QVERIFY(cards.of("Weld and assembly LH")[0].store.endsWith(QStringLiteral(", Hall 2")));
    }

    void eight_stand_on_a_sheet_and_touch_without_overlap() {
        const auto places = cardPlaces(QRectF(10, 10, 190, 271));
        QCOMPARE(places.size(), std::size_t{8});
        for (std::size_t a = 0; a < places.size(); ++a) {
            QVERIFY(places[a].left() >= 10 - 1e-6 && places[a].bottom() <= 281);
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(places[a].intersected(places[b]).isEmpty());
        }
        QCOMPARE(cardPlaces(QRectF(0, 0, 20, 20)).size(), std::size_t{1});
    }

    void all_cards_stand_on_the_sheets_once() {
        const Cards cards;
        const auto printout = cards.printout(cards.of("Weld and assembly RH"));
        QCOMPARE(printout.count(), 4); // 32 cards
        PaperRecorder paper;
        for (int sheet = 0; sheet < printout.count(); ++sheet)
            record(printout, sheet, paper);
        for (int card = 1; card <= 32; ++card)
            QCOMPARE(paper.count(QStringLiteral("%1 of 32").arg(card)), 1);
        QCOMPARE(paper.count(QStringLiteral("PRODUCTION KANBAN")), 32);
        QCOMPARE(printout.summary(), QStringLiteral("4 sheets: kanban cards"));
        QVERIFY(cardPages({}).empty());
    }

    void kinds_are_told_by_a_word_in_black_and_white_too() {
        const Cards cards;
        const std::pair<LoopKind, const char*> kinds[] = {{LoopKind::Production, "PRODUCTION KANBAN"}, {LoopKind::Withdrawal, "WITHDRAWAL KANBAN"},
                                                          {LoopKind::Signal, "SIGNAL KANBAN"}, {LoopKind::LotBoard, "LOT-MAKING KANBAN"},
                                                          {LoopKind::Conwip, "CONWIP CARD"}};
        for (const auto& [kind, word] : kinds) {
            const auto printout = cards.printout({oneCard(kind)}, print::Paper::A4, true);
            PaperRecorder paper;
            record(printout, 0, paper);
            QCOMPARE(paper.count(QString::fromLatin1(word)), 1);
            const QImage sheet = print::sheetImage(printout, 0, 60);
            for (int y = 0; y < sheet.height(); ++y)
                for (int x = 0; x < sheet.width(); ++x)
                    QVERIFY(qRed(sheet.pixel(x, y)) == qBlue(sheet.pixel(x, y)));
        }
    }

    void a_reader_finds_the_code_on_the_sheet() {
        constexpr double kDots = 300, kPerMm = kDots / 25.4;
        const Cards cards;
        const PaperCard card = oneCard(LoopKind::Production);
        const auto code = print::qrCode(card.code);
        QVERIFY(code.size >= 21 && (code.size - 17) % 4 == 0);
        QImage image(static_cast<int>(kCardWidth * kPerMm), static_cast<int>(kCardHeight * kPerMm), QImage::Format_RGB32);
        image.fill(Qt::white);
        {
            QPainter painter(&image);
            painter.scale(kPerMm, kPerMm);
            print::paintQrCode(painter, QRectF(10, 5, 29, 29), code, Qt::black);
        }
        QCOMPARE(QString::fromUtf8(QrReader(code).read()), card.code);
        for (const char* text : {"taktboard", "taktboard:kanban?project=Acme%20Stamping&loop=117&card=7",
                                 "taktboard:kanban?project=Acme%20Stamping%3A%20steering%20brackets&loop=117&card=60"})
            QCOMPARE(QrReader(print::qrCode(QString::fromLatin1(text))).read(), QByteArray(text));
        const double square = 29.0 / (code.size + 2 * print::kQuietZone);
        const QPointF corner(10 + print::kQuietZone * square, 5 + print::kQuietZone * square);
        for (int y = -print::kQuietZone; y < code.size + print::kQuietZone; ++y)
            for (int x = -print::kQuietZone; x < code.size + print::kQuietZone; ++x) {
                const bool inside = x >= 0 && y >= 0 && x < code.size && y < code.size;
                QCOMPARE(isDark(image, corner + QPointF((x + 0.5) * square, (y + 0.5) * square), kPerMm), inside && code.isDark(x, y));
            }
        for (const QPoint finder : {QPoint(0, 0), QPoint(code.size - 7, 0), QPoint(0, code.size - 7)})
            for (int i = 0; i < 7; ++i) {
                QVERIFY(code.isDark(finder.x() + i, finder.y()) && code.isDark(finder.x(), finder.y() + i));
                QVERIFY(code.isDark(finder.x() + 3, finder.y() + 3) && !code.isDark(finder.x() + 1, finder.y() + 1));
            }
    }

    void no_code_is_better_than_a_wrong_one() {
        QVERIFY(print::qrCode({}).isEmpty());
        QVERIFY(print::qrCode(QString(3000, QLatin1Char('x'))).isEmpty());
        QImage image(10, 10, QImage::Format_RGB32);
        QPainter painter(&image);
        print::paintQrCode(painter, QRectF(0, 0, 10, 10), {}, Qt::black);
    }

    void prints_by_keyboard_from_the_boards_with_a_choice_of_loops() {
        BoardsWindow w;
        const QString file = w.folder.filePath(QStringLiteral("cards.pdf"));
        bool saved = false;
        w.whileModal<print::PagesDialog>([&](print::PagesDialog& dialog) {
            QCOMPARE(dialog.windowTitle(), QStringLiteral("Print kanban cards"));
            QCOMPARE(dialog.chosen().size(), std::size_t{7});
            QCOMPARE(dialog.printout().count(), 13); // 102 cards
            QTest::keyClick(&dialog, Qt::Key_N, Qt::AltModifier); // none
            QTRY_COMPARE(dialog.printout().count(), 0);
            for (auto* box : dialog.findChildren<QCheckBox*>())
                if (box->text().contains(QStringLiteral("withdrawal to Weld and assembly")))
                    box->click();
            QTRY_COMPARE(dialog.printout().count(), 1); // 3 and 2 brackets
            QVERIFY(dialog.savePdfTo(file));
            QCOMPARE(pdfPages(file), 1);
            saved = true;
            QTest::keyClick(&dialog, Qt::Key_Escape);
        });
        QTest::keyClick(w.window.get(), Qt::Key_P, Qt::ControlModifier);
        QVERIFY(saved);
        bool again = false;
        w.whileModal<print::PagesDialog>([&](print::PagesDialog&) { again = true; });
        QTest::mouseClick(visibleButton(*w.window, QStringLiteral("Print cards…")), Qt::LeftButton);
        QVERIFY(again);
    }

    void without_cards_there_is_nothing_to_print() {
        BoardsWindow w("acme-stamping.json", "Current state");
        auto* button = visibleButton(*w.window, QStringLiteral("Print cards…"));
        QVERIFY(button);
        QTRY_VERIFY(!button->isEnabled());
        w.document().setScenario(w.document().project().scenario(std::string_view("Future state"))->id);
        QTRY_VERIFY(button->isEnabled());
    }

    void a_file_without_a_display() {
        BoardsWindow w;
        print::Choice choice;
        choice.paper = print::Paper::A4;
        const QString file = w.folder.filePath(QStringLiteral("all.pdf"));
        QVERIFY(app::printCardsToFile(w.document(), choice, file));
        QCOMPARE(pdfPages(file), 13);
        QVERIFY(!app::printCardsToFile(w.document(), choice, QStringLiteral("/nowhere/x.pdf")));
    }
};

TAKTBOARD_TEST(card_sheets, CardSheetsTest);
#include "tst_card_sheets.moc"
