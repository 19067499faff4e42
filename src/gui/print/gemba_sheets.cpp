#include "gui/print/gemba_sheets.h"

#include <algorithm>
#include <cmath>

#include "gui/print/paper_text.h"
#include "gui/print/print_texts.h"

namespace takt::gui::print {

namespace {

constexpr double kGap = 3.5, kBar = 9, kCell = 12, kLabels = 5, kPad = 1.6;
constexpr double kItemRow = 8, kNoteTop = 4.5;
constexpr int kObservations = 10;
constexpr Type kName{11, true}, kLabel{7}, kHint{6.5};

struct FieldText {
    QString label, unit;
};
using FieldRow = std::vector<FieldText>;

std::vector<FieldRow> fieldsOf(BlockKind kind) {
    switch (kind) {
    case BlockKind::Process:
        return {{{Text::tr("Changeover"), Text::tr("min")},
                 {Text::tr("Uptime"), Text::tr("%")},
                 {Text::tr("Operators"), {}},
                 {Text::tr("Shifts, hours"), {}}},
                {{Text::tr("Batch, EPE"), {}},
                 {Text::tr("Scrap, rework"), Text::tr("%")},
                 {Text::tr("Pack size"), {}},
                 {Text::tr("WIP in the process"), {}}},
                {{Text::tr("Stock before"), {}},
                 {Text::tr("Counted on, at"), {}},
                 {Text::tr("Stock after"), {}},
                 {Text::tr("Counted on, at"), {}}}};
    case BlockKind::Supplier:
        return {{{Text::tr("Lead time"), {}},
                 {Text::tr("Delivered every"), {}},
                 {Text::tr("Least order"), {}},
                 {Text::tr("On time"), Text::tr("%")}},
                {{Text::tr("Ordered how, by whom"), {}},
                 {Text::tr("Forecast, horizon"), {}},
                 {Text::tr("Defects"), Text::tr("%")},
                 {Text::tr("Transport"), {}}}};
    case BlockKind::Customer:
        return {{{Text::tr("Delivered every"), {}},
                 {Text::tr("Orders come how, when"), {}},
                 {Text::tr("Forecast, horizon"), {}},
                 {Text::tr("Working days, shifts"), {}}}};
    case BlockKind::Store:
        break;
    }
    return {};
}

QStringList itemHeadings(BlockKind kind) {
    switch (kind) {
    case BlockKind::Store:
        return {Text::tr("Item"), Text::tr("Count"), Text::tr("Containers"), Text::tr("Counted on, at")};
    case BlockKind::Supplier:
        return {Text::tr("Item"), Text::tr("Usual order"), Text::tr("Pack size"), Text::tr("Price")};
    case BlockKind::Customer:
        return {Text::tr("Item"), Text::tr("Wanted a day"), Text::tr("Wanted a month"),
                Text::tr("Pack size")};
    case BlockKind::Process:
        break;
    }
    return {};
}

QString kindText(BlockKind kind) {
    switch (kind) {
    case BlockKind::Process:
        return Text::tr("Process");
    case BlockKind::Store:
        return Text::tr("Stock");
    case BlockKind::Supplier:
        return Text::tr("Supplier");
    case BlockKind::Customer:
        return Text::tr("Customer");
    }
    return {};
}

bool isProcess(const GembaBlock& block) {
    return block.kind == BlockKind::Process;
}

int itemRows(const GembaBlock& block) {
    if (isProcess(block))
        return 0;
    return std::max(static_cast<int>(block.items.size()), block.kind == BlockKind::Store ? 1 : 2);
}

double heightWithoutNotes(const GembaBlock& block) {
    const double items = itemRows(block) > 0 ? kLabels + itemRows(block) * kItemRow : 0;
    return kBar + (isProcess(block) ? kCell : 0) + static_cast<double>(fieldsOf(block.kind).size()) * kCell +
           items;
}

double notesHeight(int lines) {
    return lines > 0 ? kNoteTop + lines * kWritingHeight - 1.5 : 0;
}
int leastNotes(const GembaBlock& block) {
    return block.kind == BlockKind::Store ? 0 : 2;
}
/// Room that is left is shared by those who have notes; nobody needs a page of them.
constexpr int kMostNotes = 8;

double leastHeight(const GembaBlock& block) {
    return heightWithoutNotes(block) + notesHeight(leastNotes(block));
}

/// Gives the lines that still fit to the blocks of a sheet in turn.
std::vector<int> noteLines(const std::vector<GembaBlock>& blocks, std::size_t first, std::size_t count,
                           double left) {
    std::vector<int> lines(count);
    bool given = true;
    for (std::size_t i = 0; i < count; ++i)
        lines[i] = leastNotes(blocks[first + i]);
    while (given) {
        given = false;
        for (std::size_t i = 0; i < count; ++i) {
            if (lines[i] == 0 || lines[i] >= kMostNotes || left < kWritingHeight)
                continue;
            ++lines[i];
            left -= kWritingHeight;
            given = true;
        }
    }
    return lines;
}

/// How many blocks from `first` on stand on one sheet.
std::size_t fitting(const std::vector<GembaBlock>& blocks, std::size_t first, double room, double& left) {
    double y = leastHeight(blocks[first]);
    std::size_t next = first + 1;
    while (next < blocks.size() && y + kGap + leastHeight(blocks[next]) <= room)
        y += kGap + leastHeight(blocks[next++]);
    left = room - y;
    return next - first;
}

class BlockPainter {
  public:
    BlockPainter(QPainter& painter, const QRectF& place, const Palette& colours)
        : painter_(painter), place_(place), colours_(colours), y_(place.top()) {}

