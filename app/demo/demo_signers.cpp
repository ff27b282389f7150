// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/demo_signers.h"

#include "models/domain/kind_pack.h"
#include "models/feeds/key_desk.h"
#include "models/postgres/system_gateway.h"
#include "models/trust/canonical.h"
#include "models/trust/decision.h"
#include "models/trust/enrolment.h"
#include "models/trust/key_file.h"
#include "models/trust/keyring_file.h"
#include "models/trust/keyring_memory.h"
#include "models/trust/payout_request.h"
#include "models/trust/random_bytes.h"
#include "models/trust/signer.h"

#include <QDir>
#include <QFile>

namespace countersign {

namespace {

constexpr UnixMs keyringLifeMs = UnixMs{90} * 24 * 60 * 60 * 1000;

SecretBytes passphrase() {
    QString text = demoPassphrase;
    text.detach();
    return SecretBytes::takeFrom(text);
}

Failure demoFailure(const QString& what, const QString& detail = {}) {
    return {FailureKind::Internal, what, QStringLiteral("demo"), {}, detail};
}

/// "What was refused" as a failure; nothing when it was done.
Status mustBeDone(const Result<DeskAnswer>& answer, const QString& what) {
    if (!answer)
        return answer.failure();
    if (answer->kind != DeskAnswer::Kind::Done)
        return demoFailure(what, answer->reason);
    return Nothing{};
}

/// A key that was unlocked once for all that the demo prepares.
class OpenKey : public Signer {
  public:
    explicit OpenKey(Ed25519Key key)
        : key_(std::move(key)) {}
    [[nodiscard]] QByteArray publicKey() const override { return key_.publicKey(); }
    [[nodiscard]] QString place() const override { return QStringLiteral("demo"); }

  protected:
    [[nodiscard]] Result<QByteArray> signWith(const QByteArray& bytes, const SecretBytes&) override {
        return key_.sign(bytes);
    }

  private:
    Ed25519Key key_;
};

unsigned keyringRoles(DemoRole role) {
    if (role == DemoRole::Admin)
        return static_cast<unsigned>(KeyRole::Admin);
    return static_cast<unsigned>(KeyRole::Operator) | static_cast<unsigned>(KeyRole::Approver);
}

} // namespace

QString demoKeyFile(const QString& folder, const QString& login) {
    return folder + QStringLiteral("/keys/%1.key").arg(login);
}

QString demoKeyringFile(const QString& folder) {
    return folder + QStringLiteral("/keys/keyring.json");
}

QString demoKeyMemory(const QString& folder) {
    return folder + QStringLiteral("/keys/signing.ini");
}

struct DemoSigners::Person {
    DemoPerson who;
    QString url;
    std::unique_ptr<SystemGateway> gateway;
    std::unique_ptr<OpenKey> key;

