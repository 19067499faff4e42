#include "gui/metrics/remark_list.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "base/error.h"
#include "gui/common/pill.h"
#include "gui/common/theme.h"

namespace takt::gui {

namespace {

constexpr int kMostHeight = 100;
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
        row->setContentsMargins(0, 0, 0, 0);
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

RemarkList::RemarkList(QWidget* parent) : QScrollArea(parent), content_(new QWidget), rows_(new QVBoxLayout(content_)) {
    setObjectName(QStringLiteral("remarks"));
    setAccessibleName(tr("What to know of this run"));
    setFrameShape(QFrame::NoFrame);
    setWidgetResizable(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    content_->setObjectName(QStringLiteral("scrolled"));
    rows_->setContentsMargins(14, 3, 10, 3);
    rows_->setSpacing(0);
    setWidget(content_);
    viewport()->setAutoFillBackground(false);
    hide();
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        fitHeight();
        update();
    });
}

void RemarkList::set(const std::vector<sim::Remark>& remarks, const std::function<QString(Id)>& name) {
    while (QLayoutItem* item = rows_->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater(); // its button may be on the stack of calls
        delete item;
    }
    for (const auto& remark : remarks)
        rows_->addWidget(rowOf(remark, remark.element ? name(remark.element) : QString()));
    setVisible(!remarks.empty());
    fitHeight();
}

QWidget* RemarkList::rowOf(const sim::Remark& remark, const QString& name) {
    const QString button = !remark.element    ? tr("Run settings …")
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

void RemarkList::fitHeight() {
    const int room = std::max(200, width() - 2);
    const int wanted = rows_->hasHeightForWidth() ? rows_->heightForWidth(room) : rows_->sizeHint().height();
    setFixedHeight(std::min(wanted + 2, kMostHeight));
}

void RemarkList::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        fitHeight();
}

/// The viewport tells its area of paint events: the panel is painted behind the rows.
void RemarkList::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colors().line, 1));
    painter.setBrush(colors().panel);
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(0.5, 0.5, -0.5, -0.5), Theme::kRadius, Theme::kRadius);
}

} // namespace takt::gui
