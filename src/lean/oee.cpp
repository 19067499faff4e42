#include "lean/oee.h"

namespace takt::lean {

Oee oee(const OeeInputs& in) {
    Oee out;
    const auto part = [](double a, double b) { return b > 0 ? a / b : 1.0; };
    const auto running = static_cast<double>((in.planned - in.down).us);
    out.availability = part(running, static_cast<double>(in.planned.us));
    out.performance = part(static_cast<double>(in.ideal.us), running);
    out.quality = part(static_cast<double>(in.made - in.faulty), static_cast<double>(in.made));
    return out;
}

} // namespace takt::lean
