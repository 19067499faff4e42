#include "app/recovery.h"

#include <QDateTime>
#include <QLocale>

#include "app/paths.h"

namespace takt::app {

namespace {

QString when(const std::string& utc) {
    const auto time = QDateTime::fromString(QString::fromStdString(utc), Qt::ISODate).toLocalTime();
    return time.isValid() ? QLocale().toString(time, QLocale::ShortFormat) : QString::fromStdString(utc);
}

QString nameOf(const store::RecoverableWork& work) {
    return work.document().empty() ? Recovery::tr("an untitled document") : toText(work.document());
}

} // namespace

Recovery::Recovery(Document& document, Files& files, MessageArea& messages, QObject* parent)
    : QObject(parent), document_(document), files_(files), messages_(messages) {}

void Recovery::offerAll() { offer(store::findRecoverable()); }

void Recovery::offerForDocument() {
    if (!document_.path().empty() && !document_.isModified())
        offer(store::findRecoverable(document_.path()));
}

void Recovery::offer(std::vector<store::RecoverableWork> work) {
    for (auto& piece : work)
        found_.push_back(std::move(piece));
    showNext();
}

void Recovery::showNext() {
    auto& bar = messages_.bar(MessageArea::Topic::Recovery);
    if (found_.empty()) {
        bar.dismiss();
        return;
    }
    const auto& work = found_.front();
    QString text = tr("Unsaved work was found: %1, last edited %2.").arg(nameOf(work), when(work.lastEdit()));
    if (found_.size() > 1)
        text += QLatin1Char(' ') + tr("There is more: %1 in all.").arg(found_.size());
    bar.say(gui::Pill::Kind::Warning, text);
    bar.addAction(tr("&Recover"), [this] { recoverFirst(); });
    bar.addAction(tr("D&iscard"), [this] { discardFirst(); });
}

void Recovery::recoverFirst() {
    auto work = std::move(found_.front());
    found_.erase(found_.begin());
    if (!files_.recover(work))
        found_.insert(found_.begin(), std::move(work));
    showNext();
}

void Recovery::discardFirst() {
    found_.front().discard();
    found_.erase(found_.begin());
    showNext();
}

} // namespace takt::app
