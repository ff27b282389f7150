// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/result.h"

#include <QObject>
#include <QStringList>

namespace countersign {

/// What checking an exported trail against a keyring came to.
struct TrailProof {
    QString file;
    qint64 rows = 0, signatures = 0, requests = 0, decisions = 0;
    qint64 found = 0;     ///< problems, whether listed or not
    QStringList problems; ///< English sentences
    QString keyring;      ///< "version 3", and who signed it
    QString fingerprint;  ///< the keyring's, as words to compare
};

/// Checks an exported trail without any database, as an auditor does: reads both files off the UI thread.
/// Thread: UI.
class TrailProver : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;
    void prove(const QString& exportFile, const QString& keyringFile);
    [[nodiscard]] bool busy() const { return busy_; }

  Q_SIGNALS:
    void proved(const countersign::TrailProof& proof);
    void failed(const countersign::Failure& failure);

  private:
    bool busy_ = false;
};

} // namespace countersign
