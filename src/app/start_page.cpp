#include "app/start_page.h"

#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "app/samples.h"
#include "gui/common/card_frame.h"
#include "gui/common/theme.h"

namespace takt::app {

namespace {

constexpr int kCardWidth = 380;

void clearLayout(QLayout* layout) {
    while (QLayoutItem* item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

QPushButton* wideButton(const QString& text, const QString& iconName) {
    auto* button = new QPushButton(gui::icon(iconName), text);
    button->setStyleSheet(QStringLiteral("text-align: left; padding: 8px 12px;"));
    button->setIconSize(QSize(20, 20));
    return button;
}

QLabel* quietLabel(const QString& text) {
    auto* label = new QLabel(text);
    label->setWordWrap(true);
    gui::makeQuiet(label);
    return label;
}

/// A button with the file's name, and below it, quietly, where it lies.
QWidget* recentRow(const QFileInfo& file, StartPage* page) {
    auto* row = new QWidget;
    auto* layout = new QVBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    auto* button = new QPushButton(file.fileName().replace(QLatin1Char('&'), QLatin1String("&&")));
    button->setFlat(true);
    button->setStyleSheet(QStringLiteral("text-align: left; padding: 2px 6px;"));
    button->setEnabled(file.exists());
    button->setToolTip(QDir::toNativeSeparators(file.absoluteFilePath()));
    QObject::connect(button, &QPushButton::clicked, page,
                     [page, path = file.absoluteFilePath()] { Q_EMIT page->fileWanted(path); });
    const auto folder = QDir::toNativeSeparators(file.absolutePath());
    auto* where =
        quietLabel(file.exists() ? StartPage::tr("%1, %2").arg(
                                       folder, QLocale().toString(file.lastModified(), QLocale::ShortFormat))
                                 : StartPage::tr("%1, missing").arg(folder));
    where->setContentsMargins(7, 0, 0, 4);
    layout->addWidget(button);
    layout->addWidget(where);
    return row;
}

} // namespace

StartPage::StartPage(RecentFiles& recent, QWidget* parent) : QWidget(parent), recent_(recent) {
    setAutoFillBackground(true);
    auto* cards = new QHBoxLayout;
    cards->setSpacing(gui::Theme::kGap);
    cards->addStretch(1);
    cards->addWidget(beginCard());
    cards->addWidget(recentCard());
    cards->addStretch(1);
    auto* title = new QLabel(tr("Draw the value stream, press play, and watch it pull."));
    title->setAlignment(Qt::AlignCenter);
    title->setFont(gui::Theme::instance().font(6, true));
    auto* layout = new QVBoxLayout(this);
    layout->addStretch(2);
    layout->addWidget(title);
    layout->addSpacing(24);
    layout->addLayout(cards);
    layout->addStretch(3);
    connect(&recent, &RecentFiles::changed, this, &StartPage::fillRecent);
    fillRecent();
}

QWidget* StartPage::beginCard() {
    auto* card = new gui::CardFrame(tr("Begin"));
    card->setFixedWidth(kCardWidth);
    auto* empty = wideButton(tr("&New map"), QStringLiteral("plus"));
    empty->setObjectName(QStringLiteral("startNew"));
    auto* open = wideButton(tr("&Open a file…"), QStringLiteral("open"));
    open->setObjectName(QStringLiteral("startOpen"));
    connect(empty, &QPushButton::clicked, this, &StartPage::newWanted);
    connect(open, &QPushButton::clicked, this, &StartPage::openWanted);
    card->body()->addWidget(empty);
    card->body()->addWidget(open);
    card->body()->addSpacing(8);
    card->body()->addWidget(quietLabel(tr("Samples that already move, as a copy of your own:")));
    for (const auto& resource : sampleResources()) {
        const auto sample = readSample(resource);
        if (!sample)
            continue;
        auto* button = wideButton(QString(sample->name).replace(QLatin1Char('&'), QLatin1String("&&")),
                                  QStringLiteral("play"));
        connect(button, &QPushButton::clicked, this, [this, resource] { Q_EMIT sampleWanted(resource); });
        card->body()->addWidget(button);
    }
    card->body()->addStretch(1);
    return card;
}

QWidget* StartPage::recentCard() {
    auto* card = new gui::CardFrame(tr("Recent files"));
    card->setFixedWidth(kCardWidth);
    recentRows_ = new QVBoxLayout;
    recentRows_->setSpacing(2);
    card->body()->addLayout(recentRows_);
    card->body()->addStretch(1);
    return card;
}

void StartPage::fillRecent() {
    clearLayout(recentRows_);
    for (const auto& file : recent_.files())
        recentRows_->addWidget(recentRow(QFileInfo(file), this));
    if (recent_.files().isEmpty())
        recentRows_->addWidget(
            quietLabel(tr("Files that you open or save are listed here. You can also drop a file "
                          "on this window.")));
}

void StartPage::showEvent(QShowEvent* event) {
    fillRecent();
    QWidget::showEvent(event);
}

} // namespace takt::app
