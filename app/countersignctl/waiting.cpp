// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/waiting.h"

#include <QDeadlineTimer>
#include <QEventLoop>
#include <QTimer>

namespace countersign::ctl {

namespace {
constexpr int lookEveryMs = 20;
}

bool waitUntil(const std::function<bool()>& done, int timeoutMs) {
    if (done())
        return true;
    QEventLoop loop;
    const QDeadlineTimer deadline(timeoutMs);
    QTimer timer;
    QObject::connect(&timer, &QTimer::timeout, &loop, [&] {
        if (done() || deadline.hasExpired())
            loop.quit();
    });
    timer.start(lookEveryMs);
    loop.exec();
    return done();
}

void pauseFor(int ms) {
    waitUntil([] { return false; }, ms);
}

} // namespace countersign::ctl