    void bar(const GembaBlock& block, int number) {
        const QRectF bar(place_.left(), y_, place_.width(), kBar);
        painter_.fillRect(bar, colours_.shade);
        QString kind = kindText(block.kind);
        if (number > 0)
            kind += QLatin1Char(' ') + QString::number(number);
        write(bar.adjusted(kPad, 0, 0, 0), kind, kLabel, colours_.quiet);
        const double nameAt = bar.left() + 24, observerAt = bar.right() - 92, dateAt = bar.right() - 42;
        if (block.name.isEmpty())
            blank(QRectF(nameAt, y_, observerAt - nameAt - 6, kBar), {});
        else
            write(QRectF(nameAt, y_, observerAt - nameAt - 4, kBar), block.name, kName, colours_.ink);
        blank(QRectF(observerAt, y_, 46, kBar), Text::tr("Observer"));
        blank(QRectF(dateAt, y_, 40, kBar), Text::tr("Date, time"));
        y_ = bar.bottom();
        rule(y_);
    }

    void observations() {
        const double label = 30, last = 28;
        const double width = (place_.width() - label - last) / kObservations;
        const QRectF row(place_.left(), y_, place_.width(), kCell);
        write(QRectF(row.left() + kPad, y_ + 1.2, label - kPad, 4), Text::tr("Cycle time"), Type{8, true},
              colours_.ink);
        write(QRectF(row.left() + kPad, y_ + 5.2, label - kPad, 4), Text::tr("s, as observed"), kHint,
              colours_.quiet);
        for (int i = 0; i <= kObservations; ++i) {
            const double x = row.left() + label + i * width;
            upright(x, y_, kCell, i == 0 || i == kObservations ? colours_.ink : colours_.line);
            const bool ends = i == kObservations;
            write(QRectF(x + kPad, y_ + 0.8, ends ? last - 2 * kPad : width, 3),
                  ends ? Text::tr("Lowest repeated") : QString::number(i + 1), kHint, colours_.quiet);
        }
        next(kCell);
    }

    void fields(const FieldRow& row) {
        const double width = place_.width() / static_cast<double>(row.size());
        for (std::size_t i = 0; i < row.size(); ++i) {
            const QRectF cell(place_.left() + static_cast<double>(i) * width, y_, width, kCell);
            if (i > 0)
                upright(cell.left(), y_, kCell, colours_.line);
            write(QRectF(cell.left() + kPad, y_ + 0.8, width - 2 * kPad, 3.4), row[i].label, kLabel,
                  colours_.quiet);
            painter_.setPen(colours_.quiet);
            drawLine(painter_, cell.adjusted(0, 0, -kPad, -1), Qt::AlignRight | Qt::AlignBottom, row[i].unit,
                     kLabel);
        }
        next(kCell);
    }

