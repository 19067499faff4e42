// Every event of a run as a table, and as an OCEL 2.0 log that SQLite and its readers take as the standard says.
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QThread>

#include <SQLiteCpp/SQLiteCpp.h>
#include <map>

#include "base/platform/files.h"
#include "exchange/container_story.h"
#include "exchange/event_csv.h"
#include "exchange/ocel.h"
#include "property.h"
#include "random_plant.h"
#include "sample.h"
#include "sim/runner.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

/// A finished run with its trace.
struct Recorded {
    Project project;
    std::unique_ptr<sim::LiveRun> run;

    explicit Recorded(Project plan, const std::string& scenario = "Future state", Duration horizon = Duration::days(8),
                      std::vector<sim::Intervention> interventions = {})
        : project(std::move(plan)) {
        const Scenario& drawn = *project.scenario(scenario);
        const auto network = sim::compile(project, drawn);
        if (!network)
            qFatal("%s", network.error().text().c_str());
        sim::RunSettings settings;
        settings.horizon = Span::clock(horizon);
        settings.interventions = std::move(interventions);
        run = std::make_unique<sim::LiveRun>(*network, settings);
        while (!run->finished())
            QThread::msleep(1);
        if (const auto result = run->result(); !result)
            qFatal("%s", result.error().text().c_str());
        plant_ = drawn.plant;
    }
    const Plant& plant() const { return plant_; }
    const sim::Trace& trace() const { return *run->trace(); }
    exchange::EventSource source() const {
        return {*run->network(), trace(), trace().size(), plant_, run->settings().interventions, project.settings().startDate};
    }

  private:
    Plant plant_;
};

void edited(Project& project, Id scenario, const std::function<void(Edit&)>& change) {
    Edit edit(project, scenario);
    change(edit);
    if (!apply(project, *edit.finish()))
        qFatal("the edit was refused");
}

/// RFC 4180, read back by the book.
std::vector<std::vector<std::string>> cellsOf(const std::string& csv, char separator) {
    std::vector<std::vector<std::string>> lines(1, {std::string()});
    bool quoted = false;
    for (std::size_t i = csv.starts_with("\xEF\xBB\xBF") ? 3 : 0; i < csv.size(); ++i) {
        const char c = csv[i];
        if (quoted && c == '"' && i + 1 < csv.size() && csv[i + 1] == '"')
            lines.back().back() += csv[++i];
        else if (c == '"')
            quoted = !quoted;
        else if (!quoted && c == separator)
            lines.back().emplace_back();
        else if (!quoted && c == '\r' && i + 1 < csv.size() && csv[i + 1] == '\n') {
            ++i;
            lines.push_back({std::string()});
        } else
            lines.back().back() += c;
    }
    lines.pop_back(); // behind the last line's end
    return lines;
}

std::size_t column(const char* name) {
    const auto all = exchange::eventColumns();
    return static_cast<std::size_t>(std::find(all.begin(), all.end(), name) - all.begin());
}

} // namespace

class Events : public QObject {
    Q_OBJECT

    QTemporaryDir folder_;
    fs::path path(const char* name) const { return fs::path(folder_.filePath(QString::fromLatin1(name)).toStdString()); }

    std::vector<std::vector<std::string>> table(const Recorded& r, exchange::CsvStyle style = {}) const {
        const auto written = exchange::writeEventsCsv(path("events.csv"), r.source(), style, {});
        if (!written)
            qFatal("%s", written.error().text().c_str());
        return cellsOf(readFile(path("events.csv")).value(), style.separator);
    }
    SQLite::Database log(const Recorded& r) const {
        const auto written = exchange::writeOcel(path("events.sqlite"), r.source(), {});
        if (!written)
            qFatal("%s", written.error().text().c_str());
        return SQLite::Database(path("events.sqlite").string(), SQLite::OPEN_READONLY);
    }
    static std::int64_t count(SQLite::Database& db, const std::string& sql) { return db.execAndGet(sql).getInt64(); }
    static std::vector<std::string> texts(SQLite::Database& db, const std::string& sql) {
        std::vector<std::string> out;
        for (SQLite::Statement query(db, sql); query.executeStep();)
            out.push_back(query.getColumn(0).getString());
        return out;
    }

