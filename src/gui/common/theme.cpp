#include "gui/common/theme.h"

#include <QApplication>
#include <QPainter>
#include <QPalette>
#include <QStyle>
#include <QStyleFactory>
#include <array>
#include <cmath>

#include "gui/common/style_sheet.h"

// The macro declares a function of the resource compiler, so it must stand outside any namespace.
static void initIconResources() { Q_INIT_RESOURCE(icons); }

namespace takt::gui {

namespace {

constexpr const char* kStyled = "taktboardStyled"; // of the application: Fusion is its style already

QColor rgb(unsigned value) { return QColor::fromRgb(0xFF000000U | value); }

Palette lightPalette() {
    Palette p;
    p.ink = rgb(0x1F2A37), p.quiet = rgb(0x5B6776), p.line = rgb(0xCBD2DA);
    p.ground = rgb(0xF4F6F8), p.panel = rgb(0xFFFFFF), p.canvas = rgb(0xFCFCFA);
    p.accent = rgb(0x1769AA), p.accentSoft = rgb(0xE1EEF8), p.onAccent = rgb(0xFFFFFF);
    p.shade = rgb(0xE1E5EA);
    p.productionCard = rgb(0xF5B700), p.withdrawalCard = rgb(0x7FB7E6), p.container = rgb(0x3E6B8F);
    p.good = rgb(0x2E9E5B), p.warning = rgb(0xE9A23B), p.bad = rgb(0xD64545);
    p.goodSoft = rgb(0xE0F1E7), p.warningSoft = rgb(0xFBEFDD), p.badSoft = rgb(0xF8E1E1);
    p.goodText = rgb(0x1B7340), p.warningText = rgb(0x8A5600), p.badText = rgb(0xB42F2F);
    p.entered = p.quiet, p.computed = p.accent, p.simulated = p.good;
    return p;
}

Palette darkPalette() {
    Palette p = lightPalette();
    p.ink = rgb(0xE6EBF1), p.quiet = rgb(0x9AA7B5), p.line = rgb(0x3A4654);
    p.ground = rgb(0x171C22), p.panel = rgb(0x1F262E), p.canvas = rgb(0x1A2027);
    p.accent = rgb(0x58A6E8), p.accentSoft = rgb(0x1F3548), p.onAccent = rgb(0x11181F);
    p.shade = rgb(0x2B343E);
    p.goodSoft = rgb(0x1B3628), p.warningSoft = rgb(0x3D3220), p.badSoft = rgb(0x412628);
    p.goodText = rgb(0x63CF92), p.warningText = rgb(0xF0B661), p.badText = rgb(0xF2918F);
    p.entered = p.quiet, p.computed = p.accent, p.simulated = p.good;
    return p;
}

Palette printPalette() {
    Palette p = lightPalette();
    p.ink = rgb(0x000000), p.quiet = rgb(0x333333), p.line = rgb(0x777777);
    p.ground = p.panel = p.canvas = rgb(0xFFFFFF);
    p.accent = p.computed = rgb(0x000000), p.accentSoft = rgb(0xEEEEEE);
    p.shade = rgb(0xE4E4E4);
    p.productionCard = p.panel, p.withdrawalCard = rgb(0xDADADA), p.container = rgb(0x555555);
    p.goodSoft = p.warningSoft = p.badSoft = p.panel;
    p.goodText = p.warningText = p.badText = p.simulated = p.ink;
    return p;
}

Palette colourPrintPalette() {
    Palette p = lightPalette();
    p.ground = p.panel = p.canvas = rgb(0xFFFFFF);
    return p;
}

QPalette widgetPalette(const Palette& c) {
    QPalette q;
    q.setColor(QPalette::Window, c.ground);
    q.setColor(QPalette::WindowText, c.ink);
    q.setColor(QPalette::Base, c.panel);
    q.setColor(QPalette::AlternateBase, c.ground);
    q.setColor(QPalette::Text, c.ink);
    q.setColor(QPalette::PlaceholderText, c.quiet);
    q.setColor(QPalette::Button, c.panel);
    q.setColor(QPalette::ButtonText, c.ink);
    q.setColor(QPalette::BrightText, c.onAccent);
    q.setColor(QPalette::ToolTipBase, c.ink);
    q.setColor(QPalette::ToolTipText, c.panel);
    q.setColor(QPalette::Highlight, c.accent);
    q.setColor(QPalette::HighlightedText, c.onAccent);
    q.setColor(QPalette::Link, c.accent);
    q.setColor(QPalette::LinkVisited, c.accent);
    q.setColor(QPalette::Light, c.panel);
    q.setColor(QPalette::Midlight, c.ground);
    q.setColor(QPalette::Mid, c.line);
    q.setColor(QPalette::Dark, c.line);
    q.setColor(QPalette::Shadow, c.line);
    const QColor faint = mixed(c.quiet, c.panel, 0.35);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        q.setColor(QPalette::Disabled, role, faint);
    q.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    return q;
}

// Told apart under protanopia, deuteranopia and tritanopia as well: no two of a row come closer than
// 15 CIELAB units (setup and blocked of the first palette fell together).
QColor stateColour(sim::MachineState state, bool dark) {
    using S = sim::MachineState;
    switch (state) {
    case S::Working: return rgb(dark ? 0x3DB873 : 0x31A364);
    case S::Setup: return rgb(dark ? 0x3F7BEA : 0x1F5FD0);
    case S::NoMaterial:
    case S::NoOperator: return rgb(0xE9A23B);
    case S::Blocked: return rgb(dark ? 0xC08FF2 : 0xB07AE8);
    case S::Down: return rgb(dark ? 0xDB4A50 : 0xC4303A);
    case S::OffShift:
    case S::OnBreak:
    case S::PlannedMaintenance: return rgb(dark ? 0x7F8B98 : 0x9AA5B1);
    case S::NoCard:
    case S::Count: break;
    }
    return dark ? darkPalette().quiet : lightPalette().quiet;
}

bool isHatched(sim::MachineState state) {
    return state == sim::MachineState::NoOperator || state == sim::MachineState::PlannedMaintenance;
}

double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
    return 0.2126 * linear(c.redF()) + 0.7152 * linear(c.greenF()) + 0.0722 * linear(c.blueF());
}

} // namespace

