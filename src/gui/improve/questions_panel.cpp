#include "gui/improve/questions_panel.h"

#include <QCheckBox>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "document/document.h"
#include "gui/common/card_frame.h"
#include "gui/map/map_page.h"

namespace takt::gui {

namespace {

const FutureAnswer* answerTo(const Plant& plant, int number) {
    for (const auto& row : plant.get<FutureAnswer>())
        if (row.question == number)
            return &row;
    return nullptr;
}

} // namespace

QuestionsPanel::QuestionsPanel(Document& document, MapPage& page, QWidget* parent)
    : QScrollArea(parent), document_(document), page_(page) {
    setObjectName(QStringLiteral("questionsPanel"));
    setAccessibleName(tr("Questions for a future state"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMinimumWidth(250);
    auto* content = new QWidget;
    content->setObjectName(QStringLiteral("scrolled"));
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(10, 8, 10, 10);
    column->setSpacing(10);
    auto* source = new QLabel(tr("After the questions of Rother and Shook, “Learning to See”. A tick on the left of a "
                                 "finding means that the map has an answer."));
    source->setWordWrap(true);
    makeQuiet(source);
    column->addWidget(source);
    for (int number = 1; number <= lean::kFutureQuestions; ++number)
        cards_[static_cast<std::size_t>(number - 1)] = makeCard(number, *column);
    column->addStretch(1);
    setWidget(content);
    later_.setSingleShot(true);
    later_.setInterval(0);
    connect(&later_, &QTimer::timeout, this, &QuestionsPanel::refresh);
    connect(&document, &Document::changed, this, &QuestionsPanel::follow);
    connect(&document, &Document::reset, this, &QuestionsPanel::follow);
    connect(&document, &Document::scenarioChanged, this, &QuestionsPanel::follow);
}

QuestionsPanel::~QuestionsPanel() {
    for (auto& card : cards_) // losing the focus on the way out enters nothing
        card.answer->blockSignals(true);
}

QuestionsPanel::Card QuestionsPanel::makeCard(int number, QVBoxLayout& column) {
    Card card{};
    auto* box = new QVBoxLayout;
    box->setSpacing(4);
    card.question = new QLabel;
    card.question->setWordWrap(true);
    QFont strong = card.question->font();
    strong.setBold(true);
    card.question->setFont(strong);
    card.finding = new QLabel;
    card.finding->setWordWrap(true);
    card.answer = new QLineEdit;
    card.answer->setPlaceholderText(tr("Your answer"));
    card.answer->setAccessibleName(tr("Answer to question %1").arg(number));
    card.done = new QCheckBox(tr("carried out"));
    card.done->setAccessibleName(tr("Question %1 is carried out").arg(number));
    card.acts = new QWidget;
    card.actColumn = new QVBoxLayout(card.acts);
    card.actColumn->setContentsMargins(0, 0, 0, 0);
    card.actColumn->setSpacing(4);
    for (QWidget* part : {static_cast<QWidget*>(card.question), static_cast<QWidget*>(card.finding), card.acts,
                          static_cast<QWidget*>(card.answer), static_cast<QWidget*>(card.done)})
        box->addWidget(part);
    column.addLayout(box);
    if (number < lean::kFutureQuestions) {
        auto* line = new QFrame;
        line->setFrameShape(QFrame::HLine);
        line->setFrameShadow(QFrame::Plain);
        line->setForegroundRole(QPalette::Mid);
        column.addWidget(line);
    }
    connect(card.answer, &QLineEdit::editingFinished, this, [this, number] { keep(number); });
    connect(card.done, &QCheckBox::clicked, this, [this, number] { keep(number); });
    return card;
}

void QuestionsPanel::follow() {
    if (isVisible())
        later_.start();
}

void QuestionsPanel::showEvent(QShowEvent* event) {
    QScrollArea::showEvent(event);
    refresh();
}

void QuestionsPanel::refresh() {
    const Scenario& scenario = document_.scenario();
    const auto analysis = lean::analyze(document_.project(), scenario);
    const auto state = lean::futureState(document_.project(), scenario, analysis);
    for (int number = 1; number <= lean::kFutureQuestions; ++number) {
        Card& card = cards_[static_cast<std::size_t>(number - 1)];
        const auto view = questionView(number, state, document_, page_);
        card.question->setText(tr("%1  %2", "number, question").arg(number).arg(view.question));
        card.finding->setText(view.settled ? tr("✓ %1").arg(view.finding) : view.finding);
        setTone(card.finding, view.settled ? Tone::Good : Tone::Plain);
        const FutureAnswer* kept = answerTo(scenario.plant, number);
        if (!card.answer->hasFocus() || !card.answer->isModified())
            card.answer->setText(kept ? QString::fromStdString(kept->answer) : QString());
        card.done->setChecked(kept && kept->done);
        // A button that is pressed is still on the stack of calls.
        for (auto* old : card.acts->findChildren<QPushButton*>(QString(), Qt::FindDirectChildrenOnly)) {
            old->hide();
            old->setParent(nullptr);
            old->deleteLater();
        }
        for (const auto& act : view.acts) {
            auto* button = new QPushButton(act.text, card.acts);
            button->setAccessibleName(tr("%1 (question %2)").arg(act.text).arg(number));
            connect(button, &QPushButton::clicked, this, [run = act.run] { run(); });
            card.actColumn->addWidget(button, 0, Qt::AlignLeft);
        }
    }
}

void QuestionsPanel::keep(int number) {
    const Card& card = cards_[static_cast<std::size_t>(number - 1)];
    card.answer->setModified(false);
    Edit edit = document_.edit();
    const FutureAnswer* kept = answerTo(edit.plant(), number);
    FutureAnswer row = kept ? *kept : FutureAnswer{};
    row.question = number;
    row.answer = card.answer->text().trimmed().toStdString();
    row.done = card.done->isChecked();
    if (row.answer.empty() && !row.done) {
        if (kept)
            edit.remove(kept->id);
    } else if (kept) {
        edit.update(row);
    } else {
        edit.insert(row);
    }
    (void)document_.push(edit, tr("Answer question %1").arg(number));
}

QList<QAbstractButton*> QuestionsPanel::acts(int number) const {
    return cards_[static_cast<std::size_t>(number - 1)].acts->findChildren<QAbstractButton*>();
}

QString QuestionsPanel::finding(int number) const { return cards_[static_cast<std::size_t>(number - 1)].finding->text(); }

} // namespace takt::gui
