// Maps of draw.io: what becomes of each cell, whatever the file is like.
#include <QTest>

#include <set>

#include "../support/property.h"
#include "../support/test_main.h"
#include "exchange/drawio.h"
#include "exchange/drawio_data.h"
#include "exchange/drawio_text.h"
#include "model/integrity.h"

using namespace takt;
using namespace takt::exchange;

namespace {

std::string vertex(const std::string& id, const std::string& shape, const std::string& words, int x, int y, int w = 100,
                   int h = 70, const std::string& parent = "1") {
    const std::string style = shape.empty() ? "text;html=1;" : "strokeWidth=2;html=1;shape=mxgraph.lean_mapping." + shape + ";";
    return "<mxCell id=\"" + id + "\" value=\"" + words + "\" style=\"" + style + "\" vertex=\"1\" parent=\"" + parent +
           "\"><mxGeometry x=\"" + std::to_string(x) + "\" y=\"" + std::to_string(y) + "\" width=\"" + std::to_string(w) +
           "\" height=\"" + std::to_string(h) + "\" as=\"geometry\"/></mxCell>";
}

std::string edge(const std::string& id, const std::string& from, const std::string& to, const std::string& style = "html=1;",
                 const std::string& words = "") {
    return "<mxCell id=\"" + id + "\" value=\"" + words + "\" style=\"" + style + "\" edge=\"1\" parent=\"1\" source=\"" + from +
           "\" target=\"" + to + "\"><mxGeometry relative=\"1\" as=\"geometry\"/></mxCell>";
}

std::string model(const std::string& cells) {
    return "<mxGraphModel><root><mxCell id=\"0\"/><mxCell id=\"1\" parent=\"0\"/>" + cells + "</root></mxGraphModel>";
}

std::string file(const std::string& pageContent) {
    return "<mxfile host=\"app\"><diagram id=\"d\" name=\"Current\">" + pageContent + "</diagram></mxfile>";
}

/// A supplier, two processes with an inventory between, a customer, planned from above.
std::string stream() {
    return vertex("s", "outside_sources", "Michigan Steel", 0, 0) + vertex("c", "outside_sources", "State Street", 900, 0) +
           vertex("p", "schedule", "Production\nControl", 450, 0) + vertex("a", "manufacturing_process", "", 100, 300) +
           vertex("at", "", "Stamping", 0, 0, 100, 13, "a") +
           vertex("ad", "", "C/T = 1 s&lt;br&gt;C/O = 1 h&lt;br&gt;Uptime = 85%", 100, 380, 100, 60) +
           vertex("i", "inventory_box", "I&lt;div&gt;4600&lt;/div&gt;", 300, 300) +
           vertex("b", "manufacturing_process", "Weld", 500, 300) + edge("e1", "s", "a", "shape=flexArrow;html=1;") +
           edge("e2", "a", "i") + edge("e3", "i", "b") + edge("e4", "b", "c", "shape=flexArrow;html=1;") +
           edge("e5", "c", "p", "shape=mxgraph.lean_mapping.electronic_info_flow_edge;html=1;", "30/60/90 day") +
           edge("e6", "p", "b", "shape=mxgraph.lean_mapping.manual_info_flow_edge;html=1;");
}

template <class Row>
const Row* named(const Plant& plant, const std::string& name) {
    for (const auto& row : plant.get<Row>())
        if (row.name == name)
            return &row;
    return nullptr;
}

} // namespace

