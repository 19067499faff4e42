#include "app/help_dialog.h"

#include <QFile>
#include <QPainter>
#include <QPixmap>
#include <QSvgRenderer>
#include <boost/version.hpp>
#include <nlohmann/json.hpp>
#include <qrencode.h>
#include <sqlite3.h>

#include "gui/common/theme.h"
#include "ui_about_dialog.h"
#include "ui_help_dialog.h"

namespace takt::app {

namespace {

QString heading(const QString& text) { return QStringLiteral("<h3>%1</h3>").arg(text.toHtmlEscaped()); }
QString item(const QString& what, const QString& text) {
    return QStringLiteral("<li><b>%1</b>: %2</li>").arg(what.toHtmlEscaped(), text.toHtmlEscaped());
}
QString list(std::initializer_list<QString> items) {
    return QStringLiteral("<ul>%1</ul>").arg(QStringList(items).join(QString()));
}

QString glossaryLink() {
    return QStringLiteral("<p>%1 <a href='glossary'>%2</a></p>")
        .arg(HelpDialog::tr("What a word means, and its formula:").toHtmlEscaped(), HelpDialog::tr("Glossary").toHtmlEscaped());
}

QString drawing() {
    return heading(HelpDialog::tr("Draw")) +
           list({item(HelpDialog::tr("Place"), HelpDialog::tr("drag an element from the palette onto the "
                                                              "map, or click it there and then the map.")),
                 item(HelpDialog::tr("Connect"),
                      HelpDialog::tr("drag from an element's edge to the next one. What moves is decided by "
                                     "what stands at the ends.")),
                 item(HelpDialog::tr("Enter"),
                      HelpDialog::tr("select an element; the inspector at the right takes times as people "
                                     "write them: 45 s, 1.5 min, 2 wd.")),
                 item(HelpDialog::tr("Move about"),
                      HelpDialog::tr("Ctrl and the wheel zoom at the cursor, Space or the middle button pan, "
                                     "Ctrl+0 is 100 %.")),
                 item(HelpDialog::tr("Change your mind"),
                      HelpDialog::tr("everything is undone in one step with Ctrl+Z; deleting asks nothing, "
                                     "because undo exists."))});
}

QString playing() {
    return heading(HelpDialog::tr("Play")) +
           list({item(HelpDialog::tr("F5"),
                      HelpDialog::tr("plays and pauses. The plant runs ahead on its own; the time bar plays "
                                     "it back like a film, backwards too.")),
                 item(HelpDialog::tr("Time bar"),
                      HelpDialog::tr("drag on the curve to go to any moment; the marks are stockouts, "
                                     "breakdowns and changeovers.")),
                 item(HelpDialog::tr("Problems"),
                      HelpDialog::tr("when nothing runs, the word at the top right says why; each entry "
                                     "leads to its element.")),
                 item(HelpDialog::tr("Seed"),
                      HelpDialog::tr(
                          "the same seed gives the same luck, in every scenario and on every machine.")),
                 item(HelpDialog::tr("Edit while it runs"),
                      HelpDialog::tr("the run is made anew shortly after each edit; the old one stays on "
                                     "view until then."))});
}

QString reading() {
    return heading(HelpDialog::tr("Read")) +
           list({item(HelpDialog::tr("Map"),
                      HelpDialog::tr("containers move, cards travel back, machines show their state by "
                                     "colour and word; below, the lead-time ladder.")),
                 item(HelpDialog::tr("Boards"),
                      HelpDialog::tr("each kanban loop card by card, the heijunka box, whose pattern can be changed by hand, FIFO lanes, "
                                     "supplier call-offs, the andon; each can fill another screen.")),
                 item(HelpDialog::tr("Metrics"),
                      HelpDialog::tr(
                          "sixteen charts over the run, each chosen by the title of its card; wastes, figures, and stored runs to lay beside it.")),
                 item(HelpDialog::tr("Figures of the stream"),
                      HelpDialog::tr("in the View menu: planned beside simulated, and capacity against takt.")),
                 item(HelpDialog::tr("Where a number comes from"),
                      HelpDialog::tr("point at it, or press Space on it: formula and inputs are shown. Grey "
                                     "was entered, blue computed, green simulated."))});
}

QString improving() {
    return heading(HelpDialog::tr("Improve")) +
           list({item(HelpDialog::tr("Questions for a future state"),
                      HelpDialog::tr("in the View menu: what the map says to each, and the edits that answer it.")),
                 item(HelpDialog::tr("Kaizen burst"),
                      HelpDialog::tr("holds the change it proposes; one click applies it, one withdraws it.")),
                 item(HelpDialog::tr("Compare scenarios"),
                      HelpDialog::tr("two maps with the same time and luck; what differs is marked and listed.")),
                 item(HelpDialog::tr("Value-stream plan"), HelpDialog::tr("who does what in which loop by when.")),
                 item(HelpDialog::tr("Inside a process"),
                      HelpDialog::tr("Alt+Down opens the cell of a process: its tasks, the yamazumi, and the solver that "
                                     "shares them out, the floor with the rounds of its operators, and both plans run before and after. A "
                                     "process that has a map of its own opens into that. Alt+Up comes back."))});
}

QString keys() {
    const auto row = [](const char* key, const QString& what) {
        return QStringLiteral("<tr><td><b>%1</b>&nbsp;&nbsp;</td><td>%2</td></tr>")
            .arg(QLatin1String(key), what.toHtmlEscaped());
    };
    return heading(HelpDialog::tr("Keys")) + QStringLiteral("<table cellpadding='2'>") +
           row("Ctrl+1, 2, 3, 4", HelpDialog::tr("Map, Cells, Boards, Metrics")) +
           row("F5", HelpDialog::tr("play or pause")) +
           row("F6, Shift+F6", HelpDialog::tr("one step forward, one back")) +
           row("Ctrl+F", HelpDialog::tr("find an element")) +
           row("Ctrl+Z, Ctrl+Shift+Z", HelpDialog::tr("undo, redo")) +
           row("Ctrl+P", HelpDialog::tr("print: map, plan, data boxes and gemba sheets, on A4 to A0; on the Cells page the sheets of standard work, on Boards the kanban cards")) +
           row("Ctrl+Shift+D", HelpDialog::tr("compare scenarios")) +
           row("F7, Shift+F7", HelpDialog::tr("what if, from the moment of the time bar; back to the untouched run")) +
           row("F9", HelpDialog::tr("why the selected process waits; a click on a container, a card or a machine's state asks the same")) +
           row("Shift+F9", HelpDialog::tr("predict, then play: the outcome is kept back until the run has been played")) +
           row("Ctrl+B, Ctrl+Shift+B", HelpDialog::tr("a bookmark at the moment, all bookmarks")) +
           row("F4, Ctrl+T", HelpDialog::tr("on the Cells page: elements and marks of a task, the stopwatch")) +
           row("Ctrl+K", HelpDialog::tr("how many cards each kanban loop needs, by every school")) +
           row("+, -, arrows, Home", HelpDialog::tr("in a chart: look closer, wider, move, the whole run; F4 enlarges it")) +
           row("Ctrl+Shift+P, Ctrl+Shift+T", HelpDialog::tr("in a chart: save it as a picture, its data as a table")) +
           row("F8", HelpDialog::tr("the list of problems")) +
           row("Shift+F11", HelpDialog::tr("on the Boards page: the board under the mouse in a window of its own")) +
           row("F11", HelpDialog::tr("workshop mode: the work alone, enlarged")) + QStringLiteral("</table>");
}

QString row(const QString& name, const QString& version, const QString& licence) {
    return QStringLiteral("<tr><td>%1&nbsp;&nbsp;</td><td>%2&nbsp;&nbsp;</td><td>%3</td></tr>")
        .arg(name, version, licence);
}

QString libraries() {
    const auto text = [](const char* words) { return QString::fromLatin1(words); };
    const auto json = QStringLiteral("%1.%2.%3")
                          .arg(NLOHMANN_JSON_VERSION_MAJOR)
                          .arg(NLOHMANN_JSON_VERSION_MINOR)
                          .arg(NLOHMANN_JSON_VERSION_PATCH);
    return QStringLiteral("<table cellpadding='2'>") +
           row(text("Qt (Widgets, Svg, Print Support)"), text(qVersion()), text("LGPL 3")) +
           row(text("Qt Charts"), text(qVersion()), text("GPL 3")) +
           row(text("SQLite"), text(sqlite3_libversion()), AboutDialog::tr("public domain")) +
           row(text("SQLiteCpp"), {}, text("MIT")) +
           row(text("Boost"), text(BOOST_LIB_VERSION).replace(QLatin1Char('_'), QLatin1Char('.')),
               text("Boost 1.0")) +
           row(text("nlohmann JSON"), json, text("MIT")) + row(text("tl::expected"), {}, text("CC0 1.0")) +
           row(text("pugixml"), {}, text("MIT")) + row(text("zlib"), {}, text("zlib")) +
           row(text("libxlsxwriter"), {}, text("BSD 2-Clause")) + row(text("libqrencode"), text(QRcode_APIVersionString()), text("LGPL 2.1")) +
           row(text("xxHash"), {}, text("BSD 2-Clause")) + QStringLiteral("</table>");
}

QPixmap programPicture(int size) {
    QPixmap picture(size, size);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(QStringLiteral(":/app/taktboard.svg")).render(&painter);
    return picture;
}

} // namespace

HelpDialog::HelpDialog(QWidget* parent) : QDialog(parent), ui_(std::make_unique<Ui::HelpDialog>()) {
    ui_->setupUi(this);
    ui_->text->setOpenLinks(false);
    connect(ui_->text, &QTextBrowser::anchorClicked, this, [this] { Q_EMIT glossaryWanted(); });
    ui_->text->setHtml(glossaryLink() + drawing() + playing() + reading() + improving() + keys());
    ui_->text->setAccessibleName(windowTitle());
}

HelpDialog::~HelpDialog() = default;

AboutDialog::AboutDialog(QWidget* parent) : QDialog(parent), ui_(std::make_unique<Ui::AboutDialog>()) {
    ui_->setupUi(this);
    ui_->picture->setPixmap(programPicture(64));
    ui_->program->setText(QStringLiteral("Taktboard %1").arg(QLatin1String(TAKTBOARD_VERSION)));
    ui_->program->setFont(gui::Theme::instance().font(3, true));
    ui_->libraries->setHtml(libraries());
}

AboutDialog::~AboutDialog() = default;

} // namespace takt::app
