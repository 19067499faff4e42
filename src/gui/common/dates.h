// Dates as people write them, and as files keep them (ISO 8601).
#pragma once

#include <QDate>
#include <QString>
#include <optional>
#include <string>

namespace takt::gui {

/// Year first, or as the locale writes dates; none: it is no date.
std::optional<QDate> readDate(const QString& typed);
/// As the locale writes it, short; the text itself where it is no date.
QString dateText(const std::string& iso);
inline std::string isoText(const QDate& date) { return date.toString(Qt::ISODate).toStdString(); }

} // namespace takt::gui
