#include "app/files.h"

#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QStandardPaths>
#include <utility>

#include "app/import_report.h"
#include "app/paths.h"
#include "app/samples.h"
#include "base/platform/files.h"
#include "exchange/drawio.h"

namespace takt::app {

namespace {

using Topic = MessageArea::Topic;
using Kind = gui::Pill::Kind;

QString documentFilter() { return Files::tr("Taktboard documents (*.takt)"); }
QString jsonFilter() { return Files::tr("Taktboard plans as JSON (*.json)"); }

QString bare(const QString& text) { return text.left(1).toUpper() + text.mid(1); }

/// "acme.takt cannot be opened. The file is damaged: …"
QString sentence(const QString& lead, const Error& error) {
    Error plain = error;
    plain.place.clear();
    return Files::tr("%1 %2.").arg(lead, bare(errorText(plain)));
}

QString fileName(const std::filesystem::path& path) { return toText(path.filename()); }

} // namespace

Files::Files(Document& document, RecentFiles& recent, MessageArea& messages, QWidget* window)
    : QObject(window), document_(document), recent_(recent), messages_(messages), window_(window) {
    checkSoon_.setSingleShot(true);
    checkSoon_.setInterval(300);
    connect(&checkSoon_, &QTimer::timeout, this, &Files::checkForChanges);
    connect(&watcher_, &QFileSystemWatcher::fileChanged, &checkSoon_, qOverload<>(&QTimer::start));
    connect(&document, &Document::pathChanged, this, &Files::watch);
    connect(&document, &Document::saveFinished, this, &Files::tellSaved);
    connect(&recent, &RecentFiles::chosen, this, [this](const QString& file) { open(toPath(file)); });
}

QString Files::folder() const {
    if (!document_.path().empty())
        return toText(document_.path().parent_path());
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

bool Files::newDocument() {
    if (!mayDrop())
        return false;
    messages_.dismissDocument();
    document_.newDocument();
    Q_EMIT opened();
    return true;
}

bool Files::askAndOpen() {
    const auto filters = tr("All that can be opened (*.takt *.json *.drawio)") + QStringLiteral(";;") +
                         documentFilter() + QStringLiteral(";;") + jsonFilter() + QStringLiteral(";;") +
                         tr("Maps of draw.io (*.drawio)");
    const auto file = QFileDialog::getOpenFileName(window_, tr("Open"), folder(), filters);
    return !file.isEmpty() && open(toPath(file));
}

bool Files::open(const std::filesystem::path& path) { return mayDrop() && load(path); }

bool Files::load(const std::filesystem::path& path) {
    const QString ending = toText(path.extension()).toLower();
    return ending == QLatin1String(".drawio") ? importDrawio(path) : finishOpening(document_.open(path), path);
}

/// An untitled document; the list says what became of each cell.
bool Files::importDrawio(const std::filesystem::path& path) {
    const auto text = readFile(path);
    const auto import = text ? exchange::projectFromDrawio(*text) : tl::unexpected(text.error());
    if (!import)
        return finishOpening(tl::unexpected(import.error()), path);
    document_.openCopy(import->project, toText(path.stem()));
    messages_.dismissDocument();
    Q_EMIT opened();
    auto* report = new ImportReport(*import, fileName(path), window_);
    report->setAttribute(Qt::WA_DeleteOnClose);
    connect(report, &ImportReport::elementChosen, this, &Files::elementChosen);
    report->show();
    return true;
}

bool Files::finishOpening(const Result<void>& result, const std::filesystem::path& path) {
    if (!result) {
        const auto lead = tr("%1 cannot be opened.").arg(toText(path));
        Error error = result.error();
        // The place within the file is worth telling; the name of the file has been told.
        QString place = QString::fromStdString(error.place);
        if (place.startsWith(toText(path)))
            place = place.mid(toText(path).size());
        while (place.startsWith(QLatin1Char(':')) || place.startsWith(QLatin1Char(' ')))
            place = place.mid(1);
        messages_.bar(Topic::File)
            .say(
                Kind::Bad,
                sentence(place.isEmpty() ? lead : lead + QLatin1Char(' ') + place + QLatin1Char(':'), error));
        if (error.code == ErrorCode::FileLocked)
            offerCopy(path);
        return false;
    }
    messages_.dismissDocument();
    if (!document_.path().empty())
        recent_.add(document_.path());
    Q_EMIT opened();
    return true;
}

void Files::offerCopy(const std::filesystem::path& path) {
    messages_.bar(Topic::File).addAction(tr("Open a &copy"), [this, path] {
        if (mayDrop())
            finishOpening(document_.openAsCopy(path), path);
    });
}

bool Files::openSample(const QString& resource) {
    if (!mayDrop())
        return false;
    auto sample = readSample(resource);
    if (!sample) {
        showError(sample.error());
        return false;
    }
    messages_.dismissDocument();
    showSample(document_, std::move(*sample));
    Q_EMIT opened();
    return true;
}

bool Files::save() {
    if (!document_.path().empty())
        return saveTo(document_.path());
    const auto path = askWhere();
    return path && saveTo(*path);
}

void Files::saveSoon() {
    if (document_.isSaving())
        saveAgain_ = true;
    else if (document_.path().empty())
        askAndSaveSoon();
    else
        startSave(document_.path());
}

void Files::askAndSaveSoon() {
    if (const auto path = askWhere())
        startSave(*path);
}

std::optional<std::filesystem::path> Files::askWhere() {
    QFileDialog dialog(window_, tr("Save as"), folder(), documentFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("takt"));
    const auto name = document_.displayName();
    dialog.selectFile(name.endsWith(QStringLiteral(".takt")) ? name : name + QStringLiteral(".takt"));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return std::nullopt;
    return toPath(dialog.selectedFiles().constFirst());
}

void Files::startSave(const std::filesystem::path& path, bool overOthers) {
    if (auto begun = document_.startSave(path, overOthers); !begun)
        refuseSave(begun.error(), path);
}

bool Files::saveTo(const std::filesystem::path& path, bool overOthers) {
    if (auto begun = document_.startSave(path, overOthers); !begun) {
        refuseSave(begun.error(), path);
        return false;
    }
    return document_.finishSaving().has_value();
}

void Files::tellSaved(const std::filesystem::path& path, const std::optional<Error>& error) {
    const bool again = std::exchange(saveAgain_, false);
    if (error) {
        refuseSave(*error, path);
        return;
    }
    messages_.bar(Topic::File).dismiss();
    messages_.bar(Topic::ChangedByOthers).dismiss();
    recent_.add(document_.path());
    if (again && document_.isModified())
        QMetaObject::invokeMethod(this, &Files::saveSoon, Qt::QueuedConnection);
}

void Files::refuseSave(const Error& error, const std::filesystem::path& path) {
    auto& bar = messages_.bar(Topic::File);
    bar.say(Kind::Bad, sentence(tr("%1 was not saved.").arg(fileName(path)), error));
    if (error.code == ErrorCode::FileChangedByOthers)
        bar.addAction(tr("Save &over it"), [this, path] { startSave(path, true); });
    bar.addAction(tr("Save &as…"), [this] { askAndSaveSoon(); });
}

bool Files::askAndRevert() {
    if (document_.path().empty())
        return false;
    (void)document_.finishSaving();
    if (document_.isModified()) {
        const auto question = tr("Go back to %1 as it was saved last? The changes since then are lost.")
                                  .arg(document_.displayName());
        QMessageBox box(QMessageBox::Warning, tr("Revert"), question, QMessageBox::Cancel, window_);
        auto* revert = box.addButton(tr("&Revert"), QMessageBox::DestructiveRole);
        box.setDefaultButton(QMessageBox::Cancel);
        box.exec();
        if (box.clickedButton() != revert)
            return false;
    }
    const Id scenario = document_.scenarioId();
    if (!load(document_.path()))
        return false;
    document_.setScenario(scenario);
    return true;
}

bool Files::askAndExportJson() {
    QFileDialog dialog(window_, tr("Export as JSON"), folder(), jsonFilter());
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(QStringLiteral("json"));
    dialog.selectFile(QFileInfo(document_.displayName()).completeBaseName() + QStringLiteral(".json"));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return false;
    auto written = document_.save(toPath(dialog.selectedFiles().constFirst()));
    if (!written)
        showError(written.error());
    return written.has_value();
}

bool Files::recover(store::RecoverableWork& work) {
    if (!mayDrop())
        return false;
    const auto name = work.document();
    return finishOpening(document_.recover(work), name.empty() ? work.file() : name);
}

bool Files::mayDrop() {
    (void)document_.finishSaving(); // an error has been told, and leaves it modified
    if (!document_.isModified())
        return true;
    QMessageBox box(QMessageBox::Question, tr("Unsaved changes"),
                    tr("Save the changes to %1?").arg(document_.displayName()),
                    QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, window_);
    box.setObjectName(QStringLiteral("saveChanges"));
    box.setInformativeText(tr("Without saving they are lost."));
    box.setDefaultButton(QMessageBox::Save);
    switch (box.exec()) {
    case QMessageBox::Save: return save();
    case QMessageBox::Discard: return true;
    default: return false;
    }
}

void Files::watch() {
    changeTold_ = false;
    messages_.bar(Topic::ChangedByOthers).dismiss();
    if (!watcher_.files().isEmpty())
        watcher_.removePaths(watcher_.files());
    if (!document_.path().empty())
        watcher_.addPath(toText(document_.path()));
}

void Files::checkForChanges() {
    if (document_.isSaving()) {
        checkSoon_.start();
        return;
    }
    const auto name = toText(document_.path());
    if (!name.isEmpty() && !watcher_.files().contains(name) && QFileInfo::exists(name))
        watcher_.addPath(name); // a file that was replaced is no longer watched
    if (changeTold_ || !document_.changedByOthers())
        return;
    changeTold_ = true;
    auto& bar = messages_.bar(Topic::ChangedByOthers);
    bar.say(Kind::Warning,
            tr("%1 was changed by another program since it was opened here.").arg(document_.displayName()));
    bar.addAction(tr("&Load it again"), [this] { askAndRevert(); });
    bar.addAction(tr("&Keep mine"), [] {});
}

void Files::showError(const Error& error) {
    messages_.bar(Topic::File).say(Kind::Bad, bare(errorText(error)));
}

} // namespace takt::app
