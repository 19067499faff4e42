// The side panel of the stream's figures: planned beside simulated, and capacity against takt.
#pragma once

#include <QScrollArea>

#include "gui/figures/stream_figures.h"

class QGridLayout;
class QLabel;

namespace takt {
class Document;
}

namespace takt::gui {

class CapacityChart;
class Playback;

class StreamPanel : public QScrollArea {
    Q_OBJECT
  public:
    /// Both must outlive the panel.
    StreamPanel(Document& document, Playback& playback, QWidget* parent = nullptr);

    const std::vector<StreamFigure>& figures() const { return figures_; }
    CapacityChart& chart() { return *chart_; }
    QString remark() const;
    /// The figures as text, with tabs between columns.
    QString asText() const;

  Q_SIGNALS:
    void elementChosen(takt::Id id);

  protected:
    void showEvent(QShowEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void refresh();
    void build();

    Document& document_;
    Playback& playback_;
    std::vector<StreamFigure> figures_;
    QGridLayout* grid_;
    QLabel* remark_;
    CapacityChart* chart_;
    QTimer later_;
};

} // namespace takt::gui
