// What the run on view cannot tell, in plain words: each remark with its mend and a way to it.
#pragma once

#include <QScrollArea>
#include <functional>
#include <vector>

#include "sim/honesty.h"

class QVBoxLayout;

namespace takt::gui {

/// The templates translated in the context "Honesty", with the arguments filled in, as sentences.
QString translatedRemark(const sim::Remark& remark);
QString translatedMend(const sim::Remark& remark);

/// Takes no more room than its remarks need, and none without any; beyond a few they are scrolled.
class RemarkList : public QScrollArea {
    Q_OBJECT
  public:
    explicit RemarkList(QWidget* parent = nullptr);

    /// `name` tells what an element is called now; an empty name: it is not on the map, and nothing leads to it.
    void set(const std::vector<sim::Remark>& remarks, const std::function<QString(Id)>& name);

  Q_SIGNALS:
    void elementChosen(takt::Id id);
    void settingsWanted(); ///< a remark on the whole run was chosen

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QWidget* rowOf(const sim::Remark& remark, const QString& name);
    void fitHeight();

    QWidget* content_;
    QVBoxLayout* rows_;
};

} // namespace takt::gui
