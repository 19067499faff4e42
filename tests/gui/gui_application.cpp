// Window tests run on a screen that is nowhere, in folders of their own: nothing of the user's is touched.
#include <QApplication>
#include <QTemporaryDir>

#include "app/platform_choice.h"
#include "app/samples.h"
#include "gui/common/theme.h"
#include "test_application.h"

namespace {

constexpr QSize kScreen(1366, 768);

/// Lives until the program ends.
const QTemporaryDir& home() {
    static const QTemporaryDir folder;
    return folder;
}

const bool isPrepared = [] {
    for (const char* name : {"XDG_STATE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR"})
        qputenv(name, home().path().toLocal8Bit());
    takt::test::applicationFactory() = [](int& argc, char** argv) -> std::unique_ptr<QCoreApplication> {
        const takt::app::OffscreenScreen screen(kScreen);
        auto application = std::make_unique<QApplication>(argc, argv);
        takt::gui::initResources();
        takt::app::initResources();
        takt::gui::Theme::instance().setMode(takt::gui::Mode::Light);
        return application;
    };
    return true;
}();

} // namespace
