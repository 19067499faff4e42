// What charts have in common: a picture kept until it is stale, drawn anywhere, and a table of what it shows.
#pragma once

#include <QPixmap>
#include <QWidget>
#include <vector>

class QPainter;

namespace takt::gui {

/// What a chart shows, for a file. Numbers are plain: no groups of digits, a point before decimals.
struct PlotTable {
    QStringList columns;
    std::vector<QStringList> rows;
};
/// A number for a PlotTable, with no more digits than it has.
QString plain(double value);

/// A value under the mouse.
struct PlotValue {
    QString name, value;
    QColor colour;
    int shape = -1;      ///< of the marks of its line; -1: a swatch
    bool behind = false; ///< of the second run
};

/// Something drawn of data: once for each change of data, size or theme, so that moving a cursor costs a blit.
class Plot : public QWidget {
    Q_OBJECT
  public:
    explicit Plot(QWidget* parent = nullptr);

    /// Shows the words instead of data.
    void clear(const QString& reason);
    /// Why it shows nothing; empty: it shows something.
    const QString& reason() const { return reason_; }
    /// Draws all but the cursor and what is under the mouse, `size` large, in the theme of now.
    void paintOn(QPainter& painter, const QSizeF& size);
    virtual PlotTable table() const = 0;
    /// So high it must be for all its rows; 0: it fits any height.
    virtual int neededHeight() const { return 0; }
    /// Of its words and lines, to be read from further away; 1: as usual.
    void setTextScale(double scale);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    virtual void draw(QPainter& painter) = 0;
    /// What moves: the cursor, what is under the mouse. Only while there is data.
    virtual void drawOver(QPainter&) {}
    virtual void forget() = 0; ///< the data
    /// There is data, and it is another.
    void filled();
    void stale();
    QRectF frame() const { return frame_; } ///< of the picture that is drawn
    /// Another one when data, theme or frame are others: what was measured before holds no more.
    int version() const { return version_; }
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

    /// While one stands, axisFont() and plotFont() are of this plot's size: for whoever measures outside of draw().
    class Measuring {
      public:
        explicit Measuring(const Plot& plot);
        ~Measuring();
        Measuring(const Measuring&) = delete;
        Measuring& operator=(const Measuring&) = delete;

      private:
        double before_;
    };

  private:
    void drawAll(QPainter& painter);
    void setFrame(const QRectF& frame);

    QString reason_;
    QRectF frame_;
    int version_ = 0;
    double textScale_ = 1.0;
    QPixmap picture_;
};

/// Fonts of the plot that is drawn or measured just now.
QFont axisFont();
QFont plotFont(int pointDelta, bool strong = false);
/// The width of its lines.
double lineWidth(double usual);
/// 1, 2, 2.5 or 5 times a power of ten, so that about five steps reach the most.
double niceStep(double most, double least);
/// The mark that tells lines apart besides their colour.
void drawShape(QPainter& painter, int shape, const QPointF& at, const QColor& colour);
/// A box of values beside the point, inside the frame.
void drawValues(QPainter& painter, const QRectF& frame, const QPointF& at, const QString& title,
                const std::vector<PlotValue>& values);
/// The colour of a second run's curve: the same, quieter.
QColor quieter(const QColor& colour);

} // namespace takt::gui
