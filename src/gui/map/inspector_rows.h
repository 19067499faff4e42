// The widgets of the inspector: one for each kind of line of a sheet.
#pragma once

#include <QFrame>
#include <QPointer>
#include <QToolButton>

#include "gui/map/sheet.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace takt::gui {

class TextDialog;

/// A line of the inspector. Shows its part of a sheet and asks for edits; changes nothing itself.
class InspectorRow : public QWidget {
    Q_OBJECT
  public:
    using QWidget::QWidget;
    /// Takes over another value of the same line; what is being typed is left alone.
    virtual void take(const SheetLine& line) = 0;
    /// Says why what was typed is not taken, where it stands.
    virtual void refuse(const QString&) {}

  Q_SIGNALS:
    /// Something was entered: puts it into an edit, to be named so.
    void entered(const takt::gui::InspectorRow* row, const QString& undo,
                 const std::function<takt::Result<void>(takt::Edit&)>& change);
};

/// A labelled box with a value to type in, its unit with it, and where it comes from as a dot.
class FieldRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit FieldRow(const SheetField& field, QWidget* parent = nullptr);
    ~FieldRow() override;
    void take(const SheetLine& line) override;
    void refuse(const QString& why) override;
    QLineEdit* edit() const { return edit_; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    bool eventFilter(QObject* object, QEvent* event) override;

  private:
    void commit();
    void restore();
    void showText();
    void showLabel();
    void openTimes();

    SheetField field_;
    QLabel* label_;
    QLineEdit* edit_;
    QLabel* error_;
    QWidget* box_;
    QToolButton* times_; ///< opens the dialog of a time that varies
};

class ChoiceRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit ChoiceRow(const SheetChoice& choice, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;

  private:
    SheetChoice choice_;
    QLabel* label_;
    QComboBox* box_;
};

class FlagRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit FlagRow(const SheetFlag& flag, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;

  private:
    SheetFlag flag_;
    QCheckBox* box_;
};

/// Seven buttons, Monday first.
class DaysRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit DaysRow(const SheetDays& days, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;

  private:
    SheetDays days_;
    std::vector<QToolButton*> buttons_;
};

class FigureRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit FigureRow(const SheetFigure& figure, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;
    QSize sizeHint() const override { return {200, 27}; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    SheetFigure figure_;
};

class HeadingRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit HeadingRow(const SheetHeading& heading, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;

  private:
    SheetHeading heading_;
    QLabel* label_;
};

class NoteRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit NoteRow(const SheetNote& note, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;

  private:
    QLabel* label_;
};

/// A heading with an arrow; what stands below it is shown while it is open.
class FoldRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit FoldRow(const SheetFold& fold, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;
    void setOpen(bool open);
    const QString& key() const { return fold_.key; }

  Q_SIGNALS:
    void toggled(bool open);

  private:
    void showFold();
    SheetFold fold_;
    QToolButton* button_;
    QLabel* remark_;
};

/// A button that opens a text of many lines to type or paste.
class TextRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit TextRow(const SheetText& text, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;
    void refuse(const QString& why) override;

  private:
    void open();
    SheetText text_;
    QPushButton* button_;
    QPointer<TextDialog> dialog_;
};

class ActionRow : public InspectorRow {
    Q_OBJECT
  public:
    explicit ActionRow(const SheetAction& action, QWidget* parent = nullptr);
    void take(const SheetLine& line) override;

  private:
    void press();
    SheetAction action_;
    QPushButton* button_;
};

/// The widget for a line.
InspectorRow* makeRow(const SheetLine& line, QWidget* parent);

/// Paints a dot that says where a value comes from.
void paintProvenance(QPainter& painter, const QPointF& centre, Provenance from);

} // namespace takt::gui