    [[nodiscard]] Result<QByteArray> sign(const QByteArray& bytes) const {
        key->unlock(passphrase());
        return key->sign(bytes);
    }
};

DemoSigners::DemoSigners(QString folder, QString system, QString kind,
                         std::function<QString(const QString& login)> urlFor,
                         const std::vector<DemoPerson>& people)
    : folder_(std::move(folder))
    , system_(std::move(system))
    , kind_(std::move(kind)) {
    for (const DemoPerson& person : people) {
        if (person.role == DemoRole::Operator || person.role == DemoRole::Admin)
            people_.push_back(
                std::make_shared<Person>(Person{person, urlFor(person.login), nullptr, nullptr}));
    }
}

DemoSigners::Person* DemoSigners::one(const QString& login) {
    for (const auto& person : people_) {
        if (person->who.login == login)
            return person.get();
    }
    return nullptr;
}

Status DemoSigners::makeKeys() {
    const auto kind = loadBuiltInKind(kind_);
    if (!kind)
        return kind.failure();
    if (!QDir().mkpath(folder_ + QStringLiteral("/keys")))
        return demoFailure(QStringLiteral("the folder for keys can't be made"));
    for (const auto& person : people_) {
        auto plan = planConnection(person->url, false, true);
        if (!plan)
            return plan.failure();
        plan->password = person->who.password;
        auto gateway = SystemGateway::open(*plan, std::make_shared<const KindPack>(*kind));
        if (!gateway)
            return gateway.failure();
        person->gateway = std::move(*gateway);
        const QString path = demoKeyFile(folder_, person->who.login);
        if (!QFile::exists(path)) {
            if (const auto made = makeKeyFile(path, passphrase()); !made)
                return made.failure();
        }
        auto key = unlockKeyFile(path, passphrase());
        if (!key)
            return key.failure();
        person->key = std::make_unique<OpenKey>(std::move(*key));
    }
    const auto domain = people_.front()->gateway->domain();
    if (!domain)
        return domain.failure();
    domain_ = *domain;
    for (const auto& person : people_) {
        if (const Status enrolled = enrol(*person); !enrolled)
            return enrolled;
    }
    KeyDesk::remember(demoKeyMemory(folder_), system_, demoKeyFile(folder_, people_.front()->who.login));
    return Nothing{};
}

Status DemoSigners::enrol(Person& person) {
    const QByteArray publicKey = person.key->publicKey();
    const auto proof = person.sign(enrolmentBytes({domain_, person.who.human, sha256(publicKey), publicKey}));
    if (!proof)
        return proof.failure();
    if (const Status done =
            mustBeDone(person.gateway->enrolKey(publicKey, *proof), QStringLiteral("enrolling a key"));
        !done)
        return done;
    for (const auto& admin : people_) {
        if (admin->who.role == DemoRole::Admin && admin.get() != &person)
            return mustBeDone(admin->gateway->activateKey(sha256(publicKey)),
                              QStringLiteral("activating a key"));
    }
    return demoFailure(QStringLiteral("there is no second admin"));
}

Status DemoSigners::makeKeyring() {
    Keyring ring;
    ring.domain = domain_;
    ring.made = systemNow();
    ring.expires = ring.made + keyringLifeMs;
    for (const auto& person : people_)
        ring.keys.push_back({person->who.human,
                             keyringRoles(person->who.role),
                             person->key->publicKey(),
                             ring.made,
                             ring.expires,
                             {}});
    auto file = unsignedKeyring(ring);
    if (!file)
        return file.failure();
    for (const auto& person : people_) {
        if (person->who.role != DemoRole::Admin)
            continue;
        person->key->unlock(passphrase());
        if (const Status done = addSignature(*file, *person->key); !done)
            return done;
    }
    if (const Status saved = saveKeyringFile(demoKeyringFile(folder_), *file); !saved)
        return saved;
    // What the person who sets up a worker does once: compares the fingerprint and accepts the keyring.
    const KeyringMemory memory(folder_ + QStringLiteral("/keys/memory"));
    if (const Status begun = memory.begin(*file, file->digest(), domain_, systemNow()); !begun)
        return begun;
    QFile list(folder_ + QStringLiteral("/keys/paid.list"));
    return list.open(QIODevice::WriteOnly) && list.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
               ? Status(Nothing{})
               : demoFailure(QStringLiteral("the list of what was paid can't be made"));
}

Status DemoSigners::proposeOne(const QString& payout, const QString& memo) {
    Person* bob = one(QStringLiteral("bob"));
    if (bob == nullptr)
        return demoFailure(QStringLiteral("nobody is there to propose"));
    const Person& person = *bob;
    const auto preview = person.gateway->previewPayout(payout);
    const auto head = person.gateway->trailHead();
    if (!preview || !head)
        return !preview ? preview.failure() : head.failure();
    PayoutRequest request = preview->request;
    request.memo = memo;
    request.nonce = randomBytes(nonceBytes);
    SignedDecision word;
    word.decision = {request.domain,
                     DecisionVerdict::Propose,
                     sha256(requestBytes(request)),
                     person.who.human,
                     sha256(person.key->publicKey()),
                     head->seq,
                     head->hash,
                     systemNow(),
                     {}};
    const auto signature = person.sign(decisionBytes(word.decision));
    if (!signature)
        return signature.failure();
    word.signature = *signature;
    return mustBeDone(person.gateway->propose(request, word), QStringLiteral("proposing ") + payout);
}

Status DemoSigners::propose(const std::function<Status(const QString& payout)>& changeLine) {
    if (const Status waiting =
            proposeOne(demoWaitingPayout, QStringLiteral("Affiliates of Genesis, this period"));
        !waiting)
        return waiting;
    if (const Status changed =
            proposeOne(demoChangedPayout, QStringLiteral("Affiliates of Merchant, this period"));
        !changed)
        return changed;
    return changeLine(demoChangedPayout);
}

} // namespace countersign
