// What the inspector shows of an element, as a value: a title and lines that can be read or entered.
// Widgets (inspector.h) show a sheet and know nothing of plants.
#pragma once

#include <QString>
#include <QStringList>
#include <functional>
#include <utility>
#include <variant>
#include <vector>

#include "lean/analysis.h"
#include "model/changeset.h"

namespace takt::gui {

class RunView;
class MapLayout;

enum class Provenance : std::uint8_t { Entered, Computed, Simulated };

/// Puts what was typed into the edit, or says why not.
using Enter = std::function<Result<void>(Edit&, const QString&)>;
using Act = std::function<void(Edit&)>;

struct SheetHeading {
    QString text;
    QString undo; ///< of removing; with `remove`
    Act remove;
};
struct SheetField {
    QString label, text, tip, placeholder;
    QString undo;
    Enter enter;
    bool isLaw = false; ///< a time that may vary, also entered in a dialog
};
struct SheetChoice {
    QString label;
    QStringList options;
    int current = 0;
    QString undo;
    std::function<void(Edit&, int)> choose;
    QString tip = {};
};
struct SheetFlag {
    QString label;
    bool on = false;
    QString undo;
    std::function<void(Edit&, bool)> set;
    QString tip = {};
};
struct SheetDays {
    QString label;
    DaySet days;
    QString undo;
    std::function<void(Edit&, DaySet)> set;
};
struct SheetFigure {
    QString label, text, tip;
    Provenance from = Provenance::Computed;
    bool bad = false;
};
struct SheetNote {
    QString text;
};
/// A text of many lines, entered in a dialog behind a button; what the text is now stands on the button.
struct SheetText {
    QString label, shown, tip, text;
    QString undo;
    Enter enter;
    std::function<QString(const QString&)> about; ///< says of a text what it means, while it is typed
};
/// A heading that hides the `lines` lines below it until it is pressed.
struct SheetFold {
    QString text, remark;
    QString key; ///< folds of the same key open and close together, whatever they belong to
    int lines = 0;
};
/// A button; with several ways it opens a menu.
struct SheetAction {
    QString text;
    QString undo;
    std::vector<std::pair<QString, Act>> ways;
};

using SheetLine = std::variant<SheetHeading, SheetField, SheetChoice, SheetFlag, SheetDays, SheetFigure,
                               SheetNote, SheetText, SheetFold, SheetAction>;

QString labelOf(const SheetLine& line);
/// Whether the widget of one can take over the other: a note may change its words, a heading with a button must not become one
/// without.
bool isSameLine(const SheetLine& a, const SheetLine& b);

struct Sheet {
    Id element;
    QString title;
    QString renameUndo;
    Enter rename; ///< none: the title is not for editing
    QString subtitle;
    std::vector<SheetLine> lines;
};

/// What a sheet is made from.
struct SheetSource {
    const Project& project;
    const Scenario& scenario;
    const lean::Analysis& analysis;
    const RunView& run;
    const MapLayout& layout;
    const Plant& plant() const { return scenario.plant; }
};

/// The sheet of an element or line.
Sheet sheetOf(const SheetSource& source, Id id);
/// With nothing selected: the figures of the stream, its items, its calendars, and what all of it shares.
Sheet projectSheet(const SheetSource& source);
/// With several selected.
Sheet groupSheet(const SheetSource& source, const std::vector<Id>& ids);

} // namespace takt::gui
