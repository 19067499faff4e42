// Figures entered where they stand on the map.
#include <QLineEdit>
#include <QUndoStack>

#include "gui/map/canvas_editor.h"
#include "gui/map/data_box.h"
#include "map_window.h"
#include "test_main.h"

using namespace takt;
using namespace takt::test;

namespace {

struct Boxes : Window {
    using Window::Window;
    Id process = add(TableId::Processes, {0, 0});
    CanvasEditor& editor() { return page.canvasEditor(); }
    const NodeLayout& node() { return *page.scene().layout().node(process); }
    QPoint row(const std::string& key) { return at(rowPlace(page.scene().facts(), node(), key).center()); }
    void openRow(const std::string& key) { QTest::mouseDClick(view().viewport(), Qt::LeftButton, {}, row(key)); }
    const Process& now() { return *plant().find<Process>(process); }
    std::string shown(const std::string& key) {
        for (const auto& r : boxRows(page.scene().facts(), node()))
            if (r.key == key)
                return r.value.toStdString();
        return "(not shown)";
    }
    void key(Qt::Key k) { QTest::keyClick(editor().field(), k); }
    void type(const QString& text) {
        editor().field()->selectAll();
        QTest::keyClicks(editor().field(), text);
    }
};

} // namespace

class DataBoxes : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void a_process_is_filled_in_row_by_row_with_tab() {
        Boxes w;
        w.page.selection().set({w.process});
        QTest::keyClick(&w.view(), Qt::Key_Return);
        QVERIFY(w.editor().isOpen());
        w.type(QStringLiteral("Weld"));
        w.key(Qt::Key_Tab);
        w.type(QStringLiteral("0:45"));
        QCOMPARE(w.editor().remark(), QStringLiteral("= 45 s"));
        w.key(Qt::Key_Tab);
        w.type(QStringLiteral("10 min"));
        w.key(Qt::Key_Tab);
        w.type(QStringLiteral("80"));
        w.key(Qt::Key_Return);
        QVERIFY(!w.editor().isOpen());
        QCOMPARE(w.now().name, std::string("Weld"));
        QCOMPARE(w.plant().get<Recipe>()[0].cycleTime.mean().us, Duration::seconds(45).us);
        QCOMPARE(w.now().changeover.us, Duration::minutes(10).us);
        QVERIFY(w.now().uptime == Share::percent(80));
        QCOMPARE(w.shown("cycle_time"), std::string("45 s"));
    }

    void what_cannot_be_read_stays_in_the_field_and_says_why() {
        Boxes w;
        w.openRow("changeover");
        QVERIFY(w.editor().isOpen());
        const int steps = w.document.undoStack()->index();
        w.type(QStringLiteral("soon"));
        QVERIFY(w.editor().remark().contains(QStringLiteral("soon")));
        w.key(Qt::Key_Return);
        QVERIFY(w.editor().isOpen());
        QCOMPARE(w.document.undoStack()->index(), steps);
        w.key(Qt::Key_Escape);
        QVERIFY(!w.editor().isOpen());
        QCOMPARE(w.now().changeover.us, std::int64_t{0});
    }

    void the_rows_shown_are_chosen_and_undone() {
        Boxes w;
        const QRectF before = w.node().box;
        QCOMPARE(w.shown("machines"), std::string("(not shown)"));
        Edit edit = w.document.edit();
        const auto& rows = boxRowKinds();
        const auto machines = std::find_if(rows.begin(), rows.end(), [](const auto& r) { return std::string(r.key) == "machines"; });
        edit.modify<Settings>(w.document.project().settings().id,
                              [&](Settings& s) { s.hiddenRows = BoxStyle(s.hiddenRows).with(*machines, true); });
        QVERIFY(w.document.push(edit, QStringLiteral("show")));
        QCOMPARE(w.shown("machines"), std::string("1"));
        QCOMPARE(w.node().box.height(), before.height() + kBoxRowHeight);
        w.document.undoStack()->undo();
        QCOMPARE(w.node().box, before);
    }

    void hidden_rows_are_kept_as_text_and_read_back() {
        const auto& rows = boxRowKinds();
        for (const auto& row : rows)
            for (const bool shown : {true, false}) {
                const BoxStyle style(BoxStyle().with(row, shown));
                QCOMPARE(style.shows(row), shown);
                for (const auto& other : rows)
                    if (&other != &row)
                        QCOMPARE(style.shows(other), BoxStyle().shows(other));
            }
        BoxStyle all;
        for (const auto& row : rows)
            all = BoxStyle(all.with(row, true));
        QCOMPARE(all.rowCount(TableId::Processes), static_cast<int>(rows.size()));
    }

    void every_figure_tells_where_it_comes_from() {
        Boxes w("acme-stamping.json");
        const auto facts = w.page.scene().facts();
        for (const auto& node : w.page.scene().layout().nodes())
            for (const auto& row : boxRows(facts, node))
                if (node.kind == TableId::Processes)
                    QVERIFY2(rowTip(facts, node, row.key).contains(QLatin1Char('\n')), row.key.c_str());
    }

    void a_class_sees_a_computed_figure_after_its_own() {
        Boxes w("acme-stamping.json");
        for (const auto& p : w.plant().get<Process>())
            if (p.name == "Assembly 1")
                w.process = p.id;
        Edit edit = w.document.edit();
        edit.modify<Settings>(w.document.project().settings().id, [](Settings& s) { s.computed = ComputedFigures::AfterOwn; });
        QVERIFY(w.document.push(edit, QStringLiteral("class")));
        QCOMPARE(w.shown("takt_used"), std::string("?"));
        w.openRow("takt_used");
        QVERIFY(w.editor().isOpen());
        w.type(QStringLiteral("103 %"));
        w.key(Qt::Key_Return);
        QCOMPARE(w.plant().get<ClassAnswer>().size(), 1U);
        QVERIFY(QString::fromStdString(w.shown("takt_used")).contains(QStringLiteral("(103 %)")));
    }

    void a_stock_is_counted_where_it_is_written() {
        Window w;
        const Id first = w.add(TableId::Processes, {0, 0}), store = w.add(TableId::Inventories, {200, 0});
        w.connectElements(first, store);
        const auto stock = w.plant().get<Stock>()[0];
        const auto& node = *w.page.scene().layout().node(store);
        const QPointF place = rowPlace(w.page.scene().facts(), node, "stock." + std::to_string(stock.id.value)).center();
        // Below the symbol, on its words.
        w.page.canvasEditor().open(store, rowAt(w.page.scene().facts(), node, place));
        QVERIFY(w.page.canvasEditor().isOpen());
        w.page.canvasEditor().field()->setText(QStringLiteral("4 600"));
        QTest::keyClick(w.page.canvasEditor().field(), Qt::Key_Return);
        QCOMPARE(w.plant().get<Stock>()[0].initial.steps, std::int64_t{4600});
    }
};

TAKTBOARD_TEST(data_boxes, DataBoxes);
#include "tst_data_boxes.moc"
