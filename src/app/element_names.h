// The elements of a map by name and kind, for searching.
#pragma once

#include <QString>
#include <vector>

#include "model/project.h"

namespace takt::app {

struct NamedElement {
    Id id;
    QString name;
    QString kind; ///< "Process", "Supermarket" … translated
};

/// Everything that stands on the map, by name.
std::vector<NamedElement> namedElements(const Plant& plant);

} // namespace takt::app
