// The text of a .drawio file: its pages, plain or compressed, as trees of cells.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"

namespace takt::exchange {

struct DrawioBox {
    double x = 0, y = 0, width = 0, height = 0;
    double centreX() const { return x + width / 2; }
    double centreY() const { return y + height / 2; }
};

/// One cell of a page: a shape or a line.
struct DrawioCell {
    std::string id, parent, source, target;
    std::string words;                        ///< its label without markup, lines kept
    std::map<std::string, std::string> style; ///< "shape" -> "mxgraph.lean_mapping.work_cell"; a bare word -> ""
    bool isVertex = false, isEdge = false;
    DrawioBox box;                            ///< on the page, not relative to its parent
    std::vector<std::pair<double, double>> corners; ///< of a line
    /// "work_cell" of mxgraph.lean_mapping.work_cell; empty: no shape of lean mapping.
    std::string leanShape() const;
};

struct DrawioPage {
    std::string name;
    std::vector<DrawioCell> cells; ///< the root and the layers left out
};

inline constexpr std::size_t kMostDrawioBytes = 64 * 1024 * 1024;
inline constexpr std::size_t kMostDrawioCells = 50'000;

/// Reads <mxfile>, a single <mxGraphModel>, and pages that are deflated and written in base64. Any text is safe to
/// pass: sizes are bounded, also after inflating. Errors: FileDamaged with a place.
Result<std::vector<DrawioPage>> drawioPages(std::string_view text);

/// Words without markup: tags gone, lines as <br>, <p>, <div> and <tr> part them, entities as characters.
std::string plainWords(std::string_view html);

} // namespace takt::exchange
