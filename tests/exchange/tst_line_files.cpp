// Benchmark files of line balancing, in and out.
#include "exchange/line_files.h"
#include "test_main.h"

using namespace takt;
using namespace takt::exchange;

namespace {

const std::string kAlb = "<number of tasks>\r\n3\r\n\r\n<cycle time>\r\n1000\r\n\r\n<order strength>\r\n0,268\r\n\r\n\r\n<task times>\r\n1 142\r\n"
                         "2 34\r\n3 140\r\n\r\n<precedence relations>\r\n1,2\r\n1,3\r\n\r\n<end>\r\nwhatever stands here\r\n";

std::string wrong(const Result<LineFile>& file) { return file ? "read" : file.error().text(); }

} // namespace

class LineFilesTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void albIsRead() {
        const auto file = parseAlb(kAlb);
        QVERIFY2(file, wrong(file).c_str());
        QCOMPARE(file->cycle, balance::Units{1000});
        QCOMPARE(file->line.times, (std::vector<balance::Units>{142, 34, 140}));
        QCOMPARE(file->line.arcs, (std::vector<std::pair<int, int>>{{0, 1}, {0, 2}}));
    }

    void in2EndsAtItsMark() {
        const auto file = parseIn2("2\n7\n5\n1,2\n-1,-1\n\x1a Bowman, p. 385\n9,9\n");
        QVERIFY2(file, wrong(file).c_str());
        QCOMPARE(file->cycle, balance::Units{0});
        QCOMPARE(file->line.times, (std::vector<balance::Units>{7, 5}));
        QCOMPARE(file->line.arcs.size(), std::size_t{1});
    }

    void whatIsWrittenIsReadAgain() {
        const auto file = parseAlb(kAlb);
        const auto again = parseAlb(formatAlb(*file));
        QVERIFY2(again, wrong(again).c_str());
        QCOMPARE(again->cycle, file->cycle);
        QCOMPARE(again->line.times, file->line.times);
        QCOMPARE(again->line.arcs, file->line.arcs);
        const auto other = parseIn2(formatIn2(file->line));
        QCOMPARE(other->line.times, file->line.times);
        QCOMPARE(other->line.arcs, file->line.arcs);
    }

    void whatIsWrongIsNamedWithItsLine() {
        QCOMPARE(wrong(parseAlb("3\n")), std::string("line 1: <number of tasks> was expected here, not \"3\""));
        QCOMPARE(wrong(parseAlb("<number of tasks>\n2\n<task times>\n1 5\n1 6\n")), std::string("line 5: task 1 stands here twice"));
        QCOMPARE(wrong(parseAlb("<number of tasks>\n2\n<task times>\n1 5\n")), std::string("the text ends before the time of task 2"));
        QCOMPARE(wrong(parseAlb("<number of tasks>\n1\n<task times>\n1 5\n<precedence relations>\n1,2\n")),
                 std::string("line 6: there is no task 2; the tasks are numbered from 1 to 1"));
        QCOMPARE(wrong(parseAlb("<number of tasks>\n1\n<task times>\n1 -5\n")),
                 std::string("line 4: a task time, 0 or more was expected here, not \"1 -5\""));
        QCOMPARE(wrong(parseIn2("9999999\n")), std::string("line 1: 9999999 tasks are more than the 4096 a line may have"));
        QCOMPARE(wrong(parseIn2("2\n7\n")), std::string("the text ends before the time of task 2"));
        QCOMPARE(wrong(parseIn2("1\n7\n1;\n")), std::string("line 3: an arc as \"3,7\" was expected here, not \"1;\""));
        QCOMPARE(wrong(parseIn2("")), std::string("the text ends before the number of tasks"));
        QVERIFY(!readLineFile("nowhere.alb"));
        QCOMPARE(readLineFile("line.txt").error().code, ErrorCode::LineTextExpected);
    }

    /// Whatever the bytes, there is an answer or an error.
    void noTextBreaksTheReaders() {
        std::uint64_t state = 7;
        const auto next = [&] { return state = state * 6364136223846793005ull + 1442695040888963407ull; };
        for (int i = 0; i < 2000; ++i) {
            std::string text = i % 2 ? kAlb : "3\n1\n2\n3\n1,2\n2,3\n-1,-1\n";
            for (int hits = 1 + static_cast<int>(next() >> 60); hits > 0; --hits)
                text[static_cast<std::size_t>(next() >> 33) % text.size()] = static_cast<char>(next() >> 56);
            parseAlb(text);
            parseIn2(text);
        }
    }
};

TAKTBOARD_TEST(line_files, LineFilesTest);
#include "tst_line_files.moc"
