// Entering a figure where it stands on the map: a field over the canvas that Tab leads from row to row.
#pragma once

#include <QFrame>
#include <string>

#include "base/id.h"
#include "gui/map/tool.h"

class QLabel;
class QLineEdit;

namespace takt::gui {

class CanvasEditor : public QFrame {
    Q_OBJECT
  public:
    CanvasEditor(Workbench& bench, QWidget* viewport);

    /// Opens over a row of an element, or over its name; without such a row the first that can be entered.
    void open(Id element, const std::string& key);
    void close();
    bool isOpen() const { return isVisible(); }
    QLineEdit* field() const { return field_; }
    /// What the field says of what is typed: "= 45 s", or why it is refused.
    QString remark() const;

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void place();
    void echo();
    bool enter();
    void walk(bool forwards);

    Workbench& bench_;
    QLineEdit* field_;
    QLabel* echo_;
    Id element_;
    std::string key_;
    bool leaving_ = false;
};

} // namespace takt::gui
