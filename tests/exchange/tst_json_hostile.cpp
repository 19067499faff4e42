#include <QElapsedTimer>
#include <QTest>

#include "exchange/json.h"
#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"

using namespace takt;
using namespace takt::exchange;

namespace {

std::string refusal(const std::string& json) {
    const auto read = projectFromJson(json);
    return read ? "(accepted)" : read.error().text();
}

std::string around(const std::string& item) {
    return R"({"format": "taktboard", "version": 1, "settings": [{"id": 1}],
               "scenarios": [{"id": 2, "name": "A", "items": [{"id": 3, )" +
           item + "}]}]}";
}

std::string repeated(const std::string& piece, std::size_t times) {
    std::string out;
    out.reserve(piece.size() * times);
    while (times-- > 0)
        out += piece;
    return out;
}

const std::string kItem = "scenarios[0] \"A\".items[0]";

} // namespace

class JsonHostileTest : public QObject {
    Q_OBJECT

    void check(const std::string& json, const std::string& expected) { QCOMPARE(refusal(json), expected); }

  private Q_SLOTS:
    void deepNestingIsRefusedBeforeItCosts() {
        const std::string tooDeep = ": this is not JSON: it is nested more than 16 deep";
        check(repeated("[", 5'000'000), repeated("[0]", 15) + tooDeep);
        check(repeated("{\"a\":", 1'000'000), repeated("a.", 14) + "a" + tooDeep);
    }

    void hugeNumbersAreRefused() {
        check(around("\"container\": 99999999999999999999"),
              kItem + ".container: \"100000000000000000000\" is not a number");
        check(around("\"container\": 18446744073709551615"),
              kItem + ".container: \"18446744073709551615\" is not a number");
        QVERIFY(refusal(around("\"unit_cost\": 1e300")).starts_with(kItem + ".unit_cost: \"1000000"));
        QVERIFY(refusal(around("\"unit_cost\": 1e999")).find("number overflow") != std::string::npos);
        QVERIFY(refusal(around("\"unit_cost\": 1" + repeated("0", 1'000'000))).find("number overflow") !=
                std::string::npos);
        check(around("\"unit_cost\": \"" + repeated("9", 1'000'000) + "\""),
              kItem + ".unit_cost: \"" + repeated("9", 60) + "…\" is not a number");
        check(around("\"holding_rate\": 1e-300"), kItem + ".holding_rate: \"0." + repeated("0", 58) +
                                                      "…\" is not a share; write for example \"85 %\"");
    }

    void notANumberIsNoJson() {
        for (const char* text : {"NaN", "Infinity", "-Infinity", "nan", "+1", "01", ".5", "0x10", "1."})
            QVERIFY2(refusal(around(std::string("\"container\": ") + text)).find("this is not JSON") !=
                         std::string::npos,
                     text);
    }

    void textsThatAreNoTextAreRefused() {
        for (const char* text :
             {"\xff", "\xC3", "\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\\ud800", "\\x", "\n"})
            QVERIFY2(refusal(around(std::string("\"name\": \"") + text + "\"")).find("this is not JSON") !=
                         std::string::npos,
                     text);
        check(around("\"name\": \"a\\u0000b\""),
              kItem + ".name: the text holds a character that cannot be stored");
        check(around("\"name\": \"" + repeated("ä", 3000) + "\""),
              kItem + ".name: the length is 6000; it must lie between 0 and 4096");
        check(
            std::string("{\"format\": \"takt\0board\"}", 23),
            "line 1, column 17: this is not JSON: syntax error while parsing value - invalid string: control "
            "character U+0000 (NUL) must be escaped to \\u0000");
    }

    void hugeKeysAreShortenedInTheMessage() {
        check(
            around("\"" + repeated("k", 1'000'000) + "\": 1"),
            kItem + ": the key \"" + repeated("k", 60) +
                "…\" is not known; known are id, name, unit, step, container, unit_cost, holding_rate, shelf_life, family, note");
    }

    void anObjectOfAMillionKeysIsRefusedAtOnce() {
        std::string members = "\"a\": 1";
        for (int i = 0; i < 1'000'000; ++i)
            members += ", \"k" + std::to_string(i) + "\": 1";
        QElapsedTimer timer;
        timer.start();
        check(around(members),
              "scenarios[0].items[0]: this is not JSON: an object has more than 200 keys");
        QVERIFY(timer.elapsed() < 5000);
    }

    void moreValuesThanAnyPlantHasAreRefused() {
        check("[" + repeated("0,", 20'000'001) + "0]", "this is not JSON: it has more than 20000000 values");
    }

    void aMillionRowsAreRead() {
        const int rows = test::cases(1'000'000);
        std::string items = "\"name\": \"first\"}";
        for (int i = 1; i < rows; ++i)
            items +=
                ",\n{\"id\": " + std::to_string(i + 3) + ", \"name\": \"part\", \"unit_cost\": \"1.25\"}";
        items.pop_back();
        const auto read = projectFromJson(around(items));
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->scenarios[0].plant.get<Item>().size(), static_cast<std::size_t>(rows));
        QCOMPARE(read->nextId, static_cast<std::uint64_t>(rows) + 3);
    }

    void aTextCutAnywhereIsAnErrorAndNoMore() {
        auto random = test::Random(7);
        const std::string whole = projectToJson(test::randomProject(random, 30));
        for (std::size_t size = 0; size + 2 < whole.size(); size += 1 + size / 500)
            QVERIFY(!projectFromJson(std::string_view(whole).substr(0, size)));
    }

    void damagedBytesNeverCrashTheReader() {
        QVERIFY(test::holds("a damaged text is read or refused", 300, [] {
            auto random = test::drawRandom();
            std::string text = projectToJson(test::randomProject(random, 20));
            static const std::string bytes = "{}[]\",:0123456789.-eE \n\\untf\xff%";
            for (std::size_t n = 1 + random.below(4); n > 0; --n) {
                const std::size_t at = random.below(text.size());
                if (random.oneIn(3))
                    text.erase(at, 1 + random.below(8));
                else
                    text[at] = bytes[random.below(bytes.size())];
            }
            const auto read = projectFromJson(text);
            if (read)
                RC_ASSERT(checkProject(*read).has_value());
            else
                RC_ASSERT(!read.error().text().empty());
        }));
    }
};

TAKTBOARD_TEST(json_hostile, JsonHostileTest);
#include "tst_json_hostile.moc"
