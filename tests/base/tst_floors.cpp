#include <QRegularExpression>
#include <QTest>

#include <map>

#include "../support/test_main.h"
#include "base/platform/files.h"

using namespace takt;

namespace {

/// The table of the architecture: a folder may include itself and strictly lower floors.
const std::map<std::string, int> kFloors = {{"base", 0},  {"model", 1}, {"lean", 2},     {"balance", 2},
                                            {"cell", 3},  {"sim", 4},   {"study", 5},    {"store", 5},  {"exchange", 5},
                                            {"cli", 6},   {"document", 6}, {"gui", 7}, {"app", 8}};
/// Within gui: common, then time, then one folder a page, then what works on the map from outside.
const std::map<std::string, int> kGuiFloors = {{"common", 0}, {"time", 1}, {"compare", 3}, {"improve", 3}, {"cells", 3}, {"boards", 3}};
constexpr int kPage = 2;

struct Place {
    std::string folder; ///< "sim", "gui/map"
    int floor = -1;     ///< -1: not in the table
    int inGui = 0;
};

Place placeOf(const fs::path& file) {
    auto part = file.begin();
    Place out{part->string(), -1, 0};
    if (const auto known = kFloors.find(out.folder); known != kFloors.end())
        out.floor = known->second;
    if (out.folder == "gui" && std::distance(file.begin(), file.end()) > 2) {
        const std::string page = (++part)->string();
        out.folder += "/" + page;
        const auto known = kGuiFloors.find(page);
        out.inGui = known == kGuiFloors.end() ? kPage : known->second;
    }
    return out;
}

bool mayInclude(const Place& from, const Place& to) {
    if (from.folder == to.folder)
        return true;
    return from.floor == to.floor ? from.inGui > to.inGui : from.floor > to.floor;
}

bool isWithoutQt(const Place& place) { return place.floor < 6 || place.folder == "cli"; }

struct Include {
    std::string text;
    bool quoted = false;
};

std::vector<Include> includesOf(const std::string& source) {
    static const QRegularExpression line(QStringLiteral("^\\s*#\\s*include\\s*([<\"])([^>\"]+)[>\"]"),
                                         QRegularExpression::MultilineOption);
    std::vector<Include> out;
    for (const auto& match : line.globalMatch(QString::fromStdString(source)))
        out.push_back({match.captured(2).toStdString(), match.captured(1) == QLatin1String("\"")});
    return out;
}

/// What is wrong with an include, or nothing.
std::string fault(const fs::path& file, const Include& include) {
    const Place from = placeOf(file);
    const std::string where = file.string() + " includes " + include.text;
    static const QRegularExpression qt(QStringLiteral("^(Q|qt)[A-Za-z0-9/._]*$"));
    if (isWithoutQt(from) && qt.match(QString::fromStdString(include.text)).hasMatch())
        return where + ": no Qt on this floor";
    if (!include.quoted || include.text.find('/') == std::string::npos)
        return {}; // a library, a form or a moc file
    const Place to = placeOf(include.text);
    if (to.floor < 0)
        return where + ": not a folder of the house";
    return mayInclude(from, to) ? std::string{} : where + ": not a lower floor";
}

fs::path sourceFolder() { return fs::path(TAKTBOARD_SOURCE_DIR) / "src"; }

std::vector<fs::path> sources() {
    std::vector<fs::path> out;
    for (const auto& entry : fs::recursive_directory_iterator(sourceFolder()))
        if (entry.path().extension() == ".h" || entry.path().extension() == ".cpp")
            out.push_back(fs::relative(entry.path(), sourceFolder()));
    return out;
}

} // namespace

class FloorsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyFolderHasAFloor() {
        for (const auto& entry : fs::directory_iterator(sourceFolder()))
            if (entry.is_directory())
                QVERIFY2(kFloors.contains(entry.path().filename()), entry.path().c_str());
    }

    void everyIncludeGoesDown() {
        const auto files = sources();
        QVERIFY(files.size() > 20);
        std::string faults;
        for (const auto& file : files)
            for (const auto& include : includesOf(readFile(sourceFolder() / file).value()))
                if (const auto found = fault(file, include); !found.empty())
                    faults += "\n" + found;
        QVERIFY2(faults.empty(), faults.c_str());
    }

    void theRuleItselfHolds() {
        const auto faulty = [](const char* file, const char* header, bool quoted = true) {
            return !fault(file, {header, quoted}).empty();
        };
        QVERIFY(!faulty("sim/engine.cpp", "sim/engine.h"));
        QVERIFY(!faulty("sim/engine.cpp", "model/rows.h"));
        QVERIFY(faulty("model/rows.h", "sim/engine.h"));
        QVERIFY(faulty("store/save.cpp", "exchange/json.h"));
        QVERIFY(faulty("lean/takt.cpp", "balance/line.h"));
        QVERIFY(faulty("cli/main.cpp", "document/document.h"));
        QVERIFY(faulty("sim/engine.cpp", "QString", false));
        QVERIFY(faulty("cli/main.cpp", "QtCore/QString", false));
        QVERIFY(!faulty("document/document.h", "QUndoStack", false));
        QVERIFY(!faulty("gui/map/view.cpp", "gui/common/theme.h"));
        QVERIFY(!faulty("gui/time/time_bar.cpp", "gui/common/theme.h"));
        QVERIFY(faulty("gui/common/theme.cpp", "gui/time/time_bar.h"));
        QVERIFY(faulty("gui/map/view.cpp", "gui/boards/board.h"));
        QVERIFY(faulty("gui/map/view.cpp", "app/main_window.h"));
        QVERIFY(!faulty("app/main_window.cpp", "gui/map/view.h"));
        QVERIFY(!faulty("app/main_window.cpp", "ui_main_window.h"));
        QVERIFY(faulty("sim/engine.cpp", "engine/parts.h"));
    }

    void includesAreFoundHoweverTheyAreWritten() {
        const auto found = includesOf("#include \"a/b.h\"\n  #  include <QString>\n// #include \"no.h\"\n");
        QCOMPARE(found.size(), 2U);
        QVERIFY(found[0].text == "a/b.h" && found[0].quoted);
        QVERIFY(found[1].text == "QString" && !found[1].quoted);
    }
};

TAKTBOARD_TEST(floors, FloorsTest);
#include "tst_floors.moc"
