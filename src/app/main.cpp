// The program: what was asked for, on which platform, and the first document.
#include <QApplication>
#include <QLocale>
#include <QTranslator>
#include <cstdio>
#include <cstdlib>
#include <memory>

#include "app/command_line.h"
#include "app/main_window.h"
#include "app/paths.h"
#include "app/pictures.h"
#include "app/platform_choice.h"
#include "app/preferences.h"
#include "app/samples.h"
#include "gui/common/theme.h"
#include "model/calendar.h"

namespace takt::app {

namespace {

void print(std::FILE* to, const QString& text) { std::fputs(text.toLocal8Bit().constData(), to); }
void complain(const QString& text) { print(stderr, QStringLiteral("taktboard: %1\n").arg(text)); }

/// While the application object is made: a display that cannot be reached is an error, not a crash.
void refuseFatally(QtMsgType type, const QMessageLogContext&, const QString& text) {
    if (type != QtFatalMsg)
        return;
    complain(text.contains(QLatin1String("platform plugin"))
                 ? QStringLiteral("the display \"%1\" cannot be used").arg(qEnvironmentVariable("DISPLAY"))
                 : text.simplified());
    std::_Exit(kFailed);
}

/// English for its plural forms, and the language of the desktop over it where there is one.
void installTranslators(QApplication& application) {
    auto* english = new QTranslator(&application);
    if (english->load(QStringLiteral(":/i18n/taktboard_en.qm")))
        QApplication::installTranslator(english);
    auto* own = new QTranslator(&application);
    if (QLocale().language() != QLocale::English &&
        own->load(QLocale(), QStringLiteral("taktboard"), QStringLiteral("_"), QStringLiteral(":/i18n")))
        QApplication::installTranslator(own);
}

std::unique_ptr<QApplication> makeApplication(int& argc, char** argv) {
    const auto handler = qInstallMessageHandler(refuseFatally);
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(handler);
    QApplication::setApplicationName(QStringLiteral("taktboard"));
    QApplication::setApplicationVersion(QLatin1String(TAKTBOARD_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("taktboard"));
    gui::initResources();
    initResources();
    installTranslators(*application);
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/app/taktboard.svg")));
    return application;
}

/// The colours asked for, else those chosen last, else those of the desktop.
gui::Mode themeFor(const CommandLine& line) {
    if (line.theme)
        return *line.theme;
    if (const auto chosen = Preferences().theme())
        return *chosen;
    return QApplication::palette().color(QPalette::Window).lightness() < 128 ? gui::Mode::Dark
                                                                             : gui::Mode::Light;
}

ExitCode exitCodeOf(const Error& error) {
    switch (error.code) {
    case ErrorCode::CannotWrite:
    case ErrorCode::PlantNotRunnable:
    case ErrorCode::RunTooLarge:
    case ErrorCode::RunLivelock: return kFailed;
    default: return kBadInput;
    }
}

int runPictures(const CommandLine& line, int& argc, char** argv) {
    auto screen = std::make_unique<OffscreenScreen>(line.size.value_or(CommandLine::kUsualSize));
    const auto application = makeApplication(argc, argv);
    screen.reset();
    gui::Theme::instance().setMode(line.theme.value_or(gui::Mode::Light));
    const auto made = makePictures(line);
    if (made)
        return kDone;
    print(stderr, errorText(made.error()) + QLatin1Char('\n'));
    return exitCodeOf(made.error());
}

/// Plays from the begin of the first shift on as soon as there is a run.
void letItMove(MainWindow& window) {
    auto* waiting = new QObject(&window);
    const auto play = [&window, waiting] {
        auto& playback = window.playback();
        const auto calendar = WorkingTime::compile(window.document().project().shared,
                                                   window.document().project().settings().calendar);
        const Time start = calendar.nextOpen(Time{});
        if (!playback.hasRun() || playback.reached() <= start)
            return;
        waiting->deleteLater();
        playback.seek(start);
        playback.setPlaying(true);
    };
    QObject::connect(&window.playback(), &gui::Playback::runChanged, waiting, play);
    QObject::connect(&window.playback(), &gui::Playback::runProgressed, waiting, play);
    QObject::connect(&window.document(), &Document::reset, waiting, &QObject::deleteLater);
}

/// The first document, or the start page.
void openFirst(MainWindow& window, const CommandLine& line) {
    Preferences preferences;
    if (!line.file.isEmpty()) {
        window.showStartPage(!window.files().open(toPath(line.file)));
    } else if (preferences.isFirstStart() && !line.empty) {
        if (window.files().openSample(firstSample()) && !line.time)
            letItMove(window);
    } else if (!line.empty) {
        window.showStartPage(true);
    }
    preferences.markStarted();
    window.recovery().offerAll();
    auto shown = showScenario(window, line.scenario);
    window.setPage(line.page);
    if (shown && line.time)
        shown = showTime(window, *line.time);
    if (!shown)
        window.files().showError(shown.error());
}

int runWindow(const CommandLine& line, int& argc, char** argv) {
    const auto application = makeApplication(argc, argv);
    gui::Theme::instance().setMode(themeFor(line));
    MainWindow window;
    window.restoreLayout();
    if (line.size)
        window.resize(*line.size);
    window.show();
    openFirst(window, line);
    return QApplication::exec();
}

int run(int argc, char** argv) {
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    const auto [line, error] = parseCommandLine(arguments);
    if (!error.isEmpty()) {
        complain(error);
        print(stderr, QStringLiteral("Try \"taktboard --help\".\n"));
        return kBadInput;
    }
    if (line.help || line.version) {
        print(stdout, line.help ? helpText() : versionText());
        return kDone;
    }
    if (line.wantsPicture())
        return runPictures(line, argc, argv);
    if (!hasDisplay(arguments)) {
        complain(QStringLiteral(
            "there is no display to open a window on. Set DISPLAY or WAYLAND_DISPLAY, use --grab or --export "
            "for pictures, or taktboard-cli for all else."));
        return kFailed;
    }
    return runWindow(line, argc, argv);
}

} // namespace

} // namespace takt::app

int main(int argc, char** argv) { return takt::app::run(argc, argv); }
