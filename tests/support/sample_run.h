// A document with a plant of the samples and its finished run, for tests of what looks at runs. Comes with
// folders of its own (tests/gui/gui_application.cpp): nothing of the user's is touched.
#pragma once

#include <QAbstractButton>
#include <QApplication>
#include <QTest>
#include <optional>

#include "document/document.h"
#include "gui/time/playback.h"

namespace takt::test {

struct SampleRun {
    /// The named scenario of Acme Stamping, run to its end.
    explicit SampleRun(const char* scenario = "Future state") {
        if (!document.open(TAKTBOARD_SOURCE_DIR "/resources/samples/acme-stamping.json"))
            qFatal("cannot open the sample");
        const auto* found = document.project().scenario(scenario);
        if (!found)
            qFatal("the sample has no scenario %s", scenario);
        document.setScenario(found->id);
        playback.emplace(document);
        if (!playback->waitForFinished(60'000))
            qFatal("the sample does not run: %s", qPrintable(playback->problem()));
    }
    /// An empty document, which has no run.
    struct Empty {};
    explicit SampleRun(Empty) {
        document.newDocument();
        playback.emplace(document);
    }

    const sim::Network& network() const { return playback->network(); }
    /// Moves the cursor, in days from the beginning.
    void seek(double days) {
        playback->seek(Time{static_cast<std::int64_t>(days * static_cast<double>(kDay.us))});
    }

    Document document;
    std::optional<gui::Playback> playback;
};

/// The visible button with this text or accessible name; null when there is none.
template <class Button = QAbstractButton>
Button* visibleButton(const QWidget& parent, const QString& name) {
    for (auto* button : parent.findChildren<Button*>())
        if (button->isVisible() && (button->accessibleName() == name || button->text() == name))
            return button;
    return nullptr;
}

/// Shows a widget at a size, with its first layout and paint done.
inline void showAt(QWidget& widget, const QSize& size) {
    widget.resize(size);
    widget.show();
    QCoreApplication::processEvents();
}

} // namespace takt::test
