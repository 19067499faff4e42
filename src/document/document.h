// One open document: the project, its undo stack, its runs, and the working copy that loses nothing.
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "base/error.h"
#include "model/changeset.h"
#include "sim/run.h"
#include "store/document_lock.h"
#include "base/platform/fingerprint.h"
#include "store/takt_file.h"
#include "store/working_copy.h"

namespace takt {

/// An error as the window shows it: the template translated in the context "Error", its place before it.
QString errorText(const Error& error);

/// For one thread, the GUI's.
class Document : public QObject {
    Q_OBJECT
  public:
    explicit Document(QObject* parent = nullptr);
    /// Keeps the working copy when there are unsaved edits.
    ~Document() override;

    const Project& project() const { return project_; }
    /// The scenario on view, and its plant. There is always one.
    Id scenarioId() const { return scenario_; }
    const Scenario& scenario() const { return *project_.scenario(scenario_); }
    const Plant& plant() const { return scenario().plant; }
    void setScenario(Id scenario);

    QUndoStack* undoStack() { return &undo_; }
    /// An Edit on the current scenario.
    Edit edit() const { return Edit(project_, scenario_); }
    /// Applies a finished edit as one undo step named `text`. Empty sets leave no step. On error the
    /// project is untouched and the error is also sent by refused(). The last scenario stays.
    Result<void> push(const Edit& edit, const QString& text);

    /// Something is not in the file: the undo stack is not clean, or runs were stored, renamed or removed.
    bool isModified() const;
    /// Absolute; empty: never saved.
    const std::filesystem::path& path() const { return source_.path; }
    /// The file's name, or what an untitled document is called.
    QString displayName() const;

    /// A document with one empty scenario. Drops what was open.
    void newDocument();
    /// An untitled document with this content: a sample, an import. Drops what was open.
    /// Requires what checkProject() accepts, and a scenario.
    void openCopy(Project project, const QString& name);
    /// Opens .takt (locking it) or .json (as an untitled copy). On error what was open stays.
    Result<void> open(const std::filesystem::path& path);
    /// Opens a .takt as an untitled copy, for one that is locked or that shall stay as it is.
    Result<void> openAsCopy(const std::filesystem::path& path);
    /// Opens for looking only: no lock, no working copy, and edits are kept nowhere. For pictures.
    Result<void> look(const std::filesystem::path& path);
    /// Saves to path() or, with another path, there, which becomes path(). `.json` exports without
    /// changing path(). FileChangedByOthers unless `overOthers` when somebody wrote the file meanwhile.
    Result<void> save(const std::filesystem::path& path, bool overOthers = false);
    /// The same, a `.takt` beside this thread: what is to be saved is handed over as a value, the answer comes by
    /// saveFinished(). Errors that are known at once are returned instead. Edits made meanwhile stay unsaved ones. A save
    /// under way is waited for first.
    Result<void> startSave(const std::filesystem::path& path, bool overOthers = false);
    bool isSaving() const { return saving_ != nullptr; }
    /// Waits for a save under way and tells what became of it. So does all that drops what is open.
    Result<void> finishSaving();
    /// Whether another program changed the file since it was opened or saved; not told while it is being saved.
    bool changedByOthers() const;
    /// Takes over unsaved work found by store::findRecoverable(), and removes it once a working copy
    /// of this document holds it. The document is then modified.
    Result<void> recover(store::RecoverableWork& work);
    /// Closes cleanly: the working copy goes. Then open something else or destroy this.
    void discard();

    const std::vector<sim::RunRecord>& runs() const { return runs_; }
    /// Stores a finished run with the plant it ran on. Outside undo. Returns its number.
    std::int64_t addRun(sim::RunRecord record, const Project& project, Id scenario);
    void renameRun(std::int64_t number, const QString& name);
    void starRun(std::int64_t number, bool on);
    void noteRun(std::int64_t number, const QString& note);
    void removeRun(std::int64_t number);
    /// The plant a stored run ran on: a project with that one scenario.
    Result<Project> plantOfRun(const sim::RunRecord& record) const;

    /// Waits until the working copy is on disk; its error if it cannot be.
    Result<void> flushWorkingCopy();

  Q_SIGNALS:
    void changed(const takt::ChangeSet& set);   ///< after push, undo and redo
    void reset();                               ///< another project: redraw everything
    void scenarioChanged();
    void scenariosChanged();
    void runsChanged();
    void modifiedChanged(bool modified);
    void pathChanged();
    void saveFinished(const std::filesystem::path& path, const std::optional<takt::Error>& error);
    void refused(const QString& text);
    void workingCopyFailed(const QString& text); ///< disk full …; editing goes on; empty: works again

  private:
    friend class ChangeCommand;
    /// Of undo and redo. An error leaves everything as it was.
    void applyAndTell(const ChangeSet& set);
    void tell(const ChangeSet& set);
    Result<void> refuse(const Error& error);
    void noticeModified();
    void markWorkingCopySaved();
    void describeRun(std::int64_t number, const std::function<void(sim::RunDescription&)>& change);
    void runsWereModified();

    /// The file a document comes from and the lock held on it.
    struct Source {
        std::filesystem::path path;
        store::DocumentLock lock;
        Fingerprint fingerprint;
        QString name;
    };
    enum class Keeping { WorkingCopy, UnsavedWork, Nothing };
    void adopt(store::LoadedDocument content, Source source, Keeping keeping);
    bool isOwn(const std::filesystem::path& path) const; ///< it is open here, and locked
    Result<void> lockFor(const std::filesystem::path& path, Source& source);
    void startWorkingCopy(store::LoadedDocument content, bool unsaved);
    /// A save under way.
    struct Saving {
        std::filesystem::path path;
        store::DocumentLock lock; ///< of a file that was not open before
        std::uint64_t edits = 0;  ///< of the working copy; the save holds these
        int runsChanges = 0;
        bool wasClean = false, wasModified = false;
        int number = 0;
        std::future<Result<Fingerprint>> result;
    };
    void tookSave(Saving& saving, Fingerprint fingerprint);
    Result<void> exportJson(const std::filesystem::path& path) const;

    Project project_;
    Id scenario_;
    QUndoStack undo_;
    Source source_;
    std::vector<sim::RunRecord> runs_;
    store::PlantTexts plants_;
    bool runsModified_ = false;
    int runsChanges_ = 0;
    bool modifiedTold_ = false;
    int generation_ = 0; ///< of the working copy: late messages of an older one are dropped
    std::unique_ptr<store::WorkingCopy> working_;
    std::unique_ptr<Saving> saving_;
    int saves_ = 0; ///< begun so far
};

} // namespace takt
