// Choosing Qt's platform before there is an application object: a display, or a screen that is nowhere.
#pragma once

#include <QSize>
#include <QStringList>
#include <QTemporaryFile>

namespace takt::app {

/// Whether a window can be shown: a display is named, or a platform was asked for by -platform or
/// QT_QPA_PLATFORM.
bool hasDisplay(const QStringList& arguments);

/// Leads the next QApplication to the offscreen platform with one screen of a size. The description of
/// the screen is a file that only the application's construction reads: destroy this after that.
class OffscreenScreen {
  public:
    explicit OffscreenScreen(QSize size);
    bool isReady() const { return ready_; }

  private:
    QTemporaryFile description_;
    bool ready_ = false;
};

} // namespace takt::app
