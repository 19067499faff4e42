#include "gui/map/time_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTableWidget>
#include <QVBoxLayout>

#include "document/document.h"
#include "gui/common/card_frame.h"
#include "gui/common/field_text.h"
#include "gui/common/format.h"
#include "gui/map/law_preview.h"
#include "gui/map/sheet_builder.h"
#include "lean/law_curve.h"

namespace takt::gui {

namespace {

/// Times apart by line ends, blanks before a number, tabs or semicolons; a bare number is seconds.
Result<std::vector<Duration>> readTimes(const QString& text) {
    static const QRegularExpression apart(QStringLiteral("[\\n\\r\\t;]+"));
    std::vector<Duration> times;
    for (const auto& line : text.split(apart, Qt::SkipEmptyParts)) {
        const QString typed = line.trimmed();
        if (typed.isEmpty())
            continue;
        Duration time;
        if (!readField(typed, time)) {
            bool ok = false;
            const double s = QLocale().toDouble(typed, &ok);
            const double plain = ok ? s : typed.toDouble(&ok);
            if (!ok || plain < 0 || plain > 1e9)
                return fail(ErrorCode::BadDuration, {typed.toStdString()});
            time = Duration{static_cast<std::int64_t>(std::llround(plain * 1e6))};
        }
        times.push_back(time);
    }
    return times;
}

QString errorWords(const Error& error) { return errorText(Error{error.code, error.arguments, {}}); }

} // namespace

TimeDialog::TimeDialog(const QString& name, const QString& text, QWidget* parent)
    : QDialog(parent), form_(new QComboBox), pages_(new QStackedWidget), preview_(new LawPreview), remark_(new QLabel) {
    setObjectName(QStringLiteral("timeDialog"));
    setWindowTitle(name);
    form_->addItems({tr("Always the same"), tr("Give or take"), tr("Least, usual, most"), tr("Times as measured"), tr("More: another law")});
    form_->setAccessibleName(tr("How it varies"));
    auto* label = new QLabel(tr("How it &varies"));
    label->setBuddy(form_);
    pages_->addWidget(makeFields({tr("&Time")}));
    pages_->addWidget(makeFields({tr("&Time"), tr("Give or ta&ke (±)")}));
    pages_->addWidget(makeFields({tr("&Least"), tr("&Usual"), tr("&Most")}));
    pages_->addWidget(makeMeasured());
    pages_->addWidget(makeMore());
    remark_->setWordWrap(true);
    remark_->setMinimumHeight(34);
    preview_->setAccessibleName(tr("Curve of the times"));
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
    ok_ = buttons->button(QDialogButtonBox::Ok);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(8);
    auto* head = new QHBoxLayout;
    head->addWidget(label);
    head->addWidget(form_, 1);
    column->addLayout(head);
    column->addWidget(pages_, 1);
    column->addWidget(preview_);
    column->addWidget(remark_);
    column->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(form_, &QComboBox::currentIndexChanged, this, [this](int index) {
        pages_->setCurrentIndex(index);
        fields_ = byForm_[static_cast<std::size_t>(index)];
        follow();
    });
    resize(430, 470);
    begin(text);
}

QWidget* TimeDialog::makeFields(const QStringList& labels) {
    auto* page = new QWidget;
    auto* form = new QFormLayout(page);
    const auto place = static_cast<std::size_t>(pages_->count());
    for (const auto& text : labels) {
        auto* edit = new QLineEdit;
        edit->setAccessibleName(QString(text).remove(QLatin1Char('&')));
        form->addRow(text, edit);
        byForm_[place].push_back(edit);
        connect(edit, &QLineEdit::textChanged, this, &TimeDialog::follow);
    }
    return page;
}

QWidget* TimeDialog::makeMeasured() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    pasted_ = new QPlainTextEdit;
    pasted_->setAccessibleName(tr("Measured times"));
    pasted_->setPlaceholderText(tr("Paste or type one time a line, at least %1; a bare number is seconds").arg(lean::kLeastMeasured));
    pasted_->setTabChangesFocus(true);
    fits_ = new QTableWidget;
    fits_->setAccessibleName(tr("Laws that fit, the best first"));
    fits_->setColumnCount(3);
    fits_->setHorizontalHeaderLabels({tr("Law"), tr("AIC"), tr("Chance")});
    fits_->setEditTriggers(QAbstractItemView::NoEditTriggers);
    fits_->setSelectionBehavior(QAbstractItemView::SelectRows);
    fits_->setSelectionMode(QAbstractItemView::SingleSelection);
    fits_->setTabKeyNavigation(false);
    fits_->verticalHeader()->hide();
    fits_->horizontalHeader()->setStretchLastSection(true);
    fits_->horizontalHeaderItem(1)->setToolTip(tr("Akaike's criterion: the least is best"));
    fits_->horizontalHeaderItem(2)->setToolTip(tr("Kolmogorov's chance of times lying so far from the law; below 5 % it fits badly"));
    auto* row = new QHBoxLayout;
    row->addWidget(pasted_, 2);
    row->addWidget(fits_, 3);
    column->addLayout(row);
    connect(pasted_, &QPlainTextEdit::textChanged, this, &TimeDialog::readMeasured);
    connect(fits_, &QTableWidget::currentCellChanged, this, &TimeDialog::follow);
    return page;
}

QWidget* TimeDialog::makeMore() {
    auto* page = new QWidget;
    auto* column = new QVBoxLayout(page);
    column->setContentsMargins(0, 0, 0, 0);
    law_ = new QLineEdit;
    law_->setAccessibleName(tr("Law"));
    auto* label = new QLabel(tr("&Law"));
    label->setBuddy(law_);
    auto* forms = new QLabel(lawForms());
    makeQuiet(forms);
    forms->setTextInteractionFlags(Qt::TextSelectableByMouse);
    column->addWidget(label);
    column->addWidget(law_);
    column->addWidget(forms);
    column->addStretch(1);
    connect(law_, &QLineEdit::textChanged, this, &TimeDialog::follow);
    return page;
}

