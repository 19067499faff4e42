// One figure of the header strip: its name small and quiet, its value strong, the difference beside it.
#pragma once

#include <QWidget>

#include "app/key_figures.h"

namespace takt::app {

/// Shows where the figure comes from on hovering, clicking, or by Space when it has the focus.
class FigureView : public QWidget {
    Q_OBJECT
  public:
    explicit FigureView(QWidget* parent = nullptr);

    void setFigure(const KeyFigure& figure);
    const KeyFigure& figure() const { return figure_; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    QFont nameFont() const;
    QFont valueFont() const;
    QString differenceText() const;
    QColor differenceColor() const;
    void showSource();

    KeyFigure figure_;
};

} // namespace takt::app
