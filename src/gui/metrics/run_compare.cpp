#include "gui/metrics/run_compare.h"

#include <QCoreApplication>
#include <algorithm>
#include <array>
#include <cmath>
#include <set>

#include "gui/common/format.h"
#include "gui/common/plain_words.h"
#include "gui/metrics/run_words.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunCompare)
};

using Runs = std::vector<const sim::RunRecord*>;
const QString& dash() {
    static const QString text(QChar(0x2013));
    return text;
}

/// Figures to be read first, and whether more of them is better.
struct KeyFigure {
    const char* key;
    const char* name;
    bool moreIsBetter;
};
constexpr std::array kKeys = {
    KeyFigure{"delivered.total", QT_TRANSLATE_NOOP("RunCompare", "Delivered, pieces"), true},
    KeyFigure{"fill_rate", QT_TRANSLATE_NOOP("RunCompare", "Fill rate"), true},
    KeyFigure{"throughput.per_day", QT_TRANSLATE_NOOP("RunCompare", "Pieces delivered a working day"), true},
    KeyFigure{"throughput.against_takt", QT_TRANSLATE_NOOP("RunCompare", "Throughput against takt"), true},
    KeyFigure{"backlog.total", QT_TRANSLATE_NOOP("RunCompare", "Pieces owed at the end"), false},
    KeyFigure{"lost.total", QT_TRANSLATE_NOOP("RunCompare", "Lost sales, pieces"), false},
    KeyFigure{"flow_time.mean", QT_TRANSLATE_NOOP("RunCompare", "Time through the plant, mean"), false},
    KeyFigure{"flow_time.p95", QT_TRANSLATE_NOOP("RunCompare", "Time through the plant, 95 % within"), false},
    KeyFigure{"pce", QT_TRANSLATE_NOOP("RunCompare", "Process-cycle efficiency"), true},
    KeyFigure{"stock_days.total", QT_TRANSLATE_NOOP("RunCompare", "Stock on the ladder, mean"), false},
    KeyFigure{"stock_value.total", QT_TRANSLATE_NOOP("RunCompare", "Value of the stock, mean"), false},
};

QString plain(double value) {
    const double size = std::abs(value);
    const int decimals = size >= 100 ? 0 : size >= 10 ? 1 : 2;
    const double scale = std::pow(10.0, decimals);
    const double rounded = std::round(value * scale) / scale;
    return number(rounded, rounded == std::round(rounded) ? 0 : decimals);
}

/// How values of a measure's unit are written.
ValueText textOf(const std::string& unit, const QString& currency) {
    if (unit == "share")
        return [](double v) { return v != 0 && std::abs(v) < 0.01 ? percent(v, 3) : percent(v); }; // process-cycle efficiency is small
    if (unit == "s")
        return passedTime;
    if (unit == "wd")
        return workingDays;
    if (unit == "h")
        return [](double v) { return Words::tr("%1 h").arg(plain(v)); };
    if (unit == "money")
        return [currency](double v) { return Words::tr("%1 %2", "amount, currency").arg(number(v), currency); };
    return plain;
}

QString sizeText(const std::string& unit, double size, const QString& currency) {
    return unit == "share" ? Words::tr("%1 points", "of a percentage").arg(number(size * 100, 1)) : textOf(unit, currency)(size);
}

CompareLine fact(const QString& name, const Runs& runs, const std::function<QString(const sim::RunRecord&)>& of) {
    CompareLine line{CompareLine::Kind::Fact, name, {}, std::vector<QString>(runs.size()), std::vector<Tone>(runs.size(), Tone::Plain)};
    for (const auto* run : runs)
        line.values.push_back(of(*run));
    line.differs = std::ranges::any_of(line.values, [&](const QString& v) { return v != line.values.front(); });
    return line;
}

QString repetitions(const sim::RunRecord& run) {
    return run.result.replications > 1 ? Words::tr("%1 times").arg(run.result.replications) : Words::tr("once");
}

/// Whether a difference is less than what both means are sure of.
bool mayBeChance(const Estimate& a, const Estimate& b) {
    return (a.halfWidth > 0 || b.halfWidth > 0) && std::abs(a.mean - b.mean) <= std::hypot(a.halfWidth, b.halfWidth);
}

