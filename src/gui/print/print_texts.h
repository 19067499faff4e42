// The context in which everything on paper is translated.
#pragma once

#include <QCoreApplication>
#include <QString>

namespace takt::gui::print {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Print)
};

} // namespace takt::gui::print
