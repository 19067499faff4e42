// Cells of a table whose value is chosen from a list: what is chosen is entered at once.
#pragma once

#include <QComboBox>
#include <QStyledItemDelegate>
#include <algorithm>

namespace takt::gui {

/// The model gets the chosen entry's data, or its words where it has none.
class ChoiceDelegate : public QStyledItemDelegate {
  public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void setEditorData(QWidget* editor, const QModelIndex& index) const override {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            box->setCurrentIndex(std::max(0, box->findText(index.data(Qt::EditRole).toString())));
        else
            QStyledItemDelegate::setEditorData(editor, index);
    }
    void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override {
        if (auto* box = qobject_cast<QComboBox*>(editor))
            model->setData(index, box->currentData().isValid() ? box->currentData() : QVariant(box->currentText()), Qt::EditRole);
        else
            QStyledItemDelegate::setModelData(editor, model, index);
    }

  protected:
    QComboBox* makeBox(QWidget* parent) const {
        auto* box = new QComboBox(parent);
        connect(box, &QComboBox::activated, this, [this, box] {
            auto* self = const_cast<ChoiceDelegate*>(this);
            Q_EMIT self->commitData(box);
            Q_EMIT self->closeEditor(box);
        });
        return box;
    }
};

} // namespace takt::gui
