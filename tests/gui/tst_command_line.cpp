// The program as it is called: arguments, pictures without a display, exit codes.
#include <QDir>
#include <QImage>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "app/command_line.h"
#include "document/document.h"
#include "test_main.h"

using namespace takt;
using namespace takt::app;

namespace {

struct Called {
    int code = -1;
    QString out, error;
};

QString sample() { return QStringLiteral(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json"); }

ParsedCommandLine parse(const QStringList& arguments) {
    return parseCommandLine(QStringList{QStringLiteral("taktboard")} + arguments);
}


} // namespace

class TestCommandLine : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void init() { folder_ = std::make_unique<QTemporaryDir>(); }

    void readsArguments() {
        const auto [line, error] =
            parse({QStringLiteral("plan.takt"), QStringLiteral("--scenario"), QStringLiteral("Future state"),
                   QStringLiteral("--page"), QStringLiteral("boards"), QStringLiteral("--time"),
                   QStringLiteral("2wd"), QStringLiteral("--size"), QStringLiteral("1920x1080"),
                   QStringLiteral("--theme"), QStringLiteral("dark"), QStringLiteral("-platform"),
                   QStringLiteral("xcb")});
        QVERIFY2(error.isEmpty(), qPrintable(error));
        QCOMPARE(line.file, QStringLiteral("plan.takt"));
        QCOMPARE(line.scenario, QStringLiteral("Future state"));
        QCOMPARE(line.page, Page::Boards);
        QVERIFY(line.time == Span::workingDays(2));
        QCOMPARE(line.size, std::optional(QSize(1920, 1080)));
        QCOMPARE(line.theme, std::optional(gui::Mode::Dark));
        QVERIFY(!line.wantsPicture());
    }

    void refusesWhatItDoesNotKnow_data() {
        QTest::addColumn<QString>("arguments");
        for (const char* text :
             {"--bogus", "--page shop", "--theme blue", "--size 10x10", "--size large", "--time soon",
              "--grab out.gif", "--export out.doc", "--print out.doc", "--paper A9", "--tiles 0x3", "--tiles 3",
              "--scale 5", "--what map,carpet", "one.takt two.takt", "--grab"})
            QTest::newRow(text) << QString::fromUtf8(text);
    }
    void refusesWhatItDoesNotKnow() {
        QFETCH(QString, arguments);
        const auto parsed = parse(arguments.split(QLatin1Char(' ')));
        QVERIFY(!parsed.error.isEmpty());
        const auto called = call(arguments.split(QLatin1Char(' ')));
        QCOMPARE(called.code, 2);
        QVERIFY(called.error.startsWith(QStringLiteral("taktboard: ")));
    }

    void tellsHelpAndVersion() {
        const auto help = call({QStringLiteral("--help")});
        QCOMPARE(help.code, 0);
        QVERIFY(help.out.contains(QStringLiteral("--grab")));
        const auto version = call({QStringLiteral("--version")});
        QCOMPARE(version.code, 0);
        QVERIFY(version.out.startsWith(QStringLiteral("taktboard 0.")));
    }

    void printsWithoutADisplay() {
        const QString pdf = folder_->filePath(QStringLiteral("sheets.pdf"));
        const auto called = call({sample(), QStringLiteral("--scenario"), QStringLiteral("Current state"),
                                  QStringLiteral("--print"), pdf, QStringLiteral("--paper"), QStringLiteral("a4"),
                                  QStringLiteral("--tiles"), QStringLiteral("2x1"), QStringLiteral("--what"),
                                  QStringLiteral("map,gemba")});
        QVERIFY2(called.code == 0, qPrintable(called.error));
        QFile in(pdf);
        QVERIFY(in.open(QIODevice::ReadOnly));
        QCOMPARE(in.readAll().count("/Type /Page\n"), 6); // two of the map, four gemba sheets
        const auto picture = call({sample(), QStringLiteral("--print"), folder_->filePath(QStringLiteral("map.png")),
                                   QStringLiteral("--black-and-white"), QStringLiteral("--what"), QStringLiteral("map")});
        QVERIFY2(picture.code == 0, qPrintable(picture.error));
        const QImage sheet(folder_->filePath(QStringLiteral("map.png")));
        QCOMPARE(sheet.size(), QSize(2480, 1754)); // A3 at 150 dots an inch
        QVERIFY(sheet.allGray());
    }

    void saysThatThereIsNoDisplay() {
        const auto called = call({});
        QCOMPARE(called.code, 1);
        QVERIFY2(called.error.contains(QStringLiteral("no display")), qPrintable(called.error));
    }

    void grabsTheWindow_data() {
        QTest::addColumn<QString>("arguments");
        QTest::addColumn<QSize>("size");
        QTest::newRow("usual") << QString() << QSize(1366, 768);
        QTest::newRow("large") << QStringLiteral("--size 1920x1080 --page boards --time 57h")
                               << QSize(1920, 1080);
        QTest::newRow("dark") << QStringLiteral("--theme dark --page metrics --time 2wd") << QSize(1366, 768);
        QTest::newRow("small") << QStringLiteral("--size 800x600") << QSize(800, 600);
    }
    void grabsTheWindow() {
        QFETCH(QString, arguments);
        QFETCH(QSize, size);
        auto all = QStringList{sample(), QStringLiteral("--grab"), file("window.png")};
        if (!arguments.isEmpty())
            all += arguments.split(QLatin1Char(' '));
        const auto called = call(all);
        QVERIFY2(called.code == 0, qPrintable(called.error));
        QCOMPARE(called.error, QString());
        QCOMPARE(QImage(file("window.png")).size(), size);
        QCOMPARE(leftovers(), QStringList());
    }

    void showsTheTimeAskedFor() {
        QVERIFY(call({sample(), QStringLiteral("--grab"), file("early.png"), QStringLiteral("--time"),
                      QStringLiteral("0 s")})
                    .code == 0);
        QVERIFY(call({sample(), QStringLiteral("--grab"), file("late.png"), QStringLiteral("--time"),
                      QStringLiteral("20wd")})
                    .code == 0);
        QVERIFY(QImage(file("early.png")) != QImage(file("late.png")));
    }

    void exportsTheMap_data() {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("begin");
        QTest::newRow("svg") << QStringLiteral("map.svg") << QByteArray("<?xml");
        QTest::newRow("pdf") << QStringLiteral("map.pdf") << QByteArray("%PDF");
        QTest::newRow("png") << QStringLiteral("map.png") << QByteArray("\x89PNG");
    }
    void exportsTheMap() {
        QFETCH(QString, name);
        QFETCH(QByteArray, begin);
        const auto path = folder_->filePath(name);
        const auto called =
            call({sample(), QStringLiteral("--scenario"), QStringLiteral("Current state"),
                  QStringLiteral("--export"), path, QStringLiteral("--size"), QStringLiteral("1000x500")});
        QVERIFY2(called.code == 0, qPrintable(called.error));
        QFile written(path);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.read(16).startsWith(begin));
        if (name.endsWith(QStringLiteral("png")))
            QCOMPARE(QImage(path).size(), QSize(1000, 500));
    }

