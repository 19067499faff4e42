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
                  printTo = QStringLiteral("print"), paper = QStringLiteral("paper"), what = QStringLiteral("what"),
                  tiles = QStringLiteral("tiles"), scale = QStringLiteral("scale"),
                  blackAndWhite = QStringLiteral("black-and-white"),
                  exportTo = QStringLiteral("export"), empty = QStringLiteral("new"),
                  help = QStringLiteral("help"), version = QStringLiteral("version");
};

QString readWhat(const QString& option, const QString& words, gui::print::Choice& choice) {
    using namespace gui::print;
    choice.map = choice.dataBoxes = false;
    choice.plan = PlanPlace::Nowhere;
    choice.gemba = Gemba::None;
    for (const auto& word : words.split(QLatin1Char(','))) {
        enum class What { Map, Plan, OwnPlan, Boxes, Gemba, Blank } what{};
        if (auto wrong = choose<What>(option, word,
                                      {{"map", What::Map}, {"plan", What::Plan}, {"own-plan", What::OwnPlan},
                                       {"data-boxes", What::Boxes}, {"gemba", What::Gemba}, {"blank-gemba", What::Blank}},
                                      what);
            !wrong.isEmpty())
            return wrong;
        choice.map |= what == What::Map;
        choice.dataBoxes |= what == What::Boxes;
        if (what == What::Plan || what == What::OwnPlan)
            choice.plan = what == What::Plan ? PlanPlace::WithMap : PlanPlace::OwnSheet;
        if (what == What::Gemba || what == What::Blank)
            choice.gemba = what == What::Gemba ? Gemba::OfMap : Gemba::Blank;
    }
    return {};
}

QString readPrint(const QCommandLineParser& parser, const Options& o, CommandLine& line) {
    using gui::print::Choice;
    auto& choice = line.print;
    line.printTo = parser.value(o.printTo);
    choice.blackAndWhite = parser.isSet(o.blackAndWhite);
    static const QRegularExpression known(QStringLiteral("\\.(pdf|png)$"), QRegularExpression::CaseInsensitiveOption);
    if (parser.isSet(o.printTo) && !known.match(line.printTo).hasMatch())
        return CommandLineTexts::tr("--print writes .pdf or .png, not \"%1\"").arg(line.printTo);
    if (parser.isSet(o.paper) && !gui::print::paperFrom(parser.value(o.paper), choice.paper))
        return CommandLineTexts::tr("--paper takes A4, A3, A2, A1, A0, Letter or Tabloid, not \"%1\"")
            .arg(parser.value(o.paper));
    if (parser.isSet(o.tiles)) {
        static const QRegularExpression form(QStringLiteral("^(\\d{1,2})x(\\d{1,2})$"));
        const auto match = form.match(parser.value(o.tiles));
        choice.across = match.captured(1).toInt();
        choice.down = match.captured(2).toInt();
        choice.fit = gui::print::Fit::OnSheets;
        if (std::min(choice.across, choice.down) < 1 || std::max(choice.across, choice.down) > Choice::kMostAcross)
            return CommandLineTexts::tr("--tiles takes sheets across and down as in 3x2, up to %1, not \"%2\"")
                .arg(Choice::kMostAcross)
                .arg(parser.value(o.tiles));
    }
    if (parser.isSet(o.scale)) {
        choice.scale = parser.value(o.scale).toInt();
        choice.fit = gui::print::Fit::AtScale;
        if (choice.scale < Choice::kLeastScale || choice.scale > Choice::kMostScale)
            return CommandLineTexts::tr("--scale takes %1 to %2 percent, not \"%3\"")
                .arg(Choice::kLeastScale)
                .arg(Choice::kMostScale)
                .arg(parser.value(o.scale));
    }
    return parser.isSet(o.what) ? readWhat(o.what, parser.value(o.what), choice) : QString();
}

QString readPicture(const QCommandLineParser& parser, const Options& o, CommandLine& line) {
    line.grab = parser.value(o.grab);
    line.exportTo = parser.value(o.exportTo);
    if (parser.isSet(o.grab) && !line.grab.endsWith(QLatin1String(".png"), Qt::CaseInsensitive))
        return CommandLineTexts::tr("--grab writes a .png, not \"%1\"").arg(line.grab);
    static const QRegularExpression known(QStringLiteral("\\.(svg|pdf|png)$"),
                                          QRegularExpression::CaseInsensitiveOption);
    if (parser.isSet(o.exportTo) && !known.match(line.exportTo).hasMatch())
        return CommandLineTexts::tr("--export writes .svg, .pdf or .png, not \"%1\"").arg(line.exportTo);
    return readPrint(parser, o, line);
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
                {{"map", Page::Map}, {"cells", Page::Cells}, {"boards", Page::Boards}, {"metrics", Page::Metrics}}, line.page);
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
    for (const auto& name : {o.scenario, o.page, o.time, o.size, o.theme, o.grab, o.exportTo, o.printTo, o.paper,
                             o.what, o.tiles, o.scale})
        parser.addOption(QCommandLineOption(name, {}, QStringLiteral("value")));
    parser.addOption(QCommandLineOption(o.empty));
    parser.addOption(QCommandLineOption(o.blackAndWhite));
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
        "  --page PAGE          map, cells, boards or metrics\n"
        "  --time TIME          where the time bar stands: \"2 wd\", \"57 h\", \"90 min\" after the begin\n"
        "  --theme THEME        light or dark\n"
        "  --size WIDTHxHEIGHT  of the window, 1366x768 unless told\n"
        "  --new                an empty map\n"
        "\n"
        "Pictures, without a display:\n"
        "  --grab OUT.png       a picture of the window\n"
        "  --export OUT         the map as .svg, .pdf or .png; with --size the .png has this size\n"
        "  --print OUT          sheets as they come out of a printer: .pdf, or a .png each; with\n"
        "                       --page cells the sheets of standard work, with --page boards the\n"
        "                       kanban cards\n"
        "  --paper PAPER        A4, A3 (unless told), A2, A1, A0, Letter or Tabloid\n"
        "  --what LIST          map,plan unless told; also own-plan, data-boxes, gemba, blank-gemba\n"
        "  --tiles 3x2          the map over so many sheets across and down\n"
        "  --scale PERCENT      the map at this scale, over as many sheets as it needs\n"
        "  --black-and-white    without colours\n"
        "\n"
        "  -h, --help           this text\n"
        "  -v, --version        the version\n"
        "\n"
        "Exit codes: 0 done, 1 the plant cannot run or a picture cannot be written, 2 wrong usage or\n"
        "a file that cannot be opened. What went wrong stands on the error output.\n");
}

} // namespace takt::app
