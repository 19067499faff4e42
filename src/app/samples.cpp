#include "app/samples.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "exchange/json.h"

// The macro declares a function of the resource compiler, so it must stand outside any namespace.
static void initAppResources() { Q_INIT_RESOURCE(taktboard); }

namespace takt::app {

void initResources() { initAppResources(); }

QString firstSample() { return QStringLiteral(":/samples/acme-stamping.json"); }

std::vector<QString> sampleResources() {
    std::vector<QString> found;
    const QDir folder(QStringLiteral(":/samples"));
    for (const auto& name : folder.entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name)) {
        const auto resource = folder.filePath(name);
        found.insert(resource == firstSample() ? found.begin() : found.end(), resource);
    }
    return found;
}

Result<Sample> readSample(const QString& resource) {
    QFile file(resource);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::CannotRead, {file.errorString().toStdString()}, resource.toStdString());
    const QByteArray text = file.readAll();
    auto project = exchange::projectFromJson({text.constData(), static_cast<std::size_t>(text.size())});
    if (!project)
        return tl::unexpected(project.error().at(resource.toStdString()));
    if (project->scenarios.empty())
        return fail(ErrorCode::UnknownScenario, {""}, resource.toStdString());
    const auto name = QString::fromStdString(project->settings().name);
    return Sample{resource, name.isEmpty() ? QFileInfo(resource).completeBaseName() : name,
                  std::move(*project)};
}

void showSample(Document& document, Sample sample) {
    document.openCopy(std::move(sample.project), sample.name);
    document.setScenario(document.project().scenarios.back().id);
}

} // namespace takt::app
