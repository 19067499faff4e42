// The seven-waste ledger of the run on view: bars, the lamp that says it closes, and how it counts.
#pragma once

#include <QWidget>

#include "document/document.h"
#include "gui/time/playback.h"

class QAction;
class QLabel;
class QPushButton;

namespace takt::gui {

class Pill;
class WasteBars;
class WasteDialog;

class WasteCard : public QWidget {
    Q_OBJECT
  public:
    WasteCard(Document& document, Playback& playback, QWidget* parent = nullptr);

    /// Takes over the ledger of the run on view, or says why there is none yet.
    void refresh();
    WasteBars& bars() { return *bars_; }
    const Pill& lamp() const { return *lamp_; }
    /// Pareto, paid hours, time of parts, assumptions; null until it was opened once.
    WasteDialog* detail() const { return dialog_; }
    /// How it counts; to stand in the head of a card.
    QPushButton* options() const { return options_; }

  Q_SIGNALS:
    void elementChosen(takt::Id id);

  private:
    void buildOptions();
    void openDetail();
    void updateDetail();
    void set(bool Settings::*member, bool on, const QString& undo);

    Document& document_;
    Playback& playback_;
    std::shared_ptr<const Project> detailProject_; ///< of the run whose ledger the dialog shows
    std::shared_ptr<const sim::Ledger> detailLedger_;
    WasteDialog* dialog_ = nullptr;
    WasteBars* bars_;
    Pill* lamp_;
    QLabel* sum_;
    QPushButton* more_;
    QPushButton* options_;
    QAction* setup_ = nullptr;
    QAction* money_ = nullptr;
};

} // namespace takt::gui
