#include "app/recent_files.h"

#include <QDir>
#include <QFileInfo>
#include <QMenu>

#include "app/preferences.h"
#include "app/paths.h"

namespace takt::app {

RecentFiles::RecentFiles(QObject* parent) : QObject(parent) { reload(); }

void RecentFiles::reload() { files_ = Preferences().recentFiles().mid(0, kMost); }

void RecentFiles::add(const std::filesystem::path& path) {
    reload(); // another window may have added some
    const QString name = QFileInfo(toText(path)).absoluteFilePath();
    files_.removeAll(name);
    files_.prepend(name);
    files_ = files_.mid(0, kMost);
    Preferences().setRecentFiles(files_);
    Q_EMIT changed();
}

void RecentFiles::clear() {
    files_.clear();
    Preferences().setRecentFiles(files_);
    Q_EMIT changed();
}

void RecentFiles::fill(QMenu* menu) {
    reload();
    menu->clear();
    int number = 0;
    for (const auto& file : std::as_const(files_)) {
        const QFileInfo info(file);
        QString text = info.fileName();
        text.replace(QLatin1Char('&'), QLatin1String("&&"));
        ++number;
        auto* action = menu->addAction(number < 10 ? tr("&%1  %2").arg(number).arg(text)
                                                   : tr("1&0  %1").arg(text));
        const bool there = info.exists();
        action->setEnabled(there);
        if (!there)
            action->setText(tr("%1 (missing)").arg(action->text()));
        action->setStatusTip(QDir::toNativeSeparators(file));
        connect(action, &QAction::triggered, this, [this, file] { Q_EMIT chosen(file); });
    }
    if (files_.isEmpty())
        menu->addAction(tr("No recent files"))->setEnabled(false);
    menu->addSeparator();
    auto* forget = menu->addAction(tr("&Clear this list"), this, &RecentFiles::clear);
    forget->setEnabled(!files_.isEmpty());
}

} // namespace takt::app
