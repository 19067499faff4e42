#include <QFile>
#include <QProcess>
#include <QTest>

#include "../support/test_main.h"

class NoQtTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    /// The promise to servers and clusters: the command line needs no Qt at all.
    void theCommandLineLinksNoQt() {
        QVERIFY2(QFile::exists(QStringLiteral(TAKTBOARD_CLI)), TAKTBOARD_CLI);
        QProcess ldd;
        ldd.start(QStringLiteral("ldd"), {QStringLiteral(TAKTBOARD_CLI)});
        QVERIFY(ldd.waitForFinished(30'000));
        QCOMPARE(ldd.exitCode(), 0);
        const QByteArray libraries = ldd.readAllStandardOutput();
        QVERIFY(libraries.contains("libc.so"));
        QVERIFY2(!libraries.contains("libQt"), libraries.constData());
    }
};

TAKTBOARD_TEST(noqt, NoQtTest);
#include "tst_noqt.moc"
