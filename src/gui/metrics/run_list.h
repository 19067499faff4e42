// The runs stored in the document: show, rename, delete.
#pragma once

#include <QWidget>

#include "document/document.h"
#include "gui/time/playback.h"

class QLabel;
class QVBoxLayout;

namespace takt::gui {

/// Newest first. Deleting cannot be undone (runs stand outside undo), so the row asks once, in place.
class RunList : public QWidget {
    Q_OBJECT
  public:
    RunList(Document& document, Playback& playback, QWidget* parent = nullptr);

    /// "Future state" or the name its planner gave it.
    static QString titleOf(const sim::RunRecord& record);
    /// "seed 4711 · 60 wd · 23 Nov 18:40".
    static QString detailOf(const sim::RunRecord& record);

  private:
    void rebuild();

    Document& document_;
    Playback& playback_;
    QVBoxLayout* rows_;
    QLabel* empty_;
};

} // namespace takt::gui
