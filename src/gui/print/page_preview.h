// The sheets as they will come out, one at a time.
#pragma once

#include <QAbstractScrollArea>
#include <QPixmap>

#include "gui/print/printout.h"

namespace takt::gui::print {

/// Page Up and Page Down turn over; Ctrl and the wheel zoom, the wheel alone scrolls and then turns over.
class PagePreview : public QAbstractScrollArea {
    Q_OBJECT
  public:
    explicit PagePreview(QWidget* parent = nullptr);

    /// Must outlive the preview or be replaced; null: nothing to see.
    void setPrintout(const Printout* printout);
    void setSheet(int sheet);
    int sheet() const { return sheet_; }

    /// Of real size; 0: the whole sheet, a negative number: its width.
    static constexpr double kWhole = 0, kWidth = -1;
    void setZoom(double zoom);
    double zoom() const { return zoom_; }
    /// Where the sheet stands in the viewport.
    QRectF sheetPlace() const;

  Q_SIGNALS:
    void sheetChanged(int sheet);
    void zoomedBy(double zoom); ///< by the wheel

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    bool has() const { return printout_ && sheet_ < printout_->count(); }
    double pixelsPerMm() const;
    void measure();
    void repaintSheet();
    bool turn(int sheet);

    const Printout* printout_ = nullptr;
    int sheet_ = 0;
    double zoom_ = kWhole;
    QPixmap seen_; ///< what the viewport shows of the sheet; null: to be painted
};

} // namespace takt::gui::print
