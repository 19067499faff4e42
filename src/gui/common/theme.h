// The one place colours, sizes and fonts come from; widgets, symbols, charts and print take them here.
#pragma once

#include <QBrush>
#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>

#include "sim/record.h"

class QPainter;

namespace takt::gui {

enum class Mode { Light, Dark, Print, PrintColour }; ///< Print: black on white, patterns instead of tints; both are for white paper

struct Palette {
    QColor ink, quiet, line, ground, panel, canvas, accent, accentSoft;
    QColor onAccent;                     ///< text and icons on the accent
    QColor shade;                        ///< bands of closed time
    QColor productionCard, withdrawalCard, container;
    QColor good, warning, bad;           ///< green, amber, red of boards and marks
    QColor goodSoft, warningSoft, badSoft;
    QColor goodText, warningText, badText; ///< the same as words: 4.5:1 on the panel and on their soft ground
    QColor entered, computed, simulated; ///< provenance dots
};

class Theme : public QObject {
    Q_OBJECT
  public:
    static Theme& instance();

    Mode mode() const { return mode_; }
    /// Sets the application's palette and style sheet too, and tells everybody.
    void setMode(Mode mode);
    const Palette& colors() const;
    static const Palette& colors(Mode mode);

    /// Fill of a machine state. NoOperator and PlannedMaintenance are hatched, NoCard outlined only:
    /// use stateBrush.
    QColor state(sim::MachineState state) const;
    QBrush stateBrush(sim::MachineState state) const;
    /// The state's colour as a word on the panel, 4.5:1.
    QColor stateText(sim::MachineState state) const;
    /// "Working", "Changeover" … translated.
    static QString stateName(sim::MachineState state);
    /// Lines of charts, told apart in lightness as well; repeats after seriesCount().
    QColor series(int number) const;
    static constexpr int seriesCount() { return 8; }

    static constexpr int kGrid = 4;
    static constexpr int kRadius = 8;
    static constexpr int kGap = 16;
    QFont font(int pointDelta = 0, bool strong = false) const; ///< system font; digits tabular where it can

  Q_SIGNALS:
    void changed();

  private:
    Theme() = default;
    Mode mode_ = Mode::Light;
};

/// Shorthand for Theme::instance().colors().
const Palette& colors();

/// Makes the icons of this library known; call once before the first icon().
void initResources();

/// Contrast of two opaque colours as WCAG 2.1 defines it, 1 to 21.
double contrast(const QColor& a, const QColor& b);
/// `part` of the way from `from` to `to`; 0 … 1.
QColor mixed(const QColor& from, const QColor& to, double part);
/// The colour moved towards the ink until it can be read on `ground` (4.5:1).
QColor readable(const QColor& colour, const QColor& ground);
/// Fills a stretch of a machine's state: plain, hatched, or outlined only.
void fillState(QPainter& painter, const QRectF& rect, sim::MachineState state);

/// An icon drawn from resources/icons/<name>.svg in the ink of the theme (and `accent` when checked),
/// following the theme at run time.
QIcon icon(const QString& name);
/// The same in one colour of the palette.
QIcon icon(const QString& name, QColor Palette::*colour);

} // namespace takt::gui
