#include "gui/common/problem_texts.h"

#include <QCoreApplication>
#include <algorithm>

#include "base/error.h"

namespace takt::gui {

namespace {
struct ProblemTexts {
    Q_DECLARE_TR_FUNCTIONS(ProblemTexts)
};

/// As a sentence: the templates begin small, to stand behind a place.
QString filled(const char* text, const std::vector<std::string>& arguments) {
    const auto translated = QCoreApplication::translate("Problem", text).toStdString();
    const auto sentence = QString::fromStdString(takt::fillTemplate(translated.c_str(), arguments));
    return sentence.left(1).toUpper() + sentence.mid(1);
}
} // namespace

QString translatedProblem(const lean::Problem& problem) {
    return filled(lean::problemTemplate(problem.code), problem.arguments);
}

QString translatedMend(const lean::Problem& problem) {
    return filled(lean::mendTemplate(problem.code), problem.arguments);
}

QString severityName(lean::Severity severity) {
    switch (severity) {
    case lean::Severity::Error: return ProblemTexts::tr("Error");
    case lean::Severity::Warning: return ProblemTexts::tr("Warning");
    case lean::Severity::Hint: break;
    }
    return ProblemTexts::tr("Hint");
}

QString problemSummary(const std::vector<lean::Problem>& problems) {
    const auto hints =
        static_cast<int>(std::ranges::count(problems, lean::Severity::Hint, &lean::Problem::severity));
    const int grave = static_cast<int>(problems.size()) - hints;
    if (grave > 0)
        return grave == 1 ? ProblemTexts::tr("1 problem") : ProblemTexts::tr("%n problems", nullptr, grave);
    if (hints > 0)
        return hints == 1 ? ProblemTexts::tr("1 hint") : ProblemTexts::tr("%n hints", nullptr, hints);
    return ProblemTexts::tr("No problems");
}

std::optional<lean::Severity> worst(const std::vector<lean::Problem>& problems) {
    if (problems.empty())
        return std::nullopt;
    return std::ranges::min(problems, {}, &lean::Problem::severity).severity;
}

} // namespace takt::gui
