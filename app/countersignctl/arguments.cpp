// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/countersignctl/verb.h"

#include <QCommandLineParser>

#include <algorithm>

namespace countersign::ctl {

namespace {

constexpr int optionColumn = 26;
constexpr int verbColumn = -15;

Failure badInput(const Verb& verb, const QString& what) {
    return {FailureKind::BadInput,
            what,
            QStringLiteral("countersignctl ") + verb.name,
            QStringLiteral("See countersignctl %1 --help").arg(verb.name),
            {}};
}

QString usageLine(const Verb& verb) {
    QString line = QStringLiteral("countersignctl ") + verb.name;
    if (!verb.positional.isEmpty())
        line += u' ' + verb.positional;
    return line + QStringLiteral(" [OPTION]...");
}

QString optionLine(const QString& option, const QString& help) {
    const QString head = QStringLiteral("  ") + option;
    if (head.size() >= optionColumn)
        return head + u'\n' + QString(optionColumn, u' ') + help + u'\n';
    return head.leftJustified(optionColumn) + help + u'\n';
}

} // namespace

Result<Arguments> parseArguments(const Verb& verb, const QStringList& words) {
    QCommandLineParser parser;
    for (const OptionSpec& option : verb.options)
        parser.addOption({option.name, option.help, option.value});
    parser.addOption({QStringLiteral("json"), {}});
    // parse(), not process(): that one exits by itself, with 1 for what is 2 here.
    if (!parser.parse(QStringList{verb.name} + words))
        return badInput(verb, parser.errorText().trimmed().remove(u'.').toLower());

    Arguments arguments;
    arguments.positional = parser.positionalArguments();
    const auto wanted = verb.positional.split(u' ', Qt::SkipEmptyParts).size();
    if (arguments.positional.size() > wanted)
        return badInput(
            verb, QStringLiteral("don't know what to do with \"%1\"").arg(arguments.positional[wanted]));
    if (arguments.positional.size() < wanted)
        return badInput(
            verb, QStringLiteral("%1 is missing")
                      .arg(verb.positional.section(u' ', static_cast<int>(arguments.positional.size()))));
    for (const QString& name : parser.optionNames())
        arguments.options[name] = parser.values(name);
    return arguments;
}

QString helpOf(const Verb& verb) {
    QString text = QStringLiteral("usage: %1\n\n%2\n\n").arg(usageLine(verb), verb.summary);
    for (const OptionSpec& option : verb.options) {
        const QString value = option.value.isEmpty() ? QString() : u' ' + option.value;
        text += optionLine(QStringLiteral("--") + option.name + value, option.help);
    }
    text += optionLine(QStringLiteral("--json"), QStringLiteral("print JSON instead of a table"));
    if (!verb.help.isEmpty())
        text += u'\n' + verb.help + u'\n';
    return text;
}

QString generalHelp() {
    QString text =
        QStringLiteral("usage: countersignctl VERB [OPTION]...\n\n"
                       "See what is stuck or wrong in an on-chain payment backend, retry it safely,\n"
                       "and release payouts by two signatures.\n\n");
    for (const Verb& verb : allVerbs())
        text += QStringLiteral("  %1 %2\n").arg(verb.name, verbColumn).arg(verb.summary);
    return text + QStringLiteral(
                      "\nEach verb has --help and --json. "
                      "Exit: 0 fine, 1 something needs a human or was refused, 2 bad input or cannot run.\n"
                      "Passwords come from PGPASSWORD, ~/.pgpass, a service file or the keychain.\n");
}

} // namespace countersign::ctl