CompareLine figure(const Runs& runs, std::size_t against, const std::string& key, const QString& currency, const KeyFigure* known) {
    CompareLine line;
    line.kind = known ? CompareLine::Kind::KeyFigure : CompareLine::Kind::Figure;
    const sim::Measure* base = runs[against]->result.find(key);
    for (std::size_t r = 0; r < runs.size(); ++r) {
        const sim::Measure* measure = runs[r]->result.find(key);
        const sim::Measure* any = measure ? measure : base;
        if (any && line.name.isEmpty())
            line.name = known ? Words::tr(known->name) : QString::fromStdString(any->label);
        line.values.push_back(measure ? estimateText(measure->value, textOf(measure->unit, currency)) : dash());
        QString difference;
        Tone tone = Tone::Plain;
        if (r != against && measure && base) {
            const double by = measure->value.mean - base->value.mean;
            const QString size = sizeText(measure->unit, std::abs(by), currency);
            if (size == sizeText(measure->unit, 0, currency)) {
                difference = Words::tr("the same");
            } else {
                difference = (by < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + size;
                line.differs = true;
                const bool chance = mayBeChance(measure->value, base->value);
                if (chance)
                    difference = Words::tr("%1, may be chance").arg(difference);
                else if (known)
                    tone = (by > 0) == known->moreIsBetter ? Tone::Good : Tone::Bad;
            }
        } else if (r != against && (measure != nullptr) != (base != nullptr)) {
            line.differs = true;
        }
        line.differences.push_back(difference);
        line.tones.push_back(tone);
    }
    return line;
}

std::vector<QString> titlesOf(const Runs& runs) {
    std::vector<QString> titles;
    for (const auto* run : runs) {
        const QString title = runTitle(*run);
        const bool twice = std::ranges::count_if(runs, [&](const auto* other) { return runTitle(*other) == title; }) > 1;
        titles.push_back(twice ? Words::tr("%1 (run %2)").arg(title).arg(run->number) : title);
    }
    return titles;
}

} // namespace

RunComparison compareRuns(const Runs& runs, std::size_t against, const QString& currency, const DoneText& done) {
    RunComparison out;
    out.titles = titlesOf(runs);
    out.lines.push_back(fact(Words::tr("Scenario"), runs, [](const auto& r) { return QString::fromStdString(r.scenarioName); }));
    CompareLine plant = fact(Words::tr("Plan"), runs, [&](const auto& r) {
        return r.plantHash == runs[against]->plantHash ? Words::tr("the same plan") : Words::tr("another plan");
    });
    out.lines.push_back(std::move(plant));
    out.lines.push_back(fact(Words::tr("Seed"), runs, [](const auto& r) { return QString::number(r.settings.seed); }));
    out.lines.push_back(fact(Words::tr("How long"), runs, [](const auto& r) {
        const QString length = runLength(r.settings.horizon);
        return r.settings.warmUp.amount == 0 ? length : Words::tr("%1, %2 of it to warm up").arg(length, runLength(r.settings.warmUp));
    }));
    out.lines.push_back(fact(Words::tr("Run"), runs, repetitions));
    out.lines.push_back(fact(Words::tr("What was done to it"), runs, [&](const auto& r) {
        return r.settings.interventions.empty() ? Words::tr("nothing") : done(r);
    }));
    out.lines.push_back(fact(Words::tr("Note"), runs, [](const auto& r) { return QString::fromStdString(r.note); }));
    std::set<std::string> seen;
    const auto add = [&](const std::string& key, const KeyFigure* known) {
        if (!seen.insert(key).second)
            return;
        const auto has = std::ranges::find_if(runs, [&](const auto* run) { return run->result.find(key) != nullptr; });
        if (has != runs.end() && (!currency.isEmpty() || (*has)->result.find(key)->unit != "money"))
            out.lines.push_back(figure(runs, against, key, currency, known));
    };
    for (const auto& key : kKeys)
        add(key.key, &key);
    for (const auto* run : runs)
        for (const auto& measure : run->result.measures)
            add(measure.name, nullptr);
    return out;
}

} // namespace takt::gui
