// The one undo command: a set of changes and its inverse.
#pragma once

#include <QUndoCommand>

#include "model/changeset.h"

namespace takt {

class Document;

/// Made of a set that has just been applied: the first redo(), which QUndoStack::push() calls, does
/// nothing.
class ChangeCommand : public QUndoCommand {
  public:
    ChangeCommand(Document& document, ChangeSet set, const QString& text);

    void undo() override;
    void redo() override;

  private:
    Document& document_;
    ChangeSet set_;
    bool applied_ = true;
};

} // namespace takt
