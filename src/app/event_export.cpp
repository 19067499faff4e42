#include "app/event_export.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QLocale>
#include <QProgressDialog>
#include <QStandardPaths>

#include "app/paths.h"
#include "exchange/event_csv.h"
#include "exchange/ocel.h"

namespace takt::app {

namespace {

constexpr int kPoll = 50, kPatience = 500; // until how far it is is shown

/// Where a comma separates decimals, spreadsheets separate cells by semicolons.
exchange::CsvStyle styleHere() {
    return QLocale().decimalPoint() == QLatin1String(",") ? exchange::CsvStyle{';', ','} : exchange::CsvStyle{};
}

} // namespace

EventExport::EventExport(const gui::Playback& playback, const Document& document, MessageArea& messages, QWidget* window)
    : QObject(window), playback_(playback), document_(document), messages_(messages), window_(window) {
    timer_.setInterval(kPoll);
    connect(&timer_, &QTimer::timeout, this, &EventExport::poll);
}

EventExport::~EventExport() { cancel(); } // and what is under way is waited for

bool EventExport::isPossible() const { return playback_.hasRun() && playback_.run()->finished() && playback_.result(); }

void EventExport::ask() {
    if (isBusy()) {
        progress_->show();
        progress_->raise();
        return;
    }
    if (!isPossible())
        return;
    const QString folder = document_.path().empty() ? QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation)
                                                    : toText(document_.path().parent_path());
    QFileDialog dialog(window_, tr("Export the events of this run"), folder);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    const QString table = tr("Table of every event (*.csv)"), log = tr("Log for process mining, OCEL 2.0 (*.sqlite)");
    dialog.setNameFilters({table, log});
    dialog.setDefaultSuffix(QStringLiteral("csv"));
    connect(&dialog, &QFileDialog::filterSelected, &dialog, [&](const QString& filter) {
        dialog.setDefaultSuffix(filter == log ? QStringLiteral("sqlite") : QStringLiteral("csv"));
    });
    dialog.selectFile(tr("%1 events", "file name").arg(QFileInfo(document_.displayName()).completeBaseName()));
    if (dialog.exec() == QDialog::Accepted && !dialog.selectedFiles().isEmpty() && isPossible() && !isBusy())
        write(toPath(dialog.selectedFiles().constFirst()));
}

void EventExport::write(const std::filesystem::path& path) {
    path_ = path;
    stop_ = {};
    done_ = std::make_shared<std::atomic<double>>(0.0);
    const bool csv = QFileInfo(toText(path)).suffix().compare(QLatin1String("csv"), Qt::CaseInsensitive) == 0;
    auto project = std::make_shared<const Project>(playback_.runProject());
    work_.start([run = playback_.run(), project, scenario = playback_.runScenario().id, path, csv, style = styleHere(), token = stop_.get_token(), done = done_] {
        const exchange::EventSource source{*run->network(), *run->trace(), run->trace()->size(), project->scenario(scenario)->plant,
                                           run->settings().interventions, project->settings().startDate};
        const exchange::EventJob job{token, [done](double part) { *done = part; }};
        return csv ? exchange::writeEventsCsv(path, source, style, job) : exchange::writeOcel(path, source, job);
    });
    progress_ = new QProgressDialog(tr("Writing the events of this run to %1").arg(QFileInfo(toText(path)).fileName()), tr("&Cancel"), 0, 1000, window_);
    progress_->setWindowTitle(tr("Export events"));
    progress_->setWindowModality(Qt::NonModal);
    progress_->setMinimumDuration(kPatience);
    progress_->setAutoClose(false);
    progress_->setAutoReset(false);
    connect(progress_, &QProgressDialog::canceled, this, &EventExport::cancel);
    timer_.start();
    poll();
}

void EventExport::poll() {
    auto written = work_.take();
    if (!written) {
        if (!stop_.stop_requested())
            progress_->setValue(static_cast<int>(*done_ * 1000));
        return;
    }
    timer_.stop();
    progress_->disconnect(this);
    progress_->deleteLater();
    progress_ = nullptr;
    if (*written)
        Q_EMIT told(tr("The events are in %1").arg(QFileInfo(toText(path_)).fileName()));
    else if (written->error().code != ErrorCode::Cancelled)
        messages_.bar(MessageArea::Topic::File).say(gui::Pill::Kind::Bad, errorText(written->error()));
    Q_EMIT finished(written->has_value());
}

} // namespace takt::app
