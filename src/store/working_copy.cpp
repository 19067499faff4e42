#include "store/working_copy.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <random>
#include <thread>

#include "store/database.h"
#include "store/document_lock.h"
#include "store/working_database.h"

namespace takt::store {

namespace {

constexpr std::chrono::seconds kRetryAfter{2};
constexpr const char* kEnding = ".work";

std::string documentName(const fs::path& document) {
    return document.empty() ? std::string() : canonicalName(document).string();
}

fs::path lockOf(const fs::path& file) {
    return fs::path(file) += ".lock";
}

} // namespace

/// The thread and its queue. A job leaves the queue when it is on disk, not before.
class WorkingCopy::Writer {
  public:
    Writer(WorkingState state, LoadedDocument content) : state_(std::move(state)) {
        enqueue(creation(std::move(content)));
        thread_ = std::thread([this] { work(); });
    }
    ~Writer() { stop(false); }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    /// An edit, with the state it leaves behind.
    template <class Write>
    void edit(Write write) {
        ++edits_;
        state_.unsaved = true;
        state_.lastEdit = nowUtc();
        enqueue([this, state = state_, write = std::move(write)] {
            database_->transact([&](ContentWriter& writer) {
                write(writer);
                putState(writer, state);
            });
        });
    }

    void markSaved(const fs::path& document, std::uint64_t edits) {
        state_.document = documentName(document);
        state_.unsaved = edits_ > edits;
        enqueue([this, state = state_] {
            database_->transact([&](ContentWriter& writer) { putState(writer, state); });
        });
    }

    void restart(LoadedDocument content) {
        {
            const std::lock_guard guard(mutex_);
            // The job at work stays: it is the writer's until it ends.
            jobs_.erase(jobs_.begin() + (busy_ ? 1 : 0), jobs_.end());
        }
        ++edits_;
        state_.unsaved = true;
        state_.lastEdit = nowUtc();
        enqueue(creation(std::move(content)), true);
    }

    std::uint64_t edits() const { return edits_; }

    Result<void> flush() {
        if (!thread_.joinable())
            return {};
        std::unique_lock guard(mutex_);
        // An attempt already under way began before this call and proves nothing about now.
        const auto attempts = attempts_ + (busy_ ? 1 : 0);
        tryNow_ = true;
        wake_.notify_all();
        idle_.wait(guard, [&] { return jobs_.empty() || (error_ && attempts_ > attempts); });
        if (error_)
            return tl::unexpected(*error_);
        return {};
    }

    std::optional<Error> status() const {
        const std::lock_guard guard(mutex_);
        return error_;
    }

    void onStatus(std::function<void(const std::optional<Error>&)> callback) {
        const std::lock_guard guard(mutex_);
        callback_ = std::move(callback);
    }

    fs::path file() const {
        const std::lock_guard guard(mutex_);
        return file_;
    }

    /// Ends the thread, once what waits is written or has failed; deletes the copy if it need not stay.
    void stop(bool discard) {
        if (!thread_.joinable())
            return;
        {
            const std::lock_guard guard(mutex_);
            stopping_ = true;
            if (discard)
                jobs_.erase(jobs_.begin() + (busy_ ? 1 : 0), jobs_.end());
        }
        wake_.notify_all();
        thread_.join();
        database_.reset();
        if (!file_.empty() && (discard || !state_.unsaved))
            removeDatabase(file_);
        lock_.release();
    }

  private:
    using Job = std::function<void()>;

    /// The job that makes a file with this content and deletes the one before.
    Job creation(LoadedDocument content) {
        return [this, state = state_, content = std::make_shared<LoadedDocument>(std::move(content))] {
            const fs::path fresh = newFile();
            auto lock = FileLock::acquire(lockOf(fresh)); // before the file is there
            if (!lock)
                throw std::runtime_error(lock.error().text());
            try {
                database_ = std::make_unique<WorkingDatabase>(fresh, *content, state);
            } catch (...) {
                removeDatabase(fresh);
                throw;
            }
            if (const fs::path old = file(); !old.empty())
                removeDatabase(old);
            lock_ = std::move(*lock);
            const std::lock_guard guard(mutex_);
            file_ = fresh;
        };
    }

    static fs::path newFile() {
        const fs::path folder = workingFolder();
        fs::create_directories(folder);
        std::error_code code; // to keep others out is a courtesy
        fs::permissions(folder, fs::perms::owner_all, code);
        std::random_device random;
        return folder / (std::to_string(random()) + std::to_string(random()) + kEnding);
    }

    void enqueue(Job job, bool now = false) {
        {
            const std::lock_guard guard(mutex_);
            jobs_.push_back(std::move(job));
            tryNow_ = tryNow_ || now;
        }
        wake_.notify_all();
    }

