// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/dialogs/connection_fields.h"

#include "models/domain/database_url.h"
#include "views/dialogs/list_editor.h"
#include "views/format.h"
#include "views/theme/theme.h"
#include "views/widgets/plain_label.h"
#include "views/widgets/small_parts.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace countersign {
namespace {

constexpr int maxFieldChars = 4096;
constexpr int maxNodeRows = 64;
constexpr int labelWidth = 96;

const Environment environments[] = {Environment::Production, Environment::Staging, Environment::Development};

QString key(const char* name) {
    return QString::fromLatin1(name);
}

/// Rows of a ListEditor as JSON objects with the names of \a members; an empty cell stays an empty text.
QJsonArray objectsOf(const ListEditor& list, const QStringList& members) {
    QJsonArray all;
    for (const QStringList& row : list.rows()) {
        QJsonObject object;
        for (qsizetype i = 0; i < members.size(); ++i)
            object[members[i]] = row[i];
        all.append(object);
    }
    return all;
}

const QStringList endpointMembers{key("type"), key("url")};
const QStringList walletMembers{key("name"), key("chain"), key("address"), key("unit"),
                                key("low"),  key("fund"),  key("cap")};

} // namespace

ConnectionFields::ConnectionFields(const QStringList& kinds, QWidget* parent)
    : QWidget(parent) {
    auto* rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, spaceM, 0);
    rows->setSpacing(spaceS);
    addSystem(rows, kinds);
    addDatabase(rows);
    addLists(rows);
    addExplorer(rows);
    rows->addStretch(1);
}

QLineEdit* ConnectionFields::makeLine(const QString& placeholder, bool mono) {
    auto* line = new QLineEdit(this);
    line->setPlaceholderText(placeholder);
    line->setMaxLength(maxFieldChars);
    if (mono)
        line->setFont(Theme::instance().mono());
    connect(line, &QLineEdit::textChanged, this, &ConnectionFields::edited);
    return line;
}

void ConnectionFields::addField(QFormLayout* form, const QString& path, const QString& label,
                                QWidget* input) {
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2);
    column->addWidget(input);
    auto* problem = new PlainLabel({}, PlainLabel::Face::Small, Tone::Bad, box);
    problem->setWrapping();
    problem->hide();
    column->addWidget(problem);
    input->setAccessibleName(label);
    auto* title = new PlainLabel(label, PlainLabel::Face::Body, Tone::Muted, this);
    title->setBuddy(input);
    title->setFixedWidth(labelWidth); // the forms of one dialog stand in line
    form->addRow(title, box);
    if (!path.isEmpty())
        fields_[path] = {input, problem};
}

void ConnectionFields::addSystem(QVBoxLayout* rows, const QStringList& kinds) {
    rows->addWidget(makeSectionTitle(tr("System"), this));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setSpacing(spaceS);
    name_ = makeLine(tr("What people call it"));
    addField(form, key("name"), tr("Name"), name_);
    kind_ = new QComboBox(this);
    kind_->addItems(kinds);
    connect(kind_, &QComboBox::currentTextChanged, this, &ConnectionFields::edited);
    addField(form, key("kind"), tr("Kind"), kind_);
    environment_ = new QComboBox(this);
    for (const Environment environment : environments)
        environment_->addItem(environmentText(environment), environmentName(environment));
    connect(environment_, &QComboBox::currentTextChanged, this, &ConnectionFields::edited);
    addField(form, key("environment"), tr("Environment"), environment_);
    rows->addLayout(form);
}

void ConnectionFields::addDatabase(QVBoxLayout* rows) {
    rows->addSpacing(spaceS);
    rows->addWidget(makeSectionTitle(tr("Database"), this));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setSpacing(spaceS);
    database_ = makeLine(QStringLiteral("postgresql://host:5432/database?schema=public"), true);
    connect(database_, &QLineEdit::editingFinished, this, &ConnectionFields::takePasswordOut);
    addField(form, key("database"), tr("URL"), database_);
    user_ = makeLine(tr("Your own login, not the backend's"));
    addField(form, {}, tr("User"), user_);
    password_ = makeLine(tr("Kept in the keychain; empty leaves it as it is"));
    password_->setEchoMode(QLineEdit::Password);
    addField(form, {}, tr("Password"), password_);
    passwordNote_ = new PlainLabel({}, PlainLabel::Face::Small, Tone::Accent, this);
    passwordNote_->setWrapping();
    passwordNote_->hide();
    form->addRow({}, passwordNote_);
    actDatabase_ = makeLine(tr("Only when the URL is a pooler's: the server's own, to act on"), true);
    addField(form, key("actDatabase"), tr("Acting URL"), actDatabase_);
    readDatabase_ = makeLine(tr("A standby, if what is shown should be read there"), true);
    addField(form, key("readDatabase"), tr("Standby URL"), readDatabase_);
    weakTls_ = new QCheckBox(tr("Allow a connection without a verified certificate"), this);
    connect(weakTls_, &QCheckBox::toggled, this, &ConnectionFields::edited);
    addField(form, key("tls"), tr("TLS"), weakTls_);
    rows->addLayout(form);
}

