// The product-process matrix: pasted from a spreadsheet or read off the map, families found in it, and the stream of a
// family drawn.
#pragma once

#include <QDialog>

#include "lean/families.h"

class QComboBox;
class QLabel;
class QPushButton;
class QSlider;
class QTableWidget;

namespace takt {
class Document;
}

namespace takt::gui {

class FamiliesDialog : public QDialog {
    Q_OBJECT
  public:
    explicit FamiliesDialog(Document& document, QWidget* parent = nullptr);

    /// Takes over what a spreadsheet copied; false, and why in the dialog, when it is no matrix.
    bool take(const QString& text);
    const lean::ProductMatrix& matrix() const { return matrix_; }
    const std::vector<std::vector<std::size_t>>& families() const { return families_; }
    QString remark() const;

    // For tests and the keyboard.
    QTableWidget* table() { return table_; }
    QSlider* slider() { return slider_; }
    QPushButton *paste, *fromMap, *keep, *draw;

  protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

  private:
    void readMap();
    void pasteClipboard();
    void showMatrix(lean::ProductMatrix matrix, const QString& remark);
    void fill();
    void regroup();
    void toggle(int row, int column);
    void keepThem();
    void drawOne();

    Document& document_;
    lean::ProductMatrix matrix_;
    std::vector<std::vector<std::size_t>> families_;
    std::vector<std::size_t> order_; ///< product of each row of the table
    QLabel* remark_;
    QTableWidget* table_;
    QSlider* slider_;
    QLabel* share_;
    QComboBox* family_;
};

} // namespace takt::gui
