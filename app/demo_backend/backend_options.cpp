// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo_backend/backend_options.h"

#include "app/demo/demo_parts.h"

#include <QCommandLineParser>

namespace countersign {
namespace {

/// Reads numbers of a parsed command line and remembers the first that can't be used.
class Numbers {
  public:
    explicit Numbers(const QCommandLineParser& parser)
        : parser_(parser) {}

    double real(const QString& name, double fallback, double low, double high) {
        if (!parser_.isSet(name))
            return fallback;
        bool number = false;
        const double value = parser_.value(name).toDouble(&number);
        if (number && value >= low && value <= high)
            return value;
        if (bad_.isEmpty())
            bad_ = QStringLiteral("--%1 must be a number from %2 to %3").arg(name).arg(low).arg(high);
        return fallback;
    }
    quint16 port(const QString& name) { return static_cast<quint16>(real(name, 0, 0, 65535)); }
    [[nodiscard]] QString bad() const { return bad_; }

  private:
    const QCommandLineParser& parser_;
    QString bad_;
};

void describe(QCommandLineParser& parser) {
    parser.setApplicationDescription(QStringLiteral(
        "Plays the API, the worker, the relayer and the chain of an sge backend against a database."));
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("database"),
         QStringLiteral("Database to play against (password by PGPASSWORD or ~/.pgpass)"),
         QStringLiteral("URL")},
        {QStringLiteral("metrics-port"), QStringLiteral("Port of /metrics, 0 for any"),
         QStringLiteral("PORT")},
        {QStringLiteral("health-port"), QStringLiteral("Port of /healthz, 0 for any"),
         QStringLiteral("PORT")},
        {QStringLiteral("rpc-port"), QStringLiteral("Port of the two nodes, 0 for any"),
         QStringLiteral("PORT")},
        {QStringLiteral("scenario"), QStringLiteral("Seed of everything left to chance"),
         QStringLiteral("SEED")},
        {QStringLiteral("speed"), QStringLiteral("How much faster time runs"), QStringLiteral("FACTOR")},
        {QStringLiteral("fail-rate"), QStringLiteral("Share of intents that meet an error, 0 to 1"),
         QStringLiteral("SHARE")},
        {QStringLiteral("trouble-rate"), QStringLiteral("Share of intents left stuck or unbooked, 0 to 1"),
         QStringLiteral("SHARE")},
        {QStringLiteral("rate"), QStringLiteral("New intents a minute (before --speed)"),
         QStringLiteral("NUMBER")},
        {QStringLiteral("as-shipped"),
         QStringLiteral("Play the released version: its sweeping job locks what waits")},
        {QStringLiteral("payer-database"),
         QStringLiteral(
             "Database as the payout worker (password by COUNTERSIGN_PAYER_PASSWORD); pays what two "
             "people approved"),
         QStringLiteral("URL")},
        {QStringLiteral("keyring"), QStringLiteral("Keyring the payout worker trusts"),
         QStringLiteral("FILE")},
        {QStringLiteral("ctl"), QStringLiteral("countersignctl, which checks for the payout worker"),
         QStringLiteral("PROGRAM")},
        {QStringLiteral("also"), QStringLiteral("Play a further system against its database; repeatable"),
         QStringLiteral("KIND=URL")},
        {QStringLiteral("until-eof"), QStringLiteral("End when standard input ends")},
    });
}

Failure unusable(const QString& what) {
    return Failure{FailureKind::BadInput,
                   what,
                   QStringLiteral("countersign-demo-backend"),
                   QStringLiteral("See countersign-demo-backend --help"),
                   {}};
}

} // namespace

Result<BackendOptions> parseBackendOptions(const QStringList& arguments) {
    QCommandLineParser parser;
    describe(parser);
    parser.process(arguments);
    BackendOptions options;
    Numbers numbers(parser);
    options.database = parser.value(QStringLiteral("database"));
    options.metricsPort = numbers.port(QStringLiteral("metrics-port"));
    options.healthPort = numbers.port(QStringLiteral("health-port"));
    options.rpcPort = numbers.port(QStringLiteral("rpc-port"));
    options.scenario = static_cast<quint64>(numbers.real(QStringLiteral("scenario"), 1, 0, 1e15));
    options.speed = numbers.real(QStringLiteral("speed"), options.speed, 0.01, maxSpeed);
    options.failRate = numbers.real(QStringLiteral("fail-rate"), options.failRate, 0, 1);
    options.troubleRate = numbers.real(QStringLiteral("trouble-rate"), options.troubleRate, 0, 1);
    options.intentsPerMinute =
        numbers.real(QStringLiteral("rate"), options.intentsPerMinute, 0, maxIntentsPerMinute);
    options.asShipped = parser.isSet(QStringLiteral("as-shipped"));
    options.payerDatabase = parser.value(QStringLiteral("payer-database"));
    options.payerPassword = qEnvironmentVariable("COUNTERSIGN_PAYER_PASSWORD");
    options.keyring = parser.value(QStringLiteral("keyring"));
    options.ctl = parser.value(QStringLiteral("ctl"));
    for (const QString& also : parser.values(QStringLiteral("also"))) {
        options.also.emplace_back(also.section(u'=', 0, 0), also.section(u'=', 1));
        if (!demoPart(options.also.back().first) || options.also.back().second.isEmpty())
            return unusable(
                QStringLiteral("--also must name a system of the demo and its database, KIND=URL"));
    }
    options.untilEof = parser.isSet(QStringLiteral("until-eof"));
    if (!numbers.bad().isEmpty())
        return unusable(numbers.bad());
    if (options.database.isEmpty())
        return unusable(QStringLiteral("--database is missing"));
    if (!options.payerDatabase.isEmpty() && (options.keyring.isEmpty() || options.ctl.isEmpty()))
        return unusable(
            QStringLiteral("--payer-database needs --keyring and --ctl: nothing is paid unchecked"));
    return options;
}

} // namespace countersign
