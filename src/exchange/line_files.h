// Benchmark files of line balancing: .alb (Otto, Otto and Scholl 2013) and .IN2 (Scholl 1993).
#pragma once

#include <string>
#include <string_view>

#include "balance/line.h"

namespace takt::exchange {

struct LineFile {
    balance::Line line;
    balance::Units cycle = 0; ///< 0: the file names none
};

/// Sections in angle brackets; those not known are passed over. Line ends of any kind, decimal commas, and whatever
/// stands after <end> are taken as they come. Errors: LineTextExpected and LineTextIncomplete with their line,
/// LineTaskTwice, UnknownTask, TooManyTasks.
Result<LineFile> parseAlb(std::string_view text);
/// Number of tasks, their times, arcs "i,j" until the end mark "-1,-1"; what stands after it is not read.
Result<LineFile> parseIn2(std::string_view text);
/// By its ending, .alb or .in2 of any case. Errors besides: CannotRead, UnknownFileType.
Result<LineFile> readLineFile(const std::string& path);

/// Times, arcs and cycle time; rules and models have no place in these formats.
std::string formatAlb(const LineFile& file);
std::string formatIn2(const balance::Line& line);

} // namespace takt::exchange