void ConnectionFields::addLists(QVBoxLayout* rows) {
    const QStringList types{key("metrics"), key("health"), key("ready")};
    rows->addSpacing(spaceS);
    rows->addWidget(makeSectionTitle(tr("Endpoints"), this));
    endpoints_ = new ListEditor(
        tr("Endpoint"), tr("Add an endpoint"),
        {{tr("Type"), {}, types, 1}, {tr("URL"), key("https://api.example/metrics"), {}, 4, true}},
        maxEndpoints, this);
    rows->addWidget(endpoints_);
    rows->addSpacing(spaceS);
    rows->addWidget(makeSectionTitle(tr("Nodes of the chain"), this));
    nodes_ = new ListEditor(
        tr("Node"), tr("Add a node"),
        {{tr("Chain id"), key("1"), {}, 1}, {tr("URL"), key("https://rpc.example"), {}, 4, true}},
        maxNodeRows, this);
    rows->addWidget(nodes_);
    rows->addSpacing(spaceS);
    rows->addWidget(makeSectionTitle(tr("Wallets"), this));
    wallets_ = new ListEditor(tr("Wallet"), tr("Add a wallet"),
                              {{tr("Name"), key("relayer"), {}, 3},
                               {tr("Chain id"), key("1"), {}, 2},
                               {tr("Address"), key("0x…"), {}, 6, true},
                               {tr("Unit"), key("ETH"), {}, 2},
                               {tr("Low"), key("0.1"), {}, 2},
                               {tr("Fund"), key("0.2"), {}, 2},
                               {tr("Cap"), key("0.5"), {}, 2}},
                              maxWallets, this);
    rows->addWidget(wallets_);
    for (ListEditor* list : {endpoints_, nodes_, wallets_})
        connect(list, &ListEditor::edited, this, &ConnectionFields::edited);
}

void ConnectionFields::addExplorer(QVBoxLayout* rows) {
    rows->addSpacing(spaceS);
    rows->addWidget(makeSectionTitle(tr("Explorer"), this));
    auto* form = new QFormLayout;
    form->setLabelAlignment(Qt::AlignLeft);
    form->setSpacing(spaceS);
    explorerTx_ = makeLine(QStringLiteral("https://explorer.example/tx/{tx}"), true);
    addField(form, key("explorer.tx"), tr("Transaction"), explorerTx_);
    explorerAddress_ = makeLine(QStringLiteral("https://explorer.example/address/{address}"), true);
    addField(form, key("explorer.address"), tr("Address"), explorerAddress_);
    rows->addLayout(form);
}

void ConnectionFields::setFile(const SystemFile& file) {
    name_->setText(file.name);
    kind_->setCurrentText(file.kind);
    environment_->setCurrentIndex(environment_->findData(environmentName(file.environment)));
    const DatabaseLogin login = takeLoginApart(file.database);
    database_->setText(login.address);
    database_->setCursorPosition(0);
    user_->setText(login.user);
    actDatabase_->setText(file.actDatabase);
    readDatabase_->setText(file.readDatabase);
    weakTls_->setChecked(file.allowWeakTls);
    std::vector<QStringList> rows;
    for (const auto& endpoint : file.endpoints)
        rows.push_back({endpoint.type, endpoint.url.toString(QUrl::FullyEncoded)});
    endpoints_->setRows(rows);
    rows.clear();
    for (const auto& [chain, urls] : file.rpc)
        for (const QUrl& url : urls)
            rows.push_back({chain, url.toString(QUrl::FullyEncoded)});
    nodes_->setRows(rows);
    rows.clear();
    for (const auto& wallet : file.wallets)
        rows.push_back({wallet.name, wallet.chain, wallet.address, wallet.unit, wallet.low.text(),
                        wallet.fund.text(), wallet.cap.text()});
    wallets_->setRows(rows);
    explorerTx_->setText(file.explorerTx);
    explorerAddress_->setText(file.explorerAddress);
    thresholds_ = file.thresholds;
}

/// The login of the first address goes for the others, too; a password in them is refused like any other.
QString ConnectionFields::withOwnUser(const QLineEdit* address) const {
    const QString text = address->text().trimmed();
    const DatabaseLogin login = takeLoginApart(text);
    const bool bare = !text.isEmpty() && login.user.isEmpty() && login.password.isEmpty();
    return bare ? withUser(text, user_->text().trimmed()) : text;
}

