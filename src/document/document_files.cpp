// Opening and recovering.
#include "document/document.h"
#include "document/file_names.h"
#include "exchange/json.h"

namespace takt {

namespace {

Result<Project> readJson(const std::filesystem::path& path) {
    auto text = readFile(path);
    if (!text)
        return tl::unexpected(text.error());
    return exchange::projectFromJson(*text);
}

/// Anything that can be opened, as content. A document always has a scenario.
Result<store::LoadedDocument> load(const std::filesystem::path& path) {
    Result<store::LoadedDocument> loaded;
    if (endingOf(path) == ".json") {
        auto project = readJson(path);
        if (!project)
            return tl::unexpected(withFile(project.error(), path));
        loaded = store::LoadedDocument{std::move(*project), {}, {}};
    } else {
        loaded = store::loadTakt(path);
        if (!loaded)
            return tl::unexpected(withFile(loaded.error(), path));
    }
    if (loaded->project.scenarios.empty())
        return fail(ErrorCode::UnknownScenario, {""}, path.string());
    return loaded;
}

QString stemOf(const std::filesystem::path& path) { return QString::fromStdString(path.stem().string()); }

} // namespace

bool Document::isOwn(const std::filesystem::path& path) const {
    return source_.lock && store::canonicalName(path) == store::canonicalName(source_.path);
}

void Document::adopt(store::LoadedDocument content, Source source, Keeping keeping) {
    discard();
    if (keeping != Keeping::Nothing && !source.path.empty() && isOwn(source.path))
        source.lock = std::move(source_.lock);
    source_ = std::move(source);
    project_ = content.project;
    runs_ = content.runs;
    plants_ = content.plants;
    runsModified_ = false;
    scenario_ = project_.scenarios.front().id;
    undo_.clear();
    if (keeping == Keeping::UnsavedWork)
        undo_.resetClean();
    if (keeping != Keeping::Nothing)
        startWorkingCopy(std::move(content), keeping == Keeping::UnsavedWork);
    Q_EMIT reset();
    Q_EMIT runsChanged();
    Q_EMIT pathChanged();
    noticeModified();
}

void Document::startWorkingCopy(store::LoadedDocument content, bool unsaved) {
    working_ = std::make_unique<store::WorkingCopy>(source_.path, std::move(content), unsaved);
    working_->onStatus([this, generation = ++generation_](const std::optional<Error>& error) {
        // From the writer's thread; this object outlives the writer.
        const QString text = error ? errorText(*error) : QString();
        QMetaObject::invokeMethod(
            this,
            [this, generation, text] {
                if (generation == generation_)
                    Q_EMIT workingCopyFailed(text);
            },
            Qt::QueuedConnection);
    });
}

void Document::discard() {
    (void)finishSaving();
    if (working_)
        working_->discard();
    working_.reset();
    ++generation_;
}

void Document::newDocument() {
    Project project = newProject(tr("Current state").toStdString());
    adopt({std::move(project), {}, {}}, {}, Keeping::WorkingCopy);
}

void Document::openCopy(Project project, const QString& name) {
    Source source;
    source.name = name;
    adopt({std::move(project), {}, {}}, std::move(source), Keeping::WorkingCopy);
}

/// Takes the lock on a file, unless it is the one already open: adopt() then keeps what is held.
Result<void> Document::lockFor(const std::filesystem::path& path, Source& source) {
    source.path = absoluteName(path);
    if (isOwn(path))
        return {};
    auto lock = store::DocumentLock::acquire(path);
    if (!lock)
        return tl::unexpected(withFile(lock.error(), path));
    source.lock = std::move(*lock);
    return {};
}

Result<void> Document::open(const std::filesystem::path& path) {
    const std::string ending = endingOf(path);
    if (ending != ".takt" && ending != ".json")
        return fail(ErrorCode::UnknownFileType, {ending}, path.string());
    (void)finishSaving();
    Source source;
    if (ending == ".json") {
        source.name = stemOf(path);
    } else {
        if (auto locked = lockFor(path, source); !locked)
            return locked;
        source.fingerprint = fingerprintOf(path);
    }
    auto content = load(path);
    if (!content)
        return tl::unexpected(content.error());
    adopt(std::move(*content), std::move(source), Keeping::WorkingCopy);
    return {};
}

Result<void> Document::openAsCopy(const std::filesystem::path& path) {
    (void)finishSaving();
    auto content = load(path);
    if (!content)
        return tl::unexpected(content.error());
    Source source;
    source.name = tr("Copy of %1").arg(stemOf(path));
    adopt(std::move(*content), std::move(source), Keeping::WorkingCopy);
    return {};
}

Result<void> Document::look(const std::filesystem::path& path) {
    auto content = load(path);
    if (!content)
        return tl::unexpected(content.error());
    Source source;
    source.path = absoluteName(path);
    source.fingerprint = fingerprintOf(path);
    adopt(std::move(*content), std::move(source), Keeping::Nothing);
    return {};
}

bool Document::changedByOthers() const {
    return !saving_ && !source_.path.empty() && !checkUnchanged(source_.path, source_.fingerprint);
}

Result<void> Document::recover(store::RecoverableWork& work) {
    (void)finishSaving();
    auto content = work.load();
    if (!content)
        return tl::unexpected(withFile(content.error(), work.file()));
    if (content->project.scenarios.empty())
        return fail(ErrorCode::FileDamaged, {"scenarios"}, work.file().string());
    Source source;
    if (!work.document().empty()) {
        if (auto locked = lockFor(work.document(), source); !locked)
            return locked;
        source.fingerprint = fingerprintOf(work.document());
    }
    adopt(std::move(*content), std::move(source), Keeping::UnsavedWork);
    if (auto kept = flushWorkingCopy(); kept)
        work.discard();
    return {};
}

Result<void> Document::flushWorkingCopy() { return working_ ? working_->flush() : Result<void>{}; }

} // namespace takt
