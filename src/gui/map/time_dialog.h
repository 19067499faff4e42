// A time that varies, entered by what a planner knows: fixed, give or take, least - usual - most, or times as they were
// measured, with the law that fits them; every other law stands under "more".
#pragma once

#include <QDialog>
#include <optional>
#include <vector>

#include "lean/fit.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;
class QTableWidget;

namespace takt::gui {

class LawPreview;

class TimeDialog : public QDialog {
    Q_OBJECT
  public:
    enum Form { Fixed, GiveOrTake, ThreePoints, Measured, More, FormCount };

    /// `text` is what the field shows now; `name` what it is the time of.
    TimeDialog(const QString& name, const QString& text, QWidget* parent = nullptr);

    /// What was entered, as it is typed into the field; none while something is wrong. With asMeasured() it is empty.
    std::optional<QString> text() const;
    /// The measured times themselves are to be drawn, in place of a law.
    bool asMeasured() const;
    const std::vector<Duration>& measured() const { return measured_; }

    // For tests and the keyboard.
    QComboBox* form() { return form_; }
    QLineEdit* field(int place) { return fields_[static_cast<std::size_t>(place)]; } ///< of the form on view
    QPlainTextEdit* pasted() { return pasted_; }
    QTableWidget* fits() { return fits_; }
    QLineEdit* law() { return law_; }
    QString remark() const;
    QPushButton* ok() { return ok_; }

  private:
    QWidget* makeFields(const QStringList& labels);
    QWidget* makeMeasured();
    QWidget* makeMore();
    void begin(const QString& text);
    void follow();
    void readMeasured();
    void say(const QString& words, bool bad);
    std::optional<DurationLaw> lawNow() const;

    QComboBox* form_;
    QStackedWidget* pages_;
    std::array<std::vector<QLineEdit*>, FormCount> byForm_;
    std::vector<QLineEdit*> fields_; ///< of the form on view
    QPlainTextEdit* pasted_ = nullptr;
    QTableWidget* fits_ = nullptr;
    QLineEdit* law_ = nullptr;
    LawPreview* preview_;
    QLabel* remark_;
    QPushButton* ok_;
    std::vector<Duration> measured_;
    std::optional<lean::FitReport> report_;
    QString wrong_; ///< why the pasted times are no sample
};

} // namespace takt::gui