QByteArray ConnectionFields::json() const {
    QJsonObject nodes;
    for (const QStringList& row : nodes_->rows()) {
        QJsonArray urls = nodes[row[0]].toArray();
        urls.append(row[1]);
        nodes[row[0]] = urls;
    }
    QJsonObject explorer;
    if (const QString text = explorerTx_->text().trimmed(); !text.isEmpty())
        explorer[key("tx")] = text;
    if (const QString text = explorerAddress_->text().trimmed(); !text.isEmpty())
        explorer[key("address")] = text;
    QJsonObject thresholds;
    for (const auto& [name, value] : thresholds_)
        thresholds[name] = value.text();
    // The field may not have been left yet: what is in the URL counts, but never its password.
    const DatabaseLogin login = takeLoginApart(database_->text());
    QJsonObject file{
        {key("name"), name_->text().trimmed()},
        {key("kind"), kind_->currentText()},
        {key("environment"), environment_->currentData().toString()},
        {key("database"),
         withUser(login.address, user_->text().trimmed().isEmpty() ? login.user : user_->text().trimmed())},
        {key("tls"), weakTls_->isChecked() ? key("allow-weak") : key("verify-full")},
        {key("endpoints"), objectsOf(*endpoints_, endpointMembers)},
        {key("rpc"), nodes},
        {key("wallets"), objectsOf(*wallets_, walletMembers)},
        {key("explorer"), explorer},
        {key("thresholds"), thresholds}};
    if (const QString act = withOwnUser(actDatabase_); !act.isEmpty())
        file[key("actDatabase")] = act;
    if (const QString read = withOwnUser(readDatabase_); !read.isEmpty())
        file[key("readDatabase")] = read;
    return QJsonDocument(file).toJson(QJsonDocument::Indented);
}

QString ConnectionFields::password() const {
    return password_->text().isEmpty() ? takeLoginApart(database_->text()).password : password_->text();
}

Environment ConnectionFields::environment() const {
    return environments[environment_->currentIndex()];
}

void ConnectionFields::takePasswordOut() {
    const DatabaseLogin login = takeLoginApart(database_->text());
    if (login.user.isEmpty() && login.password.isEmpty())
        return;
    // People paste the URL of the backend's .env: the password goes where it may be.
    database_->setText(login.address);
    if (!login.user.isEmpty())
        user_->setText(login.user);
    if (login.password.isEmpty())
        return;
    password_->setText(login.password);
    passwordNote_->setShown(tr("The password was moved out of the URL: it is kept in the keychain only."));
    passwordNote_->show();
}

int ConnectionFields::nodeRow(const QString& chain, int index) const {
    int row = 0;
    for (const QStringList& texts : nodes_->rows()) {
        if (texts[0] == chain && index-- == 0)
            return row;
        ++row;
    }
    return -1;
}

bool ConnectionFields::showInList(const QString& path, const QString& text) {
    static const QRegularExpression inList(QStringLiteral("^(endpoints|wallets)\\[(\\d+)\\](?:\\.(\\w+))?"));
    static const QRegularExpression inNodes(QStringLiteral("^rpc\\.([^\\[]*)(?:\\[(\\d+)\\])?"));
    if (const auto match = inList.match(path); match.hasMatch()) {
        const bool isWallet = match.captured(1) == u"wallets";
        const QStringList& members = isWallet ? walletMembers : endpointMembers;
        (isWallet ? wallets_ : endpoints_)
            ->showProblem(match.captured(2).toInt(), static_cast<int>(members.indexOf(match.captured(3))),
                          text);
        return true;
    }
    if (const auto match = inNodes.match(path); match.hasMatch()) {
        const int row = nodeRow(match.captured(1), match.captured(2).toInt());
        if (row >= 0)
            nodes_->showProblem(row, match.captured(2).isEmpty() ? 0 : 1, text);
        return row >= 0;
    }
    return false;
}

bool ConnectionFields::showProblem(const Failure& failure) {
    clearProblems();
    const QString text =
        failure.remedy.isEmpty() ? failure.what : QStringLiteral("%1. %2.").arg(failure.what, failure.remedy);
    if (showInList(failure.where, text))
        return true;
    const auto field = fields_.find(failure.where);
    if (field == fields_.end())
        return false;
    field->second.problem->setShown(text);
    field->second.problem->show();
    setStyleProperty(field->second.input, "wrong", true);
    field->second.input->setFocus();
    return true;
}

void ConnectionFields::clearProblems() {
    for (auto& [path, field] : fields_) {
        field.problem->hide();
        setStyleProperty(field.input, "wrong", false);
    }
    for (ListEditor* list : {endpoints_, nodes_, wallets_})
        list->clearProblems();
}

} // namespace countersign
