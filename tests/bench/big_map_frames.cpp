#include "big_map_frames.h"

#include <QApplication>
#include <QImage>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QThread>
#include <QUndoStack>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <functional>
#include <string>

#include "app/main_window.h"
#include "app/paths.h"
#include "base/platform/clock.h"
#include "base/platform/files.h"
#include "big_map.h"
#include "document/document.h"
#include "exchange/json.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"
#include "gui/time/playback.h"

namespace takt::bench {

namespace {

constexpr int kFrames = 60;

/// One act after the other, each drawn.
class Hand {
  public:
    explicit Hand(app::MainWindow& window)
        : window_(window), view_(*window.findChild<gui::MapView*>(QStringLiteral("mapView"))) {}

    gui::MapView& view() { return view_; }

    template <class Act>
    Frames frames(int count, Act act) {
        Frames out;
        for (int i = 0; i < count; ++i) {
            const double cpu = threadCpuSeconds();
            const double wall = wallSeconds();
            act(i);
            QApplication::processEvents();
            out.cpu.push_back((threadCpuSeconds() - cpu) * 1e3);
            out.wall.push_back((wallSeconds() - wall) * 1e3);
        }
        return out;
    }

    void mouse(QEvent::Type type, const QPoint& at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, view_.viewport()->mapToGlobal(at), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(view_.viewport(), &event);
    }

    /// Presses, moves along a circle of `radius` and lets go; the frames of moving.
    Frames drag(const QPoint& from, double radius, Qt::MouseButton button) {
        mouse(QEvent::MouseButtonPress, from, button, button);
        Frames out = frames(kFrames, [&](int i) {
            const double angle = 5.0 * i / kFrames;
            mouse(QEvent::MouseMove, from + QPoint(static_cast<int>(radius * std::sin(angle)), static_cast<int>(radius * (1 - std::cos(angle)))),
                  Qt::NoButton, button);
        });
        mouse(QEvent::MouseButtonRelease, from + QPoint(0, static_cast<int>(radius)), button, Qt::NoButton);
        QApplication::processEvents();
        return out;
    }

