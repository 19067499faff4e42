// Puts a sheet together: one call a line.
#pragma once

#include <algorithm>

#include "gui/common/field_text.h"
#include "gui/map/map_texts.h"
#include "gui/map/sheet.h"
#include "model/integrity.h"

namespace takt::gui {

template <class Row>
const Row* rowIn(const Project& project, const Plant& plant, Id id) {
    if constexpr (isShared(Row::table))
        return project.shared.find<Row>(id);
    else
        return plant.find<Row>(id);
}

class SheetBuilder {
  public:
    SheetBuilder(const SheetSource& source, Id element);

    const SheetSource& source() const { return source_; }
    const Plant& plant() const { return source_.plant(); }
    Sheet take() { return std::move(sheet_); }

    void title(const QString& title, const QString& subtitle);
    /// The element's own name as the title, which can be entered.
    template <class Row>
    void titledByName(const QString& subtitle);

    void heading(const QString& text) { add(SheetHeading{text, {}, {}}); }
    void heading(const QString& text, Id removable, const QString& undo);
    void figure(const QString& label, const QString& text, const QString& tip, bool bad = false) {
        add(SheetFigure{label, text, tip, Provenance::Computed, bad});
    }
    /// Only when the run on view is finished and has the measure.
    void simulated(const QString& label, const std::string& key, const std::function<QString(double)>& show,
                   double least = -1);
    /// What is added until endFold() is hidden behind a heading. Without a remark the heading tells how many
    /// of its values are not as usual; a fold with nothing in it goes. Folds may stand in each other.
    void fold(const QString& text, const QString& key, const QString& remark = {});
    void endFold();
    void note(const QString& text) { add(SheetNote{text}); }
    void add(SheetLine line) { sheet_.lines.push_back(std::move(line)); }

    struct Words {
        QString tip, placeholder;
        QString unit = {}; ///< shown behind the value, may be typed; money has the project's currency
    };
    /// A field of a row, entered.
    template <class Row, class Owner, class Value>
    void field(const QString& label, Id row, Value Owner::*member, const Words& words = {});
    /// A quantity of an item, in its unit.
    template <class Row, class Owner>
    void amount(const QString& label, Id row, Quantity Owner::*member, Id item, const Words& words = {});
    template <class Row, class Owner>
    void timeOfDay(const QString& label, Id row, Duration Owner::*member);
    /// An enumeration, by its translated names.
    template <class Row, class Owner, class Value>
    void choice(const QString& label, Id row, Value Owner::*member, const QStringList& names, const QString& tip = {});
    /// A length of time that is written as nothing when it is 0.
    template <class Row, class Owner>
    void fieldOrNone(const QString& label, Id row, Duration Owner::*member, const Words& words);
    /// A reference to one of the rows listed; with `none` it may point nowhere.
    template <class Row, class Owner>
    void reference(const QString& label, Id row, Id Owner::*member, const std::vector<Id>& candidates,
                   const QString& none, const QString& tip = {});
    /// A reference to one of the project's imported series.
    template <class Row, class Owner>
    void series(const QString& label, Id row, Id Owner::*member, const QString& tip = {});
    /// A reference to a calendar; `none` is what goes without one. A new one begins as a copy of the plant's.
    template <class Row, class Owner>
    void calendar(const QString& label, Id row, Id Owner::*member, const QString& none, const QString& tip);
    template <class Row, class Owner>
    void flag(const QString& label, Id row, bool Owner::*member, const QString& tip = {});
    template <class Row, class Owner>
    void days(const QString& label, Id row, DaySet Owner::*member);

    /// A button with a menu of items the element does not handle yet, and one for a new item.
    void addItemAction(const QString& text, Id element, const std::vector<Id>& taken);

  private:
    QString changeText(const QString& label) const;
    template <class Row, class Owner>
    static auto pointing(Id row, Id Owner::*member) {
        return [row, member](Edit& edit, Id chosen) { modify<Row>(edit, row, [&](Row& r) { r.*member = chosen; }); };
    }
    template <class Row, class Change>
    static void modify(Edit& edit, Id row, Change&& change) {
        edit.modify<Row>(row, std::forward<Change>(change));
    }

    /// Counts a value that is not as usual, for the remark of the fold it stands in.
    template <class Row, class Owner, class Value>
    void weigh(const Row& row, Value Owner::*member) {
        if (!folds_.empty() && !(row.*member == Row{}.*member))
            ++folds_.back().unusual;
    }
    using Point = std::function<void(Edit&, Id)>;
    void referenceTo(const QString& label, const std::vector<Id>& ids, const QStringList& names, Id now,
                     const Point& point, const QString& tip);
    void calendarTo(const QString& label, Id now, const QString& none, const QString& tip, const Point& point);
    QString currency() const;

