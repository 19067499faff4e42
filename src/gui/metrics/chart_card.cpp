#include "gui/metrics/chart_card.h"

#include <QComboBox>
#include <QContextMenuEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/common/theme.h"
#include "gui/common/time_plot.h"

namespace takt::gui {

namespace {

constexpr double kEnlargedText = 1.35; // an enlarged chart is read from further away
constexpr int kTitleEdge = 12; // of a tool button, around its words

/// Words at the right that give way: shortened, never pushing the others out.
class NoteLabel : public QLabel {
  public:
    NoteLabel() { setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect().adjusted(0, 0, -8, 0), Qt::AlignRight | Qt::AlignVCenter, fontMetrics().elidedText(text(), Qt::ElideRight, width() - 8));
    }
};

} // namespace

ChartCard::ChartCard(ChartKind kind, QWidget* parent)
    : CardFrame(QString(), parent), title_(new QToolButton), note_(new NoteLabel), choices_(new QComboBox),
      more_(new QToolButton), enlarge_(new QToolButton), scroll_(new QScrollArea) {
    if (auto* own = findChild<QLabel*>()) // the title is a button here
        own->hide();
    buildHead();
    buildMenus();
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    scroll_->viewport()->setAutoFillBackground(false);
    body()->addWidget(scroll_, 1);
    put(kind);
}

void ChartCard::buildHead() {
    title_->setToolTip(tr("Choose which chart stands here"));
    choices_->setAccessibleName(tr("What to show"));
    choices_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    choices_->setMaximumWidth(200);
    choices_->setMinimumContentsLength(6);
    more_->setIcon(icon(QStringLiteral("more")));
    more_->setPopupMode(QToolButton::InstantPopup);
    more_->setToolTip(tr("Save as a picture or table, and more"));
    more_->setMenu(&menu_);
    enlarge_->setIcon(icon(QStringLiteral("enlarge")));
    for (auto* button : {title_, more_, enlarge_})
        button->setFocusPolicy(Qt::StrongFocus);
    more_->setAccessibleName(tr("More"));
    setCompact(true);
    auto* head = static_cast<QHBoxLayout*>(layout()->itemAt(0)->layout());
    head->insertWidget(0, title_);
    head->insertWidget(1, note_, 1);
    head->setSpacing(Theme::kGrid);
    layout()->setContentsMargins(16 - kTitleEdge, 8, 16, 8); // the title's words stand above the chart, not its frame
    body()->setContentsMargins(kTitleEdge, 0, 0, 0);
    for (QWidget* widget : std::initializer_list<QWidget*>{choices_, more_, enlarge_})
        setTrailing(widget);
    connect(title_, &QToolButton::clicked, this, [this] { list_.popup(title_->mapToGlobal(QPoint(0, title_->height()))); });
    connect(enlarge_, &QToolButton::clicked, this, &ChartCard::enlargeAsked);
    connect(choices_, &QComboBox::activated, this, &ChartCard::choiceChanged);
    connect(&Theme::instance(), &Theme::changed, this, &ChartCard::styleHead);
    styleHead();
}

