#include "gui/metrics/run_words.h"

#include <QCoreApplication>
#include <QLocale>

#include "gui/common/format.h"

namespace takt::gui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(RunList)
};

} // namespace

QString runTitle(const sim::RunRecord& record) {
    return QString::fromStdString(record.name.empty() ? record.scenarioName : record.name);
}

QString runLength(const Span& span) {
    const double amount = static_cast<double>(span.amount) * 1e-6;
    return span.unit == Span::Unit::WorkingDays ? workingDays(amount) : seconds(amount);
}

QDateTime runCreated(const sim::RunRecord& record) {
    return QDateTime::fromString(QString::fromStdString(record.created), Qt::ISODate).toLocalTime();
}

QString runDetail(const sim::RunRecord& record) {
    QStringList parts{Words::tr("seed %1").arg(record.settings.seed), runLength(record.settings.horizon)};
    if (!record.name.empty())
        parts.prepend(QString::fromStdString(record.scenarioName));
    if (!record.settings.interventions.empty())
        parts << Words::tr("what if");
    if (const QDateTime created = runCreated(record); created.isValid())
        parts << QLocale().toString(created.date(), QLocale::ShortFormat) + created.toString(QStringLiteral(" HH:mm"));
    if (record.engineVersion != sim::kEngineVersion)
        parts << Words::tr("older engine");
    return parts.join(QStringLiteral(" · "));
}

QString runMeasure(const sim::RunRecord& record, std::string_view key, QString (*text)(double)) {
    const sim::Measure* measure = record.result.find(key);
    return measure ? text(measure->value.mean) : QString(QChar(0x2013));
}

} // namespace takt::gui
