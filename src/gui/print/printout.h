// Everything that goes to paper for a choice: its sheets, their sizes, and how each is painted. Knows no
// printer.
#pragma once

#include <functional>
#include <memory>
#include <vector>

#include "gui/print/box_cards.h"
#include "gui/print/choice.h"
#include "gui/print/gemba_sheets.h"
#include "gui/print/map_sheet.h"

namespace takt::gui::print {

/// Where the content of a page stands, in millimetres.
struct PageRoom {
    QRectF body;
    QRectF foot;          ///< beside the title block
    std::size_t first = 0, count = 0; ///< which lines, where it goes on over pages
};
/// A page with a heading and the title block; a bare one has the whole of the paper within its margins, but for a line
/// at the foot, and stands upright unless it is turned.
struct PrintPage {
    QString name, heading;
    bool isBare = false;
    /// How many lines from `first` on stand in this room; 0: none are left. Without it there is one page.
    std::function<std::size_t(std::size_t first, const QSizeF& room)> goesOn;
    std::function<void(QPainter&, const PageRoom& room, const Palette& colours)> paint;
};

/// What there is to print.
struct Material {
    TitleTexts texts;
    MapPicture map;
    std::vector<PlanLine> plan;
    std::vector<BoxCard> boxes;
    std::vector<GembaBlock> gemba; ///< of the map
    std::vector<PrintPage> pages;  ///< whatever is chosen
    QString pagesWord;             ///< what these are, in the summary
};

enum class SheetKind { Map, Plan, DataBoxes, Gemba, Page };

class Printout {
  public:
    Printout(Material material, const Choice& choice);

    int count() const { return static_cast<int>(sheets_.size()); }
    SheetKind kind(int sheet) const { return sheets_[static_cast<std::size_t>(sheet)].kind; }
    /// "Map B2 of 3 × 4 on A3".
    QString name(int sheet) const { return sheets_[static_cast<std::size_t>(sheet)].name; }
    /// As it lies, in millimetres.
    QSizeF size(int sheet) const { return sheets_[static_cast<std::size_t>(sheet)].size; }
    /// The painter is in millimetres with its origin in the corner of the paper.
    void paint(int sheet, QPainter& painter) const;

    const Choice& choice() const { return choice_; }
    const QString& title() const { return material_.texts.title; }
    const Palette& colours() const;
    /// "4 sheets: map 2 × 2 on A4"; what they are, kind by kind.
    QString summary() const;

    /// How the map is laid out; without meaning when no map is printed.
    const MapSheet& mapSheet() const { return mapSheet_; }
    const Tiling& tiling() const { return tiling_; }
    /// Where a sheet's window on the drawing stands on the paper.
    QRectF window() const { return window_; }
    const std::vector<GembaSheet>& gembaSheets() const { return gembaSheets_; }
    const std::vector<GembaBlock>& gembaBlocks() const { return gembaBlocks_; }

  private:
    struct Sheet {
        SheetKind kind;
        QString name;
        QSizeF size;
        std::function<void(QPainter&, const QString& number)> paint;
    };
    struct MapPlan {
        QSizeF paper;
        QRectF window;
        Tiling tiling;
        MapSheet sheet;
    };
    MapPlan planMap(bool landscape) const;
    MapSheetParts mapParts() const;
    bool isTiled() const { return tiling_.count() > 1; }
    void addMap();
    void addPlan(std::size_t first);
    void addDataBoxes();
    void addGemba();
    void addPage(const PrintPage& page);
    void addBarePage(const PrintPage& page);
    void paintFoot(QPainter& painter, const QRectF& line, const QString& number) const;
    /// `named`: of this map; else there is a line for its name.
    void paintPage(QPainter& painter, const QSizeF& size, const QString& heading, const QString& remark,
                   const QString& number, bool named) const;
    QRectF pageRoom(const QSizeF& size) const;

    Material material_;
    Choice choice_;
    std::vector<Sheet> sheets_;
    MapSheet mapSheet_;
    Tiling tiling_;
    QRectF window_;
    std::vector<GembaBlock> gembaBlocks_;
    std::vector<GembaSheet> gembaSheets_;
    std::vector<CardSheet> cardSheets_;
};

} // namespace takt::gui::print
