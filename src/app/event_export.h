// Every event of the run on view to a file: a table for people, or a log for process-mining tools.
#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <stop_token>

#include "app/message_area.h"
#include "document/document.h"
#include "gui/common/background.h"
#include "gui/time/playback.h"

class QProgressDialog;

namespace takt::app {

/// Writes beside the window's thread, one file at a time; what it writes is the run as it was when it began, whatever is
/// edited or played meanwhile. Closing the window stops it, and leaves nothing behind.
class EventExport : public QObject {
    Q_OBJECT
  public:
    EventExport(const gui::Playback& playback, const Document& document, MessageArea& messages, QWidget* window);
    ~EventExport() override;

    /// Whether the run on view is there to its end.
    bool isPossible() const;
    bool isBusy() const { return work_.isBusy(); }
    /// Asks for a file and begins. While one is written: shows how far it is.
    void ask();
    /// Begins: .csv is a table, all else an OCEL 2.0 log. Requires isPossible() and !isBusy().
    void write(const std::filesystem::path& path);
    void cancel() { stop_.request_stop(); }

  Q_SIGNALS:
    void finished(bool written);
    void told(const QString& text); ///< for the status bar

  private:
    void poll();

    const gui::Playback& playback_;
    const Document& document_;
    MessageArea& messages_;
    QWidget* window_;
    gui::Background<Result<void>> work_;
    std::stop_source stop_;
    std::shared_ptr<std::atomic<double>> done_;
    std::filesystem::path path_;
    QProgressDialog* progress_ = nullptr;
    QTimer timer_;
};

} // namespace takt::app
