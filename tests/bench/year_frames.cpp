#include "year_frames.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>
#include <atomic>
#include <cstdio>
#include <ctime>
#include <memory>
#include <random>
#include <thread>

#include "app/main_window.h"
#include "app/paths.h"
#include "base/platform/clock.h"
#include "big_map_frames.h"
#include "gui/time/playback.h"

namespace takt::bench {

namespace {

/// Asks the window's thread for a sign of life every few milliseconds, and keeps the longest it let it wait.
class Watchdog {
  public:
    Watchdog() : thread_([told = told_](const std::stop_token& stop) { watch(stop, told); }) {}

    /// The longest since it was asked last, milliseconds.
    double longest() { return static_cast<double>(told_->longest.exchange(0)) * 1e-6; }

  private:
    struct Told { ///< outlives the dog in what is still queued
        std::atomic<std::int64_t> longest{0};
        std::atomic<bool> waiting{false};
    };

    static void watch(const std::stop_token& stop, const std::shared_ptr<Told>& told) {
        while (!stop.stop_requested()) {
            const double asked = wallSeconds();
            told->waiting = true;
            QMetaObject::invokeMethod(qApp, [told, asked] {
                const auto waited = static_cast<std::int64_t>((wallSeconds() - asked) * 1e9);
                if (waited > told->longest)
                    told->longest = waited;
                told->waiting = false;
            });
            while (told->waiting && !stop.stop_requested())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
    }

    std::shared_ptr<Told> told_ = std::make_shared<Told>();
    std::jthread thread_;
};

void live(double seconds) {
    QEventLoop loop;
    QTimer::singleShot(static_cast<int>(seconds * 1e3), &loop, &QEventLoop::quit);
    loop.exec();
}

const char* nameOf(app::Page page) {
    switch (page) {
    case app::Page::Map: return "map";
    case app::Page::Boards: return "boards";
    case app::Page::Metrics: return "metrics";
    default: return "cells";
    }
}

void seekAnywhere(app::MainWindow& window, app::Page page) {
    window.setPage(page);
    live(0.5);
    auto& playback = window.playback();
    std::mt19937_64 random(7);
    Frames seeks, drawn;
    for (int i = 0; i < 200; ++i) {
        const Time to{static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(playback.horizon().us))};
        const double cpu = threadCpuSeconds(), wall = wallSeconds();
        playback.seek(to);
        (void)playback.picture();
        seeks.cpu.push_back((threadCpuSeconds() - cpu) * 1e3);
        seeks.wall.push_back((wallSeconds() - wall) * 1e3);
        QApplication::processEvents();
        drawn.cpu.push_back((threadCpuSeconds() - cpu) * 1e3);
        drawn.wall.push_back((wallSeconds() - wall) * 1e3);
    }
    char what[96];
    std::snprintf(what, sizeof what, "a year, %s: to any moment", nameOf(page));
    seeks.print(what);
    std::snprintf(what, sizeof what, "a year, %s: and what follows, drawn", nameOf(page));
    drawn.print(what);
}

void play(app::MainWindow& window, app::Page page, Watchdog& watchdog) {
    window.setPage(page);
    live(0.5);
    auto& playback = window.playback();
    for (const auto speed : {Duration::minutes(10), Duration::hours(8), Duration::days(7)}) {
        playback.seek(Time{} + Duration::days(100));
        playback.setSpeed(speed);
        watchdog.longest();
        int frames = 0;
        const auto counted = QObject::connect(&playback, &gui::Playback::cursorMoved, [&frames] { ++frames; });
        const double cpu = threadCpuSeconds();
        playback.setPlaying(true);
        live(3);
        playback.setPlaying(false);
        QObject::disconnect(counted);
        std::printf("a year, %s, played at %.0f s a second: %.0f frames a second, window's thread busy %.0f %%, held at most %.0f ms\n",
                    nameOf(page), speed.inSeconds(), frames / 3.0, (threadCpuSeconds() - cpu) / 3.0 * 100, watchdog.longest());
    }
}

} // namespace

void measureYear(app::MainWindow& window) {
    auto watchdog = std::make_unique<Watchdog>();
    window.files().open(app::toPath(QStringLiteral(TAKTBOARD_SOURCE_DIR "/tests/bench/plant40.json")));
    window.showStartPage(false);
    live(0.2);
    std::printf("plant40 opened: the window's thread held %.0f ms\n", watchdog->longest());
    auto& playback = window.playback();
    auto settings = playback.settings();
    settings.horizon = Span::workingDays(240);
    playback.setSettings(settings);
    QElapsedTimer clock;
    clock.start();
    const auto isDone = [&] { return playback.hasRun() && playback.run()->finished() && playback.run()->settings().horizon == settings.horizon; };
    while (!isDone() && clock.elapsed() < 300'000)
        live(0.05);
    if (!isDone()) {
        std::printf("plant40 does not run: %s\n", qPrintable(playback.problem()));
        return;
    }
    live(3);
    std::printf("a year of plant40: %.1f million records, trace %.0f MB, simulated in %.1f s beside the window, which was held at most %.0f ms\n",
                static_cast<double>(playback.run()->trace()->size()) * 1e-6, static_cast<double>(playback.run()->trace()->bytes()) * 1e-6,
                static_cast<double>(clock.elapsed()) * 1e-3 - 3, watchdog->longest());
    for (const auto page : {app::Page::Map, app::Page::Boards, app::Page::Metrics})
        seekAnywhere(window, page);
    for (const auto page : {app::Page::Map, app::Page::Boards, app::Page::Metrics})
        play(window, page, *watchdog);
    watchdog.reset(); // it asks all the time
    window.setPage(app::Page::Map);
    live(1);
    const std::clock_t begin = std::clock();
    live(4);
    std::printf("paused, the whole program busy %.1f %%\n",
                static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC / 4.0 * 100);
}

} // namespace takt::bench
