#include "gui/time/run_preparation.h"

#include <QCoreApplication>
#include <algorithm>
#include <utility>

#include "document/document.h"
#include "lean/diagnosis.h"
#include "sim/runner.h"

namespace takt::gui {

namespace {

QString translated(const char* source, const lean::Problem& problem) {
    QString text = QCoreApplication::translate("Problem", source);
    int number = 1;
    for (const auto& argument : problem.arguments)
        text.replace(QStringLiteral("%%1").arg(number++), QString::fromStdString(argument));
    return text;
}

} // namespace

RunPreparation prepareRun(std::shared_ptr<const Project> project, Id scenario, const sim::RunSettings& settings) {
    RunPreparation out{std::move(project), scenario, {}, {}, {}, {}};
    const Scenario& chosen = *out.project->scenario(scenario);
    const auto problems = lean::diagnose(*out.project, chosen);
    const auto error = std::find_if(problems.begin(), problems.end(),
                                    [](const lean::Problem& p) { return p.severity == lean::Severity::Error; });
    if (error != problems.end()) {
        out.refusal = translated(lean::problemTemplate(error->code), *error);
        out.mend = translated(lean::mendTemplate(error->code), *error);
        return out;
    }
    const auto network = sim::compile(*out.project, chosen);
    sim::RunSettings asked = settings;
    if (network)
        if (auto lawful = sim::check(settings.interventions, **network); !lawful) {
            lawful.error().place.clear();
            out.branchRefusal = errorText(lawful.error());
            asked.interventions.clear();
        }
    if (!network)
        out.refusal = errorText(network.error());
    else if (const auto end = sim::horizonOf(**network, asked); !end)
        out.refusal = errorText(end.error());
    else
        out.network = *network;
    return out;
}

} // namespace takt::gui
