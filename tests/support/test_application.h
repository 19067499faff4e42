// Which application object a test program needs; GUI tests put a QApplication here.
#pragma once

#include <QCoreApplication>
#include <functional>
#include <memory>

namespace takt::test {

std::function<std::unique_ptr<QCoreApplication>(int&, char**)>& applicationFactory();

} // namespace takt::test