  private Q_SLOTS:
    void aTableHasALineForEveryRecord() {
        Project acme = readSample("acme-stamping");
        edited(acme, acme.scenarios[0].id, [&](Edit& edit) {
            edit.modify<Settings>(acme.settings().id, [](Settings& s) { s.startDate = "2026-11-30"; });
        });
        const Recorded r(std::move(acme));
        const auto lines = table(r);
        QCOMPARE(lines.size(), r.trace().size() + 1);
        QVERIFY(lines[0] == exchange::eventColumns());
        for (std::size_t n = 1; n < lines.size(); ++n) {
            const auto& line = lines[n];
            QCOMPARE(line.size(), lines[0].size());
            const sim::Record record = r.trace()[n - 1];
            QCOMPARE(line[column("event")], std::to_string(n));
            QVERIFY(!line[column("what")].empty());
            QVERIFY2(!line[column("element")].empty(), line[column("what")].c_str());
            QCOMPARE(std::llround(std::stod(line[column("seconds")]) * 1e6), record.at);
            const bool caused = record.cause != sim::kNoCause;
            QCOMPARE(line[column("cause")], caused ? std::to_string(record.cause + 1) : std::string());
            if (caused)
                QCOMPARE(line[column("because of")], lines[record.cause + 1][column("what")]);
        }
        QCOMPARE(lines[1][column("date")], std::string("2026-11-30"));
        QCOMPARE(lines.back()[column("date")], std::string("2026-12-07"));
        QCOMPARE(lines.back()[column("day")], std::string("8"));
    }

    /// What is put in, less what is taken out, is what the picture shows at the end.
    void amountsAddUpToThePicture() {
        const Recorded r(readSample("acme-stamping"));
        std::map<std::string, double> held, shown;
        for (const auto& line : table(r)) {
            const std::string& what = line[column("what")];
            if (what == "Put in" || what == "Take out")
                held[line[column("element")] + "/" + line[column("item")]] +=
                    (what == "Put in" ? 1 : -1) * std::stod(line[column("amount")]);
        }
        const sim::Network& n = *r.run->network();
        const sim::Picture& picture = r.run->shelf()->before(Time{}, 0);
        sim::Replay replay(r.run->network(), r.run->trace(), r.run->shelf());
        const auto& end = replay.seek(r.run->horizon());
        QVERIFY(picture.stock.size() == end.stock.size());
        for (std::size_t p = 0; p < n.places.size(); ++p)
            if (n.places[p].item != sim::kNone) {
                const Id item = n.items[n.places[p].item].id;
                shown[n.name(n.places[p].element) + "/" + n.name(item)] +=
                    static_cast<double>(end.stock[p]) * r.plant().find<Item>(item)->step.value();
            }
        for (const auto& [where, amount] : shown)
            QVERIFY2(std::abs(held[where] - amount) < 1e-6, where.c_str());
    }

    void namesMayHoldAnything() {
        Project acme = readSample("acme-stamping");
        edited(acme, acme.scenario("Future state")->id, [&](Edit& edit) {
            for (const auto& process : acme.scenario("Future state")->plant.get<Process>())
                edit.modify<Process>(process.id, [](Process& p) { p.name = "We\"ld;\r\nand, assemble"; });
        });
        const Recorded r(std::move(acme), "Future state", Duration::days(2));
        for (const char separator : {',', ';'}) {
            const auto lines = table(r, {separator, separator == ';' ? ',' : '.'});
            QCOMPARE(lines.size(), r.trace().size() + 1);
            QVERIFY(std::any_of(lines.begin(), lines.end(), [](const auto& line) { return line[column("element")] == "We\"ld;\r\nand, assemble"; }));
            QVERIFY(std::all_of(lines.begin(), lines.end(), [](const auto& line) { return line.size() == exchange::eventColumns().size(); }));
        }
        SQLite::Database db = log(r);
        QCOMPARE(count(db, "SELECT count(*) FROM event"), static_cast<std::int64_t>(r.trace().size()));
    }

    void stoppedOrForbiddenItLeavesWhatWasThere() {
        const Recorded r(readSample("acme-stamping"), "Future state", Duration::days(2));
        QVERIFY(writeFileSafely(path("kept"), "before").has_value());
        std::stop_source stop;
        const exchange::EventJob job{stop.get_token(), [&](double) { stop.request_stop(); }};
        QCOMPARE(exchange::writeEventsCsv(path("kept"), r.source(), {}, job).error().code, ErrorCode::Cancelled);
        QCOMPARE(exchange::writeOcel(path("kept"), r.source(), job).error().code, ErrorCode::Cancelled);
        QCOMPARE(readFile(path("kept")).value(), std::string("before"));
        QCOMPARE(exchange::writeEventsCsv(path("no folder/x.csv"), r.source(), {}, {}).error().code, ErrorCode::CannotWrite);
        QCOMPARE(exchange::writeOcel(path("no folder/x.sqlite"), r.source(), {}).error().code, ErrorCode::CannotWrite);
        for (const auto& entry : fs::directory_iterator(path("kept").parent_path()))
            QVERIFY2(entry.path().filename().string().find(".new-") == std::string::npos, entry.path().c_str());
    }

