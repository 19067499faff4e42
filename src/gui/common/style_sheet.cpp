#include "gui/common/style_sheet.h"

namespace takt::gui {

namespace {

const char kTemplate[] = R"(
QToolTip { background: @ink; color: @panel; border: 0; padding: 6px 8px; }
QMainWindow::separator { background: @line; width: 1px; height: 1px; }

QPushButton { background: @panel; color: @ink; border: 1px solid @line; border-radius: 6px; padding: 5px 12px;
              min-height: 18px; }
QPushButton:hover { background: @ground; }
QPushButton:pressed, QPushButton:checked { background: @accentSoft; border-color: @accent; }
QPushButton:default { background: @accent; color: @onAccent; border-color: @accent; }
QPushButton:flat { background: transparent; border-color: transparent; color: @accent; padding: 2px 6px; }
QPushButton:flat:hover { background: @accentSoft; }
QPushButton:disabled { color: @faint; background: @ground; border-color: @line; }
QPushButton:flat:disabled { background: transparent; border-color: transparent; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; outline: 0; }
QPushButton:flat:focus { padding: 1px 5px; }
QPushButton:default:focus { border-color: @ink; }
QToolButton:focus { border: 1px solid @accent; }

QToolButton { background: transparent; color: @ink; border: 1px solid transparent; border-radius: 6px;
              padding: 4px; }
QToolButton:hover { background: @shade; }
QToolButton:pressed, QToolButton:checked { background: @accentSoft; color: @accent; }
QToolButton::menu-indicator { image: none; }

QLineEdit, QComboBox, QAbstractSpinBox, QPlainTextEdit, QTextEdit { background: @panel; color: @ink;
    border: 1px solid @line; border-radius: 6px; padding: 4px 8px; min-height: 18px;
    selection-background-color: @accent; selection-color: @onAccent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus, QPlainTextEdit:focus, QTextEdit:focus
    { border-color: @accent; }
QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { background: @ground; color: @faint; }
QLineEdit:read-only { background: @ground; }
QComboBox::drop-down { border: 0; width: 22px; }
QComboBox::down-arrow { image: url(:/icons/chevron-down-@mode.svg); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: @panel; border: 1px solid @line; outline: 0; padding: 4px; }
QAbstractSpinBox { padding-right: 18px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: 0; width: 18px;
    background: transparent; }
QAbstractSpinBox::up-button { subcontrol-position: top right; }
QAbstractSpinBox::down-button { subcontrol-position: bottom right; }
QAbstractSpinBox::up-arrow { image: url(:/icons/chevron-up-@mode.svg); width: 10px; height: 10px; }
QAbstractSpinBox::down-arrow { image: url(:/icons/chevron-down-@mode.svg); width: 10px; height: 10px; }

QDialogButtonBox { dialogbuttonbox-buttons-have-icons: 0; }

QCheckBox, QRadioButton { spacing: 8px; }
QCheckBox::indicator, QRadioButton::indicator { width: 14px; height: 14px; background: @panel;
    border: 1px solid @quiet; border-radius: 3px; }
QRadioButton::indicator { border-radius: 8px; }
QCheckBox::indicator:checked { background: @accent; border-color: @accent;
    image: url(:/icons/check-@mode.svg); }
QRadioButton::indicator:checked { background: @panel; border: 5px solid @accent; width: 6px; height: 6px; }
QCheckBox::indicator:focus, QRadioButton::indicator:focus { border-color: @accent; }

QMenuBar { background: @panel; color: @ink; border: 0; padding: 2px 4px; }
QMenuBar::item { background: transparent; padding: 5px 10px; border-radius: 4px; }
QMenuBar::item:selected { background: @accentSoft; color: @ink; }
QMenu { background: @panel; color: @ink; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 6px 28px 6px 12px; border-radius: 4px; }
QMenu::item:selected { background: @accentSoft; }
QMenu::item:disabled { color: @faint; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: @line; margin: 4px 8px; }
QToolBar { background: @panel; border: 0; spacing: 4px; }
QStatusBar { background: @panel; color: @quiet; border-top: 1px solid @line; }
QStatusBar::item { border: 0; }

QScrollArea { background: transparent; border: 0; }
QScrollArea > QWidget > QWidget#scrolled { background: transparent; }
QScrollBar { background: transparent; border: 0; margin: 0; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: @faint; border-radius: 4px; margin: 2px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: @quiet; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: 0; }

QLabel[tone="quiet"] { color: @quiet; }
QLabel[tone="good"] { color: @goodText; }
QLabel[tone="warning"] { color: @warningText; }
QLabel[tone="bad"] { color: @badText; }

QSlider:horizontal { min-height: 20px; }
QSlider::groove:horizontal { height: 4px; border-radius: 2px; background: @line; }
QSlider::sub-page:horizontal { height: 4px; border-radius: 2px; background: @accent; }
QSlider::handle:horizontal { width: 14px; height: 14px; margin: -7px 0; border-radius: 9px;
    background: @panel; border: 2px solid @accent; }
QSlider::handle:horizontal:focus { background: @accentSoft; }
QSlider::handle:horizontal:disabled { border-color: @line; }

QProgressBar { background: @ground; border: 1px solid @line; border-radius: 4px; text-align: center;
    color: @ink; }
QProgressBar::chunk { background: @accent; border-radius: 3px; }

QAbstractItemView { background: @panel; alternate-background-color: @ground; color: @ink;
    border: 1px solid @line; border-radius: 6px; selection-background-color: @accentSoft;
    selection-color: @ink; }
QAbstractItemView:focus { border-color: @accent; }
QComboBox QAbstractItemView:focus { border-color: @line; }
QTableCornerButton::section { background: @panel; border: 0; border-bottom: 1px solid @line; }
QHeaderView { background: @panel; border: 0; }
QHeaderView::section { background: @panel; color: @quiet; border: 0; border-bottom: 1px solid @line;
    padding: 4px; }
QTabBar::tab { background: transparent; color: @quiet; padding: 6px 12px; border: 0;
    border-bottom: 2px solid transparent; }
QTabBar::tab:selected { color: @accent; border-bottom-color: @accent; }
QTabBar::tab:selected:focus { background: @accentSoft; }
QTabWidget::pane { border: 0; border-top: 1px solid @line; }
QGroupBox { border: 1px solid @line; border-radius: 8px; margin-top: 10px; padding-top: 8px; }
QGroupBox::title { subcontrol-origin: margin; left: 12px; padding: 0 4px; color: @quiet; }
QDockWidget { color: @ink; }
QDockWidget::title { background: @panel; padding: 6px 8px; border-bottom: 1px solid @line; }
QSplitter::handle { background: @line; }
)";

} // namespace

QString styleSheet(const Palette& c, bool dark) {
    QString sheet = QString::fromUtf8(kTemplate);
    const auto put = [&sheet](const char* name, const QColor& colour) {
        sheet.replace(QLatin1String(name), colour.name());
    };
    // Longer names first: one may begin with another.
    put("@accentSoft", c.accentSoft);
    put("@onAccent", c.onAccent);
    put("@goodText", c.goodText);
    put("@warningText", c.warningText);
    put("@badText", c.badText);
    put("@accent", c.accent);
    put("@ground", c.ground);
    put("@panel", c.panel);
    put("@quiet", c.quiet);
    put("@shade", c.shade);
    put("@faint", mixed(c.quiet, c.panel, 0.35));
    put("@line", c.line);
    put("@ink", c.ink);
    sheet.replace(QLatin1String("@mode"), QLatin1String(dark ? "dark" : "light"));
    return sheet;
}

} // namespace takt::gui
