// Kanban cards on paper, several on a sheet, to be cut out.
#pragma once

#include <vector>

#include "gui/print/printout.h"
#include "model/project.h"

namespace takt::gui {

/// What stands on one printed card.
struct PaperCard {
    LoopKind kind = LoopKind::Production;
    QString item, quantity, rule; ///< rule: when a triangle goes, how many make a lot; may be empty
    QString from, to, store;      ///< store: where it hangs or is fetched, with the frame of the map it stands in
    std::int64_t number = 1, of = 1;
    QString project;
    Id loop;
    QString code; ///< what its QR code says: cardCode()
};

/// "taktboard:kanban?project=Acme%20Stamping&loop=117&card=7": the project's name, at most kMostProject characters of
/// it; the loop's id in the file; the card's number in its loop, from 1. Percent-encoded UTF-8.
QString cardCode(const QString& project, Id loop, std::int64_t card);
inline constexpr int kMostProject = 40;

/// Loops whose cards can be printed, in the order of the scenario's rows.
std::vector<const KanbanLoop*> loopsWithCards(const Plant& plant);
/// All cards of the loops, in the order of their numbers.
std::vector<PaperCard> paperCards(const Project& project, const Scenario& scenario, const std::vector<Id>& loops);

/// Millimetres of one card.
inline constexpr double kCardWidth = 95, kCardHeight = 66;
/// Where the cards of a sheet stand, line by line; one at least.
std::vector<QRectF> cardPlaces(const QRectF& room);

/// The pages of these cards; none without cards.
std::vector<print::PrintPage> cardPages(std::vector<PaperCard> cards);
void paintPaperCard(QPainter& painter, const QRectF& place, const PaperCard& card, const Palette& colours);

} // namespace takt::gui