class DrawioTest : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void aStreamIsReadWithItsFigures() {
        const auto import = projectFromDrawio(file(model(stream())));
        QVERIFY2(import, import ? "" : import.error().text().c_str());
        const Plant& plant = import->project.scenarios.front().plant;
        QCOMPARE(import->project.scenarios.front().name, std::string("Current"));
        QVERIFY(named<Supplier>(plant, "Michigan Steel"));
        QVERIFY(named<Customer>(plant, "State Street"));
        const Process* press = named<Process>(plant, "Stamping");
        QVERIFY(press);
        QCOMPARE(press->x.value, 150);
        QCOMPARE(press->changeover.us, Duration::hours(1).us);
        QVERIFY(press->uptime == Share::percent(85));
        for (const auto& recipe : plant.get<Recipe>())
            if (recipe.process == press->id)
                QCOMPARE(recipe.cycleTime.mean().us, Duration::seconds(1).us);
        QCOMPARE(plant.get<MaterialFlow>().size(), std::size_t{4});
        QCOMPARE(plant.get<InformationFlow>().size(), std::size_t{2});
        QCOMPARE(plant.get<InformationFlow>()[0].label, std::string("30/60/90 day"));
        QVERIFY(plant.get<InformationFlow>()[0].kind == InformationKind::Electronic);
        QCOMPARE(plant.get<Stock>()[0].initial.steps, std::int64_t{4600});
        QVERIFY(checkProject(import->project).has_value());
    }

    void everyCellIsAccountedForOnce() {
        const std::string more = vertex("k", "kaizen_lightening_burst", "SMED", 120, 200) + vertex("x", "", "just words", 700, 600) +
                                 vertex("y", "", "", 800, 600) + vertex("t", "timeline2", "", 0, 700) +
                                 edge("lost", "a", "nowhere") + vertex("pa", "push_arrow", "", 230, 310, 40, 20) +
                                 vertex("w", "withdrawal_kanban", "W", 400, 500);
        const auto import = projectFromDrawio(file(model(stream() + more)));
        QVERIFY(import);
        std::multiset<std::string> ids;
        for (const auto& cell : import->cells)
            ids.insert(cell.id);
        QCOMPARE(ids.size(), drawioPages(file(model(stream() + more)))->front().cells.size());
        for (const auto& id : ids)
            QCOMPARE(ids.count(id), std::size_t{1});
        const auto became = [&](const std::string& id) {
            for (const auto& cell : import->cells)
                if (cell.id == id)
                    return cell.became;
            return ImportedCell::Became::LeftOut;
        };
        using Became = ImportedCell::Became;
        QVERIFY(became("k") == Became::Annotation);
        QVERIFY(became("x") == Became::Annotation);
        QVERIFY(became("w") == Became::Annotation);
        for (const char* id : {"y", "t", "lost", "pa"}) // the arrow's two are joined already
            QVERIFY2(became(id) == Became::LeftOut, id);
        QVERIFY(became("ad") == Became::Data);
        QVERIFY(became("at") == Became::Data);
    }

    void arrowsDrawnAsShapesJoinWhatStandsBesideThem() {
        const auto import = projectFromDrawio(model(vertex("a", "manufacturing_process", "A", 0, 0) +
                                                    vertex("p", "fifo_sequence_flow", "FIFO", 120, 20, 60, 30) +
                                                    vertex("b", "manufacturing_process", "B", 200, 0)));
        QVERIFY(import);
        const auto& flows = import->project.scenarios.front().plant.get<MaterialFlow>();
        QCOMPARE(flows.size(), std::size_t{1});
        QVERIFY(flows[0].kind == FlowKind::Fifo);
        QCOMPARE(nameOf(import->project.scenarios.front().plant, flows[0].from), std::string("A"));
    }

    void compressedPagesAreInflated() {
        // <mxGraphModel><root><mxCell id="0"/><mxCell id="1" parent="0"/>… one process "Weld": deflated, in base64.
        const std::string packed = QByteArray::fromRawData(kPacked, sizeof kPacked - 1).toStdString();
        const auto import = projectFromDrawio(file(packed));
        QVERIFY2(import, import ? "" : import.error().text().c_str());
        QCOMPARE(import->project.scenarios.front().plant.get<Process>()[0].name, std::string("Weld"));
    }

    void severalPagesBecomeScenarios() {
        const auto import = projectFromDrawio("<mxfile><diagram name=\"Now\">" + model(vertex("a", "work_cell", "A", 0, 0)) +
                                              "</diagram><diagram name=\"Now\">" + model(vertex("b", "supermarket", "B", 0, 0)) +
                                              "</diagram></mxfile>");
        QVERIFY(import);
        QCOMPARE(import->project.scenarios.size(), std::size_t{2});
        QCOMPARE(import->project.scenarios[1].name, std::string("Now 2"));
        QCOMPARE(import->project.scenarios[1].plant.get<Supermarket>().size(), std::size_t{1});
    }

    void whatIsNoDrawingIsRefusedWithItsPlace() {
        QCOMPARE(projectFromDrawio("").error().code, ErrorCode::FileDamaged);
        QCOMPARE(projectFromDrawio("{\"format\": 1}").error().code, ErrorCode::FileDamaged);
        QCOMPARE(projectFromDrawio("<mxfile/>").error().code, ErrorCode::FileDamaged);
        QCOMPARE(projectFromDrawio(file("AAAA")).error().place, std::string("Current"));
        QCOMPARE(projectFromDrawio("<svg xmlns='http://www.w3.org/2000/svg'/>").error().code, ErrorCode::FileDamaged);
    }

    void wordsComeWithoutMarkup() {
        QCOMPARE(plainWords("<b>Weld&nbsp;&amp; assembly</b><br/>C/T&#61;46&#x20;s<p>two</p>"),
                 std::string("Weld & assembly\nC/T=46 s\ntwo"));
        QCOMPARE(plainWords("a < b & c"), std::string("a < b & c"));
    }

    void figuresAreReadAsPeopleWriteThem() {
        const DataBox data = readDataBox("C/T: 45 sec.\nC/O=0:10:00\nUptime 80 %\n2 operators\n27,600 sec available");
        QCOMPARE(data.cycleTime->mean().us, Duration::seconds(45).us);
        QCOMPARE(data.changeover->us, Duration::minutes(10).us);
        QVERIFY(*data.uptime == Share::percent(80));
        QCOMPARE(*data.operators, std::int64_t{2});
        QVERIFY(readDataBox("Code of conduct\ncontrol\ncoils").isEmpty());
        QCOMPARE(*firstNumber("MAX=12 pieces"), 12.0);
        QCOMPARE(*firstNumber("4 600 L"), 4600.0);
    }

    void anyTextGivesAProjectOrAnError() {
        QVERIFY(test::holds("mangled drawings", 300, [] {
            std::string text = file(model(stream()));
            const int cuts = *rc::gen::inRange(1, 6);
            for (int i = 0; i < cuts; ++i) {
                const auto at = static_cast<std::size_t>(*rc::gen::inRange(0, static_cast<int>(text.size())));
                const int what = *rc::gen::inRange(0, 3);
                if (what == 0)
                    text[at] = static_cast<char>(*rc::gen::inRange(1, 256));
                else if (what == 1)
                    text.erase(at, 40);
                else
                    text.insert(at, text.substr(at / 2, 60));
            }
            const auto import = projectFromDrawio(text);
            if (import)
                RC_ASSERT(checkProject(import->project).has_value());
        }));
    }

  private:
    static constexpr char kPacked[] = 
        "jVGxrsIwDPyarCgkT7BT3mNi7ogsaprqJU2UuND+PWljQAxIDJF8Z59ztoWu3HiIEMzRN2iF/hW6it5TidxYobVCya4Rei+UkvkJ"
        "9fchu16yMkDEnr4RqCK4gh2wMDXappCJJstkouj/se4aMplQQu8MuWx2v85hMhDmOje28xwri9CfHITQ9e3KQT9c4ExDzOgUoj9j"
        "SlnE/2IkHD96Xyg2fkDvkOKUS1jwU0aTU4Ebhjd2Oeslcwa71nDTLXOQCm6fjV97ygGv6gFfJ1lybxe7Aw==";
};

TAKTBOARD_TEST(drawio, DrawioTest);
#include "tst_drawio.moc"
