#include "gui/map/palette_panel.h"

#include <QApplication>
#include <QDrag>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollArea>
#include <QStyle>
#include <QVBoxLayout>

#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/symbol_art.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {
constexpr QSize kPicture{34, 26};
}

// ------------------------------------------------------------------ PaletteTile

PaletteTile::PaletteTile(const SymbolKind& kind, QWidget* parent) : QAbstractButton(parent), kind_(kind) {
    const QString tip = kind.executable ? symbolTip(kind) : PalettePanel::tr("%1. It does not run.").arg(symbolTip(kind));
    setText(symbolName(kind));
    setToolTip(PalettePanel::tr("%1: %2", "symbol, what it is for").arg(symbolName(kind), tip));
    setAccessibleName(symbolName(kind));
    setAccessibleDescription(tip);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::OpenHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QPixmap PaletteTile::picture() const { return symbolPicture(kind_, kPicture, devicePixelRatioF()); }

void PaletteTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& c = colors();
    painter.setPen(hasFocus()          ? QPen(c.accent, 1.5)
                   : kind_.executable ? QPen(Qt::NoPen)
                                      : QPen(c.line, 1, Qt::DashLine));
    painter.setBrush(isDown() || underMouse() ? c.accentSoft : c.ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 6, 6);
    painter.drawPixmap(QPointF((width() - kPicture.width()) / 2.0, 3), picture());
    QFont font = mapFont(10);
    painter.setFont(font);
    const QRectF room(1, 29, width() - 2, height() - 30);
    const auto fits = [&] {
        const QRectF needed =
            QFontMetricsF(font).boundingRect(room, Qt::AlignCenter | Qt::TextWordWrap, text());
        return needed.width() <= room.width() && needed.height() <= room.height() + 3;
    };
    for (int size = 9; size >= 8 && !fits(); --size)
        font = mapFont(size);
    painter.setFont(font);
    painter.setPen(c.ink);
    painter.drawText(room, Qt::AlignCenter | Qt::TextWordWrap, text());
}

void PaletteTile::mousePressEvent(QMouseEvent* event) {
    pressedAt_ = event->position().toPoint();
    QAbstractButton::mousePressEvent(event);
}

void PaletteTile::mouseMoveEvent(QMouseEvent* event) {
    const QPoint by = event->position().toPoint() - pressedAt_;
    if (!event->buttons().testFlag(Qt::LeftButton) ||
        by.manhattanLength() < QApplication::startDragDistance()) {
        QAbstractButton::mouseMoveEvent(event);
        return;
    }
    setDown(false);
    auto* drag = new QDrag(this);
    auto* carried = new QMimeData;
    carried->setData(QString::fromLatin1(MapView::kPaletteMime), QByteArray(kind_.key));
    drag->setMimeData(carried);
    drag->setPixmap(picture());
    drag->setHotSpot(QPoint(kPicture.width() / 2, kPicture.height() / 2));
    drag->exec(Qt::CopyAction);
}

void PaletteTile::enterEvent(QEnterEvent*) { update(); }
void PaletteTile::leaveEvent(QEvent*) { update(); }

void PaletteTile::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

// ------------------------------------------------------------------ PaletteHeading

