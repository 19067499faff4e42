// Data boxes: the figures that stand at a symbol, which of them are shown, what each is made from, and how it is
// entered on the canvas.
#pragma once

#include <QRectF>
#include <QString>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "gui/map/sheet.h"

namespace takt::gui {

struct MapFacts;
struct NodeLayout;

/// A row that the data box of a kind of element can have.
struct BoxRowKind {
    TableId table;
    const char* key;   ///< in Settings::hiddenRows: "processes.uptime"
    const char* name;  ///< translated in the context "Map"
    Provenance from;
    bool usual;        ///< shown until the planner chooses otherwise
};
const std::vector<BoxRowKind>& boxRowKinds();
QString rowName(const BoxRowKind& row);

/// Which rows are shown, by kind of element.
class BoxStyle {
  public:
    BoxStyle() : BoxStyle(std::string()) {}
    /// As Settings::hiddenRows says; empty: the usual rows.
    explicit BoxStyle(const std::string& hiddenRows);
    bool shows(const BoxRowKind& row) const { return !hidden_.contains(&row); }
    int rowCount(TableId kind) const;
    /// Whether any row that tells what a run came to is shown.
    bool showsSimulated() const { return simulated_; }
    /// The same with a row shown or hidden, as it is kept.
    std::string with(const BoxRowKind& row, bool shown) const;
    bool operator==(const BoxStyle&) const = default;

  private:
    std::set<const BoxRowKind*> hidden_;
    bool simulated_ = false;
};

inline constexpr double kBoxRowHeight = 15;

/// One line of a data box as it is seen now.
struct BoxRow {
    std::string key;
    QString name;   ///< empty: the value alone
    QString value;
    Provenance from = Provenance::Entered;
    bool bad = false;
    QRectF place;   ///< round the element's place
};

/// The rows of an element's box. A figure that a class is to work out first is shown as "?".
std::vector<BoxRow> boxRows(const MapFacts& facts, const NodeLayout& node);
/// The row at a point of the canvas, by its key; "name" over the name; empty: none.
std::string rowAt(const MapFacts& facts, const NodeLayout& node, const QPointF& at);
/// Where a row, or the name, stands on the canvas.
QRectF rowPlace(const MapFacts& facts, const NodeLayout& node, const std::string& key);
/// Where a figure comes from: entered, computed by which formula from which inputs, or simulated.
QString rowTip(const MapFacts& facts, const NodeLayout& node, const std::string& key);

/// What is needed to enter a row on the canvas.
struct RowEntry {
    QString label, text, undo;
    Enter enter;
};
/// None: the figure is not entered. `project` may be ahead of what is on view.
std::optional<RowEntry> rowEntry(const Project& project, const Plant& plant, Id element, const std::string& key);
/// The rows of an element that can be entered, from its name down; where Tab goes.
std::vector<std::string> enterableRows(const MapFacts& facts, const NodeLayout& node);

} // namespace takt::gui
