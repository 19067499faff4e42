// Random plants that a run can play: a stream of up to four steps under any mixture of controls, laws, yields,
// stops, people and calendars, and what may be done to it.
#pragma once

#include <memory>

#include "coverage.h"

namespace takt::test {

class RandomPlant {
  public:
    explicit RandomPlant(std::uint64_t seed, Coverage* reached = nullptr);
    ~RandomPlant();

    Project build();
    /// Something done to the plant of build() that it can act on, at a time within `horizon`.
    sim::Intervention intervention(const Project& project, Duration horizon);

  private:
    class Maker;
    std::unique_ptr<Maker> maker_;
};

} // namespace takt::test
