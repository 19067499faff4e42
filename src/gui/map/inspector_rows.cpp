#include "gui/map/inspector_rows.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>

#include "gui/common/card_frame.h"
#include "gui/common/theme.h"
#include "gui/map/text_dialog.h"

namespace takt::gui {

namespace {

QString asHtmlSafe(const QString& text) { return text.toHtmlEscaped(); }

template <class Function>
std::function<Result<void>(Edit&)> always(Function function) {
    return [function = std::move(function)](Edit& edit) -> Result<void> {
        function(edit);
        return {};
    };
}

} // namespace

void paintProvenance(QPainter& painter, const QPointF& centre, Provenance from) {
    const Palette& c = colors();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(from == Provenance::Entered    ? c.entered
                     : from == Provenance::Computed ? c.computed
                                                    : c.simulated);
    painter.drawEllipse(centre, 3.5, 3.5);
}

// ------------------------------------------------------------------ choices

ChoiceRow::ChoiceRow(const SheetChoice& choice, QWidget* parent)
    : InspectorRow(parent), label_(new QLabel(choice.label, this)), box_(new QComboBox(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(8);
    label_->setBuddy(box_);
    layout->addWidget(label_);
    layout->addWidget(box_, 1);
    box_->setAccessibleName(choice.label);
    box_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    box_->setMinimumWidth(80);
    box_->setFocusPolicy(Qt::StrongFocus);
    connect(box_, &QComboBox::activated, this, [this](int chosen) {
        if (chosen != choice_.current)
            Q_EMIT entered(this, choice_.undo,
                           always([choose = choice_.choose, chosen](Edit& edit) { choose(edit, chosen); }));
    });
    ChoiceRow::take(choice);
}

void ChoiceRow::take(const SheetLine& line) {
    choice_ = std::get<SheetChoice>(line);
    const QSignalBlocker quiet(box_);
    QStringList shown;
    for (int i = 0; i < box_->count(); ++i)
        shown << box_->itemText(i);
    if (shown != choice_.options) {
        box_->clear();
        box_->addItems(choice_.options);
    }
    box_->setCurrentIndex(choice_.current);
    // What is chosen may be cut off.
    box_->setToolTip(choice_.tip.isEmpty() ? box_->currentText() : box_->currentText() + QLatin1Char('\n') + choice_.tip);
    box_->setAccessibleDescription(choice_.tip);
    label_->setToolTip(choice_.tip);
    constexpr int kFrame = 24;
    box_->view()->setMinimumWidth(box_->view()->sizeHintForColumn(0) + kFrame);
}

FlagRow::FlagRow(const SheetFlag& flag, QWidget* parent)
    : InspectorRow(parent), box_(new QCheckBox(flag.label, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 0, 3);
    layout->addWidget(box_);
    connect(box_, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT entered(this, flag_.undo, always([set = flag_.set, on](Edit& edit) { set(edit, on); }));
    });
    FlagRow::take(flag);
}

void FlagRow::take(const SheetLine& line) {
    flag_ = std::get<SheetFlag>(line);
    box_->setChecked(flag_.on);
    box_->setToolTip(flag_.tip);
    box_->setAccessibleDescription(flag_.tip);
}

DaysRow::DaysRow(const SheetDays& days, QWidget* parent) : InspectorRow(parent) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 0, 0);
    layout->setSpacing(2);
    layout->addWidget(new QLabel(days.label, this));
    layout->addStretch();
    for (int d = 0; d < 7; ++d) {
        auto* button = new QToolButton(this);
        button->setCheckable(true);
        button->setText(QLocale().dayName(d + 1, QLocale::ShortFormat).left(2));
        button->setAccessibleName(QLocale().dayName(d + 1, QLocale::LongFormat));
        button->setToolTip(button->accessibleName());
        button->setFixedSize(24, 24);
        button->setStyleSheet(QStringLiteral("QToolButton { padding: 0; }"));
        connect(button, &QToolButton::clicked, this, [this, d](bool on) {
            DaySet next = days_.days;
            next.bits = static_cast<std::uint8_t>(on ? next.bits | (1U << d) : next.bits & ~(1U << d));
            Q_EMIT entered(this, days_.undo,
                           always([set = days_.set, next](Edit& edit) { set(edit, next); }));
        });
        layout->addWidget(button);
        buttons_.push_back(button);
    }
    DaysRow::take(days);
}

