// Times of a task that are not the same for all products, as they are written in a field.
#pragma once

#include <QString>

#include "model/changeset.h"

namespace takt::gui {

/// "4.2" seconds, or with a machine's time "4.2 + 18"; empty: as for all.
QString productTimesText(const Plant& plant, Id task, Id item);
/// The same read; "0": not needed, empty: as for all. Errors: BadDuration, or what is wrong with a number.
Result<void> enterProductTimes(Edit& edit, Id task, Id item, const QString& text);

} // namespace takt::gui
