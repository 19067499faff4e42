// Names for new scenarios.
#pragma once

#include <QString>

#include "model/project.h"

namespace takt::gui {

/// The wish, or the wish with the first number from 2 on that no scenario has.
inline QString unusedScenarioName(const Project& project, const QString& wish) {
    QString name = wish;
    for (int n = 2; project.scenario(std::string_view(name.toStdString())); ++n)
        name = QStringLiteral("%1 %2").arg(wish).arg(n);
    return name;
}

} // namespace takt::gui
