// The sample plants and small edits of them, for tests.
#pragma once

#include <QFile>
#include <QTest>
#include <string>

#include "exchange/json.h"
#include "model/changeset.h"

namespace takt::test {

inline Project readSample(const std::string& name) {
    QFile file(QString::fromStdString(std::string(TAKTBOARD_SOURCE_DIR) + "/resources/samples/" + name + ".json"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("no sample %s", name.c_str());
    auto project = exchange::projectFromJson(file.readAll().toStdString());
    if (!project)
        qFatal("%s", project.error().text().c_str());
    return *project;
}

template <class Row>
const Row& named(const Plant& plant, const std::string& name) {
    for (const auto& row : plant.get<Row>())
        if (row.name == name)
            return row;
    qFatal("nothing is called %s", name.c_str());
}

} // namespace takt::test
