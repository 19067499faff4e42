// The eight questions for a future state, what the map says to each, and the edits that answer it.
#pragma once

#include <QString>
#include <functional>
#include <vector>

#include "lean/future_state.h"

namespace takt {
class Document;
}

namespace takt::gui {

class MapPage;

/// Something that can be done about a question: shows a place, or edits the map in one undo step.
struct QuestionAct {
    QString text;
    std::function<void()> run;
};

struct QuestionView {
    QString question;
    QString finding; ///< what the map says now
    bool settled = false; ///< the map has an answer
    std::vector<QuestionAct> acts;
};

/// Question 1 to 8 as it stands. What the acts refer to must outlive them.
QuestionView questionView(int number, const lean::FutureState& state, Document& document, MapPage& page);

} // namespace takt::gui
