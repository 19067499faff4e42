// Messages inside the window, near what they concern.
#pragma once

#include <QFrame>
#include <functional>

#include "gui/common/pill.h"

class QHBoxLayout;
class QLabel;
class QToolButton;

namespace takt::gui {

/// One inline message with buttons for what can be done about it. Hidden while it says nothing.
class MessageBar : public QFrame {
    Q_OBJECT
  public:
    explicit MessageBar(QWidget* parent = nullptr);

    /// Replaces what was said, its buttons included.
    void say(Pill::Kind kind, const QString& text);
    /// Adds a button to the message on view; pressing it also dismisses.
    void addAction(const QString& text, std::function<void()> act);
    void dismiss();
    QString text() const;

  Q_SIGNALS:
    void dismissed();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void clearActions();

    Pill::Kind kind_ = Pill::Kind::Neutral;
    QLabel* label_;
    QHBoxLayout* actions_;
    QToolButton* close_;
};

} // namespace takt::gui
