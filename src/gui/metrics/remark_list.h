// What the run on view cannot tell, in plain words: each remark with its mend and a way to it.
#pragma once

#include <QFrame>
#include <functional>
#include <vector>

#include "sim/honesty.h"

class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace takt::gui {

/// The templates translated in the context "Honesty", with the arguments filled in, as sentences.
QString translatedRemark(const sim::Remark& remark);
QString translatedMend(const sim::Remark& remark);

/// A panel as high as its remarks need, and none without any. Of many it shows the first few until more are asked for.
class RemarkList : public QFrame {
    Q_OBJECT
  public:
    static constexpr std::size_t kFew = 2;

    explicit RemarkList(QWidget* parent = nullptr);

    /// What is at its limit comes before what grows: it is the likely cause. `name` tells what an element is called now;
    /// an empty name: it is not on the map, and nothing leads to it.
    void set(std::vector<sim::Remark> remarks, const std::function<QString(Id)>& name);
    /// Tab comes to its buttons before it comes to a widget of the same window, and to what is in that.
    void tabBefore(const QWidget& next);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

  Q_SIGNALS:
    void elementChosen(takt::Id id);
    void settingsWanted(); ///< a remark on the whole run was chosen

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    int count() const; ///< of remarks
    QWidget* rowOf(const sim::Remark& remark, const QString& name);
    void showFewOrAll();
    void fitHeight();

    QScrollArea* scroll_;
    QWidget* content_;
    QVBoxLayout* rows_; ///< of the remarks, and of the button for more
    QPushButton* more_;
    bool all_ = false;
};

} // namespace takt::gui
