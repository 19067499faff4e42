// What is selected on the map: ids, whatever is drawn for them. Not part of the document, not undone.
#pragma once

#include <QObject>
#include <vector>

#include "base/id.h"

namespace takt::gui {

class Selection : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    /// In the order of selecting; the last is the one the inspector shows.
    const std::vector<Id>& ids() const { return ids_; }
    bool isEmpty() const { return ids_.empty(); }
    bool contains(Id id) const;
    /// The only selected element, or none.
    Id single() const { return ids_.size() == 1 ? ids_.front() : Id{}; }

    void set(std::vector<Id> ids);
    void toggle(Id id);
    void clear() { set({}); }

  Q_SIGNALS:
    void changed();

  private:
    std::vector<Id> ids_;
};

} // namespace takt::gui
