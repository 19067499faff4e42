// Numbers and times as people read them, in the locale's way.
#pragma once

#include <QString>

#include "model/calendar.h"
#include "model/values.h"

namespace takt::gui {

QString number(double value, int decimals = 0);            ///< "1 520", "0.07"
QString quantity(std::int64_t steps, const Item& item);    ///< "1 520", "2 300 kg"
QString seconds(double s);                                 ///< "56 s", "9 min", "1 h 30 min"
QString passedTime(double s);                              ///< by the clock: "3.2 d", "5 h", "12 min"
QString workingDays(double days);                          ///< "4.5 wd"
QString percent(double fraction, int decimals = 1);        ///< "88.1 %"
/// "Day 3, 09:14" with the weekday and shift: days count from 1.
QString dayAndTime(Time t);
QString clockTime(Time t);                                  ///< "09:14"
/// "Tue, shift 1", "Sat, off shift".
QString weekdayAndShift(const WorkingTime& calendar, const SharedTables& shared, Time t);

} // namespace takt::gui
