// Numbers as they are pasted from tables and lists. No widgets.
#pragma once

#include <QString>

#include "base/error.h"
#include "model/values.h"

namespace takt::gui {

/// One number on each line, or apart by blanks, tabs or semicolons; by commas where these cannot be
/// decimal commas. Up to six decimals; at most kMostNumbers. Errors: BadNumber, OutOfRange.
Result<Numbers> readNumbers(const QString& text);
/// One on each line.
QString numbersText(const Numbers& numbers);
/// "250 numbers, mean 61.3"
QString numbersSummary(const Numbers& numbers);

} // namespace takt::gui
