// What opens in the row of a stored run: its name and note to be typed, or the one question before it is deleted.
#pragma once

#include <QWidget>
#include <functional>

class QLineEdit;

namespace takt::gui {

/// Enter takes what is typed over, and so does going elsewhere; Esc leaves it as it was. Tells once.
class RunWordsEditor : public QWidget {
    Q_OBJECT
  public:
    RunWordsEditor(const QString& name, const QString& placeholder, const QString& note, QWidget* parent = nullptr);
    /// Puts the cursor into the name, or the note.
    void begin(bool inNote);
    QLineEdit* name() const { return name_; }
    QLineEdit* note() const { return note_; }

  Q_SIGNALS:
    void taken(const QString& name, const QString& note);
    void dropped();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void end(bool take);

    QLineEdit *name_, *note_;
    bool isOver_ = false;
};

/// "Delete … for good?" Esc keeps.
class RunQuestion : public QWidget {
    Q_OBJECT
  public:
    explicit RunQuestion(const QString& question, QWidget* parent = nullptr);
    void begin();

  Q_SIGNALS:
    void answered(bool remove);

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

  private:
    QWidget* keep_;
};

} // namespace takt::gui