    struct OpenFold {
        std::size_t line = 0;
        int unusual = 0;
    };
    const SheetSource& source_;
    Sheet sheet_;
    std::vector<OpenFold> folds_;
};

/// The forms in which a time that varies can be written, for tips.
QString lawForms();

// ------------------------------------------------------------------ templates

namespace detail {
/// Reads a value into a copy of the row, checks its range, and puts it into the edit.
template <class Row, class Owner, class Value>
Enter enterInto(Id id, Value Owner::*member) {
    return [id, member](Edit& edit, const QString& text) -> Result<void> {
        const Row* row = rowIn<Row>(edit.project(), edit.plant(), id);
        if (!row)
            return {};
        Row copy = *row;
        if (auto ok = readField(text, copy.*member); !ok)
            return ok;
        if (auto ok = checkValues(AnyRow(copy)); !ok)
            return ok;
        edit.update(std::move(copy));
        return {};
    };
}
} // namespace detail

template <class Row>
void SheetBuilder::titledByName(const QString& subtitle) {
    const Row* row = rowIn<Row>(source_.project, plant(), sheet_.element);
    title(row ? fromStd(row->name) : QString(), subtitle);
    sheet_.rename = detail::enterInto<Row>(sheet_.element, &Row::name);
    sheet_.renameUndo = MapText::tr("Rename %1").arg(sheet_.title);
}

template <class Row, class Owner, class Value>
void SheetBuilder::field(const QString& label, Id id, Value Owner::*member, const Words& words) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    QString tip = words.tip;
    if constexpr (std::is_same_v<Value, DurationLaw>)
        tip += (tip.isEmpty() ? QString() : QStringLiteral("\n")) + lawForms();
    QString unit = words.unit;
    if constexpr (std::is_same_v<Value, Money>)
        unit = currency();
    weigh(*row, member);
    add(SheetField{label, withUnit(fieldText(row->*member), unit), tip, words.placeholder, changeText(label),
                   [enter = detail::enterInto<Row>(id, member), unit](Edit& edit, const QString& text) {
                       return enter(edit, withoutUnit(text, unit));
                   },
                   std::is_same_v<Value, DurationLaw>});
}

template <class Row, class Owner>
void SheetBuilder::fieldOrNone(const QString& label, Id id, Duration Owner::*member, const Words& words) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    weigh(*row, member);
    add(SheetField{label, (row->*member).us == 0 ? QString() : fieldText(row->*member), words.tip,
                   words.placeholder, changeText(label),
                   [enter = detail::enterInto<Row>(id, member)](Edit& edit, const QString& text) {
                       return enter(edit, text.trimmed().isEmpty() ? QStringLiteral("0 s") : text);
                   }});
}

template <class Row, class Owner>
void SheetBuilder::amount(const QString& label, Id id, Quantity Owner::*member, Id itemId,
                          const Words& words) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    weigh(*row, member);
    add(SheetField{label, amountText(row->*member, plant().find<Item>(itemId)), words.tip, words.placeholder,
                   changeText(label), [id, member, itemId](Edit& edit, const QString& text) -> Result<void> {
                       const Row* now = rowIn<Row>(edit.project(), edit.plant(), id);
                       if (!now)
                           return {};
                       Row copy = *now;
                       if (auto ok = readAmount(text, edit.plant().find<Item>(itemId), copy.*member); !ok)
                           return ok;
                       if (auto ok = checkValues(AnyRow(copy)); !ok)
                           return ok;
                       edit.update(std::move(copy));
                       return {};
                   }});
}

template <class Row, class Owner>
void SheetBuilder::timeOfDay(const QString& label, Id id, Duration Owner::*member) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    add(SheetField{label,
                   fieldText(TimeOfDay{row->*member}),
                   MapText::tr("A time of day such as 6:00"),
                   {},
                   changeText(label),
                   [id, member](Edit& edit, const QString& text) -> Result<void> {
                       TimeOfDay time;
                       if (auto ok = readField(text, time); !ok)
                           return ok;
                       modify<Row>(edit, id, [&](Row& r) { r.*member = time.afterMidnight; });
                       return {};
                   }});
}

template <class Row, class Owner, class Value>
void SheetBuilder::choice(const QString& label, Id id, Value Owner::*member, const QStringList& names,
                          const QString& tip) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    weigh(*row, member);
    add(SheetChoice{label, names, static_cast<int>(row->*member), changeText(label),
                    [id, member](Edit& edit, int chosen) {
                        modify<Row>(edit, id, [&](Row& r) { r.*member = static_cast<Value>(chosen); });
                    },
                    tip});
}

template <class Row, class Owner>
void SheetBuilder::reference(const QString& label, Id id, Id Owner::*member,
                             const std::vector<Id>& candidates, const QString& none, const QString& tip) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    std::vector<Id> ids;
    QStringList names;
    if (!none.isEmpty()) {
        ids.push_back({});
        names << none;
    }
    for (const Id candidate : candidates) {
        ids.push_back(candidate);
        names << elementName(plant(), candidate);
    }
    weigh(*row, member);
    referenceTo(label, ids, names, row->*member, pointing<Row>(id, member), tip);
}

