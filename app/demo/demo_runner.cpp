// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_runner.h"

#include "app/demo/demo_stage.h"

namespace countersign {

DemoRunner::DemoRunner(DemoOptions options, QObject* parent)
    : QObject(parent)
    , stage_(new DemoStage(std::move(options))) {
    stage_->moveToThread(&thread_);
    connect(&thread_, &QThread::finished, stage_, &QObject::deleteLater);
    connect(stage_, &DemoStage::progress, this, &DemoRunner::progress);
    connect(stage_, &DemoStage::ready, this, &DemoRunner::ready);
    connect(stage_, &DemoStage::failed, this, &DemoRunner::failed);
    thread_.setObjectName(QStringLiteral("demo"));
    thread_.start();
}

DemoRunner::~DemoRunner() {
    thread_.requestInterruption();
    thread_.quit();
    thread_.wait();
}

void DemoRunner::start() {
    QMetaObject::invokeMethod(stage_, &DemoStage::run, Qt::QueuedConnection);
}

} // namespace countersign
