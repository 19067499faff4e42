#include "gui/time/bookmarks.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTableWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/time/playback.h"

namespace takt::gui {

std::vector<Bookmark> bookmarksOf(const Plant& plant) {
    std::vector<Bookmark> all(plant.get<Bookmark>().begin(), plant.get<Bookmark>().end());
    std::stable_sort(all.begin(), all.end(), [](const Bookmark& a, const Bookmark& b) { return a.at < b.at; });
    return all;
}

void setBookmark(Document& document, const Playback& playback) {
    const Duration at = playback.cursor() - Time{};
    const auto& all = document.plant().get<Bookmark>();
    if (!playback.hasRun() || std::any_of(all.begin(), all.end(), [at](const Bookmark& b) { return b.at == at; }))
        return;
    Bookmark bookmark;
    bookmark.at = at;
    bookmark.name = dayAndTime(playback.cursor()).toStdString();
    Edit edit = document.edit();
    edit.insert(bookmark);
    (void)document.push(edit, BookmarkDialog::tr("Set a bookmark"));
}

BookmarkDialog::BookmarkDialog(Document& document, Playback& playback, QWidget* parent)
    : QDialog(parent), document_(document), playback_(playback), table_(new QTableWidget), empty_(new QLabel),
      go_(new QPushButton(tr("&Go there"))), remove_(new QPushButton(tr("&Delete"))) {
    setWindowTitle(tr("Bookmarks"));
    empty_->setText(tr("No bookmark yet. “Bookmark this moment” (Ctrl+B) sets one at the cursor."));
    empty_->setWordWrap(true);
    table_->setAccessibleName(tr("Bookmarks"));
    table_->setColumnCount(ColumnCount);
    table_->setHorizontalHeaderLabels({tr("Moment"), tr("Name"), tr("Note")});
    table_->verticalHeader()->hide();
    table_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    table_->setToolTip(tr("F2, or a double click, changes name and note; Enter goes there"));
    table_->horizontalHeader()->setStretchLastSection(true);
    table_->setSelectionBehavior(QAbstractItemView::SelectRows);
    table_->setSelectionMode(QAbstractItemView::SingleSelection);
    table_->setTabKeyNavigation(false);
    auto* buttons = new QHBoxLayout;
    auto* close = new QPushButton(tr("&Close"));
    buttons->addWidget(go_);
    buttons->addWidget(remove_);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->addWidget(empty_);
    column->addWidget(table_, 1);
    column->addLayout(buttons);
    for (auto* button : {go_, remove_, close})
        button->setAutoDefault(false);
    connect(go_, &QPushButton::clicked, this, [this] { goTo(table_->currentRow()); });
    connect(remove_, &QPushButton::clicked, this, &BookmarkDialog::removeCurrent);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
    auto* byKey = new QShortcut(QKeySequence(Qt::Key_Delete), table_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(byKey, &QShortcut::activated, this, &BookmarkDialog::removeCurrent);
    connect(table_, &QTableWidget::cellChanged, this, &BookmarkDialog::take);
    connect(table_, &QTableWidget::currentCellChanged, this, &BookmarkDialog::enable);
    connect(table_, &QTableWidget::cellActivated, this, [this](int row, int at) {
        if (at == Moment)
            goTo(row);
    });
    connect(&document, &Document::changed, this, &BookmarkDialog::fill);
    connect(&document, &Document::reset, this, &BookmarkDialog::fill);
    connect(&document, &Document::scenarioChanged, this, &BookmarkDialog::fill);
    resize(560, 320);
    fill();
}

void BookmarkDialog::fill() {
    const auto all = bookmarksOf(document_.plant());
    const Id current = idOf(table_->currentRow());
    const QSignalBlocker quiet(table_);
    table_->setRowCount(static_cast<int>(all.size()));
    for (int row = 0; row < table_->rowCount(); ++row) {
        const Bookmark& bookmark = all[static_cast<std::size_t>(row)];
        const QString texts[] = {dayAndTime(Time{} + bookmark.at), QString::fromStdString(bookmark.name),
                                 QString::fromStdString(bookmark.note)};
        for (int at = 0; at < ColumnCount; ++at) {
            auto* item = new QTableWidgetItem(texts[at]);
            item->setData(Qt::UserRole, QVariant::fromValue<qulonglong>(bookmark.id.value));
            if (at == Moment)
                item->setFlags(item->flags() & ~Qt::ItemIsEditable);
            table_->setItem(row, at, item);
        }
        if (bookmark.id == current)
            table_->setCurrentCell(row, std::max(0, table_->currentColumn()));
    }
    table_->resizeColumnsToContents();
    table_->setColumnWidth(Name, std::max(160, table_->columnWidth(Name)));
    empty_->setVisible(all.empty());
    table_->setVisible(!all.empty());
    enable();
}

Id BookmarkDialog::idOf(int row) const {
    const auto* item = row < 0 || row >= table_->rowCount() ? nullptr : table_->item(row, Moment);
    return item ? Id{item->data(Qt::UserRole).toULongLong()} : Id{};
}

void BookmarkDialog::take(int row, int column) {
    const std::string typed = table_->item(row, column)->text().trimmed().toStdString();
    Edit edit = document_.edit();
    edit.modify<Bookmark>(idOf(row), [&](Bookmark& b) { (column == Name ? b.name : b.note) = typed; });
    const auto text = column == Name ? tr("Rename a bookmark") : tr("Note on a bookmark");
    // Filling anew while the editor closes would take its cell away under it.
    QMetaObject::invokeMethod(this, [this, edit, text] {
        if (!document_.push(edit, text))
            fill();
    }, Qt::QueuedConnection);
}

void BookmarkDialog::goTo(int row) {
    if (const auto* bookmark = document_.plant().find<Bookmark>(idOf(row)))
        playback_.seek(Time{} + bookmark->at);
}

void BookmarkDialog::removeCurrent() {
    const Id id = idOf(table_->currentRow());
    if (!id)
        return;
    Edit edit = document_.edit();
    edit.remove(id);
    (void)document_.push(edit, tr("Delete a bookmark"));
}

void BookmarkDialog::enable() {
    const bool on = static_cast<bool>(idOf(table_->currentRow()));
    go_->setEnabled(on && playback_.hasRun());
    remove_->setEnabled(on);
}

} // namespace takt::gui
