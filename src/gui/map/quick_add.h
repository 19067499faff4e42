// Adding by a few letters: what is likely to come next stands first; Enter sets it down behind the selection
// and connects it.
#pragma once

#include <QFrame>

#include "gui/map/symbol_catalogue.h"
#include "gui/map/tool.h"

class QLineEdit;
class QListWidget;

namespace takt::gui {

/// What can be added beside an element (none: to the map), likeliest first, that the typed letters name.
std::vector<const SymbolKind*> likelyNext(const Plant& plant, Id beside, const QString& typed);

/// Sets a symbol down where it belongs beside the selection and connects it if that means something: behind it,
/// but a supplier before it, a control above. A loop is drawn to the element it can only lead to, else begun.
/// One undo step. False when nothing was drawn; the hint says why.
bool addNext(Workbench& bench, const SymbolKind& kind);

/// A field and a list over the canvas.
class QuickAdd : public QFrame {
    Q_OBJECT
  public:
    explicit QuickAdd(Workbench& bench, QWidget* parent);
    /// Beside the selection, or in the middle of the view.
    void open(const QString& typed = {});
    QLineEdit* field() const { return field_; }
    QListWidget* list() const { return list_; }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void fill();
    void choose();
    void dismiss();

    Workbench& bench_;
    QLineEdit* field_;
    QListWidget* list_;
    std::vector<const SymbolKind*> shown_;
};

} // namespace takt::gui