    void work() {
        std::unique_lock guard(mutex_);
        while (true) {
            const auto due = [&] { return stopping_ || (!jobs_.empty() && (tryNow_ || !error_)); };
            if (error_)
                wake_.wait_until(guard, retryAt_, due);
            else
                wake_.wait(guard, due);
            if (jobs_.empty()) {
                if (stopping_)
                    return;
                continue;
            }
            busy_ = true;
            tryNow_ = false;
            const Job& job = jobs_.front();
            guard.unlock();
            auto result = attempt(job);
            guard.lock();
            busy_ = false;
            ++attempts_;
            if (result)
                jobs_.pop_front();
            report(result ? std::nullopt : std::optional(result.error()), guard);
            idle_.notify_all();
            if (!result && stopping_)
                return;
        }
    }

    static Result<void> attempt(const Job& job) {
        return guarded(ErrorCode::CannotWrite, [&]() -> Result<void> {
            job();
            return {};
        });
    }

    void report(std::optional<Error> error, std::unique_lock<std::mutex>& guard) {
        retryAt_ = std::chrono::steady_clock::now() + kRetryAfter;
        if (error == error_)
            return;
        error_ = std::move(error);
        if (const auto callback = callback_) {
            const auto told = error_;
            guard.unlock();
            callback(told);
            guard.lock();
        }
    }

    // Of the editing thread
    WorkingState state_;
    std::uint64_t edits_ = 0;
    // Of the writer's thread
    FileLock lock_;
    std::unique_ptr<WorkingDatabase> database_;
    // Of both, under the mutex. While busy_ the front job is the writer's: it stays where it is when others
    // join.
    mutable std::mutex mutex_;
    std::condition_variable wake_, idle_;
    std::deque<Job> jobs_;
    std::optional<Error> error_;
    std::function<void(const std::optional<Error>&)> callback_;
    std::chrono::steady_clock::time_point retryAt_;
    fs::path file_;
    std::uint64_t attempts_ = 0;
    bool busy_ = false, tryNow_ = false, stopping_ = false;
    std::thread thread_;
};

WorkingCopy::WorkingCopy(const fs::path& document, LoadedDocument content, bool unsaved)
    : writer_(std::make_unique<Writer>(WorkingState{documentName(document), nowUtc(), unsaved},
                                       std::move(content))) {}

WorkingCopy::~WorkingCopy() = default;

void WorkingCopy::write(ChangeSet set) {
    if (!set.empty())
        writer_->edit([set = std::move(set)](ContentWriter& writer) { writer.apply(set); });
}

void WorkingCopy::addRun(sim::RunRecord run, std::string plantText) {
    writer_->edit([run = std::move(run), text = std::move(plantText)](ContentWriter& writer) {
        writer.addRun(run, text);
    });
}

void WorkingCopy::describeRun(std::int64_t number, sim::RunDescription words) {
    writer_->edit(
        [number, words = std::move(words)](ContentWriter& writer) { writer.describeRun(number, words); });
}

void WorkingCopy::removeRun(std::int64_t number) {
    writer_->edit([number](ContentWriter& writer) { writer.removeRun(number); });
}

std::uint64_t WorkingCopy::edits() const {
    return writer_->edits();
}

void WorkingCopy::markSaved(const fs::path& document, std::optional<std::uint64_t> edits) {
    writer_->markSaved(document, edits.value_or(writer_->edits()));
}

void WorkingCopy::restart(LoadedDocument content) {
    writer_->restart(std::move(content));
}
Result<void> WorkingCopy::flush() {
    return writer_->flush();
}
std::optional<Error> WorkingCopy::status() const {
    return writer_->status();
}
void WorkingCopy::onStatus(std::function<void(const std::optional<Error>&)> callback) {
    writer_->onStatus(std::move(callback));
}
void WorkingCopy::discard() {
    writer_->stop(true);
}
fs::path WorkingCopy::file() const {
    return writer_->file();
}

// ------------------------------------------------------------------ recovery

Result<LoadedDocument> RecoverableWork::load() const {
    return readWorkingContent(file_);
}

void RecoverableWork::discard() {
    removeDatabase(file_);
    lock_.release();
}

std::vector<RecoverableWork> findRecoverable(const std::optional<fs::path>& document) {
    std::vector<RecoverableWork> found;
    std::error_code code;
    for (fs::directory_iterator it(workingFolder(), code), end; !code && it != end; it.increment(code)) {
        if (it->path().extension() != kEnding)
            continue;
        RecoverableWork work;
        work.file_ = it->path();
        auto lock = FileLock::acquire(lockOf(work.file_));
        if (!lock || !fs::exists(work.file_, code))
            continue;
        work.lock_ = std::move(*lock);
        const auto state = readWorkingState(work.file_);
        if (!state)
            continue;
        if (!state->unsaved) {
            work.discard();
            continue;
        }
        work.document_ = state->document;
        work.lastEdit_ = state->lastEdit;
        if (!document || documentName(*document) == state->document)
            found.push_back(std::move(work));
    }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.lastEdit() > b.lastEdit(); });
    return found;
}

} // namespace takt::store
