#include "app/platform_choice.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSysInfo>

namespace takt::app {

bool hasDisplay(const QStringList& arguments) {
    const auto kernel = QSysInfo::kernelType();
    if (kernel == QLatin1String("winnt") || kernel == QLatin1String("darwin"))
        return true;
    const auto isSet = [](const char* name) { return !qEnvironmentVariableIsEmpty(name); };
    return isSet("DISPLAY") || isSet("WAYLAND_DISPLAY") || isSet("WAYLAND_SOCKET") ||
           isSet("QT_QPA_PLATFORM") || arguments.contains(QLatin1String("-platform")) ||
           arguments.contains(QLatin1String("-display"));
}

OffscreenScreen::OffscreenScreen(QSize size)
    : description_(QDir::tempPath() + QStringLiteral("/taktboard-screen-XXXXXX.json")) {
    const QJsonObject screen{{QStringLiteral("name"), QStringLiteral("picture")},
                             {QStringLiteral("x"), 0},
                             {QStringLiteral("y"), 0},
                             {QStringLiteral("width"), size.width()},
                             {QStringLiteral("height"), size.height()},
                             {QStringLiteral("logicalDpi"), 96},
                             {QStringLiteral("logicalBaseDpi"), 96},
                             {QStringLiteral("dpr"), 1.0}};
    const QJsonObject description{{QStringLiteral("windowFrameMargins"), false},
                                  {QStringLiteral("screens"), QJsonArray{screen}}};
    ready_ = description_.open() && description_.write(QJsonDocument(description).toJson()) > 0 &&
             description_.flush();
    // Without the file the screen is 800x800, and a window may still be larger than its screen.
    qputenv("QT_QPA_PLATFORM",
            ready_ ? "offscreen:configfile=" + description_.fileName().toUtf8() : "offscreen");
}

} // namespace takt::app
