// The runs kept in a document. They stand beside the project and outside undo.
#include <algorithm>

#include "document/document.h"
#include "exchange/json.h"
#include "store/runs.h"

namespace takt {

std::int64_t Document::addRun(sim::RunRecord record, const Project& project, Id scenario) {
    record.number = store::nextRunNumber(runs_);
    auto [plant, isNew] = plants_.try_emplace(record.plantHash);
    if (isNew || plant->second.empty())
        plant->second = exchange::plantToJson(project, scenario);
    if (working_)
        working_->addRun(record, plant->second);
    runs_.push_back(std::move(record));
    runsWereModified();
    return runs_.back().number;
}

void Document::describeRun(std::int64_t number, const std::function<void(sim::RunDescription&)>& change) {
    const auto run = std::ranges::find(runs_, number, &sim::RunRecord::number);
    if (run == runs_.end())
        return;
    sim::RunDescription words = *run;
    change(words);
    if (words == *run)
        return;
    static_cast<sim::RunDescription&>(*run) = words;
    if (working_)
        working_->describeRun(number, std::move(words));
    runsWereModified();
}

void Document::renameRun(std::int64_t number, const QString& name) {
    describeRun(number, [&](sim::RunDescription& words) { words.name = name.toStdString(); });
}

void Document::starRun(std::int64_t number, bool on) {
    describeRun(number, [&](sim::RunDescription& words) { words.starred = on; });
}

void Document::noteRun(std::int64_t number, const QString& note) {
    describeRun(number, [&](sim::RunDescription& words) { words.note = note.toStdString(); });
}

void Document::removeRun(std::int64_t number) {
    const auto run = std::ranges::find(runs_, number, &sim::RunRecord::number);
    if (run == runs_.end())
        return;
    runs_.erase(run);
    if (working_)
        working_->removeRun(number);
    runsWereModified();
}

void Document::runsWereModified() {
    runsModified_ = true;
    ++runsChanges_;
    Q_EMIT runsChanged();
    noticeModified();
}

Result<Project> Document::plantOfRun(const sim::RunRecord& record) const {
    const auto plant = plants_.find(record.plantHash);
    if (plant == plants_.end() || plant->second.empty())
        return fail(ErrorCode::RunNotFound, {std::to_string(record.number)});
    return exchange::plantFromJson(plant->second);
}

} // namespace takt
