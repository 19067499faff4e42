#include "cell/floor.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "cell/walking.h"

namespace takt::cell {

namespace {

constexpr double kFarthest = 100'000; // metres, as the rows allow

Decimal metres(double value) {
    return {static_cast<std::int64_t>(std::llround(std::clamp(value, -kFarthest, kFarthest) * 1e6))};
}

std::int64_t apart(Decimal a, Decimal b) { return std::abs(a.millionths - b.millionths); }

FloorLoop loopOf(const Cell& cell, const std::vector<FloorPlace>& places, const Load& load) {
    FloorLoop loop;
    loop.tasks = load.tasks;
    for (std::size_t i = 0; i < load.tasks.size(); ++i) {
        const auto from = static_cast<std::size_t>(load.tasks[i]);
        const auto to = static_cast<std::size_t>(load.tasks[(i + 1) % load.tasks.size()]);
        loop.legs.push_back(metresBetween(places[from], places[to]));
        loop.metres.millionths += loop.legs.back().millionths;
    }
    loop.walk = walkTime(loop.metres, cell);
    return loop;
}

/// Tasks so that none stands before one it waits for, else as they are written down; what hangs on a circle follows.
std::vector<balance::Task> inOrder(const balance::Line& line) {
    const auto count = static_cast<std::size_t>(line.size());
    std::vector<int> waitsFor(count);
    std::vector<std::vector<balance::Task>> followers(count);
    for (const auto& [before, after] : line.arcs) {
        ++waitsFor[static_cast<std::size_t>(after)];
        followers[static_cast<std::size_t>(before)].push_back(after);
    }
    std::set<balance::Task> free, left;
    for (balance::Task t = 0; t < line.size(); ++t)
        (waitsFor[static_cast<std::size_t>(t)] == 0 ? free : left).insert(t);
    std::vector<balance::Task> order;
    while (!free.empty()) {
        const auto task = free.extract(free.begin()).value();
        order.push_back(task);
        for (const auto next : followers[static_cast<std::size_t>(task)])
            if (--waitsFor[static_cast<std::size_t>(next)] == 0) {
                left.erase(next);
                free.insert(next);
            }
    }
    order.insert(order.end(), left.begin(), left.end());
    return order;
}

} // namespace

Walkway::Walkway(const Cell& cell) : shape_(cell.shape), bend_(shape_ == CellShape::LShaped ? cell.bend.value() : 0) {}

FloorPoint Walkway::pointOf(double along, double across) const {
    if (isBeyondBend(along))
        return {bend_ - across, along - bend_};
    return {along, across};
}

FloorPlace Walkway::placeOf(FloorPoint p) const {
    if (shape_ != CellShape::LShaped)
        return {metres(std::max(0.0, p.x)), metres(p.y)};
    // How far a leg has to reach for it, and its middle line from there.
    const double firstAlong = std::clamp(p.x, 0.0, bend_), secondAlong = std::max(0.0, p.y);
    const double toFirst = std::hypot(p.x - firstAlong, p.y), toSecond = std::hypot(p.x - bend_, p.y - secondAlong);
    if (toFirst <= toSecond)
        return {metres(firstAlong), metres(p.y)};
    return {metres(bend_ + std::max(1e-6, secondAlong)), metres(bend_ - p.x)};
}

FloorPoint Walkway::rightOf(double along) const { return isBeyondBend(along) ? FloorPoint{-1, 0} : FloorPoint{0, 1}; }

Decimal metresBetween(FloorPlace a, FloorPlace b) { return {apart(a.along, b.along) + apart(a.across, b.across)}; }

bool isPlaced(const std::vector<FloorPlace>& places) {
    return std::any_of(places.begin(), places.end(), [](const FloorPlace& p) { return p != FloorPlace{}; });
}

std::vector<FloorPlace> placesOf(const Plant& plant, const CellLine& line) {
    std::vector<FloorPlace> places;
    for (const Id id : line.tasks) {
        const CellTask* task = plant.find<CellTask>(id);
        places.push_back(task ? FloorPlace{task->place, task->across} : FloorPlace{});
    }
    return places;
}

Floor floorOf(const Cell& cell, std::vector<FloorPlace> places, const std::vector<Load>& loads) {
    Floor floor;
    floor.walkway = Walkway(cell);
    floor.places = std::move(places);
    for (const auto& load : loads) {
        floor.loops.push_back(loopOf(cell, floor.places, load));
        floor.metres.millionths += floor.loops.back().metres.millionths;
        floor.walk += floor.loops.back().walk;
    }
    return floor;
}

LoopMoment momentOf(const FloorLoop& loop, const std::vector<Times>& times, Duration into, Duration cycle) {
    if (loop.tasks.empty())
        return {};
    const double whole = static_cast<double>(std::max<std::int64_t>(1, loop.metres.millionths));
    const auto walkOf = [&](std::size_t stop) { return loop.walk.inSeconds() * static_cast<double>(loop.legs[stop].millionths) / whole; };
    const auto workOf = [&](std::size_t stop) { return times[static_cast<std::size_t>(loop.tasks[stop])].manual.inSeconds(); };
    double length = loop.walk.inSeconds();
    for (std::size_t i = 0; i < loop.tasks.size(); ++i)
        length += workOf(i);
    double at = into.inSeconds();
    if (cycle.us > 0 && length > cycle.inSeconds())
        at *= length / cycle.inSeconds();
    for (std::size_t i = 0; i < loop.tasks.size(); ++i) {
        if (at < workOf(i))
            return {LoopMoment::Doing::Working, i, at / workOf(i)};
        at -= workOf(i);
        if (at < walkOf(i))
            return {LoopMoment::Doing::Walking, i, at / walkOf(i)};
        at -= walkOf(i);
    }
    return {};
}

SetOut setOut(const Plant& plant, const CellLine& line, CellShape shape) {
    SetOut out;
    out.places.resize(line.tasks.size());
    std::vector<std::size_t> workplace(line.tasks.size());
    std::map<std::string, std::size_t> machines;
    std::size_t count = 0;
    for (const auto task : inOrder(line.line)) {
        const auto place = static_cast<std::size_t>(task);
        const CellTask* row = plant.find<CellTask>(line.tasks[place]);
        const bool named = row && !row->machine.empty();
        const auto known = named ? machines.find(row->machine) : machines.end();
        workplace[place] = known != machines.end() ? known->second : count++;
        if (named)
            machines.emplace(row->machine, workplace[place]);
    }
    const std::size_t half = (count + 1) / 2;
    const std::int64_t aside = kAisleWidth.millionths / 2;
    const auto steps = [](std::size_t n) { return static_cast<std::int64_t>(n) * kPitch.millionths; };
    if (shape == CellShape::LShaped && half > 0)
        out.bend = {steps(half - 1) + kPitch.millionths};
    for (std::size_t t = 0; t < workplace.size(); ++t) {
        const std::size_t n = workplace[t];
        FloorPlace& place = out.places[t];
        place = {{steps(n)}, {-aside}};
        if (shape == CellShape::UShaped && n >= half)
            place = {{steps(2 * half - 1 - n)}, {aside}};
        if (shape == CellShape::LShaped && n >= half)
            place.along = {out.bend.millionths + steps(n - half) + kPitch.millionths};
    }
    return out;
}

void placeAlong(Edit& edit, const CellLine& line, Id process, CellShape shape) {
    const SetOut out = setOut(edit.plant(), line, shape);
    for (std::size_t t = 0; t < line.tasks.size(); ++t)
        edit.modify<CellTask>(line.tasks[t], [&](CellTask& task) {
            task.place = out.places[t].along;
            task.across = out.places[t].across;
        });
    Cell row = settingsOf(edit.plant(), process);
    row.shape = shape;
    if (shape == CellShape::LShaped)
        row.bend = out.bend;
    if (row.id)
        edit.update(row);
    else if (shape != CellShape::Straight)
        edit.insert(row);
}

} // namespace takt::cell
