// The field's own terms, and those of the window, in plain words.
#pragma once

#include <QString>
#include <vector>

namespace takt::app {

struct GlossaryEntry {
    QString term;    ///< "Takt time"
    QString meaning; ///< one or two plain sentences
    QString formula; ///< may be empty
};

/// All entries, translated, by the alphabet of the language.
std::vector<GlossaryEntry> glossary();

/// Those in which every word of `text` stands; all for none.
std::vector<GlossaryEntry> glossaryOf(const QString& text);

} // namespace takt::app
