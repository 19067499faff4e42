// The sample plants that come with the program, as resources.
#pragma once

#include <QString>
#include <vector>

#include "document/document.h"

namespace takt::app {

struct Sample {
    QString resource; ///< ":/samples/acme-stamping.json"
    QString name;     ///< as an untitled document is called
    Project project;
};

/// The sample shown at the first start.
QString firstSample();
/// All there are, by resource, the first sample first.
std::vector<QString> sampleResources();
/// Reads one. Errors: CannotRead, those of JSON.
Result<Sample> readSample(const QString& resource);

/// Opens it as an untitled copy, at its last scenario: where the planners of the sample got to.
void showSample(Document& document, Sample sample);

/// Makes the resources of this library known; call once, early.
void initResources();

} // namespace takt::app