    void showsADocumentThatIsOpenElsewhere() {
        Document owner;
        QVERIFY(owner.open(sample().toStdString()));
        QVERIFY(owner.save(file("plan.takt").toStdString()));
        QCOMPARE(call({file("plan.takt"), QStringLiteral("--grab"), file("window.png")}).code, 0);
    }

    void namesTheFileAndTheFault() {
        const auto missing = call({file("missing.takt"), QStringLiteral("--grab"), file("window.png")});
        QCOMPARE(missing.code, 2);
        QVERIFY2(missing.error.startsWith(file("missing.takt") + QStringLiteral(": ")),
                 qPrintable(missing.error));
        const auto scenario = call({sample(), QStringLiteral("--scenario"), QStringLiteral("Nowhere"),
                                    QStringLiteral("--grab"), file("window.png")});
        QCOMPARE(scenario.code, 2);
        QVERIFY2(scenario.error.contains(QStringLiteral("Nowhere")), qPrintable(scenario.error));
        QCOMPARE(call({sample(), QStringLiteral("--time"), QStringLiteral("900wd"), QStringLiteral("--grab"),
                       file("window.png")})
                     .code,
                 2);
        QCOMPARE(call({sample(), QStringLiteral("--grab"), file("no/such/folder.png")}).code, 1);
        QVERIFY(!QFile::exists(file("window.png")));
    }

  private:
    QString file(const char* name) const { return folder_->filePath(QString::fromLatin1(name)); }

    /// Calls the program without a display, in folders of its own.
    Called call(const QStringList& arguments) const {
        auto environment = QProcessEnvironment::systemEnvironment();
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET", "QT_QPA_PLATFORM"})
            environment.remove(QString::fromLatin1(name));
        QDir(folder_->path()).mkdir(QStringLiteral("tmp"));
        environment.insert(QStringLiteral("TMPDIR"), folder_->filePath(QStringLiteral("tmp")));
        environment.insert(QStringLiteral("XDG_STATE_HOME"), folder_->filePath(QStringLiteral("state")));
        environment.insert(QStringLiteral("XDG_CONFIG_HOME"), folder_->filePath(QStringLiteral("config")));
        QProcess process;
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(TAKTBOARD_APP), arguments);
        if (!process.waitForFinished(120'000))
            return {};
        const bool crashed = process.exitStatus() == QProcess::CrashExit;
        return {crashed ? -1 : process.exitCode(), QString::fromLocal8Bit(process.readAllStandardOutput()),
                QString::fromLocal8Bit(process.readAllStandardError())};
    }

    /// Files the program left where it should leave none.
    QStringList leftovers() const {
        QStringList left =
            QDir(folder_->filePath(QStringLiteral("tmp"))).entryList(QDir::Files | QDir::Hidden);
        left += QDir(folder_->filePath(QStringLiteral("state/taktboard/working"))).entryList(QDir::Files);
        left += QDir(folder_->filePath(QStringLiteral("config")))
                    .entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
        return left;
    }

    std::unique_ptr<QTemporaryDir> folder_;
};

TAKTBOARD_TEST(command_line, TestCommandLine);
#include "tst_command_line.moc"
