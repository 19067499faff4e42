#include "app/pictures.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QImageWriter>
#include <QThread>

#include "app/card_print.h"
#include "app/cell_print.h"
#include "app/main_window.h"
#include "app/map_print.h"
#include "app/paths.h"
#include "app/samples.h"
#include "gui/boards/card_sheets.h"
#include "gui/cells/cells_page.h"
#include "gui/map/map_page.h"
#include "model/calendar.h"
#include "model/units.h"

namespace takt::app {

namespace {

constexpr int kLongestRun = 600'000;    // ms to wait for a run
constexpr int kStill = 150;             // ms between two pictures that must be equal
constexpr int kLongestUnrest = 10'000;  // ms to wait for that

void breathe(int milliseconds) {
    QElapsedTimer clock;
    clock.start();
    do {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        QThread::msleep(5);
    } while (clock.elapsed() < milliseconds);
}

/// A picture of the window once nothing changes any more: charts are drawn by jobs of their own.
QImage stillPicture(MainWindow& window) {
    QElapsedTimer clock;
    clock.start();
    QImage last;
    while (clock.elapsed() < kLongestUnrest) {
        breathe(kStill);
        QImage now = window.grab().toImage();
        if (now == last)
            break;
        last = std::move(now);
    }
    return last;
}

Result<void> writePng(const QImage& picture, const QString& file) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QImageWriter writer(&buffer, "png");
    if (!writer.write(picture))
        return fail(ErrorCode::CannotWrite, {writer.errorString().toStdString()}, file.toStdString());
    if (auto written =
            writeFileSafely(toPath(file), {bytes.constData(), static_cast<std::size_t>(bytes.size())});
        !written) {
        Error error = written.error();
        error.place = file.toStdString();
        return tl::unexpected(error);
    }
    return {};
}

Result<void> openForLooking(MainWindow& window, const CommandLine& line) {
    if (!line.file.isEmpty())
        return window.document().look(toPath(line.file));
    if (line.empty)
        return {}; // the window begins with an empty map
    auto sample = readSample(firstSample());
    if (!sample)
        return tl::unexpected(sample.error());
    showSample(window.document(), std::move(*sample));
    window.document().discard(); // no edit is to come
    return {};
}

Error notRunnable(const MainWindow& window, const QString& why) {
    return Error{ErrorCode::PlantNotRunnable, {why.toStdString()},
                 window.document().path().string()};
}

} // namespace

Result<void> showScenario(MainWindow& window, const QString& name) {
    if (name.isEmpty())
        return {};
    const auto* scenario = window.document().project().scenario(std::string_view(name.toStdString()));
    if (!scenario)
        return fail(ErrorCode::UnknownScenario, {name.toStdString()},
                    window.document().path().empty() ? window.document().displayName().toStdString()
                                                     : window.document().path().string());
    window.document().setScenario(scenario->id);
    return {};
}

Result<void> showTime(MainWindow& window, Span time) {
    auto& playback = window.playback();
    playback.waitForFinished(kLongestRun);
    if (!playback.hasRun())
        return tl::unexpected(notRunnable(window, playback.problem()));
    const auto& shared = window.document().project().shared;
    const auto calendar = WorkingTime::compile(shared, window.document().project().settings().calendar);
    const Time t = calendar.after(Time{}, time);
    if (!playback.problem().isEmpty() && t > playback.reached())
        return tl::unexpected(notRunnable(window, playback.problem()));
    if (t > playback.horizon())
        return fail(ErrorCode::BadSettings, {"--time", "0 s", formatDuration(playback.horizon() - Time{})});
    playback.seek(t);
    return {};
}

Result<void> makePictures(const CommandLine& line) {
    MainWindow window;
    if (auto opened = openForLooking(window, line); !opened)
        return opened;
    window.setFixedSize(line.size.value_or(CommandLine::kUsualSize));
    window.showDocument();
    if (auto shown = showScenario(window, line.scenario); !shown)
        return shown;
    window.setPage(line.page);
    window.show();
    breathe(0);
    window.playback().waitForFinished(kLongestRun);
    if (line.time)
        if (auto shown = showTime(window, *line.time); !shown)
            return shown;
    window.mapPage().fit();
    if (!line.grab.isEmpty())
        if (auto written = writePng(stillPicture(window), line.grab); !written)
            return written;
    if (!line.printTo.isEmpty()) {
        breathe(0);
        const bool cards = line.page == Page::Boards && !gui::loopsWithCards(window.document().plant()).empty();
        if (auto written = line.page == Page::Cells
                               ? printCellToFile(window.document(), window.cellsPage().process(), line.print, line.printTo)
                           : cards
                               ? printCardsToFile(window.document(), line.print, line.printTo)
                               : printToFile(window.mapPage(), window.document(), line.print, line.printTo);
            !written)
            return written;
    }
    if (!line.exportTo.isEmpty()) {
        breathe(0);
        return window.mapPage().exportPicture(toPath(line.exportTo), line.size.value_or(QSize()));
    }
    return {};
}

} // namespace takt::app
