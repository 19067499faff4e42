#include "gui/print/choice.h"

#include <QLocale>
#include <QPageSize>
#include <algorithm>
#include <array>

namespace takt::gui::print {

namespace {

struct PaperKind {
    const char* name;
    QPageSize::PageSizeId id;
};
constexpr std::array<PaperKind, kPapers> kKinds = {{{"A4", QPageSize::A4},
                                                    {"A3", QPageSize::A3},
                                                    {"A2", QPageSize::A2},
                                                    {"A1", QPageSize::A1},
                                                    {"A0", QPageSize::A0},
                                                    {"Letter", QPageSize::Letter},
                                                    {"Tabloid", QPageSize::Tabloid}}};

const PaperKind& kindOf(Paper paper) {
    return kKinds[static_cast<std::size_t>(paper)];
}

/// Calls keep(name, member, least, most) for everything that is remembered.
template <class ChoiceRef, class Keep>
void eachMember(ChoiceRef& c, Keep&& keep) {
    keep("map", c.map, 0, 1);
    keep("plan", c.plan, 0, 2);
    keep("dataBoxes", c.dataBoxes, 0, 1);
    keep("gemba", c.gemba, 0, 2);
    keep("blankProcesses", c.blankProcesses, 1, Choice::kMostProcesses);
    keep("paper", c.paper, 0, kPapers - 1);
    keep("turn", c.turn, 0, 2);
    keep("margin", c.margin, Choice::kLeastMargin, Choice::kMostMargin);
    keep("fit", c.fit, 0, 2);
    keep("scale", c.scale, Choice::kLeastScale, Choice::kMostScale);
    keep("across", c.across, 1, Choice::kMostAcross);
    keep("down", c.down, 1, Choice::kMostAcross);
    keep("overlap", c.overlap, 0, Choice::kMostOverlap);
    keep("marks", c.marks, 0, 1);
    keep("titleBlock", c.titleBlock, 0, 1);
    keep("blackAndWhite", c.blackAndWhite, 0, 1);
    keep("run", c.run, 0, 1);
}

bool measuresInInches() {
    return QLocale().measurementSystem() == QLocale::ImperialUSSystem;
}
bool isOfInches(Paper paper) {
    return paper == Paper::Letter || paper == Paper::Tabloid;
}

} // namespace

Choice usualChoice() {
    Choice choice;
    if (measuresInInches())
        choice.paper = Paper::Tabloid;
    return choice;
}

QVariantMap toMap(const Choice& choice) {
    QVariantMap map;
    eachMember(choice, [&map](const char* name, const auto& value, int, int) {
        map.insert(QString::fromLatin1(name), static_cast<int>(value));
    });
    return map;
}

Choice choiceFrom(const QVariantMap& kept, const Choice& usual) {
    Choice choice = usual;
    eachMember(choice, [&kept](const char* name, auto& value, int least, int most) {
        bool ok = false;
        const int number = kept.value(QString::fromLatin1(name)).toInt(&ok);
        if (ok && number >= least && number <= most)
            value = static_cast<std::decay_t<decltype(value)>>(number);
    });
    return choice;
}

QString paperName(Paper paper) {
    return QString::fromLatin1(kindOf(paper).name);
}

bool paperFrom(const QString& word, Paper& paper) {
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&word](const PaperKind& kind) {
        return word.compare(QLatin1String(kind.name), Qt::CaseInsensitive) == 0;
    });
    if (found == kKinds.end())
        return false;
    paper = static_cast<Paper>(found - kKinds.begin());
    return true;
}

QSizeF paperSize(Paper paper) {
    const QSizeF size = QPageSize(kindOf(paper).id).size(QPageSize::Millimeter);
    return {std::min(size.width(), size.height()), std::max(size.width(), size.height())};
}

Paper handPaper(Paper beside) {
    return isOfInches(beside) ? Paper::Letter : Paper::A4;
}

Paper tablePaper(Paper beside) {
    return beside == Paper::A2 || beside == Paper::A1 || beside == Paper::A0 ? Paper::A3 : beside;
}

} // namespace takt::gui::print
