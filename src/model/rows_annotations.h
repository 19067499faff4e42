// What is written on a map and does not run: bursts, marks, notes, counts, and the plan to improve.
#pragma once

#include "model/rows_elements.h"

namespace takt {

enum class AnnotationKind : std::uint8_t {
    Note, KaizenBurst, QualityProblem, GoSee, Telephone, KanbanPost, SequencedPull, LoadLevelling, Synchronization,
    Bottleneck, LifoLane, OrderBacklog, Operator, Inspection, Safety, Question
};
template <>
struct EnumNames<AnnotationKind> {
    static constexpr std::array names = {"note",          "kaizen burst",   "quality problem", "go see",
                                         "telephone",     "kanban post",    "sequenced pull",  "load levelling",
                                         "synchronization", "bottleneck",   "LIFO lane",       "order backlog",
                                         "operator",      "inspection",     "safety",          "question"};
};

/// The rows of a plant whose fields a kaizen burst may propose to change.
inline constexpr TableMask kProposable =
    kElements | tableMask(TableId::Items, TableId::SupplierItems, TableId::OperatorGroups, TableId::MaintenancePlans,
                          TableId::Recipes, TableId::RecipeInputs, TableId::SetupTimes, TableId::Stocks,
                          TableId::Departures, TableId::Demands, TableId::ScheduleLines, TableId::KanbanLoops);

/// Something written on the map. A kaizen burst may hold the change it proposes: a field of a row, by its
/// name in files, and the value it is to have, as files write it.
struct Annotation : Element {
    static constexpr TableId table = TableId::Annotations;
    static constexpr const char* tableName = "annotations";
    AnnotationKind kind = AnnotationKind::Note;
    Coordinate width{0}, height{0}; ///< 0: as its kind is drawn
    Id target;                      ///< the row a burst would change; none: no proposal
    std::string change;             ///< the field
    std::string proposed;           ///< its value as proposed
    std::string before;             ///< its value before; empty while the proposal is not applied

    template <class R = Annotation>
    static constexpr auto fields() {
        return std::tuple_cat(
            elementFields<R>(),
            std::make_tuple(field("kind", &R::kind, Role::Presentation),
                            ranged("width", &R::width, 0, kMostPlace, Role::Presentation),
                            ranged("height", &R::height, 0, kMostPlace, Role::Presentation),
                            optionalReference("target", &R::target, kProposable, Role::Presentation),
                            field("change", &R::change, Role::Note), field("proposed", &R::proposed, Role::Note),
                            field("before", &R::before, Role::Note)));
    }
    bool operator==(const Annotation&) const = default;
};

/// A moment of a run to come back to in a debrief.
struct Bookmark {
    static constexpr TableId table = TableId::Bookmarks;
    static constexpr const char* tableName = "bookmarks";
    Id id;
    Duration at; ///< since the begin of the run
    std::string name;
    std::string note;

    template <class R = Bookmark>
    static constexpr auto fields() {
        return std::make_tuple(ranged("at", &R::at, 0, kMostTime, Role::Presentation), field("name", &R::name, Role::Note),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const Bookmark&) const = default;
};

/// One count of a stock. The stock's initial quantity is the mean of its counts.
struct StockCount {
    static constexpr TableId table = TableId::StockCounts;
    static constexpr const char* tableName = "stock_counts";
    Id id;
    Id stock;
    std::string countedOn; ///< ISO 8601 date
    Quantity quantity;
    std::string note;

    template <class R = StockCount>
    static constexpr auto fields() {
        return std::make_tuple(reference("stock", &R::stock, tableMask(TableId::Stocks), Role::Presentation),
                               field("counted_on", &R::countedOn, Role::Note),
                               ranged("quantity", &R::quantity, 0, kMostSteps, Role::Presentation),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const StockCount&) const = default;
};

/// A line of the value-stream plan.
struct ImprovementStep {
    static constexpr TableId table = TableId::ImprovementSteps;
    static constexpr const char* tableName = "improvement_steps";
    Id id;
    Id area;            ///< the loop of the stream it belongs to
    Id burst;           ///< the burst it carries out
    std::string goal;
    std::string owner;
    std::string due;    ///< ISO 8601 date
    bool done = false;
    std::string note;

    template <class R = ImprovementStep>
    static constexpr auto fields() {
        return std::make_tuple(optionalReference("area", &R::area, tableMask(TableId::Areas), Role::Presentation),
                               optionalReference("burst", &R::burst, tableMask(TableId::Annotations), Role::Presentation),
                               field("goal", &R::goal, Role::Note), field("owner", &R::owner, Role::Note),
                               field("due", &R::due, Role::Note), field("done", &R::done, Role::Note),
                               field("note", &R::note, Role::Note));
    }
    bool operator==(const ImprovementStep&) const = default;
};

/// An answer to one of the eight questions by which a future state is drawn (Rother and Shook, "Learning to
/// See": takt, finished-goods market, flow, supermarkets, pacemaker, mix, pitch, process improvements).
struct FutureAnswer {
    static constexpr TableId table = TableId::FutureAnswers;
    static constexpr const char* tableName = "future_answers";
    Id id;
    std::int64_t question = 1;
    std::string answer;
    bool done = false;

    template <class R = FutureAnswer>
    static constexpr auto fields() {
        return std::make_tuple(ranged("question", &R::question, 1, 8, Role::Note),
                               field("answer", &R::answer, Role::Note), field("done", &R::done, Role::Note));
    }
    bool operator==(const FutureAnswer&) const = default;
};

/// What a class worked out by hand for a figure that the program would have shown.
struct ClassAnswer {
    static constexpr TableId table = TableId::ClassAnswers;
    static constexpr const char* tableName = "class_answers";
    Id id;
    Id element;          ///< none: a figure of the whole stream
    std::string figure;  ///< its key: "takt_used", "capacity", "lead_time"
    std::string answer;  ///< as it was typed

    template <class R = ClassAnswer>
    static constexpr auto fields() {
        return std::make_tuple(optionalReference("element", &R::element, kElements, Role::Presentation),
                               field("figure", &R::figure, Role::Note), field("answer", &R::answer, Role::Note));
    }
    bool operator==(const ClassAnswer&) const = default;
};

} // namespace takt
