// The pages at the left edge: icons with words under them.
#pragma once

#include <QToolButton>
#include <QWidget>

class QVBoxLayout;

namespace takt::app {

/// A page's button: mark and soft ground when its page is on view.
class RailButton : public QToolButton {
    Q_OBJECT
  public:
    explicit RailButton(QWidget* parent = nullptr);
    QSize sizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
};

class PageRail : public QWidget {
    Q_OBJECT
  public:
    explicit PageRail(QWidget* parent = nullptr);
    /// Requires a checkable action with an icon; they are shown in the order added.
    void add(QAction* page);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QVBoxLayout* buttons_;
};

} // namespace takt::app
