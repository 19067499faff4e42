// What is said of each problem, and how it is mended.
#include <array>

#include "base/error.h"
#include "lean/diagnosis.h"

// lupdate reads these marks; the core itself never translates.
#define QT_TRANSLATE_NOOP(context, text) text

namespace takt::lean {

namespace {

struct Texts {
    const char* problem;
    const char* mend;
};

constexpr std::array<Texts, static_cast<std::size_t>(ProblemCode::Count)> kTexts = {{
    {QT_TRANSLATE_NOOP("Problem", "nobody buys anything"),
     QT_TRANSLATE_NOOP("Problem", "Draw a customer and a flow that leads to it.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 wants nothing"),
     QT_TRANSLATE_NOOP("Problem", "Enter what it buys a day, item by item.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 wants %2, which nothing before it offers"),
     QT_TRANSLATE_NOOP("Problem", "Lead a flow of this item to the customer, or take the demand away.")},
    {QT_TRANSLATE_NOOP("Problem", "no material flow leads to %1"),
     QT_TRANSLATE_NOOP("Problem", "Draw a flow from a store, a transport or a process.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 makes nothing"),
     QT_TRANSLATE_NOOP("Problem", "Enter an item with its cycle time.")},
    {QT_TRANSLATE_NOOP("Problem", "the calendar of %1 has no working time"),
     QT_TRANSLATE_NOOP("Problem", "Give the calendar a working day and a shift longer than its breaks.")},
    {QT_TRANSLATE_NOOP("Problem", "no material flow leads to %1"),
     QT_TRANSLATE_NOOP("Problem", "Without one it works as if material never ran out. Draw a supplier or a store "
                                  "before it.")},
    {QT_TRANSLATE_NOOP("Problem", "nothing takes what %1 makes"),
     QT_TRANSLATE_NOOP("Problem", "Draw a flow to a store, a process or a customer.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 needs %2, which nothing before it offers"),
     QT_TRANSLATE_NOOP("Problem", "Lead a flow of this item to the process, or take it out of the recipe.")},
    {QT_TRANSLATE_NOOP("Problem", "the flow through %1 runs in a circle"),
     QT_TRANSLATE_NOOP("Problem", "Turn or remove one of its arrows.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 has an uptime of %2 but no length of its stops"),
     QT_TRANSLATE_NOOP("Problem", "Enter the usual length of a stop; without it the run knows no breakdowns.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 is slower than takt: %2 a shift against %3 wanted"),
     QT_TRANSLATE_NOOP("Problem", "Shorten its cycle or its changeovers, add a machine, or plan overtime.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 does not lead from a maker or store to a store or user"),
     QT_TRANSLATE_NOOP("Problem", "A production, signal or lot-making loop leads from a process to a supermarket; a "
                                  "withdrawal loop from a supermarket or supplier to a process or store; CONWIP from "
                                  "the first process to the last or to a store; base stock, (s, Q) and min/max from a "
                                  "process, store or supplier to a store.")},
    {QT_TRANSLATE_NOOP("Problem", "the kanban loop %1 asks for %2, which %3 does not offer"),
     QT_TRANSLATE_NOOP("Problem", "Give the maker a recipe for this item or choose another item.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 has no lot"),
     QT_TRANSLATE_NOOP("Problem", "Enter how much is made or ordered in one go.")},
    {QT_TRANSLATE_NOOP("Problem", "the signal kanban %1 asks at %2, too late: until its first container is there, "
                                  "%3 are used"),
     QT_TRANSLATE_NOOP("Problem", "Raise the trigger.")},
    {QT_TRANSLATE_NOOP("Problem", "the kanban loop %1 has %2 cards; %3 are needed at the least"),
     QT_TRANSLATE_NOOP("Problem", "Add cards, or shorten the way round.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 is told what to make twice: by %2 and by %3"),
     QT_TRANSLATE_NOOP("Problem", "Keep one scheduling point in the stream.")},
    {QT_TRANSLATE_NOOP("Problem", "the loops of %2 at %1 use containers of different size"),
     QT_TRANSLATE_NOOP("Problem", "Give both the same container.")},
    {QT_TRANSLATE_NOOP("Problem", "the schedule tells %1 to make %2, for which it has no recipe"),
     QT_TRANSLATE_NOOP("Problem", "Give the process a recipe for this item or remove the line.")},
    {QT_TRANSLATE_NOOP("Problem", "the heijunka box %1 levels %2, but no production kanban leads there"),
     QT_TRANSLATE_NOOP("Problem", "Draw a production kanban loop from the pacemaker to the finished goods.")},
    {QT_TRANSLATE_NOOP("Problem", "a break of %1 lies outside its shift"),
     QT_TRANSLATE_NOOP("Problem", "Move the break or lengthen the shift.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 leads nowhere"),
     QT_TRANSLATE_NOOP("Problem", "Draw a flow into the transport and one out of it.")},
    {QT_TRANSLATE_NOOP("Problem", "no kanban loop refills %1"),
     QT_TRANSLATE_NOOP("Problem", "Draw a kanban loop from its maker or supplier, or make it an inventory.")},
    {QT_TRANSLATE_NOOP("Problem", "nothing tells %1 when to make what"),
     QT_TRANSLATE_NOOP("Problem", "It works whatever lies before it. Draw a kanban loop, a schedule or a FIFO lane "
                                  "if that is not meant.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 begins with %2, no whole number of containers of %3"),
     QT_TRANSLATE_NOOP("Problem", "Count whole containers; the rest is put in one more that is not full.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 takes %2 more than %3 times a second"),
     QT_TRANSLATE_NOOP("Problem", "Enter a smaller quantity, or a lot that is taken at a time.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 names no item"),
     QT_TRANSLATE_NOOP("Problem", "Say what goes round. Only CONWIP cards can be common to all items.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 has no level to order up to"),
     QT_TRANSLATE_NOOP("Problem", "Enter S, the stock on hand and on order together that it keeps.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 takes %2 by a renewal pattern without an interval"),
     QT_TRANSLATE_NOOP("Problem", "Enter the usual time between two takings.")},
    {QT_TRANSLATE_NOOP("Problem", "the lot of %1 cannot come from the EPEI of %2: what is asked of it leaves no time for "
                                  "changeovers"),
     QT_TRANSLATE_NOOP("Problem", "Shorten its cycle or its stops, add a machine or time, or enter a fixed lot.")},
    {QT_TRANSLATE_NOOP("Problem", "the lot of %1, %2, is less than what is used until it is replenished: %3"),
     QT_TRANSLATE_NOOP("Problem", "Raise the lot, shorten the changeover, or make smaller lots of the other items.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 names the transport %2, which can take nothing of it along"),
     QT_TRANSLATE_NOOP("Problem", "Only cards of withdrawal, production, signal and lot-making loops travel with a "
                                  "transport: take it off the loop. Stock is reviewed at an interval.")},
    {QT_TRANSLATE_NOOP("Problem", "one stream is scheduled at several points: %1 and %2"),
     QT_TRANSLATE_NOOP("Problem", "Schedule one of them, the pacemaker; let those above it be pulled from supermarkets "
                                  "and those below it follow first in, first out.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 pulls below %2, where its stream is scheduled"),
     QT_TRANSLATE_NOOP("Problem", "Below the scheduling point only flow or FIFO, except the finished-goods market: draw "
                                  "a FIFO lane instead, or schedule the stream further down.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 brings %2 of %3 a working day; %4 are needed"),
     QT_TRANSLATE_NOOP("Problem", "Raise the loads of its departures, let it leave more often, or have it called off by "
                                  "a kanban loop.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 changes over for every portion asked for, which leaves %2 pieces a shift; %3 are needed"),
     QT_TRANSLATE_NOOP("Problem", "Gather what is asked for into lots (a lot board, a signal kanban, a schedule line, larger "
                                  "orders), or shorten the changeover.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 is to be run station by station, and its cell has no tasks"),
     QT_TRANSLATE_NOOP("Problem", "Open its cell and enter the tasks, or have it run as one step.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 is to be run station by station, and these tasks stand at no station: %2"),
     QT_TRANSLATE_NOOP("Problem", "Open its cell and balance it, or drag the tasks to stations; or have it run as one step.")},
    {QT_TRANSLATE_NOOP("Problem", "%1 keeps to one of its products: nothing tells it when to change"),
     QT_TRANSLATE_NOOP("Problem", "Its material never runs out. Draw a kanban loop for each product, a schedule, or a stock before it.")},
}};

} // namespace

const char* problemTemplate(ProblemCode code) { return kTexts[static_cast<std::size_t>(code)].problem; }
const char* mendTemplate(ProblemCode code) { return kTexts[static_cast<std::size_t>(code)].mend; }
std::string problemText(const Problem& p) { return fillTemplate(problemTemplate(p.code), p.arguments); }
std::string mendText(const Problem& p) { return fillTemplate(mendTemplate(p.code), p.arguments); }

} // namespace takt::lean
