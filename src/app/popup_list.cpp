#include "app/popup_list.h"

#include <QGuiApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>
#include <algorithm>

#include "gui/common/theme.h"

namespace takt::app {

namespace {

constexpr int kWidth = 440;
constexpr int kMostHeight = 420;
constexpr int kPad = 8;
constexpr int kMarkRoom = 20;

struct Parts {
    QString word, text, detail;
    gui::Pill::Kind kind;
    explicit Parts(const QModelIndex& index)
        : word(index.data(EntryDelegate::WordRole).toString()),
          text(index.data(EntryDelegate::TextRole).toString()),
          detail(index.data(EntryDelegate::DetailRole).toString()),
          kind(static_cast<gui::Pill::Kind>(index.data(EntryDelegate::KindRole).toInt())) {}
    int left() const { return word.isEmpty() ? kPad : kPad + kMarkRoom; }
};

int heightOf(const QFont& font, const QString& text, int width) {
    return text.isEmpty()
               ? 0
               : QFontMetrics(font).boundingRect(0, 0, width, 10'000, Qt::TextWordWrap, text).height();
}

QFont wordFont() { return gui::Theme::instance().font(-1, true); }
QFont textFont() { return gui::Theme::instance().font(); }
QFont detailFont() { return gui::Theme::instance().font(-1); }

QColor wordColor(gui::Pill::Kind kind) {
    const auto& c = gui::colors();
    switch (kind) {
    case gui::Pill::Kind::Bad: return c.badText;
    case gui::Pill::Kind::Warning: return c.warningText;
    case gui::Pill::Kind::Good: return c.goodText;
    case gui::Pill::Kind::Neutral: break;
    }
    return c.quiet;
}

} // namespace

QSize EntryDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Parts parts(index);
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    const int width = (view ? view->viewport()->width() : kWidth) - parts.left() - kPad;
    return {0, 2 * kPad + heightOf(wordFont(), parts.word, width) + heightOf(textFont(), parts.text, width) +
                   heightOf(detailFont(), parts.detail, width)};
}

void EntryDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                          const QModelIndex& index) const {
    const Parts parts(index);
    const auto& c = gui::colors();
    painter->save();
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        painter->fillRect(option.rect, c.accentSoft);
    QRect room = option.rect.adjusted(parts.left(), kPad, -kPad, -kPad);
    const auto write = [&](const QFont& font, const QColor& colour, const QString& text) {
        const int height = heightOf(font, text, room.width());
        painter->setFont(font);
        painter->setPen(colour);
        painter->drawText(room, Qt::TextWordWrap, text);
        room.setTop(room.top() + height);
    };
    if (!parts.word.isEmpty()) {
        gui::paintMark(
            *painter, parts.kind,
            QPointF(option.rect.left() + kPad + 7, room.top() + QFontMetrics(wordFont()).height() / 2.0), 9);
        write(wordFont(), wordColor(parts.kind), parts.word);
    }
    write(textFont(), c.ink, parts.text);
    write(detailFont(), c.quiet, parts.detail);
    painter->restore();
}

