#include "crowded_frames.h"

#include <QApplication>
#include <QEventLoop>
#include <QImage>
#include <QTemporaryDir>
#include <QTimer>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "app/main_window.h"
#include "app/paths.h"
#include "base/platform/clock.h"
#include "base/platform/files.h"
#include "big_map_frames.h"
#include "exchange/json.h"
#include "gui/boards/board_window.h"
#include "gui/boards/boards_page.h"
#include "gui/time/playback.h"

namespace takt::bench {

namespace {

constexpr int kStreams = 10;

/// A plant in which 2 000 containers are on their way at once: ten suppliers, each with a market of 200 cards.
Project crowdedPlant() {
    Project project = newProject("Crowded");
    Edit edit(project, project.scenarios[0].id);
    const auto place = [](auto row, const std::string& name, int x, int y) {
        row.name = name;
        row.x = {x};
        row.y = {y};
        return row;
    };
    const Id customer = edit.insert(place(Customer{}, "Customer", 1400, 500));
    for (int n = 0; n < kStreams; ++n) {
        const std::string number = std::to_string(n + 1);
        Item item;
        item.name = "Part " + number;
        const Id part = edit.insert(item);
        const Id supplier = edit.insert(place(Supplier{}, "Supplier " + number, 100, 100 + 140 * n));
        const Id market = edit.insert(place(Supermarket{}, "Market " + number, 900, 100 + 140 * n));
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
        demand.quantity = {4'000};
        edit.insert(demand);
        KanbanLoop loop;
        loop.kind = LoopKind::Withdrawal;
        loop.item = part;
        loop.from = supplier;
        loop.to = market;
        loop.cards = 200;
        edit.insert(loop);
    }
    const auto set = edit.finish();
    if (!set || !apply(project, *set))
        std::exit(1);
    return project;
}

/// Moves the cursor step by step and draws the whole window each time, and the windows beside it.
Frames drawFrames(app::MainWindow& window, Time from, Duration step, const std::vector<QWidget*>& beside = {}) {
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
        for (QWidget* other : beside)
            other->render(&frame);
        out.cpu.push_back((threadCpuSeconds() - cpu) * 1e3);
        out.wall.push_back((wallSeconds() - wall) * 1e3);
    }
    return out;
}

/// As a person sees it: played by the program's own clock, drawn by its own updates.
void playFor(app::MainWindow& window, int seconds) {
    auto& playback = window.playback();
    playback.seek(Time{} + Duration::days(3));
    playback.setSpeed(Duration::minutes(10));
    int frames = 0;
    const auto counted = QObject::connect(&playback, &gui::Playback::cursorMoved, [&frames] { ++frames; });
    const double cpu = threadCpuSeconds();
    playback.setPlaying(true);
    QEventLoop loop;
    QTimer::singleShot(seconds * 1000, &loop, &QEventLoop::quit);
    loop.exec();
    playback.setPlaying(false);
    QObject::disconnect(counted);
    std::printf("  played: %.0f frames a second, the window's thread busy %.0f %%\n", static_cast<double>(frames) / seconds,
                (threadCpuSeconds() - cpu) / seconds * 100);
}

} // namespace

void measureTokens(app::MainWindow& window) {
    window.files().open(app::toPath(QStringLiteral(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json")));
    drawFrames(window, Time{} + Duration::days(1), Duration::seconds(601)).print("Acme, whole window at 1920x1080");
    QTemporaryDir folder;
    const QString crowded = folder.filePath(QStringLiteral("crowded.json"));
    if (!writeFileSafely(app::toPath(crowded), exchange::projectToJson(crowdedPlant())))
        return;
    window.files().open(app::toPath(crowded));
    window.setPage(app::Page::Map);
    drawFrames(window, Time{} + Duration::days(3), Duration::seconds(60)).print("2 000 tokens on the map, whole window at 1920x1080");
    playFor(window, 4);
    auto& boards = *window.findChild<gui::BoardsPage*>();
    std::vector<QWidget*> beside;
    for (std::size_t i = 0; i < boards.boards().size() && i < 3; ++i)
        boards.openWindow(boards.boards()[i]->key());
    for (auto* board : boards.windows())
        beside.push_back(board);
    char what[96];
    std::snprintf(what, sizeof what, "2 000 tokens and %d boards in windows of their own", static_cast<int>(beside.size()));
    drawFrames(window, Time{} + Duration::days(3), Duration::seconds(60), beside).print(what);
    playFor(window, 4);
}

} // namespace takt::bench
