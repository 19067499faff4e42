// How quick the window is, in software rendering at 1920x1080, as figures of one run of this program:
// cold start, frames of the map while it plays, of 2 000 tokens, of these and three boards, and all that is done by hand on a map of 500
// elements and 2 000 flows. With "big" only the last, with "undo" only undo and saving on
// that map, with "play" only the map while it plays, with "year" only a year of plant40: seeking, playing, and how long the
// window's thread is held, with "runs" only a thousand stored runs. A frame is told in processor time of the
// window's thread, which other programs on the machine leave alone, and beside it by the wall. No test:
// nothing here fails.
#include <QApplication>
#include <QElapsedTimer>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "app/main_window.h"
#include "app/samples.h"
#include "gui/common/theme.h"

#include "big_map_frames.h"
#include "crowded_frames.h"
#include "many_runs.h"
#include "year_frames.h"

using namespace takt;
using bench::median;

namespace {

/// Time until the program has drawn the sample's map once and ended.
void coldStart() {
    QTemporaryDir folder;
    std::vector<double> seconds;
    for (int i = 0; i < 5; ++i) {
        QElapsedTimer clock;
        clock.start();
        QProcess program;
        program.start(QStringLiteral(TAKTBOARD_APP),
                      {QStringLiteral(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json"),
                       QStringLiteral("--page"), QStringLiteral("map"), QStringLiteral("--grab"),
                       folder.filePath(QStringLiteral("cold.png"))});
        program.waitForFinished(60'000);
        seconds.push_back(static_cast<double>(clock.nsecsElapsed()) * 1e-9);
    }
    std::printf("cold start, window drawn and closed again: median %.2f s\n", median(seconds));
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::string_view only = argc > 1 ? argv[1] : "";
    const bool onlyUndo = only == "undo", onlyBig = only == "big" || onlyUndo;
    const bool onlyYear = only == "year", onlyPlay = only == "play", onlyRuns = only == "runs";
    if (!onlyBig && !onlyYear && !onlyPlay && !onlyRuns)
        coldStart();
    QApplication application(argc, argv);
    gui::initResources();
    app::initResources();
    gui::Theme::instance().setMode(gui::Mode::Light);
    app::MainWindow window;
    window.resize(1920, 1080);
    window.show();
    if (onlyRuns) {
        bench::measureManyRuns(window);
        return 0;
    }
    if (onlyBig) {
        bench::measureBigMap(window, onlyUndo);
        return 0;
    }
    if (onlyYear) {
        bench::measureYear(window);
        return 0;
    }
    bench::measureTokens(window);
    if (onlyPlay)
        return 0;
    bench::measureYear(window);
    bench::measureBigMap(window, false);
    return 0;
}
