// The answer of the solver in plain words: what was found, how far it is from the best, and why.
#pragma once

#include <QString>

#include "balance/confirm.h"
#include "gui/cells/cell_facts.h"

namespace takt::gui {

struct BalanceText {
    QString title, detail;
};

QString aimName(balance::Aim::Kind kind);
/// While it is looked for.
BalanceText searchText(const balance::Aim& aim, const std::optional<balance::Balance>& best, double seconds);
/// "3 operators: proven the fewest for 56 s", the reason, and what the checker says to it.
BalanceText answerText(const CellFacts& facts, const balance::Aim& aim, const balance::Balance& answer,
                       const balance::Confirmation& confirmation = {});
/// What stands in the plan, by whoever put it there.
BalanceText standingText(const Plant& plant, const CellFacts& facts);

/// What keeps a cell from being balanced at all, before the solver is asked; empty: nothing.
QString balanceObstacle(const CellFacts& facts, const balance::Aim& aim);

} // namespace takt::gui
