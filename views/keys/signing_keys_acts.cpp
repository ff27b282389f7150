// SPDX-License-Identifier: GPL-3.0-or-later
// The acts of the keys dialog; signing_keys_dialog.cpp shows.
#include "models/domain/refusal_text.h"
#include "models/feeds/key_desk.h"
#include "models/feeds/signing_desk.h"
#include "models/feeds/system_session.h"
#include "models/tables/key_table.h"
#include "views/format.h"
#include "views/keys/key_rules.h"
#include "views/keys/passphrase_dialog.h"
#include "views/keys/signing_keys_dialog.h"
#include "views/widgets/inline_bar.h"
#include "views/widgets/table_view.h"

#include <QFileDialog>
#include <QPointer>

namespace countersign {
namespace {

QFileDialog* fileDialog(QWidget* parent, const QString& title, QFileDialog::AcceptMode mode) {
    auto* dialog = new QFileDialog(parent, title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(mode);
    dialog->setFileMode(mode == QFileDialog::AcceptOpen ? QFileDialog::ExistingFile : QFileDialog::AnyFile);
    dialog->setOption(QFileDialog::DontConfirmOverwrite); // a key file is never overwritten
    return dialog;
}

QString fingerprint(const KeyInfo& key) {
    return groupedText(QString::fromLatin1(key.key.toHex()));
}

} // namespace

void SigningKeysDialog::connectTo(SystemSession* session) {
    session_ = session;
    KeyFeed* feed = session->keys();
    KeyDesk* keys = session->keyDesk();
    const auto contextNow = [this, session, feed] {
        setContext({session->info(), isStale(feed->newest(), systemNow(), 2 * keysEveryMs + staleAfterMs),
                    session->keyDesk()->chosen().has_value(), session->desk()->busy()});
    };
    connect(feed, &KeyFeed::snapshotReady, this, [this, contextNow](const KeyFeed::Snapshot& snapshot) {
        contextNow();
        setSnapshot(snapshot);
    });
    connect(feed, &Feed::failed, this, [this, contextNow](const Failure& failure) {
        contextNow();
        setFailure(failure);
    });
    connect(feed, &Feed::recovered, bar_, &InlineBar::clear);
    connect(session, &SystemSession::infoChanged, this, contextNow);
    connect(keys, &KeyDesk::chosenChanged, this, [this, keys] { setChosen(keys->chosen()); });
    connect(keys, &KeyDesk::failed, this, &SigningKeysDialog::setFailure);
    setChosen(keys->chosen());
    contextNow();
    feed->refresh();
}

void SigningKeysDialog::chooseFile() {
    auto* dialog = fileDialog(this, tr("Your key file"), QFileDialog::AcceptOpen);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        if (session_)
            session_->keyDesk()->choose(path);
    });
    dialog->open();
}

void SigningKeysDialog::makeKey() {
    auto* dialog = fileDialog(this, tr("Where the new key is kept"), QFileDialog::AcceptSave);
    dialog->selectFile(QStringLiteral("countersign.key"));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& path) {
        (new PassphraseDialog(
             system_, tr("New key"),
             tr("The key is written to %1, encrypted with this passphrase. Nobody can mend a forgotten one.")
                 .arg(path),
             PassphraseDialog::Ask::Twice,
             [this, path](SecretBytes passphrase) {
                 if (session_)
                     session_->keyDesk()->make(path, std::move(passphrase));
             },
             this))
            ->open();
    });
    dialog->open();
}

void SigningKeysDialog::enrol() {
    if (!session_ || !whyNoEnrol(context_, mine()).isEmpty())
        return;
    auto* dialog = new PassphraseDialog(
        system_, tr("Enrol your key"),
        tr("Your key signs that you hold it. It counts as soon as an admin, another person, has put it in "
           "force."),
        PassphraseDialog::Ask::Once,
        [this](SecretBytes passphrase) {
            session_->desk()->enrolKey(std::move(passphrase),
                                       [shown = QPointer(this)](const DeskAnswer& answer) {
                                           if (shown)
                                               shown->tell(answer);
                                       });
        },
        this);
    dialog->setKeeper(session_->keyDesk()->keeper());
    dialog->open();
}

void SigningKeysDialog::tell(const DeskAnswer& answer) {
    if (answer.kind == DeskAnswer::Kind::Done)
        bar_->showNote(Tone::Good, tr("Done"),
                       tr("Written in the trail as row %1.").arg(countText(answer.auditSeq)));
    else if (answer.kind == DeskAnswer::Kind::Refused)
        bar_->showNote(Tone::Bad, tr("Refused"), localRefusal(answer.text));
    else
        bar_->showNote(Tone::Warning, tr("In doubt"),
                       tr("The connection broke after sending. The list shows whether it arrived."));
    session_->keys()->refresh();
}

void SigningKeysDialog::ask(const ReasonDialog::Words& words, Act act) {
    auto* dialog = new ReasonDialog(system_, words, this);
    connect(dialog, &ReasonDialog::given, this, [this, dialog, act = std::move(act)](const QString& reason) {
        act(reason, [shown = QPointer(dialog), all = QPointer(this)](const DeskAnswer& answer) {
            if (shown)
                shown->showAnswer(answer);
            if (const SigningKeysDialog* still = all.data(); still != nullptr)
                still->session_->keys()->refresh();
        });
    });
    dialog->open();
}

void SigningKeysDialog::activate() {
    const KeyInfo* key = keys_->rowAt(keyView_->currentIndex());
    if (!session_ || !whyNoActivate(context_, key).isEmpty())
        return;
    ReasonDialog::Words words;
    words.title = tr("Put the key of %1 in force").arg(key->displayName);
    words.sentence =
        tr("From then on what it signs counts as the word of %1. Compare the fingerprint with them by "
           "another way, in person or by voice:\n\n%2")
            .arg(key->displayName, fingerprint(*key));
    words.button = tr("It is the same: put it in force");
    words.look = ButtonLook::Primary;
    words.ask.reason = false;
    ask(words, [desk = session_->desk(), id = key->key](const QString&, auto deliver) {
        desk->activateKey(id, std::move(deliver));
    });
}

void SigningKeysDialog::revoke() {
    const KeyInfo* key = keys_->rowAt(keyView_->currentIndex());
    if (!session_ || !whyNoRevoke(context_, key).isEmpty())
        return;
    ReasonDialog::Words words;
    words.title = tr("Revoke the key of %1").arg(key->displayName);
    words.sentence =
        tr("At once and for good. Requests it signed that are not paid yet lack this signature then.");
    words.button = tr("Revoke it");
    ask(words, [desk = session_->desk(), id = key->key](const QString& reason, auto deliver) {
        desk->revokeKey(id, reason, std::move(deliver));
    });
}

void SigningKeysDialog::decideChange(bool approve) {
    const ChangeInfo* change = changes_->rowAt(changeView_->currentIndex());
    if (!session_ || !whyNoChange(context_, change).isEmpty())
        return;
    ReasonDialog::Words words;
    words.title =
        approve ? tr("Approve change %1").arg(change->change) : tr("Reject change %1").arg(change->change);
    words.sentence =
        tr("Proposed by %1: %2\n\n%3").arg(change->proposer, change->memo, QString::fromUtf8(change->body));
    words.button = approve ? tr("Approve it") : tr("Reject it");
    words.look = approve ? ButtonLook::Primary : ButtonLook::Danger;
    words.ask.reason = false;
    ask(words, [desk = session_->desk(), id = change->change, approve](const QString&, auto deliver) {
        desk->decideChange(id, approve, std::move(deliver));
    });
}

} // namespace countersign
