#include "document/document.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSignalBlocker>
#include <algorithm>

#include "document/change_command.h"

namespace takt {

namespace {

bool touchesScenarios(const ChangeSet& set) {
    return std::ranges::any_of(set.changes, [](const Change& c) { return c.table() == TableId::Scenarios; });
}

/// How many scenarios there are more, or fewer, after the set.
std::ptrdiff_t scenariosGained(const ChangeSet& set) {
    std::ptrdiff_t gained = 0;
    for (const auto& change : set.changes)
        if (change.table() == TableId::Scenarios)
            gained += (change.after ? 1 : 0) - (change.before ? 1 : 0);
    return gained;
}

} // namespace

QString errorText(const Error& error) {
    const auto translated = QCoreApplication::translate("Error", errorTemplate(error.code)).toStdString();
    const auto text = QString::fromStdString(fillTemplate(translated.c_str(), error.arguments));
    return error.place.empty() ? text : QString::fromStdString(error.place) + QStringLiteral(": ") + text;
}

Document::Document(QObject* parent) : QObject(parent) {
    connect(&undo_, &QUndoStack::cleanChanged, this, [this](bool clean) {
        if (clean)
            markWorkingCopySaved();
        noticeModified();
    });
    newDocument();
}

Document::~Document() {
    undo_.disconnect(this);
    const QSignalBlocker quiet(this);
    (void)finishSaving();
}

void Document::setScenario(Id scenario) {
    if (scenario == scenario_ || !project_.scenario(scenario))
        return;
    scenario_ = scenario;
    Q_EMIT scenarioChanged();
}

Result<void> Document::push(const Edit& edit, const QString& text) {
    auto set = edit.finish();
    if (!set)
        return refuse(set.error());
    if (set->empty())
        return {};
    if (static_cast<std::ptrdiff_t>(project_.scenarios.size()) + scenariosGained(*set) < 1)
        return refuse(Error{ErrorCode::StillReferenced, {scenario().name, displayName().toStdString()}, {}});
    if (auto applied = apply(project_, *set); !applied)
        return refuse(applied.error());
    if (working_)
        working_->write(*set);
    undo_.push(new ChangeCommand(*this, *set, text));
    tell(*set);
    return {};
}

Result<void> Document::refuse(const Error& error) {
    Q_EMIT refused(errorText(error));
    return tl::unexpected(error);
}

void Document::applyAndTell(const ChangeSet& set) {
    if (auto applied = apply(project_, set); !applied) {
        (void)refuse(applied.error());
        return;
    }
    if (working_)
        working_->write(set);
    tell(set);
}

void Document::tell(const ChangeSet& set) {
    const bool gone = !project_.scenario(scenario_);
    if (gone)
        scenario_ = project_.scenarios.front().id;
    Q_EMIT changed(set);
    if (gone)
        Q_EMIT scenarioChanged();
    if (touchesScenarios(set))
        Q_EMIT scenariosChanged();
}

bool Document::isModified() const {
    return !undo_.isClean() || runsModified_ || (saving_ && saving_->wasModified);
}

void Document::noticeModified() {
    if (isModified() == modifiedTold_)
        return;
    modifiedTold_ = isModified();
    Q_EMIT modifiedChanged(modifiedTold_);
}

/// Undo has led back to what the file holds: nothing needs to be offered after a crash.
void Document::markWorkingCopySaved() {
    if (working_ && !isModified())
        working_->markSaved(source_.path);
}

QString Document::displayName() const {
    if (!source_.path.empty())
        return QString::fromStdString(source_.path.filename().string());
    return source_.name.isEmpty() ? tr("Untitled") : source_.name;
}

} // namespace takt
