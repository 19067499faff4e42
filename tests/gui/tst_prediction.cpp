// Predict, then play: guesses first, the outcome kept back until the run has been seen.
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QTimer>

#include "app/main_window.h"
#include "gui/time/playback.h"
#include "gui/time/prediction.h"
#include "gui/time/prediction_dialog.h"
#include "gui/time/prediction_strip.h"
#include "gui/time/time_bar.h"
#include "sample_run.h"
#include "test_main.h"

using namespace takt;
using namespace takt::gui;

namespace {

struct Bench : test::SampleRun {
    Bench() {
        bar.emplace(document, *playback);
        test::showAt(*bar, {1366, 180});
    }
    Prediction& prediction() { return bar->prediction(); }
    void begin() { prediction().begin(QStringLiteral("Round 1"), {{&predictedFigures()[1], 95.0}, {&predictedFigures()[0], 900.0}}); }
    QPushButton* button(const QString& text) const {
        for (auto* b : bar->findChildren<QPushButton*>())
            if (b->text() == text && b->isVisible())
                return b;
        return nullptr;
    }
    std::optional<TimeBar> bar;
};

} // namespace

class PredictionTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void theOutcomeIsKeptBackUntilTheEndIsSeen() {
        Bench bench;
        QVERIFY(bench.playback->waitForFinished(60'000));
        QVERIFY(bench.playback->result());
        bench.begin();
        QVERIFY(bench.playback->isOutcomeKeptBack());
        QVERIFY(!bench.playback->result());
        QCOMPARE(bench.playback->cursor(), Time{});
        QCOMPARE(bench.playback->storable(), Playback::Storable::KeptBack);
        QVERIFY(!bench.prediction().outcome(bench.prediction().guesses()[0]));
        QCOMPARE(bench.prediction().lines()[0], QStringLiteral("Fill rate: 95.0 % guessed"));
        bench.playback->seek(Time{} + Duration::days(3));
        QVERIFY(bench.playback->isOutcomeKeptBack());
        bench.playback->seek(bench.playback->horizon());
        QVERIFY(!bench.playback->isOutcomeKeptBack());
        QVERIFY(bench.playback->result());
        const auto came = bench.prediction().outcome(bench.prediction().guesses()[1]);
        QVERIFY(came);
        QCOMPARE(*came, bench.playback->result()->find("throughput.per_day")->value.mean);
        QVERIFY(bench.prediction().lines()[1].contains(QStringLiteral("came")));
    }

    void theStripTellsAndStores() {
        Bench bench;
        QVERIFY(bench.playback->waitForFinished(60'000));
        bench.begin();
        QVERIFY(bench.button(QStringLiteral("Show the outcome")));
        QVERIFY(!bench.button(QStringLiteral("Store the round")));
        QTest::mouseClick(bench.button(QStringLiteral("Show the outcome")), Qt::LeftButton);
        auto* store = bench.button(QStringLiteral("Store the round"));
        QVERIFY(store && store->isEnabled());
        QTest::mouseClick(store, Qt::LeftButton);
        QCOMPARE(bench.document.runs().size(), std::size_t{1});
        QCOMPARE(bench.document.runs()[0].name, std::string("Round 1"));
        QVERIFY(bench.document.runs()[0].note.find("95.0 % guessed") != std::string::npos);
        QVERIFY(bench.button(QStringLiteral("Stored as run 1")));
        QCOMPARE(bench.prediction().nextRound(), QStringLiteral("Round 2"));
        QTest::mouseClick(bench.button(QStringLiteral("End the round")), Qt::LeftButton);
        QVERIFY(!bench.prediction().isOn());
    }

    void nothingIsReadBehindTheDialog() {
        Bench bench;
        QVERIFY(bench.playback->waitForFinished(60'000));
        for (const bool start : {false, true}) {
            bool hidden = false;
            QTimer::singleShot(0, &bench.bar.value(), [&] {
                hidden = bench.playback->isOutcomeKeptBack() && !bench.playback->result();
                auto* dialog = bench.bar->findChild<PredictionDialog*>();
                dialog->findChildren<QLineEdit*>().at(1)->setText(QStringLiteral("90"));
                start ? dialog->accept() : dialog->reject();
            });
            bench.bar->predict();
            QVERIFY(hidden);
            QCOMPARE(bench.playback->isOutcomeKeptBack(), start);
            QCOMPARE(bench.prediction().isOn(), start);
        }
    }

    void givingUpShowsTheOutcome() {
        Bench bench;
        QVERIFY(bench.playback->waitForFinished(60'000));
        bench.begin();
        QTest::mouseClick(bench.button(QStringLiteral("Give up")), Qt::LeftButton);
        QVERIFY(!bench.prediction().isOn());
        QVERIFY(bench.playback->result());
    }

    void guessesAreCheckedWhereTheyStand() {
        Bench bench;
        PredictionDialog dialog(bench.prediction());
        const auto edits = dialog.findChildren<QLineEdit*>();
        const auto named = [&](const char* begin) {
            for (auto* e : edits)
                if (e->accessibleName().startsWith(QLatin1String(begin)))
                    return e;
            qFatal("no field %s", begin);
        };
        QPushButton* start = nullptr;
        for (auto* b : dialog.findChildren<QPushButton*>())
            if (b->text().contains(QStringLiteral("Start")))
                start = b;
        QVERIFY(start && !start->isEnabled());
        named("Fill rate")->setText(QStringLiteral("95"));
        QVERIFY(start->isEnabled());
        named("Fill rate")->setText(QStringLiteral("195"));
        QVERIFY(!start->isEnabled());
        named("Fill rate")->setText(QStringLiteral("95 %"));
        named("Stock")->setText(QStringLiteral("abc"));
        QVERIFY(!start->isEnabled());
        QCOMPARE(named("Stock")->text(), QStringLiteral("abc"));
        named("Stock")->clear();
        QVERIFY(start->isEnabled());
        QCOMPARE(dialog.guesses().size(), std::size_t{1});
        QCOMPARE(dialog.guesses()[0].value, 95.0);
        named("Name of")->clear();
        QVERIFY(!start->isEnabled());
    }

    void theMetricsPageIsCoveredMeanwhile() {
        app::MainWindow window;
        QVERIFY(window.files().open(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json"));
        window.resize(1366, 768);
        window.show();
        window.showStartPage(false);
        window.setPage(app::Page::Metrics);
        auto* cover = window.findChild<KeptBackCover*>();
        QVERIFY(cover);
        QVERIFY(!cover->isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(window.playback().hasRun(), 20'000);
        QVERIFY(window.playback().waitForFinished(60'000));
        window.playback().keepBackOutcome();
        QVERIFY(cover->isVisible());
        QCOMPARE(cover->size(), cover->parentWidget()->size());
        window.resize(1400, 900);
        QTRY_COMPARE(cover->size(), cover->parentWidget()->size());
        QTest::mouseClick(cover->findChild<QPushButton*>(), Qt::LeftButton);
        QVERIFY(!cover->isVisible());
        QVERIFY(window.playback().result());
        window.document().discard();
    }
};

TAKTBOARD_TEST(prediction, PredictionTest);
#include "tst_prediction.moc"
