// The map page in a window of its own, with the hands of a person: mouse, keys, fields of the inspector.
#pragma once

#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QMouseEvent>
#include <QTest>
#include <QToolButton>

#include "document/document.h"
#include "gui/map/inspector.h"
#include "gui/map/inspector_rows.h"
#include "gui/map/map_page.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_view.h"
#include "gui/map/overlay_item.h"
#include "gui/map/palette_panel.h"
#include "gui/map/selection.h"

namespace takt::test {

using namespace takt::gui;

/// A window with an empty document.
struct Window {
    explicit Window(const char* sample = nullptr) : playback(document), page(document, playback) {
        document.newDocument();
        page.resize(1304, 600);
        page.show();
        if (sample) {
            const auto opened =
                document.open(std::string(TAKTBOARD_SOURCE_DIR) + "/resources/samples/" + sample);
            if (!opened)
                qFatal("%s", opened.error().text().c_str());
        }
        (void)QTest::qWaitForWindowExposed(&page);
        QCoreApplication::processEvents();
        page.view().setFocus();
    }
    MapView& view() { return page.view(); }
    const Plant& plant() const { return document.plant(); }
    QPoint at(const QPointF& canvas) { return view().mapFromScene(canvas); }
    QPoint middleOf(Id id) { return at(page.scene().layout().node(id)->box.center()); }

    /// Chooses an entry of the palette and clicks the canvas.
    Id add(TableId kind, const QPointF& canvas) {
        QTest::mouseClick(page.palettePanel().tile(kind), Qt::LeftButton);
        QTest::mouseMove(view().viewport(), at(canvas));
        QTest::mouseClick(view().viewport(), Qt::LeftButton, {}, at(canvas));
        return page.selection().single();
    }
    void drag(const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
        QTest::mouseMove(view().viewport(), from);
        QTest::mousePress(view().viewport(), Qt::LeftButton, modifiers, from);
        for (int i = 1; i <= 4; ++i)
            move(from + (to - from) * i / 4, modifiers);
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, modifiers, to);
    }
    void move(const QPoint& to, Qt::KeyboardModifiers modifiers = {}) {
        QMouseEvent event(QEvent::MouseMove, to, view().viewport()->mapToGlobal(to), Qt::NoButton,
                          Qt::LeftButton, modifiers);
        QApplication::sendEvent(view().viewport(), &event);
    }
    void hover(const QPoint& to) {
        QMouseEvent event(QEvent::MouseMove, to, view().viewport()->mapToGlobal(to), Qt::NoButton,
                          Qt::NoButton, {});
        QApplication::sendEvent(view().viewport(), &event);
    }
    /// Drags from the right handle of one element to another.
    void connectElements(Id from, Id to) {
        hover(middleOf(from));
        drag(at(handlesOf(*page.scene().layout().node(from)).front()), middleOf(to));
    }
    /// Chooses an entry of a choice in the inspector.
    bool choose(const QString& label, const QString& option) {
        for (auto* row : page.inspector().findChildren<ChoiceRow*>(label)) {
            auto* box = row->findChild<QComboBox*>();
            const int place = box->findText(option);
            if (!row->isVisible() || place < 0)
                continue;
            box->setCurrentIndex(place);
            Q_EMIT box->activated(place);
            return true;
        }
        return false;
    }
    /// Types into a field of the inspector.
    bool type(const QString& label, const QString& text) {
        QLineEdit* edit = field(label);
        if (!edit)
            return false;
        edit->setFocus();
        edit->setText(text);
        QTest::keyClick(edit, Qt::Key_Return);
        return true;
    }
    QLineEdit* field(const QString& label) {
        for (auto* row : page.inspector().findChildren<FieldRow*>(label))
            if (row->isVisible())
                return row->edit();
        return nullptr;
    }

    /// Opens or closes what stands below a heading of the inspector.
    bool fold(const QString& heading) {
        for (auto* row : page.inspector().findChildren<FoldRow*>(heading))
            if (row->isVisible()) {
                QTest::mouseClick(row->findChild<QToolButton*>(), Qt::LeftButton);
                return true;
            }
        return false;
    }
    /// Ticks or unticks a box of the inspector.
    bool tick(const QString& label) {
        for (auto* row : page.inspector().findChildren<FlagRow*>(label))
            if (row->isVisible()) {
                row->findChild<QAbstractButton*>()->click();
                return true;
            }
        return false;
    }
    /// Presses a button of the inspector that does one thing, or removes with a heading.
    bool press(const QString& name) {
        for (auto* button : page.inspector().findChildren<QAbstractButton*>())
            if (button->isVisible() && (button->text() == name || button->accessibleName() == name)) {
                button->click();
                return true;
            }
        return false;
    }

    Document document;
    Playback playback;
    MapPage page;
};

} // namespace takt::test