    void items(const GembaBlock& block) {
        const auto headings = itemHeadings(block.kind);
        const double name = 62, width = (place_.width() - name) / static_cast<double>(headings.size() - 1);
        const auto at = [&](int column) {
            return place_.left() + (column == 0 ? 0 : name + (column - 1) * width);
        };
        const double top = y_;
        for (int i = 0; i < headings.size(); ++i)
            write(QRectF(at(i) + kPad, y_, (i == 0 ? name : width) - 2 * kPad, kLabels), headings[i], kLabel,
                  colours_.quiet);
        y_ += kLabels;
        for (int i = 0; i < itemRows(block); ++i) {
            rule(y_, i == 0 ? colours_.ink : colours_.line);
            write(QRectF(at(0) + kPad, y_, name - 2 * kPad, kItemRow), block.items.value(i), Type{9},
                  colours_.ink);
            y_ += kItemRow;
        }
        for (int i = 1; i < headings.size(); ++i)
            upright(at(i), top, y_ - top, colours_.line);
        rule(y_);
    }

    void notes() {
        if (y_ + kWritingHeight > place_.bottom())
            return;
        write(QRectF(place_.left() + kPad, y_ + 0.8, 40, 3.4), Text::tr("Notes"), kLabel, colours_.quiet);
        for (double y = y_ + kNoteTop + kWritingHeight - 1.5; y < place_.bottom() - 2; y += kWritingHeight) {
            painter_.setPen(ruling(colours_.line));
            painter_.drawLine(QPointF(place_.left() + kPad, y), QPointF(place_.right() - kPad, y));
        }
    }

    void frame() {
        painter_.setBrush(Qt::NoBrush);
        painter_.setPen(ruling(colours_.ink, 0.4));
        painter_.drawRect(place_);
    }

  private:
    void write(const QRectF& where, const QString& text, const Type& type, const QColor& colour) {
        painter_.setPen(colour);
        drawLine(painter_, where, Qt::AlignLeft | Qt::AlignVCenter, text, type);
    }
    /// A line to write on, with its name before it.
    void blank(const QRectF& where, const QString& label) {
        const double from = label.isEmpty() ? 0 : textWidth(label, kLabel) + 1.5;
        write(where, label, kLabel, colours_.quiet);
        painter_.setPen(ruling(colours_.quiet, 0.25));
        painter_.drawLine(QPointF(where.left() + from, where.bottom() - 1.8),
                          QPointF(where.right(), where.bottom() - 1.8));
    }
    void upright(double x, double y, double height, const QColor& colour) {
        painter_.setPen(ruling(colour));
        painter_.drawLine(QPointF(x, y), QPointF(x, y + height));
    }
    void rule(double y) { rule(y, colours_.ink); }
    void rule(double y, const QColor& colour) {
        painter_.setPen(ruling(colour));
        painter_.drawLine(QPointF(place_.left(), y), QPointF(place_.right(), y));
    }
    void next(double height) {
        y_ += height;
        rule(y_);
    }

    QPainter& painter_;
    QRectF place_;
    const Palette& colours_;
    double y_;
};

} // namespace

std::vector<GembaSheet> layOutGemba(const std::vector<GembaBlock>& blocks, const QRectF& room) {
    std::vector<GembaSheet> sheets;
    std::size_t first = 0;
    while (first < blocks.size()) {
        double left = 0;
        const std::size_t count = fitting(blocks, first, room.height(), left);
        const auto notes = noteLines(blocks, first, count, left);
        GembaSheet sheet;
        double y = room.top();
        for (std::size_t i = 0; i < count; ++i) {
            const double height = heightWithoutNotes(blocks[first + i]) + notesHeight(notes[i]);
            sheet.push_back({first + i, QRectF(room.left(), y, room.width(), height)});
            y += height + kGap;
        }
        sheets.push_back(std::move(sheet));
        first += count;
    }
    return sheets;
}

void paintGembaBlock(QPainter& painter, const QRectF& place, const GembaBlock& block, int number,
                     const Palette& colours) {
    painter.save();
    BlockPainter hand(painter, place, colours);
    hand.bar(block, number);
    if (isProcess(block))
        hand.observations();
    for (const auto& row : fieldsOf(block.kind))
        hand.fields(row);
    if (itemRows(block) > 0)
        hand.items(block);
    hand.notes();
    hand.frame();
    painter.restore();
}

} // namespace takt::gui::print
