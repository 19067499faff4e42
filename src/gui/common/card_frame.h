// The panel everything on a page stands in.
#pragma once

#include <QFrame>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QVBoxLayout;

namespace takt::gui {

/// A panel with 8 px corners and a 1 px line: title, quiet subtitle under it, something at the right,
/// and a body the owner fills.
class CardFrame : public QFrame {
    Q_OBJECT
  public:
    explicit CardFrame(const QString& title, QWidget* parent = nullptr);

    void setTitle(const QString& title);
    QString title() const;
    /// Under the title; an empty one takes no room.
    void setSubtitle(const QString& text);
    /// Quiet words at the right of the title, such as a unit.
    void setNote(const QString& text);
    /// A widget at the right of the title; the frame takes it over.
    void setTrailing(QWidget* widget);
    /// Takes less room: the subtitle beside the title, narrower margins.
    void setCompact(bool on);
    QVBoxLayout* body() const { return body_; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void applyTheme();
    void arrangeWords();

    bool compact_ = false;
    QLabel* title_;
    QLabel* subtitle_;
    QLabel* note_;
    QHBoxLayout* head_;
    QBoxLayout* words_;
    QVBoxLayout* body_;
};

/// What a label's colour says; it follows the theme at run time.
enum class Tone { Plain, Quiet, Good, Warning, Bad };
void setTone(QLabel* label, Tone tone);
/// Gives a label the theme's quiet colour, and the size that goes with it.
void makeQuiet(QLabel* label, int pointDelta = -1);

} // namespace takt::gui