PopupList::PopupList(const QString& name, QWidget* parent, const QString& searchHint)
    : QFrame(parent, Qt::Popup), list_(new QListWidget(this)) {
    setAccessibleName(name);
    setObjectName(QStringLiteral("popupList"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 4, 4, 4);
    layout->setSpacing(4);
    if (!searchHint.isEmpty()) {
        search_ = new QLineEdit(this);
        search_->setPlaceholderText(searchHint);
        search_->setAccessibleName(searchHint);
        search_->setClearButtonEnabled(true);
        search_->installEventFilter(this);
        connect(search_, &QLineEdit::textChanged, this, &PopupList::filter);
        layout->addWidget(search_);
        setFocusProxy(search_);
    } else {
        setFocusProxy(list_);
    }
    layout->addWidget(list_);
    list_->setAccessibleName(name);
    list_->setFrameShape(QFrame::NoFrame);
    list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    list_->setMouseTracking(true);
    list_->setItemDelegate(new EntryDelegate(list_));
    list_->installEventFilter(this);
    connect(list_, &QListWidget::itemClicked, this,
            [this](QListWidgetItem* item) { choose(list_->row(item)); });
}

void PopupList::setEntries(const std::vector<PopupEntry>& entries, const QString& whenEmpty) {
    list_->clear();
    for (const auto& entry : entries) {
        auto* item = new QListWidgetItem(list_);
        QStringList spoken{entry.word, entry.text, entry.detail};
        spoken.removeAll(QString());
        item->setData(Qt::AccessibleTextRole, spoken.join(QStringLiteral(". ")));
        item->setData(EntryDelegate::KindRole, static_cast<int>(entry.kind));
        item->setData(EntryDelegate::WordRole, entry.word);
        item->setData(EntryDelegate::TextRole, entry.text);
        item->setData(EntryDelegate::DetailRole, entry.detail);
        item->setData(EntryDelegate::IdRole, QVariant::fromValue<qulonglong>(entry.id.value));
    }
    if (entries.empty()) {
        auto* item = new QListWidgetItem(list_);
        item->setData(EntryDelegate::TextRole, whenEmpty);
        item->setData(Qt::AccessibleTextRole, whenEmpty);
        item->setFlags(Qt::ItemIsEnabled);
    }
    if (search_)
        search_->clear();
    list_->setCurrentRow(0);
    fitHeight();
}

void PopupList::fitHeight() {
    setFixedWidth(kWidth);
    layout()->activate();
    list_->doItemsLayout();
    int height = 4;
    for (int row = 0; row < list_->count(); ++row)
        if (!list_->isRowHidden(row))
            height += list_->sizeHintForRow(row);
    list_->setFixedHeight(std::clamp(height, 32, kMostHeight));
    layout()->invalidate();
    layout()->activate();
    setFixedHeight(layout()->sizeHint().height());
}

void PopupList::openUnder(const QWidget* anchor) {
    const QRect screen = anchor->screen()->availableGeometry();
    const auto& c = gui::colors();
    setStyleSheet(
        QStringLiteral("#popupList { background: %1; border: 1px solid %2; } QListWidget { border: none; }")
            .arg(c.panel.name(), c.line.name()));
    ensurePolished();
    fitHeight();
    QPoint at = anchor->mapToGlobal(QPoint(anchor->width() - width(), anchor->height() + 4));
    at.setX(std::clamp(at.x(), screen.left() + 4, std::max(screen.left() + 4, screen.right() - width() - 4)));
    if (at.y() + height() + 4 > screen.bottom())
        at.setY(std::max(screen.top(), anchor->mapToGlobal(QPoint(0, 0)).y() - height() - 4));
    move(at);
    show();
    fitHeight(); // now that the list knows its real width
    (search_ ? static_cast<QWidget*>(search_) : list_)->setFocus(Qt::PopupFocusReason);
}

void PopupList::filter(const QString& text) {
    int first = -1;
    for (int row = 0; row < list_->count(); ++row) {
        const bool fits =
            list_->item(row)->data(EntryDelegate::TextRole).toString().contains(text, Qt::CaseInsensitive);
        list_->setRowHidden(row, !fits);
        if (fits && first < 0)
            first = row;
    }
    list_->setCurrentRow(first);
    fitHeight();
}

void PopupList::choose(int row) {
    const auto* item = row < 0 ? nullptr : list_->item(row);
    if (!item || list_->isRowHidden(row))
        return;
    const Id id{item->data(EntryDelegate::IdRole).toULongLong()};
    hide();
    if (id)
        Q_EMIT chosen(id);
}

bool PopupList::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress)
        return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
        choose(list_->currentRow());
        return true;
    }
    const bool walks = key->key() == Qt::Key_Down || key->key() == Qt::Key_Up ||
                       key->key() == Qt::Key_PageDown || key->key() == Qt::Key_PageUp;
    if (watched == search_ && walks) {
        QCoreApplication::sendEvent(list_, event);
        return true;
    }
    return QFrame::eventFilter(watched, event);
}

} // namespace takt::app
