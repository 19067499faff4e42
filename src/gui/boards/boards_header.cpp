#include "gui/boards/boards_header.h"

#include <QHBoxLayout>

#include "gui/common/theme.h"

namespace takt::gui {

BoardsHeader::BoardsHeader(QWidget* parent) : QWidget(parent) {
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(Theme::kGap, 2, Theme::kGap - Theme::kGrid * 2, 0);
    setFixedHeight(Theme::kGrid * 7);
    row->setSpacing(Theme::kGrid);
    row->addStretch(1);
    const auto add = [&](const QString& text, const QString& tip, auto signal) {
        auto* button = new QPushButton(text);
        button->setFlat(true);
        button->setStyleSheet(QStringLiteral("QPushButton { min-height: 0; padding: 0 6px; }"));
        button->setFixedHeight(Theme::kGrid * 6); // its frame, when it has the focus, stays above the boards
        button->setToolTip(tip);
        connect(button, &QPushButton::clicked, this, signal);
        row->addWidget(button);
        return button;
    };
    add(tr("How many cards?"), tr("Every school's count for each loop, side by side (Ctrl+K)"), &BoardsHeader::cardCountsWanted);
    print_ = add(tr("Print cards…"), tr("The cards of the loops on sheets to be cut out (Ctrl+P)"), &BoardsHeader::printWanted);
}

} // namespace takt::gui
