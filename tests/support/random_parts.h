// Choices from one seed, and the parts of random plants that hang together with nothing else: laws, calendars,
// imported series, items.
#pragma once

#include <random>
#include <string>
#include <vector>

#include "coverage.h"
#include "plant_builder.h"

namespace takt::test {

class Choices {
  public:
    Choices(std::uint64_t seed, Coverage* coverage) : random_(seed), coverage_(coverage) {}

  protected:
    std::int64_t between(std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(random_() % static_cast<std::uint64_t>(most - least + 1));
    }
    bool oneIn(std::int64_t n) { return between(1, n) == 1; }
    template <class E>
    E any() {
        return static_cast<E>(between(0, static_cast<std::int64_t>(EnumNames<E>::names.size()) - 1));
    }
    template <class List>
    auto anyOf(const List& list) {
        return list[static_cast<std::size_t>(between(0, static_cast<std::int64_t>(list.size()) - 1))];
    }
    bool reach(const char* what, bool reached = true) {
        if (coverage_ && reached)
            coverage_->count(what);
        return reached;
    }
    Coverage* coverage() { return coverage_; }
    /// 0 in most cases.
    std::int64_t seldom(std::int64_t n, std::int64_t least, std::int64_t most) {
        return oneIn(n) ? between(least, most) : 0;
    }

  private:
    std::mt19937_64 random_;
    Coverage* coverage_;
};

class RandomParts : public Choices {
  protected:
    RandomParts(std::uint64_t seed, Coverage* coverage)
        : Choices(seed, coverage), b_(oneIn(3) ? Duration::hours(between(1, 20)) : Duration{}) {}

    template <class Row>
    std::vector<Row> rows() {
        return b_.edit().plant().get<Row>().rows();
    }
    template <class Row, class Function>
    Id insert(Function&& fill) {
        Row row;
        fill(row);
        return b_.edit().insert(row);
    }

    void calendars() {
        const Id plant = b_.edit().project().settings().calendar;
        if (oneIn(4))
            insert<Holiday>([&](Holiday& h) {
                h.calendar = plant;
                h.day = between(0, 4);
                h.days = between(1, 3);
            });
        for (int n = b_.shift() ? static_cast<int>(between(0, 2)) : 0; n > 0; --n)
            insert<Break>([&](Break& pause) {
                pause.shift = b_.shift();
                pause.after = Duration::minutes(between(0, 30) + 60 * n);
                pause.length = Duration::minutes(between(1, 30));
                pause.paid = oneIn(2);
            });
        if (!oneIn(3))
            return;
        other_ = insert<Calendar>([&](Calendar& c) {
            c.name = "Other hours";
            c.days = oneIn(2) ? DaySet::everyDay() : DaySet::workWeek();
        });
        insert<Shift>([&](Shift& s) {
            s.calendar = other_;
            s.start = Duration::hours(between(0, 23));
            s.length = Duration::hours(between(4, 12));
            reach("a night shift", s.start + s.length > kDay);
        });
    }
    /// The plant's hours, or the other ones.
    Id hours(const char* whose) { return reach(whose, other_ && oneIn(3)) ? other_ : Id{}; }

    void series() {
        series_ = insert<Series>([&](Series& row) {
            row.name = "Measured";
            for (auto n = between(1, 8); n > 0; --n) {
                row.values.millionths.push_back(between(1, 90) * 1'000'000);
                row.weights.millionths.push_back(between(1, 5));
            }
        });
    }

    void items() {
        for (auto n = between(1, 3), i = std::int64_t{0}; i < n; ++i)
            items_.push_back(newItem("Item " + std::to_string(i)));
        if (oneIn(4))
            b_.change<Item>(items_[0], [&](Item& i) { i.shelfLife = Duration::hours(between(1, 30)); });
    }
    Id newItem(const std::string& name) {
        const Id id = b_.item(name, between(1, 30));
        b_.change<Item>(id, [&](Item& i) {
            i.unitCost = {between(0, 50'000)};
            i.holdingRate = Share::percent(between(0, 30));
        });
        return id;
    }

    DurationLaw law() {
        using Kind = DurationLaw::Kind;
        const Duration a = Duration::seconds(between(1, 100));
        const Duration b = a + Duration::seconds(between(1, 100));
        const Duration deviation = Duration::seconds(between(1, 100));
        switch (const auto kind = static_cast<Kind>(between(0, static_cast<std::int64_t>(Kind::Series)))) {
        case Kind::Fixed: return DurationLaw::fixed(a);
        case Kind::Exponential: return DurationLaw::exponential(a);
        case Kind::Erlang: return DurationLaw::erlang(a, between(1, 5));
        case Kind::Uniform: return {kind, a, b, {}};
        case Kind::Triangular:
        case Kind::Pert: return {kind, a, b, b + a};
        case Kind::Normal: return {kind, a, Duration::seconds(5), {}};
        case Kind::Beta: return {kind, a, a + Duration::seconds(40), a + Duration::seconds(between(10, 30)),
                                 Duration::seconds(between(1, 8))};
        case Kind::Lognormal:
        case Kind::Gamma:
        case Kind::Weibull: return {kind, a, deviation, {}};
        default: return DurationLaw::ofSeries(kind, series_);
        }
    }

    PlantBuilder b_;
    std::vector<Id> items_;
    Id series_, other_;
};

} // namespace takt::test