template <class Row, class Owner>
void SheetBuilder::calendar(const QString& label, Id id, Id Owner::*member, const QString& none,
                            const QString& tip) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    weigh(*row, member);
    calendarTo(label, row->*member, none, tip, pointing<Row>(id, member));
}

template <class Row, class Owner>
void SheetBuilder::series(const QString& label, Id id, Id Owner::*member, const QString& tip) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    std::vector<Id> ids{Id{}};
    QStringList names{MapText::tr("none")};
    for (const auto& one : source_.project.shared.template get<Series>()) {
        ids.push_back(one.id);
        names << fromStd(one.name);
    }
    weigh(*row, member);
    referenceTo(label, ids, names, row->*member, pointing<Row>(id, member), tip);
}

template <class Row, class Owner>
void SheetBuilder::flag(const QString& label, Id id, bool Owner::*member, const QString& tip) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (!row)
        return;
    weigh(*row, member);
    add(SheetFlag{label, row->*member, changeText(label), [id, member](Edit& edit, bool on) {
                      modify<Row>(edit, id, [&](Row& r) { r.*member = on; });
                  },
                  tip});
}

template <class Row, class Owner>
void SheetBuilder::days(const QString& label, Id id, DaySet Owner::*member) {
    const Row* row = rowIn<Row>(source_.project, plant(), id);
    if (row)
        add(SheetDays{label, row->*member, changeText(label), [id, member](Edit& edit, DaySet set) {
                          modify<Row>(edit, id, [&](Row& r) { r.*member = set; });
                      }});
}

/// Names of a template's enumerations, in their order.
QStringList flowKindNames();
/// All rows of a type, as candidates for a reference.
template <class Row>
std::vector<Id> idsOf(const Plant& plant) {
    std::vector<Id> ids;
    for (const auto& row : plant.get<Row>())
        ids.push_back(row.id);
    return ids;
}

// One function for each kind of sheet, each in its own file.
void fillProcess(SheetBuilder& builder, const Process& process);
void fillStore(SheetBuilder& builder, Id store);
void fillSupplier(SheetBuilder& builder, const Supplier& supplier);
void fillTransport(SheetBuilder& builder, const Transport& transport);
void fillCustomer(SheetBuilder& builder, const Customer& customer);
void fillControl(SheetBuilder& builder, const ProductionControl& control);
void fillLoops(SheetBuilder& builder, const std::vector<Id>& loops);
void fillFlows(SheetBuilder& builder, const std::vector<Id>& flows);
void fillAnnotation(SheetBuilder& builder, const Annotation& mark);
void fillArea(SheetBuilder& builder, const Area& area);
/// The change a kaizen burst proposes, with what applies and withdraws it.
void addProposal(SheetBuilder& builder, const Annotation& burst);
/// "10 min → 3 min": empty where a burst proposes nothing.
QString proposalText(const Project& project, const Plant& plant, const Annotation& burst);
void fillInformation(SheetBuilder& builder, const InformationFlow& flow);
/// What the sheet of the whole project says of calendars, operators, disruptions and imported series: the plant's
/// calendar in the open, all else in folds.
void addCalendars(SheetBuilder& builder);
void addOperators(SheetBuilder& builder);
void addDisruptions(SheetBuilder& builder);
void addSeries(SheetBuilder& builder);
/// The map of its own that shows a process from inside, in a fold.
void addInside(SheetBuilder& builder, const Process& process);
/// What a stock begins with, and the counts that is the mean of.
void addCounts(SheetBuilder& builder, const Stock& stock);
/// The planned maintenance of a process, in a fold.
void addMaintenance(SheetBuilder& builder, const Process& process);
/// Where a run begins, from a count: the machines of a process, the cards of a loop; in folds.
void addMachineStarts(SheetBuilder& builder, const Process& process, const std::vector<Id>& made);
void addCardStarts(SheetBuilder& builder, const KanbanLoop& loop);
/// The pattern with the first number from the rows' count on that makes a name no row has.
template <class Rows>
std::string freeNumberedName(const Rows& rows, const QString& pattern) {
    for (std::size_t n = rows.size() + 1;; ++n) {
        std::string name = pattern.arg(n).toStdString();
        if (std::none_of(rows.begin(), rows.end(), [&](const auto& row) { return row.name == name; }))
            return name;
    }
}
/// Names between commas; "none" when there are none.
QString noneOr(const QStringList& names);
/// A row of the plan of a process: quantity and how often. Shared by processes and controls.
void addScheduleLines(SheetBuilder& builder, Id process, Id control);

} // namespace takt::gui
