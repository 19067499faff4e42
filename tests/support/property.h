// Laws as properties: RapidCheck inside Qt Test.
#pragma once

#include <cstdlib>
#include <iostream>
#include <sstream>
#include <string>

#include <rapidcheck.h>

namespace takt::test {

/// How many cases a property runs: `usual` times TAKTBOARD_TEST_SCALE (1 when it is not set).
inline int cases(int usual) {
    const char* text = std::getenv("TAKTBOARD_TEST_SCALE");
    const double scale = text ? std::atof(text) : 1.0;
    const int n = static_cast<int>(usual * (scale > 0 ? scale : 1.0));
    return n < 1 ? 1 : n;
}

/// Runs a property `cases(usual)` times; true when it held. A failure prints the smallest case found.
template <class Testable>
bool holds(const std::string& law, int usual, Testable&& testable) {
    rc::detail::TestParams params = rc::detail::configuration().testParams;
    params.maxSuccess = cases(usual);
    rc::detail::TestMetadata metadata;
    metadata.description = law;
    const auto result =
        rc::detail::checkTestable(std::forward<Testable>(testable), metadata, params);
    if (result.template is<rc::detail::SuccessResult>())
        return true;
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    std::cerr << law << "\n" << text.str() << std::endl;
    return false;
}

/// Runs a law over `cases(usual)` random seeds; a failure names its seed, which alone makes the case again.
template <class Law>
bool holdsForSeeds(const std::string& law, int usual, Law&& check) {
    return holds(law, usual, [&] {
        check(*rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint64_t>())));
    });
}

} // namespace takt::test
