#include "test_main.h"

#include <QCoreApplication>
#include <QTest>
#include <map>
#include <memory>
#include <string>

#include "test_application.h"

namespace takt::test {

namespace {
std::map<std::string, std::function<QObject*()>>& registry() {
    static std::map<std::string, std::function<QObject*()>> units;
    return units;
}
} // namespace

void registerTest(const char* unit, std::function<QObject*()> make) { registry()[unit] = std::move(make); }

std::function<std::unique_ptr<QCoreApplication>(int&, char**)>& applicationFactory() {
    static std::function<std::unique_ptr<QCoreApplication>(int&, char**)> factory = [](int& argc, char** argv) {
        return std::make_unique<QCoreApplication>(argc, argv);
    };
    return factory;
}

} // namespace takt::test

/// With a unit's name as first argument that unit runs alone, else all; the rest goes to Qt Test.
int main(int argc, char** argv) {
    using namespace takt::test;
    const auto application = applicationFactory()(argc, argv);
    std::string only;
    if (argc > 1 && argv[1][0] != '-') {
        only = argv[1];
        for (int i = 1; i + 1 < argc; ++i)
            argv[i] = argv[i + 1];
        --argc;
        if (!registry().contains(only)) {
            qCritical("there is no unit %s", only.c_str());
            return 2;
        }
    }
    int failed = 0;
    for (const auto& [unit, make] : registry()) {
        if (!only.empty() && unit != only)
            continue;
        const std::unique_ptr<QObject> test(make());
        failed += QTest::qExec(test.get(), argc, argv);
    }
    return failed == 0 ? 0 : 1;
}
