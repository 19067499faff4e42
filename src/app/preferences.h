// What the program remembers between two starts: geometry, theme, recent files. Kept in QSettings.
#pragma once

#include <QByteArray>
#include <QSettings>
#include <QStringList>
#include <optional>

#include "gui/common/theme.h"

namespace takt::app {

class Preferences {
  public:
    /// Those of this user. Tests lead them elsewhere by QSettings::setPath().
    Preferences();

    /// None: nobody chose; follow the desktop.
    std::optional<gui::Mode> theme() const;
    void setTheme(gui::Mode mode);

    QByteArray geometry() const;
    QByteArray layout() const;
    void setWindow(const QByteArray& geometry, const QByteArray& layout);
    void forgetWindow();

    /// What the metrics page shows: see ChartDesk::arrangement().
    QStringList charts() const;
    void setCharts(const QStringList& arrangement);

    QStringList recentFiles() const;
    void setRecentFiles(const QStringList& files);

    /// What was chosen for printing last, by name.
    QVariantMap printChoice() const;
    void setPrintChoice(const QVariantMap& choice);
    /// The same for the sheets of standard work.
    QVariantMap workPrintChoice() const;
    void setWorkPrintChoice(const QVariantMap& choice);
    /// And for kanban cards.
    QVariantMap cardPrintChoice() const;
    void setCardPrintChoice(const QVariantMap& choice);

    /// True until markStarted() was called once: the first start shows the sample.
    bool isFirstStart() const;
    void markStarted();

  private:
    QSettings store_;
};

} // namespace takt::app
