#include "gui/cells/product_times.h"

#include <QStringList>

#include "cell/cell_rows.h"
#include "gui/common/field_text.h"

namespace takt::gui {

namespace {

Result<std::optional<cell::Times>> readTimes(const QString& text) {
    if (text.trimmed().isEmpty())
        return std::optional<cell::Times>();
    cell::Times times;
    const QStringList parts = text.split(QLatin1Char('+'));
    if (parts.size() > 2)
        return fail(ErrorCode::BadDuration, {text.toStdString()});
    if (auto ok = readField(parts[0].trimmed(), times.manual); !ok)
        return tl::unexpected(ok.error());
    if (parts.size() == 2)
        if (auto ok = readField(parts[1].trimmed(), times.automatic); !ok)
            return tl::unexpected(ok.error());
    return std::optional(times);
}

void putTimes(Edit& edit, Id task, Id item, const std::optional<cell::Times>& times) {
    const auto rows = edit.plant().get<TaskTime>().rows();
    for (const auto& row : rows)
        if (row.task == task && row.item == item) {
            if (!times)
                edit.remove(row.id);
            else
                edit.modify<TaskTime>(row.id, [&](TaskTime& t) { t.manual = times->manual, t.automatic = times->automatic; });
            return;
        }
    if (!times)
        return;
    TaskTime row;
    row.task = task;
    row.item = item;
    row.manual = times->manual;
    row.automatic = times->automatic;
    edit.insert(row);
}

} // namespace

QString productTimesText(const Plant& plant, Id task, Id item) {
    for (const auto& row : plant.get<TaskTime>())
        if (row.task == task && row.item == item) {
            const QString manual = fieldText(Decimal{row.manual.us});
            return row.automatic.us == 0 ? manual : QStringLiteral("%1 + %2").arg(manual, fieldText(Decimal{row.automatic.us}));
        }
    return {};
}

Result<void> enterProductTimes(Edit& edit, Id task, Id item, const QString& text) {
    const auto times = readTimes(text);
    if (!times)
        return tl::unexpected(times.error());
    putTimes(edit, task, item, *times);
    return {};
}

} // namespace takt::gui
