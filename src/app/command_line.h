// What `taktboard` was asked for.
#pragma once

#include <QSize>
#include <QString>
#include <QStringList>
#include <optional>

#include "app/page.h"
#include "gui/common/theme.h"
#include "gui/print/choice.h"
#include "model/values.h"

namespace takt::app {

struct CommandLine {
    QString file;                     ///< empty: the sample, or the start page
    QString scenario;                 ///< by name; empty: the first, of the sample the last
    Page page = Page::Map;
    std::optional<Span> time;         ///< of the cursor, after the begin of the run
    std::optional<QSize> size;        ///< of the window
    std::optional<gui::Mode> theme;
    QString grab;                     ///< a picture of the window goes there
    QString exportTo;                 ///< the map goes there: .svg, .pdf or .png
    QString printTo;                  ///< the sheets go there: .pdf, or a .png each
    gui::print::Choice print;         ///< of these sheets
    bool empty = false;               ///< an empty map rather than the sample or the start page
    bool help = false, version = false;

    /// A picture is wanted, not a window: works without a display.
    bool wantsPicture() const { return !grab.isEmpty() || !exportTo.isEmpty() || !printTo.isEmpty(); }
    static constexpr QSize kUsualSize{1366, 768};
};

/// Exit codes, those of taktboard-cli.
enum ExitCode { kDone = 0, kFailed = 1, kBadInput = 2 };

/// Reads the arguments, the program's name first. Those of Qt itself (-platform, -style …) are passed
/// over. Works before there is an application object.
struct ParsedCommandLine {
    CommandLine line;
    QString error; ///< what is wrong with it; empty: nothing
};
ParsedCommandLine parseCommandLine(const QStringList& arguments);

QString helpText();
QString versionText();

} // namespace takt::app
