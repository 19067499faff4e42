// The command line as a shell sees it: output, errors, exit codes.
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include "test_main.h"

class CommandsTest : public QObject {
    Q_OBJECT

    struct Outcome {
        int code = -1;
        QByteArray out, err;
        QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    };
    static Outcome cli(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(TAKTBOARD_CLI), arguments);
        if (!process.waitForFinished(60'000))
            qFatal("the command hangs");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }
    QString write(const QString& name, const QByteArray& content) const {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(content);
        return file.fileName();
    }
    const QString sample_ = QStringLiteral(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json");
    QTemporaryDir folder_;

  private Q_SLOTS:
    void analyzeGivesItsKeysUnrounded() {
        const auto result = cli({"analyze", sample_, "--json"});
        QCOMPARE(result.code, 0);
        const auto json = result.json();
        for (const char* key : {"takt_s", "daily_demand", "lead_time_days", "value_added_s", "pce_working", "pce_24h",
                                "pce_calendar", "bottleneck", "steps", "ladder"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[QStringLiteral("takt_s")].toDouble(), 60.0);
        QCOMPARE(json[QStringLiteral("bottleneck")].toString(), QStringLiteral("Assembly 1"));
        QVERIFY(std::abs(json[QStringLiteral("lead_time_days")].toDouble() - 23.619565217391) < 1e-9);
        const auto step = json[QStringLiteral("steps")].toArray().at(0).toObject();
        for (const char* key : {"id", "name", "capacity_per_shift", "capacity_net_per_shift"})
            QVERIFY2(step.contains(QLatin1String(key)), key);
    }

    void runGivesItsKeysAndRepeatsItself() {
        const QStringList arguments = {"run", sample_, "--scenario", "Future state", "--horizon", "20wd", "--warmup", "5wd",
                                       "--replications", "3", "--seed", "9", "--threads", "2", "--json"};
        const auto first = cli(arguments);
        QCOMPARE(first.code, 0);
        const auto json = first.json();
        for (const char* key : {"seed", "replications", "events", "wall_seconds", "cpu_seconds", "measures"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[QStringLiteral("seed")].toInt(), 9);
        const auto delivered =
            json[QStringLiteral("measures")].toObject()[QStringLiteral("delivered.total")].toObject();
        QCOMPARE(delivered[QStringLiteral("mean")].toDouble(), 15 * 920.0);
        QCOMPARE(delivered[QStringLiteral("n")].toInt(), 3);
        QVERIFY(delivered.contains(QStringLiteral("half_width")));
        QCOMPARE(cli(arguments).json()[QStringLiteral("measures")], json[QStringLiteral("measures")]);
    }

    void runFindsItsWarmUp() {
        const auto result = cli({"run", sample_, "--horizon", "100wd", "--warmup", "auto", "--json"});
        QCOMPARE(result.code, 0);
        const auto json = result.json();
        const auto found = json[QStringLiteral("warmup_found")].toObject();
        for (const char* key : {"span", "run_too_short", "pilots", "step_days", "stock", "undelivered"})
            QVERIFY2(found.contains(QLatin1String(key)), key);
        QCOMPARE(json[QStringLiteral("warmup")], found[QStringLiteral("span")]);
        const auto stock = found[QStringLiteral("stock")].toObject();
        QCOMPARE(stock[QStringLiteral("mean")].toArray().size(), 500);
        QCOMPARE(stock[QStringLiteral("mser5")].toArray().size(), 96);
        QVERIFY(!cli({"run", sample_, "--json"}).json().contains(QStringLiteral("warmup_found")));
    }

    void runGoesOnUntilItIsPrecise() {
        const auto result = cli({"run", sample_, "--horizon", "20wd", "--precision", "2 %", "--of", "stock_days.total",
                                 "--most", "200", "--threads", "2", "--json"});
        QCOMPARE(result.code, 0);
        const auto n = result.json()[QStringLiteral("replications")].toInt();
        QVERIFY(n >= 10 && n < 200);
        const auto measure = result.json()[QStringLiteral("measures")].toObject()[QStringLiteral("stock_days.total")].toObject();
        QCOMPARE(measure[QStringLiteral("n")].toInt(), n);
        QVERIFY(measure[QStringLiteral("half_width")].toDouble() <= measure[QStringLiteral("mean")].toDouble() * .02 / 1.02);
    }

    void runSaysWhatItCannotTell() {
        const auto remarks = cli({"run", sample_, "--horizon", "60wd", "--json"}).json()[QStringLiteral("remarks")].toArray();
        QCOMPARE(remarks.size(), 1);
        const auto remark = remarks[0].toObject();
        QCOMPARE(remark[QStringLiteral("code")].toString(), QStringLiteral("one_replication"));
        for (const char* key : {"element", "remark", "mend"})
            QVERIFY2(remark.contains(QLatin1String(key)), key);
        QVERIFY(cli({"run", sample_, "--horizon", "60wd"}).out.contains("\nNote: one replication"));
        QVERIFY(!cli({"run", sample_, "--horizon", "60wd", "--replications", "10"}).out.contains("Note:"));
    }

    void runGivesIntervalsFromBatches() {
        const auto result = cli({"run", sample_, "--horizon", "200wd", "--batches", "--json"});
        QCOMPARE(result.code, 0);
        const auto batches = result.json()[QStringLiteral("batches")].toObject();
        const auto days = batches[QStringLiteral("stock_days.total")].toObject();
        for (const char* key : {"n", "days", "half_width", "correlation", "uncorrelated"})
            QVERIFY2(days.contains(QLatin1String(key)), key);
        QVERIFY(days[QStringLiteral("half_width")].toDouble() > 0);
        QCOMPARE(result.json()[QStringLiteral("measures")].toObject()[QStringLiteral("stock_days.total")].toObject()
                     [QStringLiteral("half_width")], days[QStringLiteral("half_width")]);
    }

    void aDocumentKeepsItsStoredRuns() {
        const QString takt = folder_.filePath(QStringLiteral("plant.takt"));
        QCOMPARE(cli({"import", sample_, takt}).code, 0);
        const auto stored = cli({"run", takt, "--horizon", "5wd", "--store", "--json"});
        QCOMPARE(stored.code, 0);
        QCOMPARE(stored.json()[QStringLiteral("stored_run")].toInt(), 1);
        QCOMPARE(cli({"run", takt, "--horizon", "5wd", "--store", "--json"})
                     .json()[QStringLiteral("stored_run")].toInt(), 2);
        const QString back = folder_.filePath(QStringLiteral("back.json"));
        QCOMPARE(cli({"export", takt, back}).code, 0);
        QFile one(sample_), two(back);
        QVERIFY(one.open(QIODevice::ReadOnly) && two.open(QIODevice::ReadOnly));
        QCOMPARE(two.readAll(), one.readAll());
    }

    void checkTellsErrorsFromWarnings() {
        const auto fine = cli({"check", sample_});
        QCOMPARE(fine.code, 0);
        QVERIFY(fine.out.contains("Assembly 1 is slower than takt"));
        const QString empty = write(QStringLiteral("empty.json"),
                                    R"({"format":"taktboard","version":1,"settings":[{"id":1,"name":"x"}],)"
                                    R"("scenarios":[{"id":2,"name":"Now"}]})");
        const auto bad = cli({"check", empty});
        QCOMPARE(bad.code, 1);
        QVERIFY(bad.out.contains("nobody buys anything"));
        const auto run = cli({"run", empty});
        QCOMPARE(run.code, 1);
        QVERIFY(run.err.startsWith(empty.toUtf8() + ": Now: the plant cannot run"));
    }

    void badInputNamesTheFileThePlaceAndTheMend() {
        const QString broken = write(QStringLiteral("broken.json"),
                                     R"({"format":"taktboard","version":1,"settings":[{"id":1,"name":"x"}],)"
                                     R"("scenarios":[{"id":2,"name":"Now","processes":[{"id":3,"name":"P","changeover":"soon"}]}]})");
        const auto result = cli({"check", broken});
        QCOMPARE(result.code, 2);
        QVERIFY(result.out.isEmpty());
        QVERIFY2(result.err.startsWith(broken.toUtf8() + ": scenarios[0] \"Now\".processes[0].changeover: \"soon\" is not a time"),
                 result.err.constData());
    }

    void wrongUseExitsWithTwo_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{};
        QTest::newRow("unknown command") << QStringList{"fly"};
        QTest::newRow("no file") << QStringList{"check"};
        QTest::newRow("missing file") << QStringList{"check", "/nowhere/plant.takt"};
        QTest::newRow("unknown ending") << QStringList{"check", "/etc/hostname"};
        QTest::newRow("unknown scenario") << QStringList{"run", sample_, "--scenario", "Ideal state"};
        QTest::newRow("bad horizon") << QStringList{"run", sample_, "--horizon", "long"};
        QTest::newRow("warm-up beyond horizon")
            << QStringList{"run", sample_, "--horizon", "5wd", "--warmup", "6wd"};
        QTest::newRow("no replications") << QStringList{"run", sample_, "--replications", "0"};
        QTest::newRow("precision of nothing") << QStringList{"run", sample_, "--precision", "0"};
        QTest::newRow("precision beyond one") << QStringList{"run", sample_, "--precision", "1.5"};
        QTest::newRow("no such measure")
            << QStringList{"run", sample_, "--horizon", "5wd", "--precision", "0.1", "--of", "flow"};
        QTest::newRow("--of without precision") << QStringList{"run", sample_, "--of", "fill_rate"};
        QTest::newRow("batches of replications") << QStringList{"run", sample_, "--batches", "--replications", "2"};
        QTest::newRow("fit without a file") << QStringList{"fit"};
        QTest::newRow("fit of a missing file") << QStringList{"fit", "/nowhere/times.txt"};
        QTest::newRow("store into JSON") << QStringList{"run", sample_, "--store"};
    }
    void wrongUseExitsWithTwo() {
        QFETCH(QStringList, arguments);
        const auto result = cli(arguments);
        QCOMPARE(result.code, 2);
        QVERIFY(!result.err.isEmpty());
    }

    void fitRanksTheLaws() {
        QByteArray lines = "# a stop watch\n\n";
        for (int i = 1; i <= 60; ++i) // even steps of the exponential law with mean 45 s
            lines += QByteArray::number(-45.0 * std::log(1.0 - (i - 0.5) / 60.0), 'f', 3) + (i % 2 ? " s\n" : "\r\n");
        const QString file = write(QStringLiteral("times.txt"), lines);
        const auto result = cli({"fit", file, "--json"});
        QCOMPARE(result.code, 0);
        const auto json = result.json();
        QCOMPARE(json[QStringLiteral("n")].toInt(), 60);
        const auto best = json[QStringLiteral("fits")].toArray().at(0).toObject();
        QCOMPARE(best[QStringLiteral("name")].toString(), QStringLiteral("exponential"));
        for (const char* key : {"law", "mean_s", "parameters", "log_likelihood", "aic", "kolmogorov", "kolmogorov_p",
                                "anderson_darling", "anderson_darling_p", "chi_square", "chi_square_p"})
            QVERIFY2(best.contains(QLatin1String(key)), key);
        const auto table = cli({"fit", file});
        QCOMPARE(table.code, 0);
        QVERIFY(table.out.contains("60 times from 0.377 s"));
        QVERIFY(table.out.contains(best[QStringLiteral("law")].toString().toUtf8()));
    }

    void fitReadsStandardInput() {
        QProcess process;
        process.start(QStringLiteral(TAKTBOARD_CLI), {"fit", "-", "--json"});
        for (int i = 0; i < 20; ++i)
            process.write(QByteArray::number(40 + i) + '\n');
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(60'000));
        QCOMPARE(process.exitCode(), 0);
        const auto json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        QCOMPARE(json[QStringLiteral("mean_s")].toDouble(), 49.5);
    }

    void fitNamesTheLineItCannotRead() {
        const QString file = write(QStringLiteral("bad.txt"), "45\n46\nsoon\n");
        const auto result = cli({"fit", file});
        QCOMPARE(result.code, 2);
        QVERIFY2(result.err.startsWith(file.toUtf8() + ": line 3: \"soon\" is not a time"), result.err.constData());
        const QString few = write(QStringLiteral("few.txt"), "45\n46\n");
        QVERIFY(cli({"fit", few}).err.contains("2 times are too few"));
        QCOMPARE(cli({"fit", few}).code, 2);
    }

    void samplesAreListed() {
        const auto result = cli({"samples"});
        QCOMPARE(result.code, 0);
        QVERIFY(result.out.contains("acme-stamping.json"));
    }
};

TAKTBOARD_TEST(commands, CommandsTest);
#include "tst_commands.moc"
