// What the waste ledger takes as given: wages, values, rates, and what stock counts as necessary. No widgets.
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "model/project.h"
#include "sim/ledger.h"

namespace takt::gui {

struct Assumption {
    enum class Group { Hours, People, Items, Transports, Stock };
    Group group = Group::Hours;
    QString what;      ///< "Wage at Weld"
    QString value;     ///< "30 EUR an hour", or "not entered"
    QString counts;    ///< what it is used for, and how
    Id element;        ///< where it is changed; none: it is how the ledger counts
    bool missing = false; ///< not entered, so that something costs nothing
};

/// Of a finished run's ledger. Nothing of money where `currency` is empty.
std::vector<Assumption> assumptionsOf(const sim::Ledger& ledger, const Plant& plant, sim::SetupCounts setup, const QString& currency,
                                      const std::function<QString(Id)>& nameOf);

} // namespace takt::gui
