#include "app/preferences.h"

namespace takt::app {

namespace {
constexpr auto kTheme = "view/theme";
constexpr auto kGeometry = "window/geometry";
constexpr auto kLayout = "window/layout";
constexpr auto kCharts = "metrics/charts";
constexpr auto kRecent = "files/recent";
constexpr auto kStarted = "started";
constexpr auto kPrint = "print";
constexpr auto kPrintWork = "printWork";
constexpr auto kPrintCards = "printCards";

QString key(const char* name) { return QString::fromLatin1(name); }
} // namespace

Preferences::Preferences()
    : store_(QSettings::NativeFormat, QSettings::UserScope, QStringLiteral("Taktboard"),
             QStringLiteral("taktboard")) {}

std::optional<gui::Mode> Preferences::theme() const {
    const auto name = store_.value(key(kTheme)).toString();
    if (name == QStringLiteral("light"))
        return gui::Mode::Light;
    if (name == QStringLiteral("dark"))
        return gui::Mode::Dark;
    return std::nullopt;
}

void Preferences::setTheme(gui::Mode mode) {
    store_.setValue(key(kTheme), mode == gui::Mode::Dark ? QStringLiteral("dark") : QStringLiteral("light"));
}

QByteArray Preferences::geometry() const { return store_.value(key(kGeometry)).toByteArray(); }
QByteArray Preferences::layout() const { return store_.value(key(kLayout)).toByteArray(); }

void Preferences::setWindow(const QByteArray& geometry, const QByteArray& layout) {
    store_.setValue(key(kGeometry), geometry);
    store_.setValue(key(kLayout), layout);
}

void Preferences::forgetWindow() {
    store_.remove(key(kGeometry));
    store_.remove(key(kLayout));
    store_.remove(key(kCharts));
}

QStringList Preferences::charts() const { return store_.value(key(kCharts)).toStringList(); }
void Preferences::setCharts(const QStringList& arrangement) { store_.setValue(key(kCharts), arrangement); }

QStringList Preferences::recentFiles() const { return store_.value(key(kRecent)).toStringList(); }
void Preferences::setRecentFiles(const QStringList& files) { store_.setValue(key(kRecent), files); }

QVariantMap Preferences::printChoice() const { return store_.value(key(kPrint)).toMap(); }
void Preferences::setPrintChoice(const QVariantMap& choice) { store_.setValue(key(kPrint), choice); }

QVariantMap Preferences::workPrintChoice() const { return store_.value(key(kPrintWork)).toMap(); }
void Preferences::setWorkPrintChoice(const QVariantMap& choice) { store_.setValue(key(kPrintWork), choice); }

QVariantMap Preferences::cardPrintChoice() const { return store_.value(key(kPrintCards)).toMap(); }
void Preferences::setCardPrintChoice(const QVariantMap& choice) { store_.setValue(key(kPrintCards), choice); }

bool Preferences::isFirstStart() const { return !store_.value(key(kStarted), false).toBool(); }
void Preferences::markStarted() { store_.setValue(key(kStarted), true); }

} // namespace takt::app
