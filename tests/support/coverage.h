// What random plants have reached: every field that has a part in how a plant runs, every value of every
// enumeration, every law, every intervention, every kind of record, and constellations of several rows. All begins
// at none.
#pragma once

#include <map>
#include <string>

#include "model/project.h"
#include "sim/intervention.h"
#include "sim/trace.h"

namespace takt::test {

class Coverage {
  public:
    Coverage();

    /// A constellation, which must be one that is expected.
    void count(const std::string& what);
    void count(const Project& project);
    void count(const sim::Intervention& intervention);
    void count(const sim::Trace& trace);
    const std::map<std::string, int>& counts() const { return counts_; }

  private:
    std::map<std::string, int> counts_;
};

} // namespace takt::test
