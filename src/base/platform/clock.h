// Time the machine spent, for reports. Never an input to a run.
#pragma once

namespace takt {

double wallSeconds();        ///< a steady clock
double threadCpuSeconds();   ///< processor time of the calling thread
double processCpuSeconds();  ///< processor time of the whole process

} // namespace takt
