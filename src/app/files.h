// New, open, save, close: the document and its file, and what is said when something is in the way.
#pragma once

#include <QFileSystemWatcher>
#include <QObject>
#include <QTimer>

#include "app/message_area.h"
#include "app/recent_files.h"
#include "document/document.h"

namespace takt::app {

/// Every function that drops what is open asks first when there are changes. The answers are false
/// when the user thought better of it or an error was shown.
class Files : public QObject {
    Q_OBJECT
  public:
    Files(Document& document, RecentFiles& recent, MessageArea& messages, QWidget* window);

    bool newDocument();
    bool askAndOpen();
    bool open(const std::filesystem::path& path);
    /// An untitled copy of a sample of this program, by the name of its resource (":/samples/…").
    bool openSample(const QString& resource);
    bool save();
    /// The same while work goes on: what became of it is said in the window.
    void saveSoon();
    /// Save As.
    void askAndSaveSoon();
    /// `overOthers`: even when another program wrote the file meanwhile.
    bool saveTo(const std::filesystem::path& path, bool overOthers = false);
    void startSave(const std::filesystem::path& path, bool overOthers = false);
    bool askAndRevert();
    bool askAndExportJson();
    bool recover(store::RecoverableWork& work);

    /// Save, Discard or Cancel, when there are changes. True: what is open may go.
    bool mayDrop();
    /// Looks whether another program changed the file, and says so.
    void checkForChanges();
    void showError(const Error& error);

  Q_SIGNALS:
    /// Something else is open now: show it.
    void opened();
    /// A row of it, chosen in the list of what was imported.
    void elementChosen(takt::Id row);

  private:
    bool load(const std::filesystem::path& path);
    bool importDrawio(const std::filesystem::path& path);
    bool finishOpening(const Result<void>& result, const std::filesystem::path& path);
    void offerCopy(const std::filesystem::path& path);
    void tellSaved(const std::filesystem::path& path, const std::optional<Error>& error);
    void refuseSave(const Error& error, const std::filesystem::path& path);
    void watch();
    std::optional<std::filesystem::path> askWhere();
    QString folder() const;

    Document& document_;
    RecentFiles& recent_;
    MessageArea& messages_;
    QWidget* window_;
    QFileSystemWatcher watcher_;
    QTimer checkSoon_;
    bool changeTold_ = false;
    bool saveAgain_ = false; ///< asked for while a save was under way
};

} // namespace takt::app
