#include "gui/metrics/run_list.h"

#include <QDateTime>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QPushButton>
#include <QStackedLayout>
#include <QToolButton>
#include <QVBoxLayout>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kTouch = 36;

QString measureText(const sim::RunRecord& record, std::string_view name, QString (*format)(double)) {
    const sim::Measure* measure = record.result.find(name);
    return measure ? format(measure->value.mean) : QString(QChar(0x2013));
}

QString shareText(double value) { return percent(value); }

/// A label that gives way: shortened, never pushing the others out.
class ShortLabel : public QLabel {
  public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override { return {40, QLabel::minimumSizeHint().height()}; }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setFont(font());
        painter.setPen(palette().color(QPalette::WindowText));
        painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(text(), Qt::ElideRight, width()));
    }
};

/// One stored run. Asks and edits in place.
class RunRow : public QWidget {
  public:
    RunRow(Document& document, Playback& playback, const sim::RunRecord& record)
        : document_(document), playback_(playback), number_(record.number), stack_(new QStackedLayout(this)) {
        stack_->setContentsMargins(0, 0, 0, 0);
        stack_->addWidget(buildView(record));
        stack_->addWidget(buildEdit(record));
        stack_->addWidget(buildQuestion(record));
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        setAccessibleName(RunList::titleOf(record) + QLatin1String(", ") + RunList::detailOf(record));
    }

  protected:
    void paintEvent(QPaintEvent*) override {
        if (playback_.storedNumber() != number_)
            return;
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colors().accent, 1));
        painter.setBrush(colors().accentSoft);
        painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    }
    void keyPressEvent(QKeyEvent* event) override {
        if (event->key() == Qt::Key_F2)
            startEdit();
        else if (event->key() == Qt::Key_Escape && stack_->currentIndex() != 0)
            stack_->setCurrentIndex(0);
        else
            QWidget::keyPressEvent(event);
    }
    void mouseDoubleClickEvent(QMouseEvent*) override { startEdit(); }

  private:
    QToolButton* button(const char* iconName, const QString& name) {
        auto* button = new QToolButton;
        button->setIcon(icon(QLatin1String(iconName)));
        button->setIconSize({18, 18});
        button->setFixedSize(kTouch - 4, kTouch);
        button->setAccessibleName(name);
        button->setToolTip(name);
        button->setFocusPolicy(Qt::StrongFocus);
        return button;
    }

    QWidget* buildView(const sim::RunRecord& record) {
        auto* view = new QWidget;
        auto* title = new ShortLabel(RunList::titleOf(record));
        title->setFont(Theme::instance().font(0, true));
        auto* detail = new ShortLabel(RunList::detailOf(record));
        makeQuiet(detail);
        title->setToolTip(title->text());
        detail->setToolTip(detail->text());
        auto* stock = new QLabel(measureText(record, "stock_days.total", workingDays));
        stock->setFont(Theme::instance().font(0, true));
        stock->setToolTip(RunList::tr("mean stock on the ladder, in working days"));
        auto* fill = new QLabel(measureText(record, "fill_rate", shareText));
        fill->setToolTip(RunList::tr("fill rate"));
        auto* numbers = new QVBoxLayout;
        numbers->setSpacing(2);
        numbers->addWidget(stock, 0, Qt::AlignRight);
        numbers->addWidget(fill, 0, Qt::AlignRight);
        auto* words = new QVBoxLayout;
        words->setSpacing(2);
        words->addWidget(title);
        words->addWidget(detail);
        auto* show = button("show", RunList::tr("Show this run"));
        auto* rename = button("edit", RunList::tr("Rename this run (F2)"));
        auto* remove = button("trash", RunList::tr("Delete this run"));
        auto* row = new QHBoxLayout(view);
        row->setContentsMargins(8, 3, 4, 3);
        row->setSpacing(8);
        row->addLayout(words, 1);
        row->addLayout(numbers);
        auto* buttons = new QHBoxLayout;
        buttons->setSpacing(0);
        for (QToolButton* b : {show, rename, remove})
            buttons->addWidget(b);
        row->addLayout(buttons);
        QObject::connect(show, &QToolButton::clicked, this, [this] { showRun(); });
        QObject::connect(rename, &QToolButton::clicked, this, [this] { startEdit(); });
        QObject::connect(remove, &QToolButton::clicked, this, [this] { stack_->setCurrentIndex(2); });
        return view;
    }

    QWidget* buildEdit(const sim::RunRecord& record) {
        auto* page = new QWidget;
        edit_ = new QLineEdit(QString::fromStdString(record.name));
        edit_->setPlaceholderText(QString::fromStdString(record.scenarioName));
        edit_->setAccessibleName(RunList::tr("Name of the run"));
        auto* row = new QHBoxLayout(page);
        row->setContentsMargins(8, 3, 8, 3);
        row->addWidget(edit_);
        QObject::connect(edit_, &QLineEdit::editingFinished, this, [this] {
            if (stack_->currentIndex() != 1)
                return;
            stack_->setCurrentIndex(0);
            document_.renameRun(number_, edit_->text().trimmed());
        });
        return page;
    }

    QWidget* buildQuestion(const sim::RunRecord& record) {
        auto* page = new QWidget;
        auto* question = new ShortLabel(RunList::tr("Delete “%1” for good?").arg(RunList::titleOf(record)));
        auto* remove = new QPushButton(RunList::tr("&Delete"));
        auto* keep = new QPushButton(RunList::tr("&Keep"));
        auto* row = new QHBoxLayout(page);
        row->setContentsMargins(8, 3, 4, 3);
        row->addWidget(question, 1);
        row->addWidget(remove);
        row->addWidget(keep);
        QObject::connect(remove, &QPushButton::clicked, this, [this] { document_.removeRun(number_); });
        QObject::connect(keep, &QPushButton::clicked, this, [this] { stack_->setCurrentIndex(0); });
        return page;
    }

    void startEdit() {
        stack_->setCurrentIndex(1);
        edit_->selectAll();
        edit_->setFocus();
    }

    void showRun() {
        for (const auto& record : document_.runs())
            if (record.number == number_)
                return playback_.showStored(record);
    }

    Document& document_;
    Playback& playback_;
    std::int64_t number_;
    QStackedLayout* stack_;
    QLineEdit* edit_ = nullptr;
};

} // namespace

