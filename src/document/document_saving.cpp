// Saving: one thread that is handed a value and gives back what became of it.
#include "document/document.h"
#include "document/file_names.h"
#include "exchange/json.h"

namespace takt {

namespace {

/// All that touches the file; of a thread of its own.
Result<Fingerprint> write(const std::filesystem::path& path, const store::LoadedDocument& content,
                          const std::optional<Fingerprint>& expected) {
    if (expected)
        if (auto unchanged = checkUnchanged(path, *expected); !unchanged)
            return tl::unexpected(withFile(unchanged.error(), path));
    if (auto saved = store::saveTakt(path, content); !saved)
        return tl::unexpected(withFile(saved.error(), path));
    return fingerprintOf(path);
}

} // namespace

Result<void> Document::exportJson(const std::filesystem::path& path) const {
    if (auto written = writeFileSafely(path, exchange::projectToJson(project_)); !written)
        return tl::unexpected(withFile(written.error(), path));
    return {};
}

Result<void> Document::save(const std::filesystem::path& path, bool overOthers) {
    if (auto begun = startSave(path, overOthers); !begun)
        return begun;
    return finishSaving();
}

Result<void> Document::startSave(const std::filesystem::path& path, bool overOthers) {
    (void)finishSaving();
    const std::string ending = endingOf(path);
    if (ending == ".json") {
        auto written = exportJson(path);
        if (written)
            Q_EMIT saveFinished(path, std::nullopt);
        return written;
    }
    if (ending != ".takt")
        return fail(ErrorCode::UnknownFileType, {ending}, path.string());
    auto saving = std::make_unique<Saving>();
    saving->path = absoluteName(path);
    const bool own = isOwn(path);
    if (!own) {
        auto taken = store::DocumentLock::acquire(path);
        if (!taken)
            return tl::unexpected(withFile(taken.error(), path));
        saving->lock = std::move(*taken);
    }
    saving->edits = working_ ? working_->edits() : 0;
    saving->runsChanges = runsChanges_;
    saving->wasClean = undo_.isClean();
    saving->wasModified = isModified();
    saving->number = ++saves_;
    saving->result = std::async(std::launch::async, [this, path, number = saving->number,
                                                     expected = own && !overOthers ? std::optional(source_.fingerprint) : std::nullopt,
                                                     content = store::LoadedDocument{project_, runs_, plants_}] {
        auto result = write(path, content, expected);
        // This object waits for the thread before it goes.
        QMetaObject::invokeMethod(
            this,
            [this, number] {
                if (saving_ && saving_->number == number)
                    (void)finishSaving();
            },
            Qt::QueuedConnection);
        return result;
    });
    saving_ = std::move(saving);
    undo_.setClean(); // here, should edits be made meanwhile; until it is written the document stays a modified one
    return {};
}

Result<void> Document::finishSaving() {
    if (!saving_)
        return {};
    const auto result = saving_->result.get();
    const auto saving = std::move(saving_);
    if (result)
        tookSave(*saving, *result);
    else if (!saving->wasClean)
        undo_.resetClean();
    noticeModified();
    Q_EMIT saveFinished(saving->path, result ? std::nullopt : std::optional(result.error()));
    if (!result)
        return tl::unexpected(result.error());
    return {};
}

void Document::tookSave(Saving& saving, Fingerprint fingerprint) {
    if (saving.lock)
        source_.lock = std::move(saving.lock);
    source_.path = saving.path;
    source_.fingerprint = std::move(fingerprint);
    runsModified_ = runsChanges_ != saving.runsChanges;
    if (working_)
        working_->markSaved(source_.path, saving.edits);
    markWorkingCopySaved(); // undone again, it may be
    Q_EMIT pathChanged();
}

} // namespace takt
