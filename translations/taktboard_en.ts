<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CardCounts</name>
    <message numerus="yes">
        <source>%n cards</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Up to %1 are taken out of the store at a time, what %n cards hold. The formula spreads the demand evenly over the day.</source>
        <translation>
            <numerusform>Up to %1 are taken out of the store at a time, what %n card holds. The formula spreads the demand evenly over the day.</numerusform>
            <numerusform>Up to %1 are taken out of the store at a time, what %n cards hold. The formula spreads the demand evenly over the day.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardPrint</name>
    <message numerus="yes">
        <source>%1, %n cards, %2</source>
        <comment>item, cards, loop</comment>
        <translation>
            <numerusform>%1, %n card, %2</numerusform>
            <numerusform>%1, %n cards, %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CardSheets</name>
    <message numerus="yes">
        <source>%n cards make a lot</source>
        <translation>
            <numerusform>%n card makes a lot</numerusform>
            <numerusform>%n cards make a lot</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cells</name>
    <message numerus="yes">
        <source>%n pieces</source>
        <translation>
            <numerusform>%n piece</numerusform>
            <numerusform>%n pieces</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n readings</source>
        <translation>
            <numerusform>%n reading</numerusform>
            <numerusform>%n readings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operators</source>
        <translation>
            <numerusform>%n operator</numerusform>
            <numerusform>%n operators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks moved</source>
        <translation>
            <numerusform>%n task moved</numerusform>
            <numerusform>%n tasks moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks, given to no one yet</source>
        <translation>
            <numerusform>%n task, given to no one yet</numerusform>
            <numerusform>%n tasks, given to no one yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n rules are broken</source>
        <translation>
            <numerusform>A rule is broken</numerusform>
            <numerusform>%n rules are broken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks are given to no one yet</source>
        <translation>
            <numerusform>A task is given to no one yet</numerusform>
            <numerusform>%n tasks are given to no one yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Map</name>
    <message numerus="yes">
        <source>The mean of %n counts, the last of %1</source>
        <translation>
            <numerusform>One count, of %1</numerusform>
            <numerusform>The mean of %n counts, the last of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>%n selected</numerusform>
            <numerusform>%n selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n elements</source>
        <translation>
            <numerusform>Delete %n element</numerusform>
            <numerusform>Delete %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cut %n elements</source>
        <translation>
            <numerusform>Cut %n element</numerusform>
            <numerusform>Cut %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n elements</source>
        <translation>
            <numerusform>Paste %n element</numerusform>
            <numerusform>Paste %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Duplicate %n elements</source>
        <translation>
            <numerusform>Duplicate %n element</numerusform>
            <numerusform>Duplicate %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cards</source>
        <translation>
            <numerusform>%n card</numerusform>
            <numerusform>%n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n times a day</source>
        <translation>
            <numerusform>%n time a day</numerusform>
            <numerusform>%n times a day</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>schedules %n processes</source>
        <translation>
            <numerusform>schedules %n process</numerusform>
            <numerusform>schedules %n processes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n items</source>
        <translation>
            <numerusform>%n item</numerusform>
            <numerusform>%n items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move %n elements</source>
        <translation>
            <numerusform>Move %n element</numerusform>
            <numerusform>Move %n elements</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more items</source>
        <translation>
            <numerusform>and %n more item</numerusform>
            <numerusform>and %n more items</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Process · %n operators</source>
        <translation>
            <numerusform>Process · %n operator</numerusform>
            <numerusform>Process · %n operators</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Print</name>
    <message numerus="yes">
        <source>%n sheets: </source>
        <translation>
            <numerusform>%n sheet: </numerusform>
            <numerusform>%n sheets: </numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProblemTexts</name>
    <message numerus="yes">
        <source>%n problems</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hints</source>
        <translation>
            <numerusform>%n hint</numerusform>
            <numerusform>%n hints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Replenishment</name>
    <message numerus="yes">
        <source>EMPTY to FULL, working time, over the whole run: median %1, 95 % under %2, %n cards</source>
        <translation>
            <numerusform>EMPTY to FULL, working time, over the whole run: median %1, 95 % under %2, %n card</numerusform>
            <numerusform>EMPTY to FULL, working time, over the whole run: median %1, 95 % under %2, %n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>WhatIf</name>
    <message numerus="yes">
        <source>The next %n free cards of %1 are lost, from %2</source>
        <translation>
            <numerusform>The next free card of %1 is lost, from %2</numerusform>
            <numerusform>The next %n free cards of %1 are lost, from %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next %n free cards of %1 are kept back, from %2</source>
        <translation>
            <numerusform>The next free card of %1 is kept back, from %2</numerusform>
            <numerusform>The next %n free cards of %1 are kept back, from %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n lost cards of %1 come back on %2</source>
        <translation>
            <numerusform>One lost card of %1 comes back on %2</numerusform>
            <numerusform>%n lost cards of %1 come back on %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more cards go round in %1 from %2</source>
        <translation>
            <numerusform>One more card goes round in %1 from %2</numerusform>
            <numerusform>%n more cards go round in %1 from %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The next %n free cards of %1 are taken out of use, from %2</source>
        <translation>
            <numerusform>The next free card of %1 is taken out of use, from %2</numerusform>
            <numerusform>The next %n free cards of %1 are taken out of use, from %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n machines of %1 are down for %2 from %3</source>
        <translation>
            <numerusform>One machine of %1 is down for %2 from %3</numerusform>
            <numerusform>%n machines of %1 are down for %2 from %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operators of %1 are absent for %2 from %3</source>
        <translation>
            <numerusform>One operator of %1 is absent for %2 from %3</numerusform>
            <numerusform>%n operators of %1 are absent for %2 from %3</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more</source>
        <translation>
            <numerusform>%1, and one more</numerusform>
            <numerusform>%1, and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::app::ChangePreview</name>
    <message numerus="yes">
        <source>%n values change:</source>
        <translation>
            <numerusform>One value changes:</numerusform>
            <numerusform>%n values change:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::BeforeAfterDialog</name>
    <message numerus="yes">
        <source>%n replications</source>
        <translation>
            <numerusform>%n replication</numerusform>
            <numerusform>%n replications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::BoardsPage</name>
    <message numerus="yes">
        <source>%n cards, %1 accounted for</source>
        <translation>
            <numerusform>%n card, %1 accounted for</numerusform>
            <numerusform>%n cards, %1 accounted for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 · pitch %2 · pattern of %n slots</source>
        <translation>
            <numerusform>%1 · pitch %2 · pattern of %n slot</numerusform>
            <numerusform>%1 · pitch %2 · pattern of %n slots</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::CardCountsDialog</name>
    <message numerus="yes">
        <source>%n cards in use</source>
        <translation>
            <numerusform>%n card in use</numerusform>
            <numerusform>%n cards in use</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Use %n cards</source>
        <translation>
            <numerusform>&amp;Use %n card</numerusform>
            <numerusform>&amp;Use %n cards</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n loops have this count now.</source>
        <translation>
            <numerusform>The one loop has this count now.</numerusform>
            <numerusform>All %n loops have this count now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::CardCountsModel</name>
    <message numerus="yes">
        <source>%1: %n cards, chosen</source>
        <translation>
            <numerusform>%1: %n card, chosen</numerusform>
            <numerusform>%1: %n cards, chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: %n cards</source>
        <comment>school, count</comment>
        <translation>
            <numerusform>%1: %n card</numerusform>
            <numerusform>%1: %n cards</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::CardTable</name>
    <message numerus="yes">
        <source>%1: %n cards %2</source>
        <translation>
            <numerusform>%1: %n card %2</numerusform>
            <numerusform>%1: %n cards %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::CellPanel</name>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n products</source>
        <translation>
            <numerusform>%n product</numerusform>
            <numerusform>%n products</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::CellsPage</name>
    <message numerus="yes">
        <source>%n tasks added</source>
        <translation>
            <numerusform>%n task added</numerusform>
            <numerusform>%n tasks added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n arrows say nothing new</source>
        <translation>
            <numerusform>An arrow says nothing new</numerusform>
            <numerusform>%n arrows say nothing new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::ElementTable</name>
    <message numerus="yes">
        <source>Remove %n elements</source>
        <translation>
            <numerusform>Remove an element</numerusform>
            <numerusform>Remove %n elements</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::FamiliesDialog</name>
    <message numerus="yes">
        <source>Noted in %n items of the map.</source>
        <translation>
            <numerusform>Noted in one item of the map.</numerusform>
            <numerusform>Noted in %n items of the map.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::FloorView</name>
    <message numerus="yes">
        <source>Move %n tasks on the floor</source>
        <translation>
            <numerusform>Move %n task on the floor</numerusform>
            <numerusform>Move %n tasks on the floor</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pieces of standard in-process stock</source>
        <translation>
            <numerusform>%n piece of standard in-process stock</numerusform>
            <numerusform>%n pieces of standard in-process stock</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::HeijunkaView</name>
    <message numerus="yes">
        <source>Heijunka box: %n slots this shift</source>
        <translation>
            <numerusform>Heijunka box: %n slot this shift</numerusform>
            <numerusform>Heijunka box: %n slots this shift</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missed</source>
        <translation>
            <numerusform>%n missed</numerusform>
            <numerusform>%n missed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::MetricsPage</name>
    <message numerus="yes">
        <source>%n replications</source>
        <translation>
            <numerusform>%n replication</numerusform>
            <numerusform>%n replications</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::OptionsDialog</name>
    <message numerus="yes">
        <source>%n operators</source>
        <translation>
            <numerusform>%n operator</numerusform>
            <numerusform>%n operators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moves</source>
        <translation>
            <numerusform>%n move</numerusform>
            <numerusform>%n moves</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Looking for the shortest cycle of %n operators …</source>
        <translation>
            <numerusform>Looking for the shortest cycle of one operator …</numerusform>
            <numerusform>Looking for the shortest cycle of %n operators …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Balance for %n operators</source>
        <translation>
            <numerusform>Balance for one operator</numerusform>
            <numerusform>Balance for %n operators</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Balance with %n moves</source>
        <translation>
            <numerusform>Balance with one move</numerusform>
            <numerusform>Balance with %n moves</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::PrecedenceGraph</name>
    <message numerus="yes">
        <source>%n arrows</source>
        <translation>
            <numerusform>%n arrow</numerusform>
            <numerusform>%n arrows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::RemarkList</name>
    <message numerus="yes">
        <source>Show %n more</source>
        <translation>
            <numerusform>Show %n more</numerusform>
            <numerusform>Show %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::Scrubber</name>
    <message numerus="yes">
        <source>and %n more here; zoom in with the wheel</source>
        <translation>
            <numerusform>and %n more here; zoom in with the wheel</numerusform>
            <numerusform>and %n more here; zoom in with the wheel</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::SolveBar</name>
    <message numerus="yes">
        <source>%1 now runs at %2 a piece with %n operators. Ctrl+Z takes it back.</source>
        <translation>
            <numerusform>%1 now runs at %2 a piece with one operator. Ctrl+Z takes it back.</numerusform>
            <numerusform>%1 now runs at %2 a piece with %n operators. Ctrl+Z takes it back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::StopwatchDialog</name>
    <message numerus="yes">
        <source>%n readings kept</source>
        <translation>
            <numerusform>%n reading kept</numerusform>
            <numerusform>%n readings kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n readings are not kept yet.</source>
        <translation>
            <numerusform>One reading is not kept yet.</numerusform>
            <numerusform>%n readings are not kept yet.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::TaskModel</name>
    <message numerus="yes">
        <source>%n tasks added</source>
        <translation>
            <numerusform>%n task added</numerusform>
            <numerusform>%n tasks added</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tasks changed</source>
        <translation>
            <numerusform>%n task changed</numerusform>
            <numerusform>%n tasks changed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>takt::gui::TaskTable</name>
    <message numerus="yes">
        <source>Remove %n tasks</source>
        <translation>
            <numerusform>Remove a task</numerusform>
            <numerusform>Remove %n tasks</numerusform>
        </translation>
    </message>
</context>
</TS>
