#include "exchange/event_csv.h"

#include <algorithm>
#include <cstdio>
#include <fstream>

#include "exchange/container_story.h"

namespace takt::exchange {

namespace {

class Writer {
  public:
    Writer(const std::filesystem::path& path, const EventSource& source, const CsvStyle& style)
        : out_(path, std::ios::binary | std::ios::trunc), source_(source), style_(style), clock_(source.startDate),
          story_(source.network, source.trace) {}

    bool isGood() const { return out_.good(); }

    void heading() {
        out_ << "\xEF\xBB\xBF";
        for (const auto& column : eventColumns())
            cell(column);
        endLine();
    }

    void line(std::uint32_t number) {
        const sim::Record record = source_.trace[number];
        const ContainerStep& step = story_.follow(record, number);
        const RunEvent event = eventOf(source_, record);
        const std::uint32_t item = event.item != sim::kNone ? event.item : step.item;
        cell(std::to_string(number + 1));
        cell(secondsOf(record.at));
        cell(std::to_string(Time{record.at}.day() + 1));
        cell(clock_.hasDate() ? clock_.date({record.at}) : std::string());
        cell(RunClock::clock({record.at}));
        cell(event.activity);
        cell(event.element ? source_.network.name(event.element) : std::string());
        cell(item == sim::kNone ? std::string() : source_.network.name(source_.network.items[item].id));
        cell(event.steps ? withDecimal(amountOf(source_.plant, source_.network, item, *event.steps)) : std::string());
        cell(event.steps ? unitOf(source_.plant, source_.network, item) : std::string());
        cell(event.detail);
        cell(containersOf(step));
        cell(record.cause == sim::kNoCause ? std::string() : std::to_string(record.cause + 1));
        cell(record.cause == sim::kNoCause ? "" : eventOf(source_, source_.trace[record.cause]).activity);
        endLine();
    }

    bool finish() {
        out_ << line_;
        line_.clear();
        out_.close();
        return !out_.fail();
    }

  private:
    void cell(std::string_view text) {
        if (!isFirst_)
            line_ += style_.separator;
        isFirst_ = false;
        if (text.find_first_of("\"\r\n,;") == std::string_view::npos) {
            line_ += text;
            return;
        }
        line_ += '"';
        for (const char c : text)
            line_.append(c == '"' ? 2 : 1, c);
        line_ += '"';
    }
    void endLine() {
        line_ += "\r\n";
        isFirst_ = true;
        if (line_.size() > kBuffer) {
            out_ << line_;
            line_.clear();
        }
    }
    std::string withDecimal(std::string text) const {
        std::replace(text.begin(), text.end(), '.', style_.decimal);
        return text;
    }
    std::string secondsOf(std::int64_t us) const {
        char text[40];
        std::snprintf(text, sizeof text, "%lld%c%06lld", static_cast<long long>(us / 1'000'000), style_.decimal,
                      static_cast<long long>(us % 1'000'000));
        return text;
    }
    static std::string containersOf(const ContainerStep& step) {
        constexpr std::size_t kMost = 8;
        std::string text;
        for (std::size_t i = 0; i < std::min(kMost, step.containers.size()); ++i)
            text += (i == 0 ? "" : " ") + std::to_string(step.containers[i] + 1);
        return step.containers.size() > kMost ? text + " and " + std::to_string(step.containers.size() - kMost) + " more" : text;
    }

    static constexpr std::size_t kBuffer = 1U << 18;
    std::ofstream out_;
    const EventSource& source_;
    CsvStyle style_;
    RunClock clock_;
    ContainerStory story_;
    std::string line_;
    bool isFirst_ = true;
};

} // namespace

std::vector<std::string> eventColumns() {
    return {"event", "seconds", "day",    "date",      "time",  "what",
            "element", "item",  "amount", "unit", "detail", "container", "cause", "because of"};
}

Result<void> writeEventsCsv(const std::filesystem::path& path, const EventSource& source, const CsvStyle& style, const EventJob& job) {
    return writeBeside(path, [&](const std::filesystem::path& file) -> Result<void> {
        Writer writer(file, source, style);
        writer.heading();
        for (std::size_t n = 0; n < source.records; ++n) {
            if (n % kEventsBetweenLooks == 0) {
                if (job.isStopped())
                    return fail(ErrorCode::Cancelled);
                if (!writer.isGood())
                    break;
                if (job.progress)
                    job.progress(static_cast<double>(n) / static_cast<double>(source.records));
            }
            writer.line(static_cast<std::uint32_t>(n));
        }
        if (job.isStopped())
            return fail(ErrorCode::Cancelled);
        if (!writer.finish())
            return fail(ErrorCode::CannotWrite, {"the disk is full, or the folder cannot be written"}, path.string());
        return {};
    });
}

} // namespace takt::exchange
