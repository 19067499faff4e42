#include <QTest>

#include "../support/test_main.h"
#include "base/error.h"

using namespace takt;

class ErrorTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void everyCodeHasATemplate() {
        for (int code = 0; code < static_cast<int>(ErrorCode::Count); ++code) {
            const char* text = errorTemplate(static_cast<ErrorCode>(code));
            QVERIFY2(text && *text, qPrintable(QString::number(code)));
        }
        QCOMPARE(errorTemplate(ErrorCode::Cancelled), "cancelled"); // the last: none was forgotten between
        QCOMPARE(errorTemplate(ErrorCode::Count), "unknown error");
    }

    void templatesNumberTheirArgumentsWithoutGaps() {
        for (int code = 0; code < static_cast<int>(ErrorCode::Count); ++code) {
            const std::string text = errorTemplate(static_cast<ErrorCode>(code));
            const auto mentions = [&](int n) {
                return text.find("%" + std::to_string(n)) != std::string::npos;
            };
            for (int n = 2; n <= 9; ++n)
                QVERIFY2(!mentions(n) || mentions(n - 1), text.c_str());
        }
    }

    void argumentsAreFilledIn() {
        QCOMPARE(fillTemplate("%2 of %1", {"a", "b"}), std::string("b of a"));
        QCOMPARE(fillTemplate("%1 and %1", {"x"}), std::string("x and x"));
    }

    void anArgumentIsNotTakenForATemplate() {
        QCOMPARE(fillTemplate("%1 %2", {"%2", "b"}), std::string("%2 b"));
    }

    void whatHasNoArgumentStays() {
        QCOMPARE(fillTemplate("85 % of %3", {"a"}), std::string("85 % of %3"));
        QCOMPARE(fillTemplate("100 %", {"a"}), std::string("100 %"));
    }

    void textsBeginWithThePlace() {
        QCOMPARE(Error({ErrorCode::BadNumber, {"x"}, {}}).text(), std::string("\"x\" is not a number"));
        QCOMPARE(Error({ErrorCode::BadNumber, {"x"}, "items[2].step"}).text(),
                 std::string("items[2].step: \"x\" is not a number"));
    }

    void placesGrowFromTheInside() {
        const Error error{ErrorCode::BadNumber, {"x"}, {}};
        QCOMPARE(error.at("step").at("items[2]").at("scenarios[0]").place,
                 std::string("scenarios[0].items[2].step"));
        QCOMPARE(error.at("[2]").at("items").place, std::string("items[2]"));
        QCOMPARE(error.place, std::string());
    }
};

TAKTBOARD_TEST(error, ErrorTest);
#include "tst_error.moc"
