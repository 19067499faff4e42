// Names that stand side by side, without the words they all begin with.
#pragma once

#include <QStringList>

namespace takt::gui {

/// "Bracket LH", "Bracket RH" become "LH", "RH"; names that would lose everything stay as they are.
QStringList shortNames(const QStringList& names);

} // namespace takt::gui
