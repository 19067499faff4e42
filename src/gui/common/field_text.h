// Values of rows as they are shown in the inspector and read back from what a person types there.
#pragma once

#include <QString>
#include <optional>

#include "base/error.h"
#include "model/rows.h"

namespace takt::gui {

/// A time of day, typed as "6:00" or "6"; apart from lengths of time, where "6:00" is six minutes.
struct TimeOfDay {
    Duration afterMidnight;
};

QString fieldText(Duration value);
QString fieldText(const std::optional<Duration>& value); ///< empty: none
QString fieldText(const DurationLaw& value);
QString fieldText(Span value);
QString fieldText(Share value);
QString fieldText(Quantity value);
QString fieldText(Money value);
QString fieldText(Decimal value);
QString fieldText(std::int64_t value);
QString fieldText(Coordinate value);
QString fieldText(const std::string& value);
QString fieldText(TimeOfDay value);

/// Each understands its fieldText() and whatever model/units.h does, in the locale's way.
Result<void> readField(const QString& text, Duration& value);
Result<void> readField(const QString& text, std::optional<Duration>& value);
Result<void> readField(const QString& text, DurationLaw& value);
Result<void> readField(const QString& text, Span& value);
Result<void> readField(const QString& text, Share& value);
Result<void> readField(const QString& text, Quantity& value);
Result<void> readField(const QString& text, Money& value);
Result<void> readField(const QString& text, Decimal& value);
Result<void> readField(const QString& text, std::int64_t& value);
Result<void> readField(const QString& text, Coordinate& value);
Result<void> readField(const QString& text, std::string& value);
Result<void> readField(const QString& text, TimeOfDay& value);

/// A unit behind a value, and the value without it again: "12.5 km". Without a unit the text as it is.
QString withUnit(const QString& text, const QString& unit);
QString withoutUnit(const QString& text, const QString& unit);

/// A quantity in the item's unit ("1 520", "2 300 kg"); reading refuses what is no whole step of it.
QString amountText(Quantity value, const Item* item);
Result<void> readAmount(const QString& text, const Item* item, Quantity& value);

} // namespace takt::gui
