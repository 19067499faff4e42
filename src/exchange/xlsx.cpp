#include "exchange/xlsx.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>

namespace takt::exchange {

namespace {

constexpr double kWidest = 40;

/// Whole numbers alone: "45 s" and "85 %" stay as people write them.
std::optional<double> numberIn(const std::string& text) {
    std::int64_t n = 0;
    const auto end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, n);
    const bool whole = !text.empty() && read.ec == std::errc() && read.ptr == end && std::abs(n) < 1'000'000'000'000'000;
    return whole ? std::optional(static_cast<double>(n)) : std::nullopt;
}

/// How many characters a text is wide, in UTF-8.
double widthOf(const std::string& text) {
    return static_cast<double>(std::count_if(text.begin(), text.end(), [](unsigned char c) { return (c & 0xC0U) != 0x80; }));
}

void fill(lxw_worksheet* sheet, const DataTable& table, lxw_format* heading) {
    for (lxw_col_t c = 0; c < table.columns.size(); ++c) {
        worksheet_write_string(sheet, 0, c, table.columns[c].c_str(), heading);
        double width = widthOf(table.columns[c]);
        for (lxw_row_t r = 0; r < table.rows.size(); ++r) {
            const std::string& text = table.rows[r][c];
            width = std::max(width, widthOf(text));
            if (const auto n = numberIn(text))
                worksheet_write_number(sheet, r + 1, c, *n, nullptr);
            else if (!text.empty())
                worksheet_write_string(sheet, r + 1, c, text.c_str(), nullptr);
        }
        worksheet_set_column(sheet, c, c, std::min(kWidest, width + 2), nullptr);
    }
    worksheet_freeze_panes(sheet, 1, static_cast<lxw_col_t>(table.keys));
}

} // namespace

Result<void> writeXlsx(const std::filesystem::path& path, const std::vector<DataTable>& tables) {
    lxw_workbook* book = workbook_new(path.c_str());
    if (!book)
        return fail(ErrorCode::CannotWrite, {"no memory"}, path.string());
    lxw_format* heading = workbook_add_format(book);
    format_set_bold(heading);
    for (const auto& table : tables)
        if (lxw_worksheet* sheet = workbook_add_worksheet(book, table.name.substr(0, 31).c_str()))
            fill(sheet, table, heading);
    if (const lxw_error error = workbook_close(book); error != LXW_NO_ERROR)
        return fail(ErrorCode::CannotWrite, {lxw_strerror(error)}, path.string());
    return {};
}

} // namespace takt::exchange
