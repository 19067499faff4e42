#include "app/message_area.h"

#include <QVBoxLayout>

namespace takt::app {

MessageArea::MessageArea(QWidget* parent) : QWidget(parent) {
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (auto& bar : bars_) {
        bar = new gui::MessageBar(this);
        layout->addWidget(bar);
    }
    bar(Topic::File).setObjectName(QStringLiteral("fileMessage"));
    bar(Topic::ChangedByOthers).setObjectName(QStringLiteral("changedMessage"));
    bar(Topic::Recovery).setObjectName(QStringLiteral("recoveryMessage"));
    bar(Topic::WorkingCopy).setObjectName(QStringLiteral("workingCopyMessage"));
    bar(Topic::Refused).setObjectName(QStringLiteral("refusedMessage"));
    bar(Topic::WhatIf).setObjectName(QStringLiteral("whatIfMessage"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void MessageArea::dismissDocument() {
    for (const auto topic : {Topic::File, Topic::ChangedByOthers, Topic::WorkingCopy, Topic::Refused, Topic::WhatIf})
        bar(topic).dismiss();
}

} // namespace takt::app
