#include "app/command_line.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QRegularExpression>

#include "document/document.h"
#include "model/units.h"

namespace takt::app {

namespace {

struct CommandLineTexts {
    Q_DECLARE_TR_FUNCTIONS(CommandLineTexts)
};

constexpr int kLeastSide = 64, kMostSide = 16'384;

/// Without what QApplication takes for itself.
QStringList withoutQtOptions(const QStringList& arguments) {
    static const QStringList withValue = {
        QStringLiteral("platform"), QStringLiteral("platformpluginpath"), QStringLiteral("platformtheme"),
        QStringLiteral("plugin"), QStringLiteral("qwindowgeometry"), QStringLiteral("geometry"),
        QStringLiteral("qwindowicon"), QStringLiteral("icon"), QStringLiteral("qwindowtitle"),
        QStringLiteral("title"), QStringLiteral("style"), QStringLiteral("stylesheet"),
        QStringLiteral("display"), QStringLiteral("session")};
    QStringList own;
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        const auto& argument = arguments[i];
        const bool oneDash =
            argument.startsWith(QLatin1Char('-')) && !argument.startsWith(QLatin1String("--"));
        if (i > 0 && oneDash && withValue.contains(argument.mid(1)))
            ++i;
        else if (i == 0 || argument != QLatin1String("-reverse"))
            own << argument;
    }
    return own;
}

std::optional<QSize> parseSize(const QString& text) {
    static const QRegularExpression form(QStringLiteral("^(\\d{1,5})x(\\d{1,5})$"));
    const auto match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    const auto fits = [](int side) { return side >= kLeastSide && side <= kMostSide; };
    return fits(size.width()) && fits(size.height()) ? std::optional(size) : std::nullopt;
}

/// Finds a word's place among some, or answers what is wrong.
template <class Value>
QString choose(const QString& option, const QString& word,
               std::initializer_list<std::pair<const char*, Value>> known, Value& value) {
    QStringList names;
    for (const auto& [name, meaning] : known) {
        if (word == QLatin1String(name)) {
            value = meaning;
            return {};
        }
        names << QLatin1String(name);
    }
    return CommandLineTexts::tr("--%1 takes %2, not \"%3\"")
        .arg(option, names.join(QStringLiteral(", ")), word);
}

struct Options {
    const QString scenario = QStringLiteral("scenario"), page = QStringLiteral("page"),
                  time = QStringLiteral("time"), size = QStringLiteral("size"),
                  theme = QStringLiteral("theme"), grab = QStringLiteral("grab"),
                  exportTo = QStringLiteral("export"), empty = QStringLiteral("new"),
                  help = QStringLiteral("help"), version = QStringLiteral("version");
};

QString readPicture(const QCommandLineParser& parser, const Options& o, CommandLine& line) {
    line.grab = parser.value(o.grab);
    line.exportTo = parser.value(o.exportTo);
    if (parser.isSet(o.grab) && !line.grab.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return CommandLineTexts::tr("--grab writes a .png, not \"%1\"").arg(line.grab);
    static const QRegularExpression known(QStringLiteral("\\.(svg|pdf|png)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (parser.isSet(o.exportTo) && !known.match(line.exportTo).hasMatch())
        return CommandLineTexts::tr("--export writes .svg, .pdf or .png, not \"%1\"").arg(line.exportTo);
    return {};
}

/// What the values are; the answer is what is wrong.
QString readValues(const QCommandLineParser& parser, const Options& o, CommandLine& line) {
    if (parser.positionalArguments().size() > 1)
        return CommandLineTexts::tr("one file at a time, not %1").arg(parser.positionalArguments().size());
    line.file = parser.positionalArguments().value(0);
    line.scenario = parser.value(o.scenario);
    if (parser.isSet(o.page))
        if (auto wrong = choose<Page>(
                o.page, parser.value(o.page),
                {{"map", Page::Map}, {"boards", Page::Boards}, {"metrics", Page::Metrics}}, line.page);
            !wrong.isEmpty())
            return wrong;
    if (parser.isSet(o.theme)) {
        gui::Mode mode{};
        auto wrong = choose<gui::Mode>(o.theme, parser.value(o.theme),
                                       {{"light", gui::Mode::Light}, {"dark", gui::Mode::Dark}}, mode);
        if (!wrong.isEmpty())
            return wrong;
        line.theme = mode;
    }
    if (parser.isSet(o.time)) {
        const auto time = parseSpan(parser.value(o.time).toStdString());
        if (!time)
            return QStringLiteral("--time: ") + errorText(time.error());
        line.time = *time;
    }
    if (parser.isSet(o.size) && !(line.size = parseSize(parser.value(o.size))))
        return CommandLineTexts::tr("--size takes width and height in pixels as in 1366x768, not \"%1\"")
            .arg(parser.value(o.size));
    return readPicture(parser, o, line);
}

} // namespace

ParsedCommandLine parseCommandLine(const QStringList& arguments) {
    const Options o;
    QCommandLineParser parser;
    for (const auto& name : {o.scenario, o.page, o.time, o.size, o.theme, o.grab, o.exportTo})
        parser.addOption(QCommandLineOption(name, {}, QStringLiteral("value")));
    parser.addOption(QCommandLineOption(o.empty));
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("h"), o.help}));
    parser.addOption(QCommandLineOption(QStringList{QStringLiteral("v"), o.version}));
    ParsedCommandLine parsed;
    if (!parser.parse(withoutQtOptions(arguments))) {
        parsed.error = parser.errorText();
        return parsed;
    }
    parsed.line.help = parser.isSet(o.help);
    parsed.line.version = parser.isSet(o.version);
    parsed.line.empty = parser.isSet(o.empty);
    parsed.error = readValues(parser, o, parsed.line);
    return parsed;
}

QString versionText() {
    return QStringLiteral("taktboard ") + QLatin1String(TAKTBOARD_VERSION) + QLatin1Char('\n');
}

QString helpText() {
    return CommandLineTexts::tr("Usage: taktboard [FILE] [options]\n"
        "Draw the value stream, press play, and watch it pull.\n"
        "\n"
        "FILE is a document (.takt) or a plan (.json). Without one the sample is shown at the\n"
        "first start, the start page later.\n"
        "\n"
        "  --scenario NAME      the scenario to show\n"
        "  --page PAGE          map, boards or metrics\n"
        "  --time TIME          where the time bar stands: \"2 wd\", \"57 h\", \"90 min\" after the begin\n"
        "  --theme THEME        light or dark\n"
        "  --size WIDTHxHEIGHT  of the window, 1366x768 unless told\n"
        "  --new                an empty map\n"
        "\n"
        "Pictures, without a display:\n"
        "  --grab OUT.png       a picture of the window\n"
        "  --export OUT         the map as .svg, .pdf or .png; with --size the .png has this size\n"
        "\n"
        "  -h, --help           this text\n"
        "  -v, --version        the version\n"
        "\n"
        "Exit codes: 0 done, 1 the plant cannot run or a picture cannot be written, 2 wrong usage or\n"
        "a file that cannot be opened. What went wrong stands on the error output.\n");
}

} // namespace takt::app
