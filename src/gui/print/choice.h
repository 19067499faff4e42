// What a person chooses for printing, and how it is remembered.
#pragma once

#include <QMarginsF>
#include <QSizeF>
#include <QString>
#include <QVariantMap>
#include <cstdint>

namespace takt::gui::print {

enum class Paper : std::uint8_t { A4, A3, A2, A1, A0, Letter, Tabloid };
inline constexpr int kPapers = 7;
enum class Turn : std::uint8_t { Automatic, Landscape, Portrait };
enum class Fit : std::uint8_t { OneSheet, AtScale, OnSheets };
enum class PlanPlace : std::uint8_t { Nowhere, WithMap, OwnSheet };
enum class Gemba : std::uint8_t { None, OfMap, Blank };

/// Lengths in millimetres.
struct Choice {
    bool map = true;
    PlanPlace plan = PlanPlace::WithMap;
    bool dataBoxes = false;
    Gemba gemba = Gemba::None;
    int blankProcesses = 4; ///< blocks of blank gemba sheets

    Paper paper = Paper::A3;
    Turn turn = Turn::Automatic;
    int margin = 10;
    Fit fit = Fit::OneSheet;
    int scale = 100;          ///< percent; 100: as large as at 100 % on the screen
    int across = 2, down = 2; ///< sheets
    int overlap = 10;
    bool marks = true; ///< where to cut and to join

    bool titleBlock = true;
    bool blackAndWhite = false;
    bool run = false; ///< the state of the run at the cursor

    bool operator==(const Choice&) const = default;

    static constexpr int kLeastMargin = 5, kMostMargin = 40;
    static constexpr int kLeastScale = 10, kMostScale = 400;
    static constexpr int kMostAcross = 12;
    static constexpr int kMostOverlap = 40;
    static constexpr int kMostProcesses = 40;
};

/// A4 and A3, or Letter and Tabloid where paper is measured in inches.
Choice usualChoice();
/// Under names that stay the same; what is missing or out of range is as in `usual`.
QVariantMap toMap(const Choice& choice);
Choice choiceFrom(const QVariantMap& kept, const Choice& usual);

QString paperName(Paper paper);
/// As chosen in words of the command line: "a3", "letter"; false: no such paper.
bool paperFrom(const QString& word, Paper& paper);
/// Upright, in millimetres.
QSizeF paperSize(Paper paper);
/// What sheets for the hand are made on: A4, or Letter beside Letter and Tabloid.
Paper handPaper(Paper beside);
/// What tables of their own are printed on: the map's paper, but nothing larger than A3.
Paper tablePaper(Paper beside);

} // namespace takt::gui::print
