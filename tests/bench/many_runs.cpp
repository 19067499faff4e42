#include "many_runs.h"

#include <QApplication>
#include <QImage>
#include <QListView>
#include <QScrollBar>
#include <QTemporaryDir>
#include <cstdio>
#include <filesystem>

#include "app/main_window.h"
#include "app/paths.h"
#include "base/platform/clock.h"
#include "gui/metrics/run_list.h"
#include "sim/runner.h"

#include "big_map_frames.h"

namespace takt::bench {

namespace {

/// Milliseconds of the wall that something takes.
template <class Work>
double msOf(Work&& work) {
    const double begin = wallSeconds();
    work();
    return (wallSeconds() - begin) * 1e3;
}

/// Figures that differ from run to run, as those of many seeds do: each a run of the engine.
void storeRuns(Document& document, int count) {
    const auto network = *sim::compile(document.project(), document.scenario());
    sim::RunSettings settings;
    settings.horizon = Span::workingDays(20);
    for (int n = 0; n < count; ++n) {
        settings.seed = static_cast<std::uint64_t>(n) + 1;
        const auto result = sim::runReplications(network, settings);
        if (!result)
            std::exit(1);
        sim::RunRecord record;
        record.name = n % 3 == 0 ? "Round " + std::to_string(n) : std::string();
        record.created = "2026-11-29T" + std::to_string(10 + n % 10) + ":00:00Z";
        record.scenario = document.scenarioId();
        record.scenarioName = document.scenario().name;
        record.plantHash = network->plantHash;
        record.note = n % 10 == 0 ? "what the class saw" : "";
        record.starred = n % 20 == 0;
        record.settings = sim::asRun(settings, *result);
        record.result = *result;
        document.addRun(std::move(record), document.project(), document.scenarioId());
    }
}

/// The list alone: filled, and scrolled from top to bottom.
void measureList(Document& document, gui::Playback& playback) {
    std::optional<gui::RunList> list;
    const double fill = msOf([&] {
        list.emplace(document, playback);
        list->resize(460, 600);
        list->show();
        QApplication::processEvents();
    });
    std::printf("  list filled and drawn: %.0f ms\n", fill);
    Frames frames;
    QImage picture(list->size(), QImage::Format_ARGB32_Premultiplied);
    auto* bar = list->view()->verticalScrollBar();
    for (int i = 0; i < 300; ++i) {
        const double cpu = threadCpuSeconds(), wall = wallSeconds();
        bar->setValue(bar->maximum() * i / 299);
        QApplication::processEvents();
        list->render(&picture);
        frames.cpu.push_back((threadCpuSeconds() - cpu) * 1e3);
        frames.wall.push_back((wallSeconds() - wall) * 1e3);
    }
    frames.print("  list scrolled, a frame");
    std::printf("  a star set: %.1f ms\n", msOf([&] {
                    document.starRun(document.runs().size() / 2, true);
                    QApplication::processEvents();
                }));
}

} // namespace

void measureManyRuns(app::MainWindow& window, int count) {
    QTemporaryDir folder;
    const auto file = app::toPath(folder.filePath(QStringLiteral("runs.takt")));
    window.files().open(app::toPath(QStringLiteral(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json")));
    Document& document = window.document();
    if (const auto* future = document.project().scenario("Future state"))
        document.setScenario(future->id);
    window.playback().waitForFinished(60'000);
    std::printf("%d runs of Acme's future state, 20 wd each\n", count);
    if (!document.save(file))
        return;
    const auto before = std::filesystem::file_size(file);
    storeRuns(document, count);
    std::printf("  measures a run: %zu\n", document.runs().front().result.measures.size());
    std::printf("  saved in %.0f ms\n", msOf([&] { (void)document.save(file); }));
    const auto after = std::filesystem::file_size(file);
    std::printf("  file: %.2f MB, without runs %.2f MB: %.1f kB a run\n", static_cast<double>(after) / 1e6, static_cast<double>(before) / 1e6,
                static_cast<double>(after - before) / 1e3 / count);
    std::printf("  opened again in %.0f ms\n", msOf([&] { (void)document.open(file); }));
    window.playback().waitForFinished(60'000);
    measureList(document, window.playback());
    document.discard();
}

} // namespace takt::bench
