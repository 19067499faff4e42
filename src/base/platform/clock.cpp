#include "base/platform/clock.h"

#include <ctime>

namespace takt {

namespace {
double read(clockid_t clock) {
    timespec t{};
    ::clock_gettime(clock, &t);
    return static_cast<double>(t.tv_sec) + 1e-9 * static_cast<double>(t.tv_nsec);
}
} // namespace

double wallSeconds() { return read(CLOCK_MONOTONIC); }
double threadCpuSeconds() { return read(CLOCK_THREAD_CPUTIME_ID); }
double processCpuSeconds() { return read(CLOCK_PROCESS_CPUTIME_ID); }

} // namespace takt
