// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/feeds/feed.h"
#include "models/feeds/signing_sheet.h"
#include "models/trust/secret_bytes.h"

#include <QObject>

#include <functional>
#include <memory>

namespace countersign {

class DatabaseThread;
class Signer;
class SystemGateway;
struct TrailHead;

/// The only writer of payouts, keys, people and policy. A signing act: reads the trail's head afresh, builds
/// the decision's octets from the sheet that was shown, has the signer sign them on a thread of its own
/// (unlocked for this one act), sends, and looks up what is in doubt until it is known; never called failed
/// meanwhile. Without a connection for acts it refuses everything. Thread: UI.
class SigningDesk : public QObject {
    Q_OBJECT
  public:
    explicit SigningDesk(DatabaseThread* actor, QObject* parent = nullptr);
    ~SigningDesk() override;

    void setTime(const FeedTime& time);
    /// As ActionFeed::setActor.
    void setActor(DatabaseThread* actor, const QString& whyNot = {});
    /// Whose word it is: the session's human.
    void setHuman(const QString& human);
    /// Null: no key chosen yet. Shared with the thread that signs.
    void setSigner(std::shared_ptr<Signer> signer);
    [[nodiscard]] const std::shared_ptr<Signer>& signer() const;
    [[nodiscard]] bool busy() const; ///< one signing act at a time

    /// Signs and sends what the sheet says; \a reason is for a rejection. Answers with signedReady.
    void sign(const SigningSheet& sheet, const QString& reason, SecretBytes passphrase);

    using Deliver = std::function<void(const DeskAnswer&)>;
    void cancel(const QString& request, const QString& reason, Deliver deliver);
    /// Proof of possession by the signer, then countersign.enrol_key.
    void enrolKey(SecretBytes passphrase, Deliver deliver);
    void activateKey(const QByteArray& key, Deliver deliver);
    void revokeKey(const QByteArray& key, const QString& reason, Deliver deliver);
    void proposePolicy(const QByteArray& tiersJson, const QString& memo, Deliver deliver);
    void decideChange(qint64 change, bool approve, Deliver deliver);

  Q_SIGNALS:
    void busyChanged(bool busy);
    /// The signer was unlocked for an act: its passphrase opened the key, or did not.
    void keyTried(bool opened);
    /// Once; after InDoubt once more, when it is known.
    void signedReady(const countersign::SigningSheet& sheet, const countersign::DeskAnswer& answer);

  private:
    struct Act;
    void signWord(const std::shared_ptr<Act>& act, const TrailHead& head);
    void send(const std::shared_ptr<Act>& act);
    void lookUp(const std::shared_ptr<Act>& act, int waitMs);
    void lookedUp(const std::shared_ptr<Act>& act, const Result<std::optional<SignedDecision>>& found);
    void finish(const std::shared_ptr<Act>& act, const DeskAnswer& answer);
    void setBusy(bool busy);
    [[nodiscard]] DeskAnswer notSigned(const Failure& failure);
    void act(std::function<Result<DeskAnswer>(SystemGateway&)> job, Deliver deliver);
    void proveKey(const QString& domain, const std::shared_ptr<SecretBytes>& secret, const Deliver& deliver);

    struct Private;
    std::unique_ptr<Private> d_;
};

} // namespace countersign
