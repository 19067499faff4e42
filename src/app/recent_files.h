// The ten files opened or saved last, newest first.
#pragma once

#include <QObject>
#include <QStringList>
#include <filesystem>

class QMenu;

namespace takt::app {

class RecentFiles : public QObject {
    Q_OBJECT
  public:
    static constexpr int kMost = 10;

    explicit RecentFiles(QObject* parent = nullptr);

    QStringList files() const { return files_; }
    /// Puts a file first, whatever its place was, and remembers the list.
    void add(const std::filesystem::path& path);
    void clear();
    /// Fills a menu anew: files that are missing are greyed, the last entry clears the list.
    void fill(QMenu* menu);

  Q_SIGNALS:
    void changed();
    void chosen(const QString& path);

  private:
    void reload();

    QStringList files_;
};

} // namespace takt::app
