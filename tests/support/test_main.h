// One test program a library: each tst_<unit>.cpp registers its class under the unit's name.
#pragma once

#include <QObject>
#include <functional>

namespace takt::test {

void registerTest(const char* unit, std::function<QObject*()> make);

template <class Test>
struct Registration {
    explicit Registration(const char* unit) {
        registerTest(unit, [] { return new Test; });
    }
};

} // namespace takt::test

#define TAKTBOARD_TEST(unit, Class)                                                                             \
    static const takt::test::Registration<Class> registration_##unit { #unit }