void DaysRow::take(const SheetLine& line) {
    days_ = std::get<SheetDays>(line);
    for (std::size_t d = 0; d < buttons_.size(); ++d)
        buttons_[d]->setChecked(days_.days.has(static_cast<std::int64_t>(d)));
}

// ------------------------------------------------------------------ figures, headings, notes, actions

FigureRow::FigureRow(const SheetFigure& figure, QWidget* parent) : InspectorRow(parent) {
    setFixedHeight(27);
    FigureRow::take(figure);
}

void FigureRow::take(const SheetLine& line) {
    figure_ = std::get<SheetFigure>(line);
    const QString origin = figure_.from == Provenance::Simulated ? tr("simulated") : tr("computed");
    setToolTip(tr("%1<br><i>%2</i>", "how it is worked out, where it comes from")
                   .arg(asHtmlSafe(figure_.tip), asHtmlSafe(origin)));
    setAccessibleName(tr("%1: %2, %3").arg(figure_.label, figure_.text, origin));
    update();
}

void FigureRow::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const Palette& c = colors();
    const QRectF inner = QRectF(rect()).adjusted(8, 0, -22, 0);
    painter.setFont(Theme::instance().font(0, true));
    const double valueWidth = painter.fontMetrics().horizontalAdvance(figure_.text);
    painter.setPen(figure_.bad ? c.badText : c.ink);
    painter.drawText(inner, Qt::AlignRight | Qt::AlignVCenter, figure_.text);
    painter.setFont(Theme::instance().font());
    painter.setPen(c.ink);
    const QString label = painter.fontMetrics().elidedText(figure_.label, Qt::ElideRight,
                                                           static_cast<int>(inner.width() - valueWidth - 8));
    painter.drawText(inner, Qt::AlignLeft | Qt::AlignVCenter, label);
    paintProvenance(painter, QPointF(width() - 11.5, height() / 2.0), figure_.from);
}

HeadingRow::HeadingRow(const SheetHeading& heading, QWidget* parent)
    : InspectorRow(parent), label_(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(4, 8, 0, 2);
    label_->setTextFormat(Qt::PlainText);
    label_->setFont(Theme::instance().font(-1, true));
    layout->addWidget(label_, 1);
    if (heading.remove) {
        auto* button = new QToolButton(this);
        button->setIcon(icon(QStringLiteral("close")));
        button->setIconSize({11, 11});
        button->setFixedSize(22, 22);
        button->setToolTip(heading.undo);
        button->setAccessibleName(heading.undo);
        connect(button, &QToolButton::clicked, this,
                [this] { Q_EMIT entered(this, heading_.undo, always(heading_.remove)); });
        layout->addWidget(button);
    }
    HeadingRow::take(heading);
}

void HeadingRow::take(const SheetLine& line) {
    heading_ = std::get<SheetHeading>(line);
    label_->setText(heading_.text);
}

NoteRow::NoteRow(const SheetNote& note, QWidget* parent) : InspectorRow(parent), label_(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 3, 8, 3);
    label_->setTextFormat(Qt::PlainText);
    label_->setWordWrap(true);
    makeQuiet(label_);
    layout->addWidget(label_);
    NoteRow::take(note);
}

void NoteRow::take(const SheetLine& line) { label_->setText(std::get<SheetNote>(line).text); }

FoldRow::FoldRow(const SheetFold& fold, QWidget* parent)
    : InspectorRow(parent), button_(new QToolButton(this)), remark_(new QLabel(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 6, 8, 2);
    layout->setSpacing(6);
    button_->setCheckable(true);
    button_->setAutoRaise(true);
    button_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button_->setIconSize({12, 12});
    button_->setFont(Theme::instance().font(-1, true));
    button_->setStyleSheet(QStringLiteral("QToolButton { border: 0; background: transparent; padding: 2px 4px; }"
                                          "QToolButton:focus { border-bottom: 2px solid palette(highlight); }"));
    button_->setFocusPolicy(Qt::StrongFocus);
    layout->addWidget(button_);
    layout->addWidget(remark_, 1);
    remark_->setTextFormat(Qt::PlainText);
    remark_->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    remark_->setMinimumWidth(1);
    remark_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    makeQuiet(remark_);
    connect(button_, &QToolButton::toggled, this, [this](bool open) {
        showFold();
        Q_EMIT toggled(open);
    });
    FoldRow::take(fold);
}

void FoldRow::take(const SheetLine& line) {
    fold_ = std::get<SheetFold>(line);
    showFold();
}

