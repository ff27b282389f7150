// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/kind_pack.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>

namespace countersign {
namespace {

const QString builtInFolder = QStringLiteral(":/countersign/systems");

KindReader folderReader(const QString& folder) {
    return [folder](const QString& file) -> Result<QByteArray> {
        QFile source(folder + u'/' + file);
        if (!source.open(QIODevice::ReadOnly))
            return Failure{FailureKind::BadInput,
                           QStringLiteral("the file can't be read"),
                           source.fileName(),
                           {},
                           source.errorString()};
        return source.read(maxKindFileBytes + 1);
    };
}

} // namespace

const KindItem* KindPack::item(const QString& kind) const {
    const auto found =
        std::find_if(items.begin(), items.end(), [&](const KindItem& i) { return i.kind == kind; });
    return found == items.end() ? nullptr : &*found;
}

const KindDetector* KindPack::detector(const QString& id) const {
    const auto found =
        std::find_if(detectors.begin(), detectors.end(), [&](const KindDetector& d) { return d.id == id; });
    return found == detectors.end() ? nullptr : &*found;
}

const KindTable* KindPack::table(const QString& called) const {
    const auto found =
        std::find_if(tables.begin(), tables.end(), [&](const KindTable& t) { return t.table == called; });
    return found == tables.end() ? nullptr : &*found;
}

QString firstScanKey(const QString& type) {
    static const std::map<QString, QString> first{
        {QStringLiteral("smallint"), QStringLiteral("-32768")},
        {QStringLiteral("integer"), QStringLiteral("-2147483648")},
        {QStringLiteral("bigint"), QStringLiteral("-9223372036854775808")},
        {QStringLiteral("uuid"), QStringLiteral("00000000-0000-0000-0000-000000000000")},
        {QStringLiteral("date"), QStringLiteral("-infinity")},
        {QStringLiteral("timestamp without time zone"), QStringLiteral("-infinity")},
        {QStringLiteral("timestamp with time zone"), QStringLiteral("-infinity")},
        {QStringLiteral("timestamp"), QStringLiteral("-infinity")},
        {QStringLiteral("timestamptz"), QStringLiteral("-infinity")}};
    const auto found = first.find(type);
    return found == first.end() ? QString() : found->second;
}

QStringList builtInKinds() {
    return QDir(builtInFolder).entryList(QDir::Dirs, QDir::Name);
}

Result<KindPack> loadBuiltInKind(const QString& name) {
    if (!builtInKinds().contains(name))
        return Failure{FailureKind::BadInput,
                       QStringLiteral("no kind of system is called “%1”").arg(name),
                       QStringLiteral("kind"),
                       QStringLiteral("Known are: ") + builtInKinds().join(QStringLiteral(", ")),
                       {}};
    return parseKindPack(name, folderReader(builtInFolder + u'/' + name));
}

Result<KindPack> loadKindFolder(const QString& folder) {
    if (!QFileInfo(folder).isDir())
        return Failure{FailureKind::BadInput,
                       QStringLiteral("there is no such folder"),
                       folder,
                       QStringLiteral("Name the folder that holds kind.json"),
                       {}};
    return parseKindPack(QDir(QDir::cleanPath(folder)).dirName(), folderReader(folder));
}

QStringList unnamedFiles(const QString& folder, const KindPack& kind) {
    const QDir root(folder);
    QStringList unnamed;
    QDirIterator all(root.absolutePath(), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QString file = root.relativeFilePath(all.next());
        if (!kind.files.contains(file) && !file.endsWith(QStringLiteral(".md")))
            unnamed << file;
    }
    unnamed.sort();
    return unnamed;
}

bool isKindFolder(const QString& kind) {
    return kind.contains(u'/');
}

Result<KindPack> loadKind(const QString& kind) {
    return isKindFolder(kind) ? loadKindFolder(kind) : loadBuiltInKind(kind);
}

} // namespace countersign