/// The form in which the time is now, and its parts in the fields of the other forms as far as they go.
void TimeDialog::begin(const QString& text) {
    fields_ = byForm_[Fixed]; // what is filled in below is followed at once
    DurationLaw law;
    Form form = Fixed;
    if (readField(text, law)) {
        using Kind = DurationLaw::Kind;
        form = law.kind == Kind::Fixed ? Fixed : law.kind == Kind::Uniform ? GiveOrTake : law.kind == Kind::Triangular ? ThreePoints : More;
        const Duration mean = law.mean();
        byForm_[Fixed][0]->setText(fieldText(mean));
        byForm_[GiveOrTake][0]->setText(fieldText(mean));
        byForm_[GiveOrTake][1]->setText(fieldText(law.kind == Kind::Uniform ? Duration{(law.b.us - law.a.us) / 2} : Duration{mean.us / 10}));
        const bool three = law.kind == Kind::Triangular || law.kind == Kind::Pert;
        byForm_[ThreePoints][0]->setText(fieldText(three ? law.a : Duration{mean.us * 9 / 10}));
        byForm_[ThreePoints][1]->setText(fieldText(three ? law.b : mean));
        byForm_[ThreePoints][2]->setText(fieldText(three ? law.c : Duration{mean.us * 12 / 10}));
        law_->setText(text);
    }
    form_->setCurrentIndex(form);
    pages_->setCurrentIndex(form);
    fields_ = byForm_[form];
    follow();
}

void TimeDialog::readMeasured() {
    measured_.clear();
    report_.reset();
    wrong_.clear();
    auto times = readTimes(pasted_->toPlainText());
    if (!times)
        wrong_ = errorWords(times.error());
    else {
        measured_ = std::move(*times);
        auto report = lean::fitLaws(measured_);
        if (report)
            report_ = std::move(*report);
        else if (!measured_.empty())
            wrong_ = errorWords(report.error());
    }
    const QSignalBlocker quiet(fits_);
    const int rows = report_ ? static_cast<int>(report_->fits.size()) + 1 : 0;
    fits_->setRowCount(rows);
    for (int r = 0; r < rows; ++r) {
        const bool itself = r == rows - 1;
        const auto* fit = itself ? nullptr : &report_->fits[static_cast<std::size_t>(r)];
        const QStringList cells = itself ? QStringList{tr("as measured"), {}, {}}
                                         : QStringList{QString::fromStdString(lean::lawName(fit->law.kind)), number(fit->aic, 1), percent(fit->kolmogorovChance, 0)};
        for (int c = 0; c < 3; ++c)
            fits_->setItem(r, c, new QTableWidgetItem(cells[c]));
    }
    fits_->resizeColumnsToContents();
    if (rows > 0)
        fits_->setCurrentCell(0, 0);
    follow();
}

bool TimeDialog::asMeasured() const {
    return form_->currentIndex() == Measured && report_ && fits_->currentRow() == fits_->rowCount() - 1;
}

std::optional<QString> TimeDialog::text() const {
    switch (form_->currentIndex()) {
    case Fixed: return fields_[0]->text();
    case GiveOrTake: return tr("%1 ± %2", "time, give or take").arg(fields_[0]->text(), fields_[1]->text());
    case ThreePoints: return QStringLiteral("%1 – %2 – %3").arg(fields_[0]->text(), fields_[1]->text(), fields_[2]->text());
    case Measured: {
        if (!report_ || fits_->currentRow() < 0)
            return std::nullopt;
        return asMeasured() ? QString() : fieldText(report_->fits[static_cast<std::size_t>(fits_->currentRow())].law);
    }
    default: return law_->text();
    }
}

std::optional<DurationLaw> TimeDialog::lawNow() const {
    const auto typed = text();
    DurationLaw law;
    if (!typed || typed->isEmpty() || !readField(*typed, law) || !law.isSound())
        return std::nullopt;
    return law;
}

void TimeDialog::follow() {
    const auto law = lawNow();
    const bool measuring = form_->currentIndex() == Measured;
    preview_->show(law, measuring ? measured_ : std::vector<Duration>());
    ok_->setEnabled(law || asMeasured());
    if (measuring && !report_)
        return say(wrong_.isEmpty() ? tr("The law that fits best is found as soon as there are %1 times.").arg(lean::kLeastMeasured) : wrong_, !wrong_.isEmpty());
    const QString sample = measuring ? tr("%1 times, from %2 to %3, mean %4, deviation %5. ")
                                           .arg(report_->n)
                                           .arg(seconds(report_->least.inSeconds()), seconds(report_->most.inSeconds()),
                                                seconds(report_->mean.inSeconds()), seconds(report_->deviation.inSeconds()))
                                     : QString();
    if (asMeasured())
        return say(sample + tr("Runs draw from these times; the list is kept with the project."), false);
    if (!law) {
        DurationLaw read;
        const auto why = readField(text().value_or(QString()), read);
        return say(why ? tr("These times do not fit together.") : errorWords(why.error()), true);
    }
    say(sample + (law->usesSeries() ? tr("A series of the project.")
                                    : tr("= %1, mean %2", "law, mean").arg(fieldText(*law), seconds(law->mean().inSeconds()))),
        false);
}

void TimeDialog::say(const QString& words, bool bad) {
    setTone(remark_, bad ? Tone::Bad : Tone::Quiet);
    remark_->setText(words);
}

QString TimeDialog::remark() const { return remark_->text(); }

} // namespace takt::gui
