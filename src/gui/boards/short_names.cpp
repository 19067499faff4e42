#include "gui/boards/short_names.h"

namespace takt::gui {

namespace {

/// Characters of the whole words that all names begin with, the space behind them included.
qsizetype commonWords(const QStringList& names) {
    qsizetype common = names[0].size();
    for (const auto& name : names) {
        qsizetype same = 0;
        while (same < common && same < name.size() && name[same] == names[0][same])
            ++same;
        common = same;
    }
    while (common > 0 && names[0][common - 1] != QLatin1Char(' '))
        --common;
    return common;
}

} // namespace

QStringList shortNames(const QStringList& names) {
    if (names.size() < 2)
        return names;
    const qsizetype common = commonWords(names);
    QStringList shorter;
    for (const auto& name : names) {
        if (name.size() == common)
            return names;
        shorter << name.mid(common);
    }
    return shorter;
}

} // namespace takt::gui
