#include "gui/common/dates.h"

#include <QLocale>

namespace takt::gui {

std::optional<QDate> readDate(const QString& text) {
    const QString typed = text.trimmed();
    for (const QDate& date :
         {QDate::fromString(typed, Qt::ISODate), QLocale().toDate(typed, QLocale::ShortFormat),
          QLocale().toDate(typed, QStringLiteral("d.M.yyyy")), QLocale().toDate(typed, QLocale::LongFormat)})
        if (date.isValid())
            return date;
    return std::nullopt;
}

QString dateText(const std::string& iso) {
    const QString text = QString::fromStdString(iso);
    const QDate date = QDate::fromString(text, Qt::ISODate);
    return date.isValid() ? QLocale().toString(date, QLocale::ShortFormat) : text;
}

} // namespace takt::gui