    void theLogHasTheTablesOfTheStandard() {
        const Recorded r(readSample("acme-stamping"));
        SQLite::Database db = log(r);
        const auto columns = [&](const std::string& name) { return texts(db, "SELECT name FROM pragma_table_info('" + name + "')"); };
        using Names = std::vector<std::string>;
        QVERIFY(columns("event") == (Names{"ocel_id", "ocel_type"}));
        QVERIFY(columns("object") == (Names{"ocel_id", "ocel_type"}));
        QVERIFY(columns("event_map_type") == (Names{"ocel_type", "ocel_type_map"}));
        QVERIFY(columns("object_map_type") == (Names{"ocel_type", "ocel_type_map"}));
        QVERIFY(columns("event_object") == (Names{"ocel_event_id", "ocel_object_id", "ocel_qualifier"}));
        QVERIFY(columns("object_object") == (Names{"ocel_source_id", "ocel_target_id", "ocel_qualifier"}));
        // One table a type and no other, each with the columns it must have first.
        std::size_t tables = 6;
        for (const auto& map : texts(db, "SELECT ocel_type_map FROM event_map_type")) {
            const auto own = columns("event_" + map);
            QVERIFY2(own.size() >= 2 && own[0] == "ocel_id" && own[1] == "ocel_time", map.c_str());
            ++tables;
        }
        for (const auto& map : texts(db, "SELECT ocel_type_map FROM object_map_type")) {
            const auto own = columns("object_" + map);
            QVERIFY2(own.size() >= 3 && own[0] == "ocel_id" && own[1] == "ocel_time" && own[2] == "ocel_changed_field", map.c_str());
            ++tables;
        }
        QCOMPARE(count(db, "SELECT count(*) FROM sqlite_schema WHERE type = 'table'"), static_cast<std::int64_t>(tables));
        QCOMPARE(count(db, "SELECT count(*) FROM event WHERE ocel_type NOT IN (SELECT ocel_type FROM event_map_type)"), 0);
        QCOMPARE(count(db, "SELECT count(*) FROM object WHERE ocel_type NOT IN (SELECT ocel_type FROM object_map_type)"), 0);
        QCOMPARE(db.execAndGet("PRAGMA integrity_check").getString(), std::string("ok"));
        QCOMPARE(texts(db, "PRAGMA foreign_key_check").size(), std::size_t{0});
    }

    void theLogHasAnEventForEveryRecordUnderItsType() {
        const Recorded r(readSample("acme-stamping"));
        SQLite::Database db = log(r);
        std::map<std::string, std::int64_t> wanted;
        for (std::size_t n = 0; n < r.trace().size(); ++n)
            ++wanted[exchange::eventOf(r.source(), r.trace()[n]).activity];
        QCOMPARE(count(db, "SELECT count(*) FROM event"), static_cast<std::int64_t>(r.trace().size()));
        for (const auto& type : texts(db, "SELECT ocel_type FROM event_map_type")) {
            const std::string table = "event_" + exchange::ocelTableName(type);
            QCOMPARE(count(db, "SELECT count(*) FROM event WHERE ocel_type = '" + type + "'"), wanted[type]);
            QCOMPARE(count(db, "SELECT count(*) FROM " + table), wanted[type]);
            QCOMPARE(count(db, "SELECT count(*) FROM " + table + " JOIN event USING (ocel_id) WHERE ocel_type = '" + type + "'"), wanted[type]);
            QCOMPARE(count(db, "SELECT count(*) FROM " + table + " WHERE julianday(ocel_time) IS NULL OR length(ocel_time) <> 26"), 0);
        }
        QVERIFY(wanted["Machine works"] > 0 && wanted["Card is free"] > 0 && wanted["Deliver"] > 0 && wanted["Truck departs"] > 0);
    }

