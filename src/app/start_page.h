// What is shown while nothing is open: new, open, recent files, samples.
#pragma once

#include <QWidget>

#include "app/recent_files.h"

class QVBoxLayout;

namespace takt::app {

class StartPage : public QWidget {
    Q_OBJECT
  public:
    StartPage(RecentFiles& recent, QWidget* parent = nullptr);

  Q_SIGNALS:
    void newWanted();
    void openWanted();
    void fileWanted(const QString& path);
    void sampleWanted(const QString& resource);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    QWidget* beginCard();
    QWidget* recentCard();
    void fillRecent();

    RecentFiles& recent_;
    QVBoxLayout* recentRows_ = nullptr;
};

} // namespace takt::app
