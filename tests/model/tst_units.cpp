#include <QTest>

#include "../support/property.h"
#include "../support/random_project.h"
#include "../support/test_main.h"
#include "model/units.h"

using namespace takt;

namespace {
constexpr std::int64_t kMost = Duration::days(366 * 100).us;

std::int64_t us(const char* text) { return parseDuration(text).value_or(Duration{-99}).us; }
std::int64_t share(const char* text) { return parseShare(text).value_or(Share{-99}).billionths; }
std::string refusal(const auto& result) { return result ? "(accepted)" : result.error().text(); }
} // namespace

class UnitsTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void durationsAreReadInEveryUnit() {
        QCOMPARE(us("45 s"), 45'000'000);
        QCOMPARE(us("45"), 45'000'000);
        QCOMPARE(us("45s"), 45'000'000);
        QCOMPARE(us("45 sec"), 45'000'000);
        QCOMPARE(us("  1.5 min "), 90'000'000);
        QCOMPARE(us("1,5 min"), 90'000'000);
        QCOMPARE(us("2 h"), 7'200'000'000);
        QCOMPARE(us("2 d"), 172'800'000'000);
        QCOMPARE(us("1 w"), 604'800'000'000);
        QCOMPARE(us("250 ms"), 250'000);
        QCOMPARE(us("7 us"), 7);
        QCOMPARE(us("7 µs"), 7);
        QCOMPARE(us("0.000001"), 1);
        QCOMPARE(us("-3 s"), -3'000'000);
        QCOMPARE(us("+3 s"), 3'000'000);
        QCOMPARE(us("36600 d"), kMost);
    }

    void clockTimesAreRead() {
        QCOMPARE(us("0:45"), 45'000'000);
        QCOMPARE(us("90:00"), 5'400'000'000);
        QCOMPARE(us("1:30:00"), 5'400'000'000);
        QCOMPARE(us("0:00:01.5"), 1'500'000);
        QCOMPARE(us("1:05,25"), 65'250'000);
    }

    void badDurationsAreRefused() {
        for (const char* text : {"",
                                 " ",
                                 "s",
                                 "five",
                                 "5 parsecs",
                                 "1.5.2 s",
                                 "1..5",
                                 "5.",
                                 "- 5 s",
                                 "0:60",
                                 "1:60:00",
                                 "1:2:3:4",
                                 "1:",
                                 ":5",
                                 "-1:00",
                                 "1.5:00",
                                 "36601 d",
                                 "-36601 d",
                                 "99999999999999999999",
                                 "0.0000001",
                                 "1 s 2",
                                 "1e3",
                                 "nan",
                                 "inf",
                                 "0x10",
                                 "9223372036854775807 d"})
            QVERIFY2(!parseDuration(text), text);
        QCOMPARE(refusal(parseDuration("five")),
                 std::string("\"five\" is not a time; write for example \"45 s\", \"1.5 min\" or \"0:45\""));
    }

    void durationsAreWrittenInTheLargestWholeUnit() {
        QCOMPARE(formatDuration({}), std::string("0 s"));
        QCOMPARE(formatDuration(Duration::seconds(45)), std::string("45 s"));
        QCOMPARE(formatDuration(Duration::seconds(60)), std::string("1 min"));
        QCOMPARE(formatDuration(Duration::seconds(90)), std::string("90 s"));
        QCOMPARE(formatDuration(Duration::minutes(90)), std::string("90 min"));
        QCOMPARE(formatDuration(Duration::hours(36)), std::string("36 h"));
        QCOMPARE(formatDuration(Duration::days(14)), std::string("14 d"));
        QCOMPARE(formatDuration({1}), std::string("0.000001 s"));
        QCOMPARE(formatDuration({-1'500'000}), std::string("-1.5 s"));
    }

    void spansAreReadAndWritten() {
        QVERIFY(parseSpan("2 wd").value() == Span::workingDays(2));
        QVERIFY(parseSpan("0,5 wd").value() == (Span{Span::Unit::WorkingDays, 500'000}));
        QVERIFY(parseSpan("3 d").value() == Span::clock(Duration::days(3)));
        QVERIFY(parseSpan("1:30:00").value() == Span::clock(Duration::minutes(90)));
        QCOMPARE(formatSpan(Span::workingDays(2)), std::string("2 wd"));
        QCOMPARE(formatSpan(Span::clock(Duration::hours(2))), std::string("2 h"));
        for (const char* text : {"", "wd", "-1 wd", "-1 s", "36601 wd", "0.0000001 wd", "2 weeks"})
            QVERIFY2(!parseSpan(text), text);
        QCOMPARE(refusal(parseSpan("soon")),
                 std::string("\"soon\" is not a time; write for example \"2 h\", \"3 d\" or \"2 wd\""));
    }

    void sharesAreReadAndWritten() {
        QCOMPARE(share("85 %"), 850'000'000);
        QCOMPARE(share("85%"), 850'000'000);
        QCOMPARE(share("0.85"), 850'000'000);
        QCOMPARE(share("97,5 %"), 975'000'000);
        QCOMPARE(share("1"), Share::kOne);
        QCOMPARE(formatShare(Share::percent(85)), std::string("85 %"));
        QCOMPARE(formatShare({1}), std::string("0.0000001 %"));
        for (const char* text : {"", "%", "85 percent", "0.00000001 %", "1e2 %"})
            QVERIFY2(!parseShare(text), text);
        QCOMPARE(refusal(parseShare("good")),
                 std::string("\"good\" is not a share; write for example \"85 %\""));
    }

    void decimalNumbersAreReadAndWritten() {
        QCOMPARE(parseFixedPoint("12.50", 4).value(), 125'000);
        QCOMPARE(parseFixedPoint("12,5", 4).value(), 125'000);
        QCOMPARE(parseFixedPoint("-0.5", 1).value(), -5);
        QCOMPARE(parseFixedPoint("5.0", 0).value(), 5);
        QCOMPARE(formatFixedPoint(125'000, 4), std::string("12.5"));
        QCOMPARE(formatFixedPoint(-5, 1), std::string("-0.5"));
        QCOMPARE(formatFixedPoint(7, 4), std::string("0.0007"));
        QCOMPARE(formatFixedPoint(-120, 0), std::string("-120"));
        QCOMPARE(formatFixedPoint(0, 6), std::string("0"));
        for (const char* text :
             {"", ".", "1.2.3", "1 000", "1'000", "12.34567", "1e5", "99999999999999999999", "--1"})
            QVERIFY2(!parseFixedPoint(text, 4), text);
        QCOMPARE(refusal(parseFixedPoint("many", 0)), std::string("\"many\" is not a number"));
    }

    void daysAreReadAndWritten() {
        QVERIFY(parseDays("Mon Tue Wed Thu Fri").value() == DaySet::workWeek());
        QVERIFY(parseDays("  Sun   Mon ").value() == DaySet{0b1000001});
        QVERIFY(parseDays("").value() == DaySet{});
        QCOMPARE(formatDays(DaySet{0b1000001}), std::string("Mon Sun"));
        for (const char* text : {"Monday", "mon", "Mon,Tue", "Mon;"})
            QVERIFY2(!parseDays(text), text);
        QCOMPARE(refusal(parseDays("Montag")),
                 std::string("\"Montag\" names no days; write for example \"Mon Tue Wed\""));
    }

    void pointsAreReadAndWritten() {
        const Points points = parsePoints(" 10,20  -30,40 ").value();
        QCOMPARE(points.points.size(), 2U);
        QCOMPARE(points.points[1].x.value, -30);
        QCOMPARE(formatPoints(points), std::string("10,20 -30,40"));
        QVERIFY(parsePoints("").value() == Points{});
        for (const char* text :
             {"10", "10,", ",20", "10;20", "1,2,3", "1.5,2", "1000001,0", "0,-1000001", "a,b"})
            QVERIFY2(!parsePoints(text), text);
    }

    void whatIsWrittenIsReadBackExactly() {
        QVERIFY(test::holds("parse(format(x)) == x", 3000, [] {
            auto random = test::drawRandom();
            const Duration duration{random.between(-kMost, kMost)};
            RC_ASSERT(parseDuration(formatDuration(duration)).value() == duration);
            const Span clock{Span::Unit::Clock, random.between(0, kMost)};
            RC_ASSERT(parseSpan(formatSpan(clock)).value() == clock);
            const Span days{Span::Unit::WorkingDays, random.between(0, 36'600'000'000)};
            RC_ASSERT(parseSpan(formatSpan(days)).value() == days);
            const Share part{random.between(-10 * Share::kOne, 10 * Share::kOne)};
            RC_ASSERT(parseShare(formatShare(part)).value() == part);
            const int decimals = static_cast<int>(random.below(10));
            const std::int64_t number = random.between(-9'000'000'000'000'000'000, 9'000'000'000'000'000'000);
            RC_ASSERT(parseFixedPoint(formatFixedPoint(number, decimals), decimals).value() == number);
            const DaySet set{static_cast<std::uint8_t>(random.below(128))};
            RC_ASSERT(parseDays(formatDays(set)).value() == set);
            const Points points = test::randomPoints(random);
            RC_ASSERT(parsePoints(formatPoints(points)).value() == points);
        }));
    }

    void aCommaReadsAsAPoint() {
        QVERIFY(test::holds("a decimal comma and a point mean the same", 500, [] {
            auto random = test::drawRandom();
            const Duration duration{random.between(0, kMost)};
            std::string text = formatDuration(duration);
            std::replace(text.begin(), text.end(), '.', ',');
            RC_ASSERT(parseDuration(text).value() == duration);
        }));
    }

    void anyTextIsReadOrRefused() {
        QVERIFY(test::holds("the parsers take any text", 3000, [] {
            auto random = test::drawRandom();
            static const std::string letters = "0123456789.,:-+ ()%swdhmingauTeMon\xC2\xB5\xff";
            std::string text;
            for (std::size_t n = random.below(24); n > 0; --n)
                text += letters[random.below(letters.size())];
            if (const auto law = parseLaw(text))
                RC_ASSERT(law->isSound());
            if (const auto duration = parseDuration(text))
                RC_ASSERT(parseDuration(formatDuration(*duration)).value() == *duration);
            (void)parseSpan(text);
            (void)parseShare(text);
            (void)parseFixedPoint(text, 4);
            (void)parseDays(text);
            (void)parsePoints(text);
        }));
    }
};

TAKTBOARD_TEST(units, UnitsTest);
#include "tst_units.moc"
