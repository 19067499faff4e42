// Words that several boards share.
#pragma once

#include <QCoreApplication>

namespace takt::gui {

struct BoardTexts {
    Q_DECLARE_TR_FUNCTIONS(takt::gui::BoardsPage)
};

} // namespace takt::gui
