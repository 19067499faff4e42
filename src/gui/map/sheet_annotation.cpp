// The inspector's sheets of what is written on the map, and of frames.
#include "gui/map/sheet_builder.h"

namespace takt::gui {

namespace {

/// The words of a mark are its name; several lines are written in a dialog.
void wordsOf(SheetBuilder& b, const Annotation& mark) {
    b.add(SheetText{MapText::tr("Words"), fromStd(mark.name).simplified().left(40), MapText::tr("What is written on it"),
                    fromStd(mark.name), MapText::tr("Change the words"),
                    [id = mark.id](Edit& edit, const QString& text) -> Result<void> {
                        Annotation copy = *edit.plant().find<Annotation>(id);
                        copy.name = text.trimmed().toStdString();
                        if (auto ok = checkValues(AnyRow(copy)); !ok)
                            return ok;
                        edit.update(copy);
                        return {};
                    },
                    {}});
}

} // namespace

void fillAnnotation(SheetBuilder& b, const Annotation& mark) {
    const SymbolKind& kind = symbolKind(TableId::Annotations, static_cast<int>(mark.kind));
    b.titledByName<Annotation>(MapText::tr("%1 · does not run").arg(symbolName(kind)));
    b.heading(symbolName(kind));
    wordsOf(b, mark);
    QStringList names;
    for (std::size_t look = 0; look < EnumNames<AnnotationKind>::names.size(); ++look)
        names << symbolName(symbolKind(TableId::Annotations, static_cast<int>(look)));
    b.choice<Annotation>(MapText::tr("Drawn as"), mark.id, &Annotation::kind, names);
    b.note(symbolTip(kind));
    if (mark.kind == AnnotationKind::KaizenBurst)
        addProposal(b, mark);
}

void fillArea(SheetBuilder& b, const Area& area) {
    b.titledByName<Area>(symbolName(symbolKind(TableId::Areas, static_cast<int>(area.kind))));
    b.heading(MapText::tr("Frame"));
    QStringList names;
    for (std::size_t look = 0; look < EnumNames<AreaKind>::names.size(); ++look)
        names << symbolName(symbolKind(TableId::Areas, static_cast<int>(look)));
    b.choice<Area>(MapText::tr("Drawn as"), area.id, &Area::kind, names);
    b.field<Area>(MapText::tr("Width"), area.id, &Area::width, {MapText::tr("In points of the canvas at 100 %"), {}});
    b.field<Area>(MapText::tr("Height"), area.id, &Area::height, {MapText::tr("In points of the canvas at 100 %"), {}});
    QStringList inside;
    b.plant().forEachTable([&](const auto& table) {
        using Row = std::decay_t<decltype(table[0])>;
        if constexpr (std::is_base_of_v<Element, Row>)
            for (const auto& row : table)
                if (row.area == area.id)
                    inside << elementName(b.plant(), row.id);
    });
    b.note(MapText::tr("Within: %1").arg(noneOr(inside)));
}

} // namespace takt::gui
