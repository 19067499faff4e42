// The part of the inspector's sheet of the project about measured and imported numbers.
#include <algorithm>

#include "document/document.h"
#include "gui/map/number_text.h"
#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

void numbers(SheetBuilder& b, const QString& label, const Series& series, Numbers Series::*member,
             const QString& tip, const QString& whenNone) {
    const Numbers& now = series.*member;
    const auto about = [](const QString& text) {
        const auto read = readNumbers(text);
        return read ? numbersSummary(*read) : errorText(Error{read.error().code, read.error().arguments, {}});
    };
    b.add(SheetText{label, now.millionths.empty() ? whenNone : numbersSummary(now), tip, numbersText(now),
                    MapText::tr("Change %1 of %2").arg(label, fromStd(series.name)),
                    [id = series.id, member](Edit& edit, const QString& text) -> Result<void> {
                        const Series* row = edit.project().shared.find<Series>(id);
                        const auto read = readNumbers(text);
                        if (!read)
                            return tl::unexpected(read.error());
                        if (!row)
                            return {};
                        Series copy = *row;
                        copy.*member = *read;
                        if (auto ok = checkValues(AnyRow(copy)); !ok)
                            return ok;
                        edit.update(std::move(copy));
                        return {};
                    },
                    about});
}

} // namespace

void addSeries(SheetBuilder& b) {
    const auto& rows = b.source().project.shared.get<Series>();
    QStringList names;
    for (const auto& series : rows)
        names << fromStd(series.name);
    b.fold(MapText::tr("Series"), QStringLiteral("series"),
           names.isEmpty() ? MapText::tr("none") : names.join(QStringLiteral(", ")));
    for (const auto& series : rows) {
        const QString name = fromStd(series.name);
        b.heading(name, series.id, MapText::tr("Delete the series %1").arg(name));
        b.field<Series>(MapText::tr("Name"), series.id, &Series::name);
        numbers(b, MapText::tr("Values"), series, &Series::values,
                MapText::tr("Times in seconds, or what was ordered on each working day. One on each line, or "
                            "apart by blanks; a column of a table can be pasted."),
                MapText::tr("paste …"));
        numbers(b, MapText::tr("Weights"), series, &Series::weights,
                MapText::tr("Of a discrete law: how often each value comes, one weight for each value. None: "
                            "equally often."),
                MapText::tr("equal"));
        b.note(MapText::tr("In the field of a time: empirical(#%1), discrete(#%1) or series(#%1)")
                   .arg(series.id.value));
    }
    if (rows.empty())
        b.note(MapText::tr("Numbers that were measured: times of a process, or orders of a customer."));
    b.add(SheetAction{MapText::tr("Add a series"), MapText::tr("Add a series"), {{{}, [](Edit& edit) {
                          Series series;
                          const auto count = edit.project().shared.get<Series>().size();
                          series.name = MapText::tr("Series %1").arg(count + 1).toStdString();
                          edit.insert(series);
                      }}}});
    b.endFold();
}

} // namespace takt::gui
