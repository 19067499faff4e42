#include "document/change_command.h"

#include "document/document.h"

namespace takt {

ChangeCommand::ChangeCommand(Document& document, ChangeSet set, const QString& text)
    : QUndoCommand(text), document_(document), set_(std::move(set)) {}

void ChangeCommand::undo() {
    applied_ = false;
    document_.applyAndTell(inverse(set_));
}

void ChangeCommand::redo() {
    if (!applied_)
        document_.applyAndTell(set_);
    applied_ = true;
}

} // namespace takt
