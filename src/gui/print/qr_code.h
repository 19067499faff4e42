// A QR code: its dark and light squares, and how they come on paper.
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>
#include <vector>

class QPainter;

namespace takt::gui::print {

/// Square; empty when nothing could be encoded.
struct QrCode {
    int size = 0; ///< squares of a side, without the quiet zone
    std::vector<bool> dark; ///< line by line from the top
    bool isEmpty() const { return size == 0; }
    bool isDark(int x, int y) const { return dark[static_cast<std::size_t>(y * size + x)]; }
};

/// The light border that a reader needs, in squares.
inline constexpr int kQuietZone = 4;

/// The text in UTF-8, of which a seventh may be spoiled (level M). Empty for an empty text and one too long, beyond
/// 2331 bytes.
QrCode qrCode(const QString& text);
/// As large as fits the place, quiet zone included; light squares are left as the paper is.
void paintQrCode(QPainter& painter, const QRectF& place, const QrCode& code, const QColor& ink);

} // namespace takt::gui::print
