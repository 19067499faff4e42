#include "gui/time/prediction.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>

#include "gui/common/format.h"
#include "gui/time/playback.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(takt::gui::Prediction)
};

} // namespace

QString PredictedFigure::text(double inUnit) const { return Words::tr("%1 %2", "value, unit").arg(number(inUnit, decimals), unit()); }

const std::vector<PredictedFigure>& predictedFigures() {
    static const std::vector<PredictedFigure> all = {
        {"throughput.per_day", 1.0, 0, 1e9, [] { return Words::tr("Delivered a working day"); }, [] { return Words::tr("pieces"); }},
        {"fill_rate", 100.0, 1, 100.0, [] { return Words::tr("Fill rate"); }, [] { return QStringLiteral("%"); }},
        {"stock_days.total", 1.0, 1, 1e6, [] { return Words::tr("Stock on the ladder"); }, [] { return Words::tr("working days"); }},
        {"flow_time.mean", 1.0 / 86'400, 1, 1e6, [] { return Words::tr("Time through the plant, mean"); },
         [] { return Words::tr("calendar days"); }}};
    return all;
}

Prediction::Prediction(Document& document, Playback& playback, QObject* parent)
    : QObject(parent), document_(document), playback_(playback) {
    for (const auto signal : {&Playback::outcomeKeptBackChanged, &Playback::runProgressed, &Playback::runChanged})
        connect(&playback, signal, this, [this] {
            if (on_)
                Q_EMIT changed();
        });
    connect(&document, &Document::reset, this, &Prediction::end);
    connect(&document, &Document::runsChanged, this, [this] {
        if (on_)
            Q_EMIT changed();
    });
}

void Prediction::begin(const QString& round, std::vector<Guess> guesses) {
    on_ = true;
    round_ = round;
    guesses_ = std::move(guesses);
    playback_.setPlaying(false);
    playback_.seek({});
    playback_.keepBackOutcome();
    Q_EMIT changed();
}

void Prediction::end() {
    if (!on_)
        return;
    on_ = false;
    guesses_.clear();
    playback_.tellOutcome();
    Q_EMIT changed();
}

std::optional<double> Prediction::outcome(const Guess& guess) const {
    const auto result = playback_.isOutOfDate() ? nullptr : playback_.result();
    const sim::Measure* measure = result ? result->find(guess.figure->measure) : nullptr;
    return measure ? std::optional(measure->value.mean * guess.figure->scale) : std::nullopt;
}

QStringList Prediction::lines() const {
    QStringList lines;
    for (const auto& guess : guesses_) {
        const QString guessed = guess.figure->text(guess.value);
        const auto came = outcome(guess);
        lines << (came ? tr("%1: %2 guessed, %3 came").arg(guess.figure->name(), guessed, guess.figure->text(*came))
                       : tr("%1: %2 guessed").arg(guess.figure->name(), guessed));
    }
    return lines;
}

bool Prediction::canStore() const { return on_ && playback_.storable() == Playback::Storable::Yes; }

bool Prediction::store() {
    if (!canStore())
        return false;
    const QString note = lines().join(QLatin1Char('\n'));
    if (!playback_.storeRun(round_))
        return false;
    document_.noteRun(playback_.storedNumber(), note);
    return true;
}

QString Prediction::nextRound() const {
    int last = 0;
    const QRegularExpression pattern(QLatin1Char('^') + QRegularExpression::escape(tr("Round %1").arg(QStringLiteral("#"))).replace(QStringLiteral("\\#"), QStringLiteral("(\\d+)")));
    for (const auto& run : document_.runs())
        if (const auto match = pattern.match(QString::fromStdString(run.name)); match.hasMatch())
            last = std::max(last, match.captured(1).toInt());
    return tr("Round %1").arg(last + 1);
}

} // namespace takt::gui
