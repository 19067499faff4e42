// What can be said of the scenario on view without running it, worked out anew after each change:
// its figures, those of the scenario it is compared with, and its problems.
#pragma once

#include <QObject>
#include <QTimer>
#include <cstdint>
#include <optional>
#include <vector>

#include "document/document.h"
#include "gui/common/background.h"
#include "lean/analysis.h"
#include "lean/diagnosis.h"

namespace takt::app {

class PlantReview : public QObject {
    Q_OBJECT
  public:
    explicit PlantReview(Document& document, QObject* parent = nullptr);

    const lean::Analysis& analysis() const { return analysis_; }
    const std::vector<lean::Problem>& problems() const { return problems_; }

    /// The scenario compared with: the one chosen, else the one before the scenario on view, else the
    /// one after; none where there is no other or none is wanted.
    Id against() const;
    const std::optional<lean::Analysis>& againstAnalysis() const { return against_; }
    /// None: compare with nothing.
    void compareWith(Id scenario);

    /// Brings everything up to date now rather than on the next turn of the event loop.
    void review();

  Q_SIGNALS:
    void reviewed();

  private:
    struct Answer {
        std::uint64_t changes = 0; ///< it holds these
        lean::Analysis analysis;
        std::optional<lean::Analysis> against;
        std::vector<lean::Problem> problems;
    };
    static Answer answer(const Project& project, Id scenario, Id against, std::uint64_t changes);
    void reviewSoon();
    void take(Answer answer);

    Document& document_;
    QTimer later_;
    lean::Analysis analysis_;
    std::optional<lean::Analysis> against_;
    std::vector<lean::Problem> problems_;
    Id chosen_;
    bool nothing_ = false;
    std::uint64_t changes_ = 0;
    gui::Background<Answer> work_; ///< of a big plant
};

} // namespace takt::app
