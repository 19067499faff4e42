// A device that notes which words are written where, in the painter's own coordinates before it was turned to
// dots.
#pragma once

#include <QFile>
#include <QPaintDevice>
#include <QPaintEngine>
#include <QPainter>
#include <algorithm>
#include <vector>

#include "gui/print/printout.h"

namespace takt::test {

struct Written {
    QString text;
    QPointF at; ///< millimetres from the corner of the paper
};

class PaperRecorder : public QPaintDevice {
  public:
    PaperRecorder() : engine_(*this) {}
    QPaintEngine* paintEngine() const override { return &engine_; }

    std::vector<Written> words;
    int count(const QString& text) const {
        return static_cast<int>(
            std::count_if(words.begin(), words.end(), [&](const auto& w) { return w.text == text; }));
    }
    const Written* find(const QString& text) const {
        const auto found =
            std::find_if(words.begin(), words.end(), [&](const auto& w) { return w.text == text; });
        return found == words.end() ? nullptr : &*found;
    }

  protected:
    int metric(PaintDeviceMetric what) const override {
        switch (what) {
        case PdmWidth:
        case PdmHeight:
            return 100'000;
        case PdmDpiX:
        case PdmDpiY:
        case PdmPhysicalDpiX:
        case PdmPhysicalDpiY:
            return 96;
        case PdmDepth:
            return 32;
        case PdmDevicePixelRatioScaled:
            return static_cast<int>(devicePixelRatioFScale());
        default:
            return 1;
        }
    }

  private:
    class Engine : public QPaintEngine {
      public:
        explicit Engine(PaperRecorder& paper) : QPaintEngine(AllFeatures), paper_(paper) {}
        bool begin(QPaintDevice*) override { return true; }
        bool end() override { return true; }
        void updateState(const QPaintEngineState& now) override {
            if (now.state() & DirtyTransform)
                transform_ = now.transform();
        }
        void drawPixmap(const QRectF&, const QPixmap&, const QRectF&) override {}
        void drawPolygon(const QPointF*, int, PolygonDrawMode) override {}
        void drawPath(const QPainterPath&) override {}
        void drawTextItem(const QPointF& at, const QTextItem& item) override {
            paper_.words.push_back({item.text(), transform_.map(at)});
        }
        Type type() const override { return User; }

      private:
        PaperRecorder& paper_;
        QTransform transform_;
    };
    mutable Engine engine_;
};

inline void record(const gui::print::Printout& printout, int sheet, PaperRecorder& paper) {
    QPainter painter(&paper);
    printout.paint(sheet, painter);
}

/// Pages of a PDF file.
inline int pdfPages(const QString& file) {
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return -1;
    const QByteArray bytes = in.readAll();
    return static_cast<int>(bytes.count("/Type /Page\n"));
}

} // namespace takt::test