    void notch(int delta) {
        const QPoint at = view_.viewport()->rect().center();
        QWheelEvent event(at, view_.viewport()->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(view_.viewport(), &event);
    }

    void settle(int ms = 200) {
        const double until = wallSeconds() + ms * 1e-3;
        while (wallSeconds() < until) {
            QApplication::processEvents();
            QThread::msleep(2);
        }
    }

    /// The frame that took longest of all until nothing is done any more.
    Frames longestUntilRest(int ms = 400) {
        Frames out{{0}, {0}};
        const double until = wallSeconds() + ms * 1e-3;
        while (wallSeconds() < until) {
            const Frames one = frames(1, [](int) {});
            out.cpu[0] = std::max(out.cpu[0], one.cpu[0]);
            out.wall[0] = std::max(out.wall[0], one.wall[0]);
            QThread::msleep(2);
        }
        return out;
    }

  private:
    app::MainWindow& window_;
    gui::MapView& view_;
};

Frames once(Hand& hand, const std::function<void()>& act) {
    return hand.frames(1, [&](int) { act(); });
}

constexpr int kTries = 7;

/// Acts on `kTries` elements, each undone and redone from rest: the first frame, a few more, and the longest time until all
/// is at rest again.
template <class Act>
void undoEach(Hand& hand, app::MainWindow& window, const std::string& what, Act act) {
    Frames first, next, rest;
    QUndoStack& stack = *window.document().undoStack();
    const auto add = [](Frames& to, const Frames& from) {
        to.cpu.insert(to.cpu.end(), from.cpu.begin(), from.cpu.end());
        to.wall.insert(to.wall.end(), from.wall.begin(), from.wall.end());
    };
    const auto& processes = window.document().plant().get<Process>();
    const QRectF seen = hand.view().mapToScene(hand.view().viewport()->rect()).boundingRect();
    std::vector<Id> elements;
    for (const Process& process : processes)
        if (seen.contains(process.x.value, process.y.value))
            elements.push_back(process.id);
    const std::size_t tries = std::min<std::size_t>(kTries, elements.size());
    for (std::size_t i = 0; i < tries; ++i) {
        Edit edit = window.document().edit();
        act(edit, elements[i * elements.size() / tries], static_cast<int>(i));
        if (!window.document().push(edit, QStringLiteral("Bench")))
            std::exit(1);
        hand.settle(450);
        add(first, hand.frames(1, [&](int) { stack.undo(); }));
        add(rest, hand.longestUntilRest());
        add(first, hand.frames(1, [&](int) { stack.redo(); }));
        add(next, hand.frames(6, [&](int n) { n % 2 == 0 ? stack.undo() : stack.redo(); }));
        add(rest, hand.longestUntilRest());
        add(first, hand.frames(1, [&](int) { stack.undo(); }));
        add(rest, hand.longestUntilRest());
    }
    first.print(("first undo or redo of a row, " + what).c_str());
    next.print(("the next ones, " + what).c_str());
    rest.print(("settle frame, the longest until all is at rest, " + what).c_str());
}

void undoOneByOne(Hand& hand, app::MainWindow& window, double zoom) {
    hand.view().setZoom(zoom);
    hand.view().centerOn(1800, 2600);
    hand.settle(600);
    const std::string at = " at " + std::to_string(static_cast<int>(zoom * 100)) + " %";
    undoEach(hand, window, "moved" + at, [](Edit& edit, Id id, int i) {
        edit.modify<Process>(id, [i](Process& p) {
            p.x.value += 20 * (i % 3 - 1);
            p.y.value += 60 + 8 * i;
        });
    });
    undoEach(hand, window, "uptime entered" + at, [](Edit& edit, Id id, int i) {
        edit.modify<Process>(id, [i](Process& p) { p.uptime = Share::percent(80 + i); });
    });
    undoEach(hand, window, "deleted" + at, [](Edit& edit, Id id, int) { edit.remove(id); });
}

void atZoom(Hand& hand, app::MainWindow& window, double zoom) {
    gui::MapView& view = hand.view();
    view.setZoom(zoom);
    view.centerOn(1800, 2600);
    hand.settle();
    const auto say = [zoom](const Frames& frames, const char* what) {
        frames.print((std::string(what) + " at " + std::to_string(static_cast<int>(zoom * 100)) + " %").c_str());
    };
    say(hand.drag(view.viewport()->rect().center(), 200, Qt::MiddleButton), "pan");
    hand.settle();
    const auto& layout = view.bench().scene.layout();
    QPoint element = view.viewport()->rect().center();
    double nearest = 1e9;
    for (const auto& node : layout.nodes()) {
        const QPoint at = view.mapFromScene(node.box.center());
        const QPoint off = at - view.viewport()->rect().center();
        if (const double d = std::hypot(off.x(), off.y()); d < nearest && node.kind == TableId::Processes) {
            nearest = d;
            element = at;
        }
    }
    say(hand.drag(element, 120, Qt::LeftButton), "drag an element");
    hand.settle();
    QUndoStack& stack = *window.document().undoStack();
    say(hand.frames(20, [&](int i) { i % 2 == 0 ? stack.undo() : stack.redo(); }), "undo and redo");
    QPoint empty = view.viewport()->rect().center();
    for (int i = 0; i < 4000 && view.bench().scene.idAt(view.mapToScene(empty)); ++i)
        empty += QPoint(i % 3, i % 5 - 2);
    say(hand.drag(empty, 300, Qt::LeftButton), "rubber band");
    view.setFocus();
    auto& playback = window.playback();
    playback.waitForFinished(30'000);
    playback.setSpeed(Duration::minutes(10));
    playback.setPlaying(true);
    say(hand.frames(kFrames, [&](int i) { playback.seek(Time{} + Duration::hours(26) + Duration::seconds(10 * i)); view.viewport()->repaint(); }), "play");
    playback.setPlaying(false);
    hand.settle();
    say(hand.frames(20, [&](int i) { hand.notch(i % 20 < 10 ? 30 : -30); }), "zoom notches");
    const double begun = wallSeconds();
    hand.notch(30);
    while (!view.isSharp() && wallSeconds() - begun < 5)
        QApplication::processEvents(QEventLoop::WaitForMoreEvents, 5);
    QApplication::processEvents(); // draws it
    std::printf("  sharp after the last notch: %.0f ms\n", (wallSeconds() - begun) * 1e3);
}

} // namespace

double median(std::vector<double> values) {
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

void Frames::print(const char* what) const {
    const auto worst = [](const std::vector<double>& values) { return *std::max_element(values.begin(), values.end()); };
    const auto slow = std::count_if(cpu.begin(), cpu.end(), [](double ms) { return ms > 1000.0 / 60; });
    std::printf("%s\n  processor: first %.1f ms, median %.1f ms, worst %.1f ms, %td of %zu frames over 16.7 ms\n"
                "  wall:      first %.1f ms, median %.1f ms, worst %.1f ms\n",
                what, cpu.front(), median(cpu), worst(cpu), slow, cpu.size(), wall.front(), median(wall),
                worst(wall));
    std::fflush(stdout);
}

void measureBigMap(app::MainWindow& window, bool onlyUndo) {
    QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("big.json"));
    const QString saved = folder.filePath(QStringLiteral("big.takt"));
    if (!writeFileSafely(app::toPath(file), exchange::projectToJson(bigMap())))
        return;
    Hand hand(window);
    std::printf("Map of 500 elements and 2 000 flows, window at 1920x1080\n");
    once(hand, [&] { window.files().open(app::toPath(file)); }).print("opening, until drawn");
    window.playback().waitForFinished(60'000);
    hand.settle();
    for (const double zoom : {gui::MapView::kLeastZoom, 0.5, 1.0}) {
        if (!onlyUndo)
            atZoom(hand, window, zoom);
        undoOneByOne(hand, window, zoom);
    }
    window.files().saveTo(app::toPath(saved), true);
    Frames held;
    for (int i = 0; i < kTries; ++i) {
        const Id process = window.document().plant().get<Process>()[static_cast<std::size_t>(i)].id;
        Edit edit = window.document().edit();
        edit.modify<Process>(process, [](Process& p) { p.x.value += 20; });
        (void)window.document().push(edit, QStringLiteral("Bench"));
        hand.settle(500);
        const Frames one = once(hand, [&] { window.files().saveSoon(); });
        const Frames rest = hand.longestUntilRest();
        held.cpu.push_back(std::max(one.cpu[0], rest.cpu[0]));
        held.wall.push_back(std::max(one.wall[0], rest.wall[0]));
        if (window.document().isModified())
            std::printf("  not saved!\n");
    }
    held.print("the longest time a save holds the window's thread");
}

} // namespace takt::bench