PaletteHeading::PaletteHeading(const QString& text, QWidget* parent) : QAbstractButton(parent) {
    setText(text);
    setAccessibleName(text);
    setCheckable(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void PaletteHeading::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& c = colors();
    const QColor ink = hasFocus() || underMouse() ? readable(c.accent, c.panel) : c.quiet;
    painter.setPen(QPen(ink, 1.4));
    const QPointF tip(6, height() / 2.0 + 1);
    painter.drawPolyline(isChecked() ? QPolygonF{tip + QPointF(-4, -2), tip + QPointF(0, 2), tip + QPointF(4, -2)}
                                     : QPolygonF{tip + QPointF(-2, -4), tip + QPointF(2, 0), tip + QPointF(-2, 4)});
    painter.setFont(Theme::instance().font(-1));
    painter.setPen(ink);
    drawTextLine(painter, QRectF(16, 0, width() - 18, height()), Qt::AlignLeft | Qt::AlignVCenter, text());
}

// ------------------------------------------------------------------ PalettePanel

PalettePanel::PalettePanel(QWidget* parent) : QFrame(parent), find_(new QLineEdit(this)), nothing_(nullptr) {
    setObjectName(QStringLiteral("palettePanel"));
    setAccessibleName(tr("Elements"));
    QVBoxLayout* column = makeColumn();
    for (int group = 0; group < static_cast<int>(SymbolGroup::Count); ++group)
        addGroup(*column, static_cast<SymbolGroup>(group));
    auto* nothing = new QLabel(tr("No symbol is called so"), this);
    nothing->setWordWrap(true);
    makeQuiet(nothing);
    nothing_ = nothing;
    column->addWidget(nothing);
    column->addStretch(1);
    const int bar = style()->pixelMetric(QStyle::PM_ScrollBarExtent, nullptr, this);
    setFixedWidth(2 * PaletteTile(symbolKinds().front()).sizeHint().width() + 4 + 10 + std::min(bar, 12));
    connect(find_, &QLineEdit::textChanged, this, &PalettePanel::arrange);
    connect(find_, &QLineEdit::returnPressed, this, [this] {
        if (const auto shown = shownTiles(); !shown.empty() && !find_->text().trimmed().isEmpty())
            shown.front()->click();
    });
    arrange();
}

/// Title, field to find in, and below them what scrolls.
QVBoxLayout* PalettePanel::makeColumn() {
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 8, 0, 0);
    outer->setSpacing(4);
    auto* title = new QLabel(tr("Elements"), this);
    title->setFont(Theme::instance().font(0, true));
    title->setContentsMargins(9, 0, 8, 0);
    outer->addWidget(title);
    find_->setPlaceholderText(tr("Find (/)"));
    find_->setAccessibleName(tr("Find an element"));
    find_->setClearButtonEnabled(true);
    auto* findRow = new QHBoxLayout;
    findRow->setContentsMargins(8, 0, 8, 0);
    findRow->addWidget(find_);
    outer->addLayout(findRow);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(8, 0, 2, 8);
    column->setSpacing(2);
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);
    return column;
}

void PalettePanel::addGroup(QVBoxLayout& column, SymbolGroup which) {
    Group group{new PaletteHeading(groupName(which), this), {}, new QWidget(this), nullptr};
    group.places = new QGridLayout(group.grid);
    group.places->setContentsMargins(0, 0, 0, 0);
    group.places->setSpacing(4);
    group.places->setColumnStretch(1, 1);
    for (const auto& kind : symbolKinds()) {
        if (kind.group != which)
            continue;
        auto* tile = new PaletteTile(kind, group.grid);
        connect(tile, &QAbstractButton::clicked, this, [this, &kind] { Q_EMIT chosen(kind); });
        group.tiles.push_back(tile);
    }
    // What most maps need is open at first.
    group.heading->setChecked(which <= SymbolGroup::Kanban);
    connect(group.heading, &QAbstractButton::toggled, this, &PalettePanel::arrange);
    column.addWidget(group.heading);
    column.addWidget(group.grid);
    groups_.push_back(std::move(group));
}

PaletteTile* PalettePanel::tile(TableId table, int look) {
    for (const auto& group : groups_)
        for (auto* tile : group.tiles)
            if (tile->kind().table == table && tile->kind().look == look) {
                find_->clear();
                group.heading->setChecked(true);
                return tile;
            }
    return nullptr;
}

std::vector<PaletteTile*> PalettePanel::shownTiles() const {
    std::vector<PaletteTile*> shown;
    for (const auto& group : groups_)
        for (auto* tile : group.tiles)
            if (tile->isVisibleTo(this))
                shown.push_back(tile);
    return shown;
}

/// While something is looked for, everything that fits is seen, whatever is folded.
void PalettePanel::arrange() {
    const bool finding = !find_->text().trimmed().isEmpty();
    bool any = false;
    for (const auto& group : groups_) {
        int place = 0;
        for (auto* tile : group.tiles) {
            const bool fits = matchOf(tile->kind(), find_->text()) > 0;
            group.places->removeWidget(tile);
            tile->setVisible(fits);
            if (!fits)
                continue;
            group.places->addWidget(tile, place / 2, place % 2, Qt::AlignLeft | Qt::AlignTop);
            ++place;
        }
        group.heading->setVisible(place > 0);
        group.grid->setVisible(place > 0 && (finding || group.heading->isChecked()));
        any = any || place > 0;
    }
    if (nothing_)
        nothing_->setVisible(!any);
}

} // namespace takt::gui
