// How quick the window is, in software rendering at 1920x1080, as figures of one run of this program:
// cold start, frames of the map while it plays, of 2 000 tokens, and all that is done by hand on a map of 500
// elements and 2 000 flows. With "big" only the last, with "undo" only undo and saving on
// that map, with "year" only a year of plant40: seeking, playing, and how long the window's thread is held; with "runs" only a
// thousand stored runs. A frame is told in processor time of the
// window's thread, which other programs on the machine leave alone, and beside it by the wall. No test:
// nothing here fails.
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <QPainter>
#include <QProcess>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "app/main_window.h"
#include "app/paths.h"
#include "app/samples.h"
#include "base/platform/clock.h"
#include "base/platform/files.h"
#include "exchange/json.h"
#include "gui/common/theme.h"
#include "gui/time/playback.h"

#include "big_map_frames.h"
#include "many_runs.h"
#include "year_frames.h"

using namespace takt;
using bench::Frames;
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

/// A plant in which 2 000 containers are on their way at once.
Project crowdedPlant() {
    Project project = newProject("Crowded");
    Edit edit(project, project.scenarios[0].id);
    const auto place = [](auto row, const char* name, int x, int y) {
        row.name = name;
        row.x = {x};
        row.y = {y};
        return row;
    };
    Item item;
    item.name = "Part";
    const Id part = edit.insert(item);
    const Id supplier = edit.insert(place(Supplier{}, "Supplier", 100, 100));
    const Id market = edit.insert(place(Supermarket{}, "Market", 900, 400));
    const Id customer = edit.insert(place(Customer{}, "Customer", 1200, 100));
    SupplierItem supplies;
    supplies.supplier = supplier;
    supplies.item = part;
    supplies.leadTime = {DurationLaw::Kind::Uniform, Duration::hours(20), Duration::hours(28), {}};
    edit.insert(supplies);
    MaterialFlow flow;
    flow.from = supplier;
    flow.to = market;
    edit.insert(flow);
    flow.from = market;
    flow.to = customer;
    edit.insert(flow);
    Demand demand;
    demand.customer = customer;
    demand.item = part;
    demand.quantity = {40'000};
    edit.insert(demand);
    KanbanLoop loop;
    loop.kind = LoopKind::Withdrawal;
    loop.item = part;
    loop.from = supplier;
    loop.to = market;
    loop.cards = 2000;
    edit.insert(loop);
    const auto set = edit.finish();
    if (!set || !apply(project, *set))
        std::exit(1);
    return project;
}

/// Moves the cursor step by step and draws the whole window each time.
Frames drawFrames(app::MainWindow& window, Time from, Duration step) {
    auto& playback = window.playback();
    playback.waitForFinished(20'000);
    QImage frame(window.size(), QImage::Format_ARGB32_Premultiplied);
    Frames out;
    for (int i = 0; i < 300; ++i) {
        const double cpu = threadCpuSeconds();
        const double wall = wallSeconds();
        playback.seek(from + step * i);
        QApplication::processEvents();
        window.render(&frame);
        out.cpu.push_back((threadCpuSeconds() - cpu) * 1e3);
        out.wall.push_back((wallSeconds() - wall) * 1e3);
    }
    return out;
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const std::string_view only = argc > 1 ? argv[1] : "";
    const bool onlyUndo = only == "undo", onlyBig = only == "big" || onlyUndo;
    const bool onlyYear = only == "year";
    const bool onlyRuns = only == "runs";
    if (!onlyRuns && !onlyBig && !onlyYear)
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
    window.files().open(app::toPath(QStringLiteral(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json")));
    drawFrames(window, Time{} + Duration::days(1), Duration::seconds(601)).print("Acme, whole window at 1920x1080");
    QTemporaryDir folder;
    const QString crowded = folder.filePath(QStringLiteral("crowded.json"));
    if (!writeFileSafely(app::toPath(crowded), exchange::projectToJson(crowdedPlant())))
        return 1;
    window.files().open(app::toPath(crowded));
    drawFrames(window, Time{} + Duration::days(3), Duration::seconds(60))
        .print("2 000 tokens on the map, whole window at 1920x1080");
    bench::measureYear(window);
    bench::measureBigMap(window, false);
    return 0;
}