void initResources() { initIconResources(); }

Theme& Theme::instance() {
    static Theme theme;
    return theme;
}

const Palette& Theme::colors(Mode mode) {
    static const Palette light = lightPalette(), dark = darkPalette(), print = printPalette(),
                         colourPrint = colourPrintPalette();
    switch (mode) {
    case Mode::Light: return light;
    case Mode::Dark: return dark;
    case Mode::Print: return print;
    case Mode::PrintColour: break;
    }
    return colourPrint;
}

const Palette& Theme::colors() const { return colors(mode_); }
const Palette& colors() { return Theme::instance().colors(); }

void Theme::setMode(Mode mode) {
    mode_ = mode;
    if (qApp) {
        initResources();
        if (!qApp->property(kStyled).toBool()) {
            QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
            qApp->setProperty(kStyled, true);
        }
        QApplication::setPalette(widgetPalette(colors()));
        qApp->setStyleSheet(styleSheet(colors(), mode == Mode::Dark));
    }
    Q_EMIT changed();
}

QColor Theme::state(sim::MachineState state) const { return stateColour(state, mode_ == Mode::Dark); }

QColor Theme::stateText(sim::MachineState state) const {
    return readable(this->state(state), colors().panel);
}

QBrush Theme::stateBrush(sim::MachineState state) const {
    using S = sim::MachineState;
    if (state == S::NoCard)
        return Qt::NoBrush;
    if (mode_ == Mode::Print) {
        switch (state) {
        case S::Working: return QBrush(rgb(0x333333));
        case S::Setup: return QBrush(colors().ink, Qt::CrossPattern);
        case S::Down: return QBrush(colors().ink, Qt::DiagCrossPattern);
        case S::Blocked: return QBrush(colors().ink, Qt::FDiagPattern);
        case S::NoMaterial: return QBrush(rgb(0xBBBBBB));
        default: return isHatched(state) ? QBrush(colors().ink, Qt::BDiagPattern) : QBrush(rgb(0xE4E4E4));
        }
    }
    return QBrush(this->state(state), isHatched(state) ? Qt::BDiagPattern : Qt::SolidPattern);
}

QString Theme::stateName(sim::MachineState state) {
    using S = sim::MachineState;
    switch (state) {
    case S::OffShift: return tr("Off shift");
    case S::OnBreak: return tr("Break");
    case S::PlannedMaintenance: return tr("Maintenance");
    case S::Down: return tr("Down");
    case S::Setup: return tr("Changeover");
    case S::Working: return tr("Working");
    case S::Blocked: return tr("Blocked");
    case S::NoOperator: return tr("No operator");
    case S::NoMaterial: return tr("No material");
    case S::NoCard: return tr("No card");
    case S::Count: break;
    }
    return {};
}

QColor Theme::series(int number) const {
    static constexpr std::array<unsigned, 8> light = {0x1769AA, 0x2E9E5B, 0x5B6776, 0xB5651D,
                                                      0x7A3FB5, 0x0E8C93, 0xB0305A, 0x8A8F1C};
    static constexpr std::array<unsigned, 8> dark = {0x58A6E8, 0x4CC081, 0xB4BFCB, 0xE39B55,
                                                     0xB98BEA, 0x4CC3CA, 0xEC7FA2, 0xC7CC5A};
    const auto place = static_cast<std::size_t>(number) % light.size();
    return rgb(mode_ == Mode::Dark ? dark[place] : light[place]);
}

QFont Theme::font(int pointDelta, bool strong) const {
    QFont font = QApplication::font();
    font.setPointSizeF(std::max(6.0, font.pointSizeF() + pointDelta));
    if (strong)
        font.setWeight(QFont::DemiBold);
    return font;
}

double contrast(const QColor& a, const QColor& b) {
    const auto [dark, light] = std::minmax({luminance(a), luminance(b)});
    return (light + 0.05) / (dark + 0.05);
}

QColor mixed(const QColor& from, const QColor& to, double part) {
    const auto channel = [part](float a, float b) {
        return static_cast<float>(a + (b - a) * part);
    };
    return QColor::fromRgbF(channel(from.redF(), to.redF()), channel(from.greenF(), to.greenF()),
                            channel(from.blueF(), to.blueF()));
}

QColor readable(const QColor& colour, const QColor& ground) {
    const bool onDark = luminance(ground) < 0.2; // paper is white whatever the theme
    QColor out = colour;
    for (double part = 0.1; contrast(out, ground) < 4.5 && part <= 1.0; part += 0.1)
        out = mixed(colour, onDark ? Theme::colors(Mode::Dark).ink : Theme::colors(Mode::Light).ink, part);
    return out;
}

void fillState(QPainter& painter, const QRectF& rect, sim::MachineState state) {
    const Theme& theme = Theme::instance();
    const bool filled = state != sim::MachineState::NoCard && !isHatched(state);
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(theme.state(state), 1));
    painter.setBrush(theme.stateBrush(state));
    painter.drawRect(filled ? rect : rect.adjusted(0.5, 0.5, -0.5, -0.5));
}

} // namespace takt::gui