    void everyRelationLeadsSomewhereAndEveryEventHasAnObject() {
        const Recorded r(readSample("acme-stamping"));
        SQLite::Database db = log(r);
        QCOMPARE(count(db, "SELECT count(*) FROM event_object WHERE ocel_event_id NOT IN (SELECT ocel_id FROM event)"), 0);
        QCOMPARE(count(db, "SELECT count(*) FROM event_object WHERE ocel_object_id NOT IN (SELECT ocel_id FROM object)"), 0);
        QCOMPARE(count(db, "SELECT count(*) FROM object_object WHERE ocel_source_id NOT IN (SELECT ocel_id FROM object)"), 0);
        QCOMPARE(count(db, "SELECT count(*) FROM object_object WHERE ocel_target_id NOT IN (SELECT ocel_id FROM object)"), 0);
        QCOMPARE(count(db, "SELECT count(*) FROM event WHERE ocel_id NOT IN (SELECT ocel_event_id FROM event_object)"), 0);
        for (const auto& type : texts(db, "SELECT ocel_type FROM object_map_type")) {
            const std::string table = "object_" + exchange::ocelTableName(type);
            const auto objects = count(db, "SELECT count(*) FROM object WHERE ocel_type = '" + type + "'");
            QVERIFY2(objects > 0, type.c_str());
            // One row without a changed field each, dated as the standard says; the others name one field and hold no other.
            QCOMPARE(count(db, "SELECT count(DISTINCT ocel_id) FROM " + table + " WHERE ocel_changed_field IS NULL AND ocel_time LIKE '1970-01-01%'"), objects);
            QCOMPARE(count(db, "SELECT count(*) FROM " + table + " WHERE ocel_changed_field IS NULL"), objects);
            const auto own = texts(db, "SELECT name FROM pragma_table_info('" + table + "')");
            for (const auto& changed : texts(db, "SELECT DISTINCT ocel_changed_field FROM " + table + " WHERE ocel_changed_field IS NOT NULL"))
                QVERIFY2(std::find(own.begin() + 3, own.end(), changed) != own.end(), changed.c_str());
        }
    }

    /// Cards, machines and containers as the run had them at its end.
    void theLogTellsTheStateOfThingsAtTheEnd() {
        const Recorded r(readSample("acme-stamping"));
        SQLite::Database db = log(r);
        sim::Replay replay(r.run->network(), r.run->trace(), r.run->shelf());
        const auto& end = replay.seek(r.run->horizon());
        const auto last = [&](const char* table, const char* field) {
            return texts(db, std::string("SELECT coalesce((SELECT c.") + field + " FROM " + table + " c WHERE c.ocel_id = o.ocel_id AND c.ocel_changed_field = '" +
                                 field + "' ORDER BY c.rowid DESC LIMIT 1), o." + field + ") FROM " + table + " o WHERE o.ocel_changed_field IS NULL ORDER BY o.ocel_id");
        };
        const auto cards = last("object_Card", "state");
        QCOMPARE(cards.size(), end.card.size());
        const auto names = exchange::activities();
        for (std::size_t c = 0; c < cards.size(); ++c)
            QCOMPARE(cards[c], std::string(names[static_cast<std::size_t>(sim::MachineState::Count) + static_cast<std::size_t>(end.card[c])]));
        const auto machines = last("object_Machine", "state");
        QCOMPARE(machines.size(), end.machine.size());
        for (std::size_t m = 0; m < machines.size(); ++m)
            QCOMPARE(machines[m], std::string(names[static_cast<std::size_t>(end.machine[m])]));
        // What is open of the orders is what was ordered and not delivered.
        double open = 0, owed = 0;
        for (const auto& text : last("object_Order", "open"))
            open += std::stod(text);
        for (std::size_t d = 0; d < end.ordered.size(); ++d)
            owed += static_cast<double>(end.ordered[d] - end.delivered[d] - end.lost[d]);
        QCOMPARE(open, owed);
    }

    /// A tray that goes to the customer was made from what was welded and assembled from, and came by truck.
    void aContainerCanBeFollowedBack() {
        const Recorded r(readSample("acme-stamping"));
        SQLite::Database db = log(r);
        const std::string delivered = "SELECT ocel_object_id FROM event_object JOIN event ON ocel_event_id = ocel_id "
                                      "WHERE ocel_type = 'Deliver' AND ocel_qualifier = 'container'";
        QVERIFY(count(db, "SELECT count(*) FROM (" + delivered + ")") > 0);
        const auto items = texts(db, "WITH RECURSIVE back(id) AS (" + delivered +
                                         " UNION SELECT ocel_target_id FROM object_object JOIN back ON ocel_source_id = id "
                                         "WHERE ocel_qualifier IN ('made from', 'filled from')) "
                                         "SELECT DISTINCT item FROM object_Container JOIN back ON ocel_id = id WHERE item IS NOT NULL");
        const Plant& plant = r.plant();
        for (const char* name : {"Bracket LH", "Steel coil"})
            QVERIFY2(std::any_of(items.begin(), items.end(), [&](const auto& i) { return i.find(name) != std::string::npos; }), name);
        QVERIFY(!plant.get<Item>().empty());
        QVERIFY(count(db, "SELECT count(*) FROM event_object JOIN event ON ocel_event_id = ocel_id WHERE ocel_type = 'Depart' AND ocel_qualifier = 'truck'") > 0);
    }

