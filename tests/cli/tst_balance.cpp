// taktboard-cli balance as a shell sees it.
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "test_main.h"

class BalanceTest : public QObject {
    Q_OBJECT

    struct Outcome {
        int code = -1;
        QByteArray out, err;
    };
    static Outcome cli(const QStringList& arguments) {
        QProcess process;
        process.start(QStringLiteral(TAKTBOARD_CLI), QStringList{QStringLiteral("balance")} + arguments);
        if (!process.waitForFinished(60'000))
            qFatal("the command hangs");
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput(),
                process.readAllStandardError()};
    }
    QString write(const QString& name, const QByteArray& content) const {
        QFile file(folder_.filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("cannot write");
        file.write(content);
        return file.fileName();
    }
    /// Jackson (1956).
    QString jackson() const {
        return write(QStringLiteral("jackson.IN2"), "11\n6\n2\n5\n7\n1\n2\n3\n6\n5\n5\n4\n1,2\n1,3\n1,4\n1,5\n2,6\n3,7\n4,7\n5,7\n6,8\n7,9\n8,10\n9,11\n10,11\n-1,-1\n");
    }
    /// Bowman (1960).
    QString bowman() const {
        return write(QStringLiteral("bowman.IN2"), "8\n11\n17\n9\n5\n8\n12\n10\n3\n1,2\n2,3\n2,4\n3,5\n3,6\n4,6\n5,7\n6,8\n-1,-1\n");
    }
    QTemporaryDir folder_;

  private Q_SLOTS:
    void oneFileGivesAnObjectWithTheseKeys() {
        const auto result = cli({jackson(), "--cycle-time", "10", "--json"});
        QCOMPARE(result.code, 0);
        const QJsonObject json = QJsonDocument::fromJson(result.out).object();
        QCOMPARE(json.keys().size(), 9);
        for (const char* key : {"file", "cycle_time", "stations", "lower_bound", "proven", "assignment", "nodes", "seconds", "bound_reason"})
            QVERIFY2(json.contains(QLatin1String(key)), key);
        QCOMPARE(json[QStringLiteral("stations")].toInt(), 5);
        QCOMPARE(json[QStringLiteral("lower_bound")].toInt(), 5);
        QCOMPARE(json[QStringLiteral("proven")].toBool(), true);
        QCOMPARE(json[QStringLiteral("assignment")].toArray().size(), 5);
        QCOMPARE(json[QStringLiteral("assignment")].toArray().at(0).toArray().contains(1), true);
    }

    void severalFilesGiveAnArrayInOrder() {
        const QString alb = write(QStringLiteral("two.alb"), "<number of tasks>\n2\n<cycle time>\n9\n<task times>\n1 4\n2 6\n<precedence relations>\n1,2\n<end>\n");
        const auto result = cli({jackson(), alb, "--stations", "2", "--json"});
        QCOMPARE(result.code, 0);
        const QJsonArray json = QJsonDocument::fromJson(result.out).array();
        QCOMPARE(json.size(), 2);
        QCOMPARE(json.at(0).toObject()[QStringLiteral("cycle_time")].toInt(), 23);
        QCOMPARE(json.at(1).toObject()[QStringLiteral("cycle_time")].toInt(), 6);
        QCOMPARE(json.at(1).toObject()[QStringLiteral("lower_bound")].toInt(), 6);
    }

    void theBoundOfEfficiencyIsIdleTime() {
        const auto result = cli({jackson(), "--efficiency", "5:7", "--json"});
        QCOMPARE(QJsonDocument::fromJson(result.out).object()[QStringLiteral("lower_bound")].toInt(), 4);
    }

    void aUNeedsNoMoreStations() {
        const auto result = cli({jackson(), "--cycle-time", "7", "--u-line", "--json"});
        const QJsonObject json = QJsonDocument::fromJson(result.out).object();
        QVERIFY(json[QStringLiteral("stations")].toInt() <= 8);
        QVERIFY(json[QStringLiteral("proven")].toBool());
    }

    void textIsForPeople() {
        const auto result = cli({jackson(), "--cycle-time", "10"});
        QCOMPARE(result.code, 0);
        QVERIFY(result.out.contains("5 stations"));
        QVERIFY(result.out.contains("proven"));
    }

    void whatTheCheckerSaysIsTold() {
        QVERIFY(cli({jackson(), "--cycle-time", "10"}).out.contains("bound confirmed by the checker: the times of the tasks"));
        QVERIFY(cli({jackson(), "--cycle-time", "8"}).out.contains("bound confirmed by the checker: weights of the tasks"));
        QVERIFY(cli({jackson(), "--cycle-time", "7"}).out.contains("bound confirmed by the checker: a chain of tasks"));
        QVERIFY(cli({bowman(), "--stations", "3", "--u-line"}).out.contains("bound confirmed by counting again, "));
    }

    void whatIsWrongIsSaid() {
        auto result = cli({jackson()});
        QCOMPARE(result.code, 2);
        QVERIFY(result.err.contains("no cycle time is given"));
        result = cli({jackson(), "--cycle-time", "6"});
        QCOMPARE(result.code, 2);
        QVERIFY(result.err.contains("task 4 takes 7, longer than the cycle time 6"));
        result = cli({jackson(), "--efficiency", "7:5"});
        QCOMPARE(result.code, 2);
        result = cli({jackson(), "--cycle-time", "10", "--stations", "4"});
        QCOMPARE(result.code, 2);
        result = cli({write(QStringLiteral("bad.alb"), "nonsense"), "--cycle-time", "10"});
        QCOMPARE(result.code, 2);
        QVERIFY(result.err.contains("line 1"));
    }
};

TAKTBOARD_TEST(balance, BalanceTest);
#include "tst_balance.moc"
