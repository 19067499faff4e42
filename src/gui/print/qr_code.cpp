#include "gui/print/qr_code.h"

#include <QPainter>
#include <memory>
#include <qrencode.h>

namespace takt::gui::print {

QrCode qrCode(const QString& text) {
    const QByteArray bytes = text.toUtf8();
    QrCode code;
    if (bytes.isEmpty())
        return code;
    const std::unique_ptr<QRcode, void (*)(QRcode*)> made(QRcode_encodeData(static_cast<int>(bytes.size()),
                                                                            reinterpret_cast<const unsigned char*>(bytes.constData()), 0, QR_ECLEVEL_M),
                                                          &QRcode_free);
    if (!made)
        return code;
    code.size = made->width;
    const auto count = static_cast<std::size_t>(made->width) * static_cast<std::size_t>(made->width);
    code.dark.reserve(count);
    for (std::size_t i = 0; i < count; ++i)
        code.dark.push_back(made->data[i] & 1U);
    return code;
}

void paintQrCode(QPainter& painter, const QRectF& place, const QrCode& code, const QColor& ink) {
    if (code.isEmpty())
        return;
    const double square = std::min(place.width(), place.height()) / (code.size + 2 * kQuietZone);
    const double left = place.center().x() - square * code.size / 2, top = place.center().y() - square * code.size / 2;
    constexpr double kOverlap = 1.01; // no hairlines between the squares
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (int y = 0; y < code.size; ++y)
        for (int x = 0, end = 0; x < code.size; x = end + 1) {
            for (end = x; end < code.size && code.isDark(end, y);)
                ++end;
            if (end > x)
                painter.fillRect(QRectF(left + x * square, top + y * square, (end - x) * square * (end - x > 1 ? 1 : kOverlap), square * kOverlap), ink);
        }
    painter.restore();
}

} // namespace takt::gui::print
