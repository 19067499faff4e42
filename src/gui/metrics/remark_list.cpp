#include "gui/metrics/remark_list.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <algorithm>
#include <memory>
#include <utility>

#include "base/error.h"
#include "gui/common/pill.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kEdge = 5;
constexpr int kLeastHeight = 130; // where the page has no room for all
constexpr int kMark = 16;

/// The templates begin small, to stand behind a place.
QString sentence(const char* text, const std::vector<std::string>& arguments) {
    const auto translated = QCoreApplication::translate("Honesty", text).toStdString();
    const auto filled = QString::fromStdString(fillTemplate(translated.c_str(), arguments));
    return filled.left(1).toUpper() + filled.mid(1);
}

/// That one replication was run is no fault of the plant.
Pill::Kind kindOf(sim::RemarkCode code) {
    return code == sim::RemarkCode::OneReplication ? Pill::Kind::Neutral : Pill::Kind::Warning;
}

/// In their order, but what grows after what is at its limit.
int rankOf(sim::RemarkCode code) {
    const bool grows = code == sim::RemarkCode::StockGrows || code == sim::RemarkCode::BacklogGrows;
    return 2 * static_cast<int>(grows ? sim::RemarkCode::Saturated : code) + (grows ? 1 : 0);
}

class Mark : public QWidget {
  public:
    explicit Mark(Pill::Kind kind) : kind_(kind) { setFixedSize(kMark, kMark); }

  protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        paintMark(painter, kind_, QRectF(rect()).center(), 9);
    }

  private:
    Pill::Kind kind_;
};

/// A click anywhere on the row is one on its button.
class RemarkRow : public QWidget {
  public:
    RemarkRow(Pill::Kind kind, const QString& remark, const QString& mend, const QString& button)
        : button_(button.isEmpty() ? nullptr : new QPushButton(button)) {
        auto* row = new QHBoxLayout(this);
        row->setContentsMargins(0, 1, 0, 1);
        row->setSpacing(Theme::kGrid * 2);
        row->addWidget(new Mark(kind), 0, Qt::AlignVCenter);
        auto* text = new QLabel(QStringLiteral("<b>%1.</b> %2").arg(remark.toHtmlEscaped(), mend.toHtmlEscaped()));
        text->setTextFormat(Qt::RichText);
        text->setWordWrap(true);
        row->addWidget(text, 1);
        setAccessibleName(remark);
        setAccessibleDescription(mend);
        if (!button_)
            return;
        button_->setFlat(true);
        button_->setAccessibleDescription(remark);
        row->addWidget(button_, 0, Qt::AlignVCenter);
        setCursor(Qt::PointingHandCursor);
    }
    QPushButton* button() const { return button_; }

  protected:
    void mouseReleaseEvent(QMouseEvent* event) override {
        if (button_ && event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
            button_->click();
    }

  private:
    QPushButton* button_;
};

} // namespace

QString translatedRemark(const sim::Remark& remark) {
    return sentence(sim::remarkTemplate(remark.code), remark.arguments);
}

QString translatedMend(const sim::Remark& remark) {
    return sentence(sim::remarkMendTemplate(remark.code), remark.arguments);
}

RemarkList::RemarkList(QWidget* parent)
    : QFrame(parent), scroll_(new QScrollArea), content_(new QWidget), rows_(new QVBoxLayout(content_)),
      more_(new QPushButton) {
    setObjectName(QStringLiteral("remarks"));
    setAccessibleName(tr("What to know of this run"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    scroll_->setFrameShape(QFrame::NoFrame);
    scroll_->setWidgetResizable(true);
    scroll_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll_->setFocusPolicy(Qt::NoFocus);
    content_->setObjectName(QStringLiteral("scrolled"));
    rows_->setContentsMargins(0, 0, 4, 0);
    rows_->setSpacing(0);
    rows_->addWidget(more_, 0, Qt::AlignLeft);
    scroll_->setWidget(content_);
    scroll_->viewport()->setAutoFillBackground(false);
    more_->setFlat(true);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(14, kEdge, 10, kEdge);
    all->setSpacing(0);
    all->addWidget(scroll_, 1);
    hide();
    connect(more_, &QPushButton::clicked, this, [this] {
        all_ = !all_;
        showFewOrAll();
    });
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        fitHeight();
        update();
    });
}

void RemarkList::set(std::vector<sim::Remark> remarks, const std::function<QString(Id)>& name) {
    while (count() > 0) {
        const std::unique_ptr<QLayoutItem> item(rows_->takeAt(0));
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be on the stack of calls
    }
    std::ranges::stable_sort(remarks, {}, [](const auto& remark) { return rankOf(remark.code); });
    for (const auto& remark : remarks)
        rows_->insertWidget(count(), rowOf(remark, remark.element ? name(remark.element) : QString()));
    setVisible(!remarks.empty());
    showFewOrAll();
}

void RemarkList::tabBefore(const QWidget& next) {
    QWidget* before = next.previousInFocusChain();
    for (int i = 0; i < rows_->count(); ++i) {
        QWidget* row = rows_->itemAt(i)->widget();
        auto* button = row == more_ ? more_ : row->findChild<QPushButton*>();
        if (button && button != before)
            setTabOrder(std::exchange(before, button), button);
    }
}

int RemarkList::count() const { return rows_->count() - 1; }

QWidget* RemarkList::rowOf(const sim::Remark& remark, const QString& name) {
    const QString button = !remark.element    ? tr("Run settings…")
                           : name.isEmpty()   ? QString()
                           : name.size() > 24 ? tr("Show it on the map")
                                              : tr("Show %1").arg(name);
    auto* row = new RemarkRow(kindOf(remark.code), translatedRemark(remark), translatedMend(remark), button);
    if (row->button())
        connect(row->button(), &QPushButton::clicked, this, [this, id = remark.element] {
            if (id)
                Q_EMIT elementChosen(id);
            else
                Q_EMIT settingsWanted();
        });
    return row;
}

void RemarkList::showFewOrAll() {
    constexpr int kFewRows = static_cast<int>(kFew);
    const bool many = count() > kFewRows + 1; // for one more no button is worth its room
    for (int i = 0; i < count(); ++i)
        rows_->itemAt(i)->widget()->setVisible(!many || all_ || i < kFewRows);
    more_->setVisible(many);
    more_->setText(all_ ? tr("Show fewer") : tr("Show %n more", nullptr, count() - kFewRows));
    fitHeight();
}

/// Wrapped words: the height follows from the width.
void RemarkList::fitHeight() {
    const auto edges = layout()->contentsMargins();
    const int room = std::max(200, width() - edges.left() - edges.right());
    rows_->invalidate();
    content_->setMinimumHeight(rows_->hasHeightForWidth() ? rows_->heightForWidth(room) : rows_->sizeHint().height());
    updateGeometry();
}

QSize RemarkList::sizeHint() const { return {400, content_->minimumHeight() + 2 * kEdge}; }

QSize RemarkList::minimumSizeHint() const { return {200, std::min(sizeHint().height(), kLeastHeight)}; }

void RemarkList::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

void RemarkList::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().line, 1));
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
}

} // namespace takt::gui
