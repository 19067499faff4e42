// Symbols through the real window: the palette, adding by a few letters, frames and annotations.
#include <QListWidget>
#include <QSvgRenderer>

#include "gui/map/connection_rules.h"
#include "gui/map/quick_add.h"
#include "gui/map/symbol_art.h"
#include "map_window.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

void type(Window& w, const QString& letters) {
    w.view().setFocus();
    QTest::keyClick(&w.view(), Qt::Key_A);
    QVERIFY(w.page.quickAdd().isVisible());
    QTest::keyClicks(w.page.quickAdd().field(), letters);
    QTest::keyClick(w.page.quickAdd().field(), Qt::Key_Return);
}

QStringList offered(Window& w) {
    QStringList names;
    for (int i = 0; i < w.page.quickAdd().list()->count(); ++i)
        names << w.page.quickAdd().list()->item(i)->text();
    return names;
}

bool isJoined(const Plant& plant, Id from, Id to) {
    return std::any_of(plant.get<MaterialFlow>().begin(), plant.get<MaterialFlow>().end(),
                       [&](const MaterialFlow& f) { return f.from == from && f.to == to; });
}

} // namespace

class MapSymbols : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void every_symbol_has_a_drawing_a_name_and_a_purpose() {
        QStringList keys;
        for (const auto& kind : symbolKinds()) {
            QVERIFY2(!keys.contains(QString::fromLatin1(kind.key)), kind.key);
            keys << QString::fromLatin1(kind.key);
            QSvgRenderer drawing(QStringLiteral(":/symbols/%1.svg").arg(artOf(kind)));
            QVERIFY2(drawing.isValid(), kind.key);
            QVERIFY2(!artSize(artOf(kind)).isEmpty(), kind.key);
            QVERIFY2(!symbolName(kind).isEmpty() && !symbolTip(kind).isEmpty(), kind.key);
        }
        QVERIFY(keys.size() >= 50);
    }

    void drawings_take_the_colours_of_the_theme() {
        for (const auto& kind : symbolKinds())
            for (const Mode mode : {Mode::Light, Mode::Dark}) {
                QImage image(80, 80, QImage::Format_ARGB32_Premultiplied);
                image.fill(Theme::colors(mode).canvas);
                QPainter painter(&image);
                paintArt(painter, artOf(kind), {8, 8, 64, 64}, Theme::colors(mode));
                painter.end();
                // Some of it stands out from the ground by far.
                int strongest = 0;
                for (int y = 0; y < 80; ++y)
                    for (int x = 0; x < 80; ++x)
                        strongest = std::max(strongest, std::abs(qGray(image.pixel(x, y)) -
                                                                 qGray(Theme::colors(mode).canvas.rgb())));
                QVERIFY2(strongest > 60, kind.key);
            }
    }

    void the_palette_finds_by_synonym_across_folded_groups() {
        Window w;
        auto& palette = w.page.palettePanel();
        palette.findField()->setText(QStringLiteral("lorry"));
        QCOMPARE(palette.shownTiles().size(), 1U);
        QCOMPARE(palette.shownTiles().front()->kind().key, "truck");
        palette.findField()->setText(QStringLiteral("glasses"));
        QCOMPARE(palette.shownTiles().front()->kind().key, "go-see");
        palette.findField()->setText(QStringLiteral("no such thing"));
        QVERIFY(palette.shownTiles().empty());
    }

    void enter_in_the_find_field_takes_the_first_symbol_in_hand() {
        Window w;
        QTest::keyClick(&w.view(), Qt::Key_Slash);
        QTest::keyClicks(w.page.palettePanel().findField(), QStringLiteral("kaizen"));
        QTest::keyClick(w.page.palettePanel().findField(), Qt::Key_Return);
        QTest::keyClick(&w.view(), Qt::Key_Return);
        QCOMPARE(w.plant().get<Annotation>().size(), 1U);
        QVERIFY(w.plant().get<Annotation>()[0].kind == AnnotationKind::KaizenBurst);
    }

    void a_stream_is_drawn_by_letters_alone() {
        Window w;
        type(w, QStringLiteral("cust"));
        const Id customer = w.page.selection().single();
        QVERIFY(w.plant().find<Customer>(customer));
        type(w, QStringLiteral("proc"));
        const Id process = w.page.selection().single();
        QVERIFY(w.plant().find<Process>(process));
        QVERIFY(isJoined(w.plant(), process, customer));
        type(w, QStringLiteral("supplier"));
        const Id supplier = w.page.selection().single();
        QVERIFY(w.plant().find<Supplier>(supplier));
        QVERIFY(isJoined(w.plant(), supplier, process));
        const auto x = [&](Id id) { return elementOf(w.plant(), id)->x.value; };
        QVERIFY(x(supplier) < x(process) && x(process) < x(customer));
        QCOMPARE(w.document.undoStack()->count(), 3);
    }

    void a_supermarket_and_its_loop_follow_a_process() {
        Window w;
        type(w, QStringLiteral("proc"));
        const Id process = w.page.selection().single();
        type(w, QStringLiteral("superm"));
        const Id market = w.page.selection().single();
        QVERIFY(isJoined(w.plant(), process, market));
        type(w, QStringLiteral("production k"));
        QCOMPARE(w.plant().get<KanbanLoop>().size(), 1U);
        QVERIFY(w.plant().get<KanbanLoop>()[0].from == process);
        QVERIFY(w.plant().get<KanbanLoop>()[0].to == market);
    }

    void what_is_likely_next_depends_on_the_selection() {
        Window w;
        QTest::keyClick(&w.view(), Qt::Key_A);
        QCOMPARE(offered(w).front(), QStringLiteral("Customer"));
        QTest::keyClick(w.page.quickAdd().field(), Qt::Key_Escape);
        QVERIFY(!w.page.quickAdd().isVisible());
        type(w, QStringLiteral("supplier"));
        QTest::keyClick(&w.view(), Qt::Key_A);
        QCOMPARE(offered(w).front(), QStringLiteral("Truck"));
        QTest::keyClick(w.page.quickAdd().field(), Qt::Key_Down);
        QTest::keyClick(w.page.quickAdd().field(), Qt::Key_Return);
        QVERIFY(w.plant().find<Inventory>(w.page.selection().single()));
    }

    void a_heijunka_box_makes_the_process_it_is_set_on_the_pacemaker() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        w.add(TableId::HeijunkaSlots, {0, 0});
        QCOMPARE(w.plant().get<ProductionControl>().size(), 1U);
        QVERIFY(w.plant().get<ProductionControl>()[0].pacemaker == process);
        QVERIFY(w.plant().get<ProductionControl>()[0].pitch.us > 0);
    }

    void a_chosen_arrow_is_drawn_as_chosen() {
        Window w;
        const Id control = w.add(TableId::ProductionControls, {0, -200});
        const Id process = w.add(TableId::Processes, {0, 100});
        w.page.selection().clear();
        QTest::mouseClick(w.page.palettePanel().tile(TableId::InformationFlows, static_cast<int>(InformationKind::Verbal)),
                          Qt::LeftButton);
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(process));
        QTest::mouseClick(w.view().viewport(), Qt::LeftButton, {}, w.middleOf(control));
        QCOMPARE(w.plant().get<InformationFlow>().size(), 1U);
        QVERIFY(w.plant().get<InformationFlow>()[0].kind == InformationKind::Verbal);
        QVERIFY(w.plant().get<InformationFlow>()[0].from == process);
    }

    void a_frame_is_dragged_open_holds_what_stands_in_it_and_takes_it_along() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        QTest::mouseClick(w.page.palettePanel().tile(TableId::Areas, static_cast<int>(AreaKind::PacemakerLoop)),
                          Qt::LeftButton);
        w.drag(w.at({-200, -140}), w.at({200, 140}));
        QCOMPARE(w.plant().get<Area>().size(), 1U);
        const Area frame = w.plant().get<Area>()[0];
        QCOMPARE(frame.width.value, 400);
        QCOMPARE(frame.height.value, 280);
        // By its edge.
        w.drag(w.at({-200, 60}), w.at({-100, 60}));
        QCOMPARE(elementOf(w.plant(), process)->x.value, 100);
        QCOMPARE(w.plant().get<Area>()[0].x.value, 100);
        QVERIFY(elementOf(w.plant(), process)->area == frame.id);
        w.document.undoStack()->undo();
        QCOMPARE(elementOf(w.plant(), process)->x.value, 0);
        // And larger by a corner.
        w.page.selection().set({frame.id});
        w.drag(w.at({200, 140}), w.at({300, 200}));
        QCOMPARE(w.plant().get<Area>()[0].width.value, 500);
        QCOMPARE(w.plant().get<Area>()[0].height.value, 340);
    }

    void annotations_change_no_run_and_lines_do_not_lead_to_them() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        const Id note = w.add(TableId::Annotations, {300, 0});
        QVERIFY(!judgeLine(w.plant(), process, note).allowed());
        QVERIFY(!changesBehaviour(difference(Plant{}, [&] {
            Plant only;
            only.get<Annotation>().append(w.plant().get<Annotation>()[0]);
            return only;
        }(), w.document.scenarioId())));
    }

    void what_is_locked_stays_where_it_is() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        Edit edit = w.document.edit();
        edit.modify<Process>(process, [](Process& p) { p.locked = true; });
        QVERIFY(w.document.push(edit, QStringLiteral("lock")));
        w.drag(w.middleOf(process), w.at({200, 100}));
        QCOMPARE(elementOf(w.plant(), process)->x.value, 0);
        w.page.selection().set({process});
        QTest::keyClick(&w.view(), Qt::Key_Delete);
        QVERIFY(w.plant().find<Process>(process));
    }

    void notes_are_copied_with_what_they_stand_beside() {
        Window w;
        const Id process = w.add(TableId::Processes, {0, 0});
        const Id note = w.add(TableId::Annotations, {300, 0});
        w.page.selection().set({process, note});
        w.page.actions().duplicate->trigger();
        QCOMPARE(w.plant().get<Annotation>().size(), 2U);
        QCOMPARE(w.plant().get<Process>().size(), 2U);
    }
};

TAKTBOARD_TEST(map_symbols, MapSymbols);
#include "tst_map_symbols.moc"
