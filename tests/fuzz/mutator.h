// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayList>
#include <QRandomGenerator>

namespace countersign {

/// Damages texts the way networks, editors and attackers do; the same seed gives the same damage.
class Mutator {
  public:
    Mutator(quint32 seed, QByteArrayList dictionary)
        : random_(seed)
        , dictionary_(std::move(dictionary)) {}

    /// \a text after one to eight changes.
    QByteArray mutate(QByteArray text, const QByteArrayList& corpus);

  private:
    void change(QByteArray& text, const QByteArrayList& corpus);
    qsizetype place(const QByteArray& text) { return random_.bounded(static_cast<int>(text.size()) + 1); }

    QRandomGenerator random_;
    QByteArrayList dictionary_;
};

} // namespace countersign