QString RunList::titleOf(const sim::RunRecord& record) {
    return QString::fromStdString(record.name.empty() ? record.scenarioName : record.name);
}

QString RunList::detailOf(const sim::RunRecord& record) {
    const QDateTime created =
        QDateTime::fromString(QString::fromStdString(record.created), Qt::ISODate).toLocalTime();
    const double amount = static_cast<double>(record.settings.horizon.amount);
    const bool working = record.settings.horizon.unit == Span::Unit::WorkingDays;
    QStringList parts{tr("seed %1").arg(record.settings.seed),
                      working ? workingDays(amount * 1e-6) : seconds(amount * 1e-6)};
    if (!record.name.empty())
        parts.prepend(QString::fromStdString(record.scenarioName));
    if (created.isValid())
        parts << QLocale().toString(created.date(), QLocale::ShortFormat) +
                     created.toString(QStringLiteral(" HH:mm"));
    if (record.engineVersion != sim::kEngineVersion)
        parts << tr("older engine");
    return parts.join(QStringLiteral(" · "));
}

RunList::RunList(Document& document, Playback& playback, QWidget* parent)
    : QWidget(parent), document_(document), playback_(playback), rows_(new QVBoxLayout),
      empty_(
          new QLabel(tr("No run stored yet. “Store this run” keeps the one on view with its plant and seed, "
                        "to repeat it to the last piece."))) {
    setObjectName(QStringLiteral("scrolled"));
    empty_->setWordWrap(true);
    rows_->setContentsMargins(0, 0, 0, 0);
    rows_->setSpacing(4);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(0, 0, 4, 0);
    all->addWidget(empty_);
    all->addLayout(rows_);
    all->addStretch(1);
    connect(&document, &Document::runsChanged, this, &RunList::rebuild);
    connect(&document, &Document::reset, this, &RunList::rebuild);
    connect(&playback, &Playback::runChanged, this, qOverload<>(&QWidget::update));
    connect(&Theme::instance(), &Theme::changed, this, &RunList::rebuild);
    rebuild();
}

void RunList::rebuild() {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    const auto& runs = document_.runs();
    for (auto record = runs.rbegin(); record != runs.rend(); ++record)
        rows_->addWidget(new RunRow(document_, playback_, *record));
    empty_->setVisible(runs.empty());
    makeQuiet(empty_, 0);
}

} // namespace takt::gui
