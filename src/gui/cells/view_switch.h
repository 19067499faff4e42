// Two or three ways to look at the same card, side by side: one is chosen.
#pragma once

#include <QStringList>
#include <QWidget>

class QButtonGroup;

namespace takt::gui {

class ViewSwitch : public QWidget {
    Q_OBJECT
  public:
    /// `name` is for who does not see it: "What is shown here".
    ViewSwitch(const QString& name, const QStringList& views, QWidget* parent = nullptr);
    int current() const;
    void setCurrent(int view);

  Q_SIGNALS:
    void chosen(int view); ///< by a person

  private:
    void dress();
    QButtonGroup* views_;
};

} // namespace takt::gui
