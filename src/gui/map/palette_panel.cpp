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
#include <QShortcut>
#include <QVBoxLayout>

#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"
#include "gui/map/symbols.h"

namespace takt::gui {

namespace {
constexpr QSize kPicture{34, 26};
}

// ------------------------------------------------------------------ PaletteTile

PaletteTile::PaletteTile(int code, const QString& name, const QString& tip, QWidget* parent)
    : QAbstractButton(parent), code_(code) {
    setText(name);
    setToolTip(tip);
    setAccessibleName(name);
    setAccessibleDescription(tip);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::OpenHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QPixmap PaletteTile::picture() const {
    return code_ < MapView::kLoopCode
               ? elementPicture(static_cast<TableId>(code_), kPicture, devicePixelRatioF())
               : loopPicture(static_cast<LoopKind>(code_ - MapView::kLoopCode), kPicture,
                             devicePixelRatioF());
}

void PaletteTile::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Palette& c = colors();
    painter.setPen(hasFocus() ? QPen(c.accent, 1.5) : QPen(Qt::NoPen));
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
    if (!fits())
        font = mapFont(9);
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
    carried->setData(QString::fromLatin1(MapView::kPaletteMime), QByteArray::number(code_));
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

// ------------------------------------------------------------------ PalettePanel

PalettePanel::PalettePanel(QWidget* parent) : QFrame(parent), find_(new QLineEdit(this)) {
    setObjectName(QStringLiteral("palettePanel"));
    setAccessibleName(tr("Elements"));
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
    column->setObjectName(QStringLiteral("paletteColumn"));
    column->setContentsMargins(8, 0, 8, 8);
    column->setSpacing(3);
    scroll->setWidget(content);
    outer->addWidget(scroll, 1);
    addGroup(tr("Flow"),
             {make(TableId::Processes, tr("A step that makes something: cycle time, changeover, uptime")),
              make(TableId::Suppliers, tr("Delivers material after its lead time")),
              make(TableId::Customers, tr("Takes products: its demand sets the takt")),
              make(TableId::Transports, tr("Carries material, by timetable or at once"))});
    addGroup(tr("Stock"), {make(TableId::Inventories, tr("Uncontrolled stock between push steps")),
                           make(TableId::Supermarkets, tr("A store that kanban loops keep filled")),
                           make(TableId::FifoLanes, tr("First in, first out, with a limit"))});
    addGroup(
        tr("Control"),
        {make(TableId::ProductionControls, tr("Plans: schedules for processes, or levels one pacemaker")),
         make(LoopKind::Production,
              tr("From a supermarket to the process that fills it: one card, one container")),
         make(LoopKind::Withdrawal,
              tr("From a supermarket or supplier to the process or store that uses it")),
         make(LoopKind::Signal,
              tr("From a supermarket to the process that fills it: one lot at the trigger")),
         make(LoopKind::Conwip, tr("From a process to a later one or a store: as many containers as cards in "
                                   "between")),
         make(LoopKind::BaseStock, tr("Without cards, by the stock: base stock, reorder point (s, Q) or min/max "
                                      "(s, S), chosen in the inspector"))});
    column->addStretch(1);
    setFixedWidth(2 * PaletteTile(0, {}, {}).sizeHint().width() + 4 + 16);
    connect(find_, &QLineEdit::textChanged, this, &PalettePanel::filter);
}

PaletteTile* PalettePanel::make(TableId kind, const QString& tip) {
    auto* tile = new PaletteTile(static_cast<int>(kind), kindName(kind), tip, this);
    connect(tile, &QAbstractButton::clicked, this, [this, kind] { Q_EMIT elementChosen(kind); });
    return tile;
}

PaletteTile* PalettePanel::make(LoopKind kind, const QString& tip) {
    const QString name = watchesPosition(kind) ? tr("Stock control") : loopKindName(kind);
    auto* tile = new PaletteTile(MapView::kLoopCode + static_cast<int>(kind), name, tip, this);
    connect(tile, &QAbstractButton::clicked, this, [this, kind] { Q_EMIT loopChosen(kind); });
    return tile;
}

void PalettePanel::addGroup(const QString& heading, const std::vector<PaletteTile*>& tiles) {
    auto* column = findChild<QVBoxLayout*>(QStringLiteral("paletteColumn"));
    auto* label = new QLabel(heading, this);
    label->setContentsMargins(1, 5, 0, 0);
    makeQuiet(label);
    auto* grid = new QWidget(this);
    auto* layout = new QGridLayout(grid);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    int place = 0;
    for (auto* tile : tiles) {
        layout->addWidget(tile, place / 2, place % 2, Qt::AlignLeft | Qt::AlignTop);
        ++place;
    }
    layout->setColumnStretch(1, 1);
    column->addWidget(label);
    column->addWidget(grid);
    groups_.push_back({label, tiles, grid});
}

PaletteTile* PalettePanel::tile(int code) const {
    for (const auto& group : groups_)
        for (auto* tile : group.tiles)
            if (tile->code() == code)
                return tile;
    return nullptr;
}

void PalettePanel::filter(const QString& text) {
    for (const auto& group : groups_) {
        auto* layout = static_cast<QGridLayout*>(group.grid->layout());
        int place = 0;
        for (auto* tile : group.tiles) {
            const bool fits = text.trimmed().isEmpty() ||
                              tile->text().contains(text.trimmed(), Qt::CaseInsensitive) ||
                              tile->toolTip().contains(text.trimmed(), Qt::CaseInsensitive);
            layout->removeWidget(tile);
            tile->setVisible(fits);
            if (fits) {
                layout->addWidget(tile, place / 2, place % 2, Qt::AlignLeft | Qt::AlignTop);
                ++place;
            }
        }
        group.heading->setVisible(place > 0);
        group.grid->setVisible(place > 0);
    }
}

} // namespace takt::gui
