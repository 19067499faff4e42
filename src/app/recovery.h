// Offering back what a crash left behind.
#pragma once

#include <QObject>
#include <vector>

#include "app/files.h"

namespace takt::app {

/// One bar, one piece of work at a time: recover or discard it, or leave it for the next start. While
/// work is offered here, no other window is offered it.
class Recovery : public QObject {
    Q_OBJECT
  public:
    Recovery(Document& document, Files& files, MessageArea& messages, QObject* parent = nullptr);

    /// Everything there is; at start.
    void offerAll();
    /// What belongs to the document that is open; after opening one.
    void offerForDocument();

  private:
    void offer(std::vector<store::RecoverableWork> work);
    void showNext();
    void recoverFirst();
    void discardFirst();

    Document& document_;
    Files& files_;
    MessageArea& messages_;
    std::vector<store::RecoverableWork> found_; ///< the first is on offer
};

} // namespace takt::app
