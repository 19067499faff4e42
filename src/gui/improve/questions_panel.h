// The side panel of the eight questions: what the map says, the team's answer, and the edit that carries it out.
#pragma once

#include <QScrollArea>
#include <array>

#include "gui/improve/questions.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace takt::gui {

class QuestionsPanel : public QScrollArea {
    Q_OBJECT
  public:
    /// Both must outlive the panel.
    QuestionsPanel(Document& document, MapPage& page, QWidget* parent = nullptr);
    ~QuestionsPanel() override;

    QLineEdit* answer(int number) { return cards_[static_cast<std::size_t>(number - 1)].answer; }
    QCheckBox* done(int number) { return cards_[static_cast<std::size_t>(number - 1)].done; }
    /// The buttons of a question, in their order.
    QList<QAbstractButton*> acts(int number) const;
    QString finding(int number) const;

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    struct Card {
        QLabel *question, *finding;
        QLineEdit* answer;
        QCheckBox* done;
        QWidget* acts;
        QVBoxLayout* actColumn;
    };
    Card makeCard(int number, QVBoxLayout& column);
    void follow();
    void refresh();
    void keep(int number);

    Document& document_;
    MapPage& page_;
    std::array<Card, lean::kFutureQuestions> cards_{};
    QTimer later_;
};

} // namespace takt::gui
