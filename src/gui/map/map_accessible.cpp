#include "gui/map/map_accessible.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <map>

#include "gui/map/flow_order.h"
#include "gui/map/link_painter.h"
#include "gui/map/map_scene.h"
#include "gui/map/map_texts.h"
#include "gui/map/map_view.h"

namespace takt::gui {

namespace {

/// One element or line as a list item of the map.
class AccessibleElement : public QAccessibleInterface {
  public:
    AccessibleElement(MapView& view, Id id) : view_(&view), id_(id) {}

    bool isValid() const override {
        const MapLayout& layout = scene().layout();
        return view_ && (layout.node(id_) || layout.link(id_) || layout.frame(id_));
    }
    QObject* object() const override { return nullptr; }
    QAccessibleInterface* parent() const override { return QAccessible::queryAccessibleInterface(view_); }
    QAccessibleInterface* child(int) const override { return nullptr; }
    QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    void setText(QAccessible::Text, const QString&) override {}

    QString text(QAccessible::Text kind) const override {
        if (!isValid())
            return {};
        const LinkLayout* link = scene().layout().link(id_);
        const QString tip = link ? linkTip(scene().facts(), *link) : nodeTip(scene().facts(), id_);
        if (kind == QAccessible::Description)
            return tip.section(QLatin1Char('\n'), 1);
        if (kind != QAccessible::Name)
            return {};
        const QString name = tip.section(QLatin1Char('\n'), 0, 0);
        const SymbolKind* symbol = symbolOf(scene().plant(), id_);
        return link || !symbol ? name : MapText::tr("%1, %2", "kind, name").arg(symbolName(*symbol), name);
    }

    QRect rect() const override {
        if (!isValid())
            return {};
        const NodeLayout* node = scene().layout().node(id_);
        const FrameLayout* frame = scene().layout().frame(id_);
        const QRectF place = node    ? node->box
                             : frame ? frame->box
                                     : scene().layout().link(id_)->line.boundingRect();
        const QRect inView = view_->mapFromScene(place).boundingRect();
        return QRect(view_->viewport()->mapToGlobal(inView.topLeft()), inView.size());
    }

    QAccessible::State state() const override {
        QAccessible::State state;
        state.selectable = true;
        state.focusable = true;
        state.selected = scene().selection().contains(id_);
        state.focused = state.selected && view_->hasFocus();
        state.invalid = !isValid();
        return state;
    }

  private:
    const MapScene& scene() const { return static_cast<const MapScene&>(*view_->scene()); }
    QPointer<MapView> view_;
    Id id_;
};

/// The map as a list of its elements in flow order.
class AccessibleMap : public QAccessibleWidget {
  public:
    explicit AccessibleMap(MapView& view) : QAccessibleWidget(&view, QAccessible::List), view_(view) {}
    ~AccessibleMap() override {
        for (const auto& [id, handle] : handles_)
            QAccessible::deleteAccessibleInterface(handle);
    }

    int childCount() const override { return static_cast<int>(order().size()); }
    QAccessibleInterface* child(int index) const override {
        const auto ids = order();
        if (index < 0 || index >= static_cast<int>(ids.size()))
            return nullptr;
        return interfaceOf(ids[static_cast<std::size_t>(index)]);
    }
    int indexOfChild(const QAccessibleInterface* child) const override {
        const auto ids = order();
        for (std::size_t i = 0; i < ids.size(); ++i)
            if (interfaceOf(ids[i]) == child)
                return static_cast<int>(i);
        return -1;
    }
    QAccessibleInterface* childAt(int x, int y) const override {
        const QPoint at = view_.viewport()->mapFromGlobal(QPoint(x, y));
        const auto& scene = static_cast<const MapScene&>(*view_.scene());
        const Id id = scene.idAt(view_.mapToScene(at));
        return id ? interfaceOf(id) : nullptr;
    }
    QAccessibleInterface* focusChild() const override {
        const auto& scene = static_cast<const MapScene&>(*view_.scene());
        return scene.selection().single() ? interfaceOf(scene.selection().single()) : nullptr;
    }

  private:
    std::vector<Id> order() const {
        const auto& scene = static_cast<const MapScene&>(*view_.scene());
        return flowOrder(scene.plant(), scene.layout());
    }
    QAccessibleInterface* interfaceOf(Id id) const {
        auto& handle = handles_[id];
        if (handle == 0)
            handle = QAccessible::registerAccessibleInterface(new AccessibleElement(view_, id));
        return QAccessible::accessibleInterface(handle);
    }

    MapView& view_;
    mutable std::map<Id, QAccessible::Id> handles_;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<MapView*>(object);
    return view ? new AccessibleMap(*view) : nullptr;
}

} // namespace

void installMapAccessibility() {
    static const bool installed = [] {
        QAccessible::installFactory(makeInterface);
        return true;
    }();
    (void)installed;
}

} // namespace takt::gui