    void aBranchTellsWhatWasDone() {
        sim::Intervention stop;
        stop.kind = sim::Intervention::Kind::BreakDown;
        const Project acme = readSample("acme-stamping");
        stop.element = named<Process>(acme.scenario("Future state")->plant, "Stamping").id;
        stop.at = Time{} + Duration::hours(51);
        stop.length = Duration::hours(2);
        const Recorded r(acme, "Future state", Duration::days(4), {stop});
        const auto lines = table(r);
        const auto done = std::find_if(lines.begin(), lines.end(), [](const auto& line) { return line[column("what")] == "Intervene"; });
        QVERIFY(done != lines.end());
        QCOMPARE((*done)[column("element")], std::string("Stamping"));
        QCOMPARE((*done)[column("detail")], std::string("break down"));
        SQLite::Database db = log(r);
        QCOMPARE(count(db, "SELECT count(*) FROM event_Intervene"), 1);
    }

    /// Over random plants: everything moved is a container that has begun, of the item of its place, and no record is left out.
    void containersAreFollowedInEveryPlant() {
        QVERIFY(holdsForSeeds("containers are followed", 60, [](std::uint64_t seed) {
            RandomPlant random(seed);
            const Project project = random.build();
            const auto network = sim::compile(project, project.scenarios[0]);
            RC_ASSERT(network.has_value());
            sim::RunSettings settings;
            settings.horizon = Span::clock(Duration::days(2));
            const sim::LiveRun run(*network, settings);
            while (!run.finished())
                QThread::usleep(200);
            const sim::Trace& trace = *run.trace();
            exchange::ContainerStory story(**network, trace);
            std::uint32_t begun = 0;
            std::map<std::uint32_t, std::uint32_t> items;
            for (std::uint32_t n = 0; n < trace.size(); ++n) {
                const sim::Record record = trace[n];
                const auto& step = story.follow(record, n);
                for (const auto& one : step.begun) {
                    RC_ASSERT(one.number == begun++);
                    RC_ASSERT(one.amount > 0);
                    for (const auto from : one.from)
                        RC_ASSERT(from < one.number);
                    items[one.number] = one.item;
                }
                for (const auto one : step.containers)
                    RC_ASSERT(one < begun);
                using Kind = sim::RecordKind;
                const Kind kind = record.kind();
                if (kind == Kind::Put || kind == Kind::Take || kind == Kind::Depart || kind == Kind::Arrive)
                    RC_ASSERT(!step.containers.empty());
                if ((kind == Kind::Put || kind == Kind::Take) && (*network)->places[record.subject].item != sim::kNone)
                    RC_ASSERT(step.item == (*network)->places[record.subject].item);
            }
        }));
    }

    void datesFollowTheCalendar() {
        const exchange::RunClock clock("2024-02-26");
        QVERIFY(clock.hasDate());
        QCOMPARE(clock.stamp(Time{} + Duration::days(3)), std::string("2024-02-29 00:00:00.000000"));
        QCOMPARE(clock.stamp(Time{} + Duration::days(4) + Duration::hours(9) + Duration{15}), std::string("2024-03-01 09:00:00.000015"));
        for (const char* none : {"", "2024-02-30", "26 Feb", "2024-02-26x", "99999-1-1"}) {
            const exchange::RunClock unknown(none);
            QVERIFY2(!unknown.hasDate(), none);
            QCOMPARE(unknown.date(Time{}), std::string("2001-01-01"));
        }
    }

    void amountsAreExact() {
        Project project = newProject("Plant");
        Edit edit(project, project.scenarios[0].id);
        Item coil;
        coil.unit = "kg";
        coil.step = Decimal{2'500};
        const Id id = edit.insert(coil);
        QVERIFY(apply(project, *edit.finish()).has_value());
        sim::Network network;
        network.items.push_back({id, 1, 0});
        const Plant& plant = project.scenarios[0].plant;
        QCOMPARE(exchange::amountOf(plant, network, 0, 3), std::string("0.0075"));
        QCOMPARE(exchange::amountOf(plant, network, 0, -800), std::string("-2"));
        QCOMPARE(exchange::amountOf(plant, network, sim::kNone, 7), std::string("7"));
        QCOMPARE(exchange::unitOf(plant, network, 0), std::string("kg"));
    }
};

TAKTBOARD_TEST(events, Events);
#include "tst_events.moc"
