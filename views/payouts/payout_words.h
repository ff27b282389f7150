// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/payout_desk.h"
#include "models/feeds/signing_sheet.h"
#include "views/dialogs/act_words.h"
#include "views/widgets/field_grid.h"

namespace countersign {

/// "9C11-02DE": the first four octets of a key's id.
[[nodiscard]] QString shortKey(const QByteArray& key);
/// "18 240.50 USDC in 3 lines"
[[nodiscard]] QString contentText(const PayoutContent& content);
/// The checks with their sentences in the window's language, where this program knows them.
[[nodiscard]] std::vector<PayoutCheck> localChecks(std::vector<PayoutCheck> checks);
/// "line po73: ..." or the sentence alone; with what the evidence adds.
[[nodiscard]] QString checkText(const PayoutCheck& check);

/// As many checks of one sort are told one by one; more become one sentence that names the lines.
inline constexpr std::size_t checksOneByOne = 6;
/// What is to be looked at, look-alikes first and always one by one.
struct CheckWords {
    QString text;
    const PayoutCheck* lookAlike = nullptr; ///< into the checks given; null: it is none
};
[[nodiscard]] std::vector<CheckWords> checkWords(const std::vector<PayoutCheck>& checks);

/// Where the request stands, and why, in one or two sentences.
[[nodiscard]] TonedText stateWords(const RequestDetail& detail);
[[nodiscard]] TonedText stateWords(const PayoutPreview& preview);

/// "approve by · 5 h 10 min left · 28 Nov 02:00", the duration of the second clock, policy and so on.
[[nodiscard]] std::vector<FieldRow> requestFields(const PayoutRequest& request);
[[nodiscard]] std::vector<FieldRow> clockFields(const RequestDetail& detail, UnixMs now);
[[nodiscard]] std::vector<FieldRow> decisionFields(const std::vector<SignedDecision>& decisions, UnixMs now);
[[nodiscard]] std::vector<FieldRow> broadcastFields(const std::vector<BroadcastInfo>& sent, UnixMs now);
[[nodiscard]] std::vector<FieldRow> otherFields(const std::vector<OtherRequest>& others, UnixMs now);
[[nodiscard]] QString policyText(const PayoutRequest& request);

/// What pressing the button will do, in one sentence.
[[nodiscard]] QString signingSentence(const SigningSheet& sheet);
/// What became of the press.
[[nodiscard]] TonedText answerWords(const DeskAnswer& answer, DecisionVerdict verdict);

} // namespace countersign
