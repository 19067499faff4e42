#include "gui/time/prediction_dialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "gui/common/card_frame.h"
#include "gui/common/format.h"
#include "gui/common/theme.h"

namespace takt::gui {

PredictionDialog::PredictionDialog(const Prediction& prediction, QWidget* parent)
    : QDialog(parent), round_(new QLineEdit(prediction.nextRound())), wrong_(new QLabel), buttons_(new QDialogButtonBox) {
    setWindowTitle(tr("Predict, then play"));
    auto* words = new QLabel(tr("What will this run come to? Agree on a figure for one or more of these. The outcome is kept back "
                                "until the run has been played to its end."));
    words->setWordWrap(true);
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    auto* roundName = new QLabel(tr("&Round"));
    roundName->setBuddy(round_);
    round_->setAccessibleName(tr("Name of the round"));
    grid->addWidget(roundName, 0, 0);
    grid->addWidget(round_, 0, 1, 1, 2);
    for (const auto& figure : predictedFigures()) {
        auto* edit = new QLineEdit;
        edit->setAlignment(Qt::AlignRight);
        edit->setPlaceholderText(tr("no guess"));
        edit->setAccessibleName(tr("%1, in %2", "figure, unit").arg(figure.name(), figure.unit()));
        edit->setMinimumWidth(120);
        const int row = grid->rowCount();
        grid->addWidget(new QLabel(figure.name()), row, 0);
        grid->addWidget(edit, row, 1);
        grid->addWidget(new QLabel(figure.unit()), row, 2);
        lines_.push_back({&figure, edit});
        connect(edit, &QLineEdit::textChanged, this, &PredictionDialog::check);
    }
    grid->setColumnStretch(1, 1);
    wrong_->setWordWrap(true);
    setTone(wrong_, Tone::Bad);
    auto* start = buttons_->addButton(tr("&Start the round"), QDialogButtonBox::AcceptRole);
    start->setDefault(true);
    buttons_->addButton(QDialogButtonBox::Cancel);
    connect(buttons_, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons_, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(round_, &QLineEdit::textChanged, this, &PredictionDialog::check);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addWidget(words);
    column->addLayout(grid);
    column->addWidget(wrong_);
    column->addWidget(buttons_);
    setMinimumWidth(440);
    lines_.front().edit->setFocus();
    check();
}

std::optional<double> PredictionDialog::valueOf(const Line& line, QString& wrong) {
    QString text = line.edit->text().trimmed();
    if (text.endsWith(QLatin1Char('%')))
        text.chop(1);
    if (text.isEmpty())
        return std::nullopt;
    bool ok = false;
    double value = QLocale().toDouble(text.trimmed(), &ok);
    if (!ok)
        value = QLocale::c().toDouble(text.trimmed(), &ok);
    if (!ok || !(value >= 0) || value > line.figure->most)
        wrong = tr("%1: enter a number from 0 to %2, such as %3.")
                    .arg(line.figure->name(), number(line.figure->most), number(line.figure->most > 100 ? 500 : 95));
    return value;
}

void PredictionDialog::check() {
    QString wrong;
    bool any = false;
    for (const auto& line : lines_) {
        QString why;
        any = valueOf(line, why).has_value() || any;
        const QString mark = why.isEmpty() ? QString() : QStringLiteral("border: 1px solid %1;").arg(colors().bad.name());
        if (line.edit->styleSheet() != mark)
            line.edit->setStyleSheet(mark);
        if (wrong.isEmpty())
            wrong = why;
    }
    if (wrong.isEmpty() && round().isEmpty())
        wrong = tr("Give the round a name.");
    wrong_->setText(wrong);
    wrong_->setVisible(!wrong.isEmpty());
    for (auto* button : buttons_->buttons())
        if (buttons_->buttonRole(button) == QDialogButtonBox::AcceptRole) {
            button->setEnabled(any && wrong.isEmpty());
            button->setToolTip(any ? QString() : tr("Enter at least one guess"));
        }
}

QString PredictionDialog::round() const { return round_->text().trimmed(); }

std::vector<Guess> PredictionDialog::guesses() const {
    std::vector<Guess> all;
    QString wrong;
    for (const auto& line : lines_)
        if (const auto value = valueOf(line, wrong))
            all.push_back({line.figure, *value});
    return all;
}

} // namespace takt::gui
