// The figures of the header strip as texts: value, difference, and where each comes from.
#pragma once

#include <QString>
#include <vector>

#include "lean/analysis.h"

namespace takt::app {

struct KeyFigure {
    enum class Trend { None, Better, Worse };

    QString name;       ///< "Lead time"
    QString value;      ///< "4.5 wd"; a dash while nothing can be said
    QString difference; ///< "19.1" less or more than the other scenario; empty: none
    bool more = false;  ///< the difference is upwards
    Trend trend = Trend::None;
    QString source;     ///< provenance: formula and inputs, plain text, a line each
};

/// Takt, lead time, value-added, PCE and turns, in this order. `other` may be null; `otherName` is
/// the name of its scenario.
std::vector<KeyFigure> keyFigures(const lean::Analysis& analysis, const lean::Analysis* other,
                                  const QString& otherName);

} // namespace takt::app
