// A word on the state of things: dot, text, soft ground.
#pragma once

#include <QWidget>

namespace takt::gui {

/// "No problems", "all cards accounted for". The mark's shape goes with the kind: a disc is good, a
/// triangle a warning, a cross bad, a ring neutral. Can be pressed when setClickable().
class Pill : public QWidget {
    Q_OBJECT
  public:
    enum class Kind { Good, Warning, Bad, Neutral };

    explicit Pill(QWidget* parent = nullptr);

    void set(Kind kind, const QString& text);
    Kind kind() const { return kind_; }
    QString text() const { return text_; }
    /// Makes it a button for mouse and keyboard.
    void setClickable(bool on);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

  Q_SIGNALS:
    void clicked();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    Kind kind_ = Kind::Neutral;
    QString text_;
    bool clickable_ = false;
};

/// The mark alone, centred on a point.
void paintMark(QPainter& painter, Pill::Kind kind, const QPointF& centre, double size);

} // namespace takt::gui
