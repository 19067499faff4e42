// What is to happen to a run from a moment on, entered as a planner says it.
#pragma once

#include <QDialog>
#include <optional>
#include <vector>

#include "sim/intervention.h"

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace takt::gui {

class Playback;

/// Offers only what can happen in the plant on view, and only to what it can happen to. What was typed stays; what is
/// wrong with it stands beside the field. Requires playback.hasRun().
class WhatIfDialog : public QDialog {
    Q_OBJECT
  public:
    using Kind = sim::Intervention::Kind;

    /// At the cursor. `preferred`: what it is done to, if that is possible.
    explicit WhatIfDialog(const Playback& playback, Id preferred = {}, QWidget* parent = nullptr);

    /// What is entered; none while something is wrong.
    std::optional<sim::Intervention> intervention() const;
    /// What can happen at all.
    static const std::vector<Kind>& kinds();

    // For tests and the keyboard.
    QComboBox* kind() { return kind_; }
    QComboBox* element() { return element_; }
    QComboBox* item() { return item_; }
    QLineEdit* amount() { return amount_.edit; }
    QLineEdit* length() { return length_.edit; }
    QLineEdit* paper() { return paper_.edit; }
    QCheckBox* byHand() { return byHand_; }
    QPushButton* ok() { return ok_; }
    QString sentence() const;

  private:
    /// A field, and what is wrong with it.
    struct Entry {
        QWidget* box = nullptr;
        QLabel* label = nullptr;
        QLineEdit* edit = nullptr;
        QLabel* why = nullptr;
    };

    Entry addEntry(const QString& label, const QString& name);
    void buildFields();
    Kind kindNow() const;
    Id idOf(const QComboBox* box) const;
    const Item* itemNow() const;
    std::vector<Id> elementsFor(Kind kind) const;
    std::vector<Id> itemsFor(Kind kind, Id element) const;
    bool isPossible(Kind kind, Id element, Id item) const;
    std::int64_t most() const;
    void fill(QComboBox* box, const std::vector<Id>& ids, Id preferred) const;
    void showKind();
    void showElement();
    void showItem();
    void echo();
    void follow();
    QString readAmountInto(sim::Intervention& out) const;
    QString readLengthInto(const Entry& entry, Duration& out) const;
    void tell(const Entry& entry, const QString& why) const;

    const Playback& playback_;
    Id preferred_;
    QFormLayout* form_;
    QComboBox *kind_, *element_, *item_;
    Entry amount_, length_, paper_;
    QCheckBox* byHand_;
    QLabel* sentence_;
    QPushButton* ok_ = nullptr;
    std::optional<sim::Intervention> read_;
};

} // namespace takt::gui
