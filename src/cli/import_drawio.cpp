// The import of maps drawn in draw.io.
#include <iomanip>
#include <iostream>

#include "base/platform/files.h"
#include "cli/commands.h"
#include "cli/plant_file.h"
#include "exchange/drawio.h"

namespace takt::cli {

namespace {

void printCells(const exchange::DrawioImport& import) {
    std::string page;
    for (const auto& cell : import.cells) {
        if (cell.page != page)
            std::cout << cell.page << '\n';
        page = cell.page;
        std::cout << "  " << std::left << std::setw(11) << exchange::becameName(cell.became) << ' ' << std::setw(28)
                  << (cell.words.empty() ? "(" + cell.shape + ")" : cell.words.substr(0, 28)) << ' ' << cell.what << '\n';
    }
    using Became = exchange::ImportedCell::Became;
    std::cout << import.cells.size() << " cells: " << import.count(Became::Element) << " elements, "
              << import.count(Became::Line) << " lines, " << import.count(Became::Annotation) << " annotations, "
              << import.count(Became::Data) << " with figures or words of others, " << import.count(Became::LeftOut)
              << " left out\n";
}

} // namespace

int importDrawio(const std::string& in, const std::string& out) {
    const auto text = readFile(in);
    if (!text) {
        complain(in, text.error());
        return kBadInput;
    }
    const auto import = exchange::projectFromDrawio(*text);
    if (!import) {
        complain(in, import.error());
        return kBadInput;
    }
    if (const auto written = writePlantFile(out, import->project); !written) {
        complain(out, written.error());
        return written.error().code == ErrorCode::UnknownFileType ? kBadInput : kFailed;
    }
    printCells(*import);
    return kDone;
}

} // namespace takt::cli