void FoldRow::setOpen(bool open) {
    const QSignalBlocker quiet(button_);
    button_->setChecked(open);
    showFold();
}

void FoldRow::showFold() {
    button_->setText(fold_.text);
    button_->setArrowType(button_->isChecked() ? Qt::DownArrow : Qt::RightArrow);
    remark_->setText(fold_.remark);
    remark_->setToolTip(fold_.remark);
    const QString said = fold_.remark.isEmpty() ? fold_.text : tr("%1: %2", "fold, remark").arg(fold_.text, fold_.remark);
    button_->setAccessibleName(said);
    button_->setAccessibleDescription(button_->isChecked() ? tr("open") : tr("closed"));
    button_->setToolTip(button_->isChecked() ? tr("Hide these") : tr("Show these"));
}

TextRow::TextRow(const SheetText& text, QWidget* parent)
    : InspectorRow(parent), button_(new QPushButton(this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 1, 0, 1);
    layout->setSpacing(8);
    auto* label = new QLabel(text.label, this);
    label->setBuddy(button_);
    layout->addWidget(label);
    layout->addStretch(1);
    layout->addWidget(button_);
    button_->setIcon(icon(QStringLiteral("edit")));
    button_->setIconSize({12, 12});
    connect(button_, &QPushButton::clicked, this, &TextRow::open);
    TextRow::take(text);
}

void TextRow::take(const SheetLine& line) {
    text_ = std::get<SheetText>(line);
    button_->setText(text_.shown);
    button_->setToolTip(text_.tip);
    button_->setAccessibleName(tr("%1: %2", "label, what it is").arg(text_.label, text_.shown));
    button_->setAccessibleDescription(text_.tip);
}

void TextRow::open() {
    if (dialog_)
        return;
    dialog_ = new TextDialog(text_, this);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog_, &TextDialog::offered, this, [this](const QString& typed) {
        dialog_->showRefusal({});
        Q_EMIT entered(this, text_.undo,
                       [enter = text_.enter, typed](Edit& edit) { return enter(edit, typed); });
        if (dialog_ && !dialog_->isRefused())
            dialog_->close();
    });
    dialog_->open();
}

void TextRow::refuse(const QString& why) {
    if (dialog_)
        dialog_->showRefusal(why);
}

ActionRow::ActionRow(const SheetAction& action, QWidget* parent)
    : InspectorRow(parent), button_(new QPushButton(action.text, this)) {
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins(2, 2, 0, 2);
    button_->setFlat(true);
    button_->setIcon(icon(QStringLiteral("plus"), &Palette::accent));
    button_->setIconSize({12, 12});
    layout->addWidget(button_);
    layout->addStretch();
    connect(button_, &QPushButton::clicked, this, &ActionRow::press);
    ActionRow::take(action);
}

void ActionRow::take(const SheetLine& line) { action_ = std::get<SheetAction>(line); }

void ActionRow::press() {
    if (action_.ways.size() == 1) {
        Q_EMIT entered(this, action_.undo, always(action_.ways.front().second));
        return;
    }
    QMenu menu(this);
    for (const auto& [text, act] : action_.ways)
        menu.addAction(text, this, [this, act = act] { Q_EMIT entered(this, action_.undo, always(act)); });
    menu.exec(button_->mapToGlobal(QPoint(0, button_->height())));
}

InspectorRow* makeRow(const SheetLine& line, QWidget* parent) {
    struct Maker {
        QWidget* parent;
        InspectorRow* operator()(const SheetHeading& l) const { return new HeadingRow(l, parent); }
        InspectorRow* operator()(const SheetField& l) const { return new FieldRow(l, parent); }
        InspectorRow* operator()(const SheetChoice& l) const { return new ChoiceRow(l, parent); }
        InspectorRow* operator()(const SheetFlag& l) const { return new FlagRow(l, parent); }
        InspectorRow* operator()(const SheetDays& l) const { return new DaysRow(l, parent); }
        InspectorRow* operator()(const SheetFigure& l) const { return new FigureRow(l, parent); }
        InspectorRow* operator()(const SheetNote& l) const { return new NoteRow(l, parent); }
        InspectorRow* operator()(const SheetText& l) const { return new TextRow(l, parent); }
        InspectorRow* operator()(const SheetFold& l) const { return new FoldRow(l, parent); }
        InspectorRow* operator()(const SheetAction& l) const { return new ActionRow(l, parent); }
    };
    return std::visit(Maker{parent}, line);
}

} // namespace takt::gui
