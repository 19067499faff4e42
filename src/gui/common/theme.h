// The one place colours, sizes and fonts come from; widgets, symbols, charts and print take them here.
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>

#include "sim/trace.h"

namespace takt::gui {

enum class Mode { Light, Dark, Print }; ///< Print: black on white, patterns instead of tints

struct Palette {
    QColor ink, quiet, line, ground, panel, canvas, accent, accentSoft;
    QColor productionCard, withdrawalCard, container;
    QColor good, warning, bad;           ///< green, amber, red of boards and marks
    QColor goodSoft, warningSoft, badSoft;
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
    /// "Working", "Changeover" … translated.
    static QString stateName(sim::MachineState state);

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

/// An icon drawn from resources/icons/<name>.svg in the ink of the theme (and `accent` when checked).
QIcon icon(const QString& name);

} // namespace takt::gui