void ChartCard::buildMenus() {
    for (std::size_t k = 0; k < kChartKinds; ++k) {
        const auto kind = static_cast<ChartKind>(k);
        auto* action = list_.addAction(chartName(kind), this, [this, kind] { setKind(kind); });
        action->setCheckable(true);
        action->setToolTip(chartHint(kind));
    }
    list_.setToolTipsVisible(true);
    const auto add = [this](const QString& text, const QKeySequence& key, auto signal) {
        auto* action = menu_.addAction(text, this, signal);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
        return action;
    };
    enlargeAction_ = add(tr("&Enlarge"), QKeySequence(Qt::Key_F4), &ChartCard::enlargeAsked);
    add(tr("&Whole run"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_0), &ChartCard::wholeRunAsked);
    menu_.addSeparator();
    add(tr("Save as &picture…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_P), &ChartCard::pictureAsked);
    add(tr("Save the &data…"), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T), &ChartCard::dataAsked);
    menu_.addSeparator();
    auto* another = menu_.addMenu(tr("&Another chart"));
    another->addActions(list_.actions());
    setEnlarged(false);
}

void ChartCard::styleHead() {
    title_->setFont(Theme::instance().font(1, true));
    makeQuiet(note_);
}

void ChartCard::put(ChartKind kind) {
    kind_ = kind;
    chart_ = makeChart(kind);
    plot_ = chart_->plot();
    plot_->setObjectName(QStringLiteral("scrolled"));
    plot_->setTextScale(isEnlarged_ ? kEnlargedText : 1.0);
    scroll_->setWidget(plot_); // the one before is deleted
    const QString name = chartName(kind);
    setAccessibleName(name);
    plot_->setAccessibleName(name);
    scroll_->setAccessibleName(name);
    title_->setText(name + QStringLiteral(" ▾"));
    title_->setAccessibleName(tr("%1, choose another chart", "name of the chart").arg(name));
    choices_->clear();
    choices_->hide();
    setNoteText({});
    for (int k = 0; k < list_.actions().size(); ++k)
        list_.actions()[k]->setChecked(k == static_cast<int>(kind));
    if (auto* over = timePlot()) {
        connect(over, &TimePlot::picked, this, &ChartCard::picked);
        connect(over, &TimePlot::rangeDragged, this, &ChartCard::rangeDragged);
        connect(over, &TimePlot::rangeReset, this, &ChartCard::wholeRunAsked);
    }
}

void ChartCard::setKind(ChartKind kind) {
    if (kind != kind_) {
        put(kind);
        Q_EMIT kindChanged();
    }
    list_.actions()[static_cast<int>(kind)]->setChecked(true); // a second press does not take it off
}

TimePlot* ChartCard::timePlot() const { return qobject_cast<TimePlot*>(plot_); }

Id ChartCard::choice() const { return Id{choices_->currentData().toULongLong()}; }

void ChartCard::choose(Id id) {
    const int at = choices_->findData(static_cast<qulonglong>(id.value));
    if (at < 0 || at == choices_->currentIndex())
        return;
    choices_->setCurrentIndex(at);
    Q_EMIT choiceChanged();
}

void ChartCard::listChoices(const ChartInput& input) {
    const auto ids = chart_->choices(input);
    QStringList names;
    QList<qulonglong> values;
    if (const QString all = chart_->allName(); !all.isEmpty()) {
        names << all;
        values << 0ULL;
    }
    for (const Id id : ids) {
        names << input.nameOf(id);
        values << static_cast<qulonglong>(id.value);
    }
    bool same = names.size() == choices_->count();
    for (int i = 0; same && i < names.size(); ++i)
        same = choices_->itemText(i) == names[i] && choices_->itemData(i).toULongLong() == values[i];
    if (same)
        return;
    const qulonglong chosen = choices_->currentData().toULongLong();
    choices_->clear();
    for (int i = 0; i < names.size(); ++i)
        choices_->addItem(names[i], values[i]);
    choices_->setCurrentIndex(std::max(0, choices_->findData(chosen)));
    choices_->setVisible(ids.size() > 1);
}

void ChartCard::fill(ChartInput input) {
    listChoices(input);
    input.choice = choice();
    chart_->fill(input);
    setNoteText(plot_->reason().isEmpty() ? chart_->note() : QString());
}

void ChartCard::clear(const QString& reason) {
    choices_->clear();
    choices_->hide();
    plot_->clear(reason);
    setNoteText({});
}

void ChartCard::setNoteText(const QString& text) {
    noteText_ = text;
    note_->setText(text);
    note_->setToolTip(text);
}

void ChartCard::setEnlarged(bool on) {
    isEnlarged_ = on;
    if (plot_)
        plot_->setTextScale(on ? kEnlargedText : 1.0);
    const QString text = on ? tr("Back to all cards (Esc)") : tr("Enlarge (F4)");
    enlarge_->setToolTip(text);
    enlarge_->setAccessibleName(on ? tr("Back to all cards") : tr("Enlarge"));
    enlarge_->setIcon(icon(on ? QStringLiteral("reduce") : QStringLiteral("enlarge")));
    enlargeAction_->setText(on ? tr("&Back to all cards") : tr("&Enlarge"));
}

void ChartCard::contextMenuEvent(QContextMenuEvent* event) {
    menu_.popup(event->globalPos());
    event->accept();
}

} // namespace takt::gui
