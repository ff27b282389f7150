// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

namespace {

constexpr int lupdateTimeoutMs = 60'000;

struct Message {
    QString context;
    QString source;
    QStringList forms; ///< one, or one for each plural form
    bool plural = false;
    bool unfinished = false;
};

QList<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QList<Message> all;
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            all.append({context, {}, {}, xml.attributes().value(QLatin1String("numerus")) == u"yes", false});
        } else if (xml.name() == u"source") {
            all.last().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            all.last().unfinished = xml.attributes().hasAttribute(QLatin1String("type"));
            if (!all.last().plural)
                all.last().forms << xml.readElementText();
        } else if (xml.name() == u"numerusform") {
            all.last().forms << xml.readElementText();
        }
    }
    return xml.hasError() ? QList<Message>() : all;
}

/// %1, %2, %n of a text, sorted.
QStringList placesOf(const QString& text) {
    static const QRegularExpression place(QStringLiteral("%(?:\\d+|n)"));
    QStringList places;
    for (auto match = place.globalMatch(text); match.hasNext();)
        places << match.next().captured();
    places.removeDuplicates();
    places.sort();
    return places;
}

const QString folder = QStringLiteral(COUNTERSIGN_SOURCE_DIR "/translations/");

} // namespace

/// Keeps the German file complete and in step with the sources.
class TestTranslations : public QObject {
    Q_OBJECT
  private Q_SLOTS:
    void everyGermanMessageIsFinished() {
        const auto messages = messagesOf(folder + QStringLiteral("countersign_de.ts"));
        QVERIFY2(messages.size() > 300, "a file with next to nothing in it is not complete");
        QStringList unfinished;
        for (const auto& message : messages)
            if (message.unfinished || message.forms.contains(QString()) ||
                message.forms.size() != (message.plural ? 2 : 1))
                unfinished << message.context + QStringLiteral(": ") + message.source;
        QVERIFY2(unfinished.isEmpty(), qPrintable(unfinished.join(u'\n')));
    }

    void placesAreKept() {
        for (const auto& file : {QStringLiteral("countersign_de.ts"), QStringLiteral("countersign_en.ts")}) {
            for (const auto& message : messagesOf(folder + file)) {
                for (const auto& form : message.forms) {
                    QStringList places = placesOf(message.source);
                    if (message.plural && !form.contains(QStringLiteral("%n")))
                        places.removeAll(QStringLiteral("%n")); // "one item" needs no number
                    QVERIFY2(placesOf(form) == places,
                             qPrintable(message.source + QStringLiteral(" -> ") + form));
                }
            }
        }
    }

    void englishHasItsPlurals() {
        for (const auto& message : messagesOf(folder + QStringLiteral("countersign_en.ts")))
            QVERIFY2(message.plural && !message.unfinished && message.forms.size() == 2,
                     qPrintable(message.source));
    }

    void theFilesAreInStepWithTheSources_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QStringList>("extra");
        QTest::newRow("German") << QStringLiteral("countersign_de.ts") << QStringList();
        QTest::newRow("English") << QStringLiteral("countersign_en.ts")
                                 << QStringList(QStringLiteral("-pluralonly"));
    }
    void theFilesAreInStepWithTheSources() {
        QFETCH(QString, file);
        QFETCH(QStringList, extra);
        if (!QFile::exists(QStringLiteral(COUNTERSIGN_LUPDATE)))
            QSKIP("lupdate is not installed");
        QTemporaryDir scratch;
        const QString copy = scratch.filePath(file);
        QVERIFY(QFile::copy(folder + file, copy));
        QVERIFY(QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner));
        const QString root = QStringLiteral(COUNTERSIGN_SOURCE_DIR);
        QProcess lupdate;
        lupdate.start(QStringLiteral(COUNTERSIGN_LUPDATE),
                      QStringList{QStringLiteral("-silent"), QStringLiteral("-I") + root,
                                  root + QStringLiteral("/views"), root + QStringLiteral("/models"),
                                  root + QStringLiteral("/app"), QStringLiteral("-extensions"),
                                  QStringLiteral("cpp,h"), QStringLiteral("-locations"),
                                  QStringLiteral("none"), QStringLiteral("-no-obsolete")} +
                          extra + QStringList{QStringLiteral("-ts"), copy});
        QVERIFY(lupdate.waitForFinished(lupdateTimeoutMs));
        QCOMPARE(lupdate.exitCode(), 0);
        const auto names = [](const QList<Message>& messages) {
            QStringList all;
            for (const auto& message : messages)
                all << message.context + QStringLiteral(": ") + message.source;
            all.sort();
            return all;
        };
        QStringList now = names(messagesOf(copy));
        QStringList then = names(messagesOf(folder + file));
        for (const auto& same : QStringList(now))
            if (then.removeOne(same))
                now.removeOne(same);
        QVERIFY2(now.isEmpty(), qPrintable(QStringLiteral("not translated yet:\n") + now.join(u'\n')));
        QVERIFY2(then.isEmpty(),
                 qPrintable(QStringLiteral("no longer in the sources:\n") + then.join(u'\n')));
    }
};

QTEST_GUILESS_MAIN(TestTranslations)
#include "test_translations.moc"
