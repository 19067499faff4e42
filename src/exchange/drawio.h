// Maps drawn in draw.io with its lean-mapping shapes, as plants: known shapes become elements and lines, the rest
// annotations, and every cell is accounted for.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/error.h"
#include "model/project.h"

namespace takt::exchange {

/// What became of one cell.
struct ImportedCell {
    enum class Became : std::uint8_t { Element, Line, Annotation, Data, LeftOut };
    /// Why a cell was left out; the window has words for each.
    enum class Why : std::uint8_t {
        None, NoWords, JoinsNothing, LeadsBack, JoinedAlready, StandsBetweenNothing, LadderIsComputed, PartOfWhatIsLeftOut
    };
    std::string page, id, words;
    std::string shape;     ///< "work_cell"; "shape", "line" of any other
    Became became = Became::LeftOut;
    Id row;                ///< what it became, or is part of; none: left out
    Why why = Why::None;
    std::string what;      ///< in English: "process", "cycle time 39 s of Weld", or why it was left out
};

struct DrawioImport {
    Project project;                 ///< one scenario a page, checked
    std::vector<ImportedCell> cells; ///< all of them, in the order of the file
    std::size_t count(ImportedCell::Became became) const;
};

/// Elements get what they need to be said: one product and one material, made, sold and delivered; figures written
/// in data boxes below a process ("C/T = 39 s", "C/O 10 min", "Uptime 80 %", "2 operators") are read. Shapes drawn as
/// arrows (push, FIFO, pull) join what stands at both sides of them. Errors: FileDamaged, those of integrity.
Result<DrawioImport> projectFromDrawio(std::string_view text);

/// In English: "a shape without words".
const char* whyText(ImportedCell::Why why);
/// The English word for what became of a cell: "element", "left out".
const char* becameName(ImportedCell::Became became);

} // namespace takt::exchange
