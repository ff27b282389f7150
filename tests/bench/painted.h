// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QEvent>
#include <QWidget>

#include <functional>

namespace countersign::bench {

/// Calls \a seen after each time a view has painted. Owns nothing. Thread: UI.
class PaintWatch : public QObject {
  public:
    PaintWatch(QAbstractItemView* view, std::function<void()> seen)
        : QObject(view)
        , seen_(std::move(seen)) {
        view->viewport()->installEventFilter(this);
    }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() != QEvent::Paint || painting_)
            return false;
        painting_ = true; // the event goes on to the view, and we come after it
        QCoreApplication::sendEvent(watched, event);
        painting_ = false;
        seen_();
        return true;
    }

  private:
    std::function<void()> seen_;
    bool painting_ = false;
};

} // namespace countersign::bench
