// One open document: the project, its undo stack, its runs, and the working copy that loses nothing.
#pragma once

#include <QObject>
#include <QString>
#include <QUndoStack>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <vector>

#include "base/error.h"
#include "model/changeset.h"
#include "sim/run.h"
#include "store/document_lock.h"
#include "store/takt_file.h"
#include "store/working_copy.h"

namespace takt {

/// An error as the window shows it: the template translated in the context "Error".
QString errorText(const Error& error);

class Document : public QObject {
    Q_OBJECT
  public:
    explicit Document(QObject* parent = nullptr);
    ~Document() override; ///< keeps the working copy when there are unsaved edits

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
    /// project is untouched and the error is also sent by refused().
    Result<void> push(const Edit& edit, const QString& text);

    bool isModified() const;
    const std::filesystem::path& path() const { return path_; } ///< empty: never saved
    QString displayName() const;

    /// A document with one empty scenario. Drops what was open.
    void newDocument();
    /// Opens .takt (locking it) or .json (as an untitled copy). On error what was open stays.
    Result<void> open(const std::filesystem::path& path);
    /// Saves to path() or, with another path, there. `.json` exports without changing path().
    Result<void> save(const std::filesystem::path& path);
    /// Whether another program changed the file since it was opened or saved.
    bool changedByOthers() const;
    /// Takes over unsaved work found by WorkingCopy::findRecoverable().
    Result<void> recover(const RecoverableWork& work);
    /// Closes cleanly: the working copy goes.
    void discard();

    const std::vector<sim::RunRecord>& runs() const { return runs_; }
    /// Stores a finished run with the plant it ran on. Outside undo. Returns its number.
    std::int64_t addRun(sim::RunRecord record, const Project& project, Id scenario);
    void renameRun(std::int64_t number, const QString& name);
    void removeRun(std::int64_t number);
    /// The plant a stored run ran on: a project with that one scenario.
    Result<Project> plantOfRun(const sim::RunRecord& record) const;

  Q_SIGNALS:
    void changed(const takt::ChangeSet& set);   ///< after push, undo and redo
    void reset();                               ///< another project: redraw everything
    void scenarioChanged();
    void scenariosChanged();
    void runsChanged();
    void modifiedChanged(bool modified);
    void pathChanged();
    void refused(const QString& text);
    void workingCopyFailed(const QString& text); ///< disk full …; editing goes on; empty: works again

  private:
    friend class ChangeCommand;
    void applyAndTell(const ChangeSet& set);
    void adopt(Project project, std::vector<sim::RunRecord> runs, std::map<std::string, std::string> plants);
    void startWorkingCopy();

    Project project_;
    Id scenario_;
    QUndoStack undo_;
    std::filesystem::path path_;
    std::vector<sim::RunRecord> runs_;
    std::map<std::string, std::string> plants_;
    bool runsModified_ = false;
    DocumentLock lock_;
    std::optional<FileFingerprint> fingerprint_;
    std::unique_ptr<WorkingCopy> working_;
};

} // namespace takt
