// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/kind_pack.h"
#include "models/postgres/kind_draft.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

namespace countersign {

/// The draft of a kind for one table, in a folder of its own, to be changed as a person would. Thread: any.
class DraftedKind {
  public:
    /// What was wrong, or nothing.
    QString draft(const ConnectionPlan& plan, const QString& table, const DraftChoices& choices) {
        const auto read = readDraftTable(plan, table, choices);
        if (!read)
            return englishSentence(read.failure());
        const auto words = draftWords(QStringLiteral("acme"), *read, choices);
        if (!words)
            return englishSentence(words.failure());
        const auto files = draftFiles(*words);
        if (!files)
            return englishSentence(files.failure());
        for (const auto& [name, bytes] : *files) {
            QFile file(path(name));
            if (!QDir().mkpath(QFileInfo(file).path()) || !file.open(QIODevice::WriteOnly))
                return file.errorString();
            file.write(bytes);
        }
        return {};
    }
    /// False when \a from does not stand there.
    [[nodiscard]] bool replace(const QString& name, const QString& from, const QString& to) const {
        QFile file(path(name));
        if (!file.open(QIODevice::ReadWrite))
            return false;
        QString text = QString::fromUtf8(file.readAll());
        if (!text.contains(from))
            return false;
        text.replace(from, to);
        return file.resize(0) && file.seek(0) && file.write(text.toUtf8()) >= 0;
    }
    [[nodiscard]] Result<KindPack> load() const { return loadKindFolder(folder()); }
    [[nodiscard]] QString folder() const { return folder_.filePath(QStringLiteral("acme")); }
    [[nodiscard]] QString path(const QString& name) const { return folder() + u'/' + name; }
    [[nodiscard]] QString text(const QString& name) const {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
    }

  private:
    QTemporaryDir folder_;
};

} // namespace countersign
