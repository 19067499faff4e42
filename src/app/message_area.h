// The messages above the pages: one bar for each thing that can be wrong at a time.
#pragma once

#include <QWidget>
#include <array>

#include "gui/common/message_bar.h"

namespace takt::app {

class MessageArea : public QWidget {
    Q_OBJECT
  public:
    enum class Topic { File, ChangedByOthers, Recovery, WorkingCopy, Refused, WhatIf, Count };

    explicit MessageArea(QWidget* parent = nullptr);
    gui::MessageBar& bar(Topic topic) const { return *bars_[static_cast<std::size_t>(topic)]; }
    /// Forgets what concerned the document that was open.
    void dismissDocument();

  private:
    std::array<gui::MessageBar*, static_cast<std::size_t>(Topic::Count)> bars_{};
};

} // namespace takt::app
