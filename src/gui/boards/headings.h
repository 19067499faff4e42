// The words above the columns of a board.
#pragma once

#include <QFont>
#include <QString>
#include <utility>
#include <vector>

namespace takt::gui {

/// In which each name fits the width beside it, in pixels; where the smallest readable one does not do either, names end in dots.
QFont headingFont(const std::vector<std::pair<QString, double>>& names);

} // namespace takt::gui
