#include "endpoints/statefields.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QRegularExpression>
#include <QSpinBox>

#include <memory>

namespace ui {

using namespace Qt::StringLiterals;
using session::EndpointSpec;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::statefields)
};

constexpr int linesShown = 3;

/// "name = rest", or nothing.
std::optional<std::pair<QString, QString>> readPair(const QString &line)
{
    static const QRegularExpression form(u"^\\s*(\\w+)\\s*=\\s*(.*)$"_s);
    const auto match = form.match(line);
    if (!match.hasMatch())
        return {};
    return std::pair(match.captured(1), match.captured(2));
}

QPlainTextEdit *box(const char *name, const QString &example, Fields &fields)
{
    QPlainTextEdit *edit = linesBox(linesShown);
    edit->setObjectName(QString::fromLatin1(name));
    edit->setPlaceholderText(suchAs(example));
    QObject::connect(edit, &QPlainTextEdit::textChanged, &fields, &Fields::changed);
    return edit;
}

/// Calls `take(name, rest)` for each line, which answers what is wrong.
template <class Take>
QString readPairs(const QPlainTextEdit &edit, Take take)
{
    for (const QString &line : edit.toPlainText().split(u'\n')) {
        if (line.trimmed().isEmpty())
            continue;
        const auto pair = readPair(line);
        if (!pair)
            return Text::tr("“%1” is not “name = …” (letters, digits and _).").arg(line.trimmed());
        if (const QString flaw = take(pair->first, pair->second); !flaw.isEmpty())
            return flaw;
    }
    return {};
}

void addCaptures(QFormLayout &form, Fields &fields)
{
    QPlainTextEdit *edit = box("captures", u"id = connection_id'\\]='(.*?)'"_s, fields);
    form.addRow(Text::tr("Captu&re, one a line:"), edit);
    fields.add({edit,
                [edit](const EndpointSpec &spec) {
                    QStringList lines;
                    for (const session::CaptureRule &rule : spec.captures)
                        lines.append(rule.name + u" = "_s + rule.pattern);
                    edit->setPlainText(lines.join(u'\n'));
                },
                [edit](EndpointSpec &spec) {
                    spec.captures.clear();
                    return readPairs(*edit, [&spec](const QString &name, const QString &pattern) {
                        const QRegularExpression expression(pattern);
                        spec.captures.append({name, pattern});
                        return expression.isValid()
                                   ? QString()
                                   : Text::tr("“%1” is no regular expression: see character %2.")
                                         .arg(pattern)
                                         .arg(expression.patternErrorOffset() + 1);
                    });
                }});
}

void addVariables(QFormLayout &form, Fields &fields)
{
    QPlainTextEdit *edit = box("variables", u"token = abc"_s, fields);
    form.addRow(Text::tr("&Variables, one a line:"), edit);
    fields.add({edit,
                [edit](const EndpointSpec &spec) {
                    QStringList lines;
                    for (auto it = spec.variables.begin(); it != spec.variables.end(); ++it)
                        lines.append(it.key() + u" = "_s + it.value());
                    edit->setPlainText(lines.join(u'\n'));
                },
                [edit](EndpointSpec &spec) {
                    spec.variables.clear();
                    return readPairs(*edit, [&spec](const QString &name, const QString &value) {
                        spec.variables.insert(name, value);
                        return QString();
                    });
                }});
}

void addHeartbeat(QFormLayout &form, Fields &fields)
{
    auto *row = new QWidget;
    auto *text = new QLineEdit;
    auto *every = new QSpinBox;
    text->setObjectName(u"heartbeatText"_s);
    text->setAccessibleName(Text::tr("Text to send"));
    text->setPlaceholderText(Text::tr("text"));
    every->setObjectName(u"heartbeatEvery"_s);
    every->setAccessibleName(Text::tr("Seconds between them"));
    every->setRange(0, 86'400);
    every->setSuffix(Text::tr(" s"));
    every->setSpecialValueText(Text::tr("never"));
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(text, 1);
    layout->addWidget(every);
    row->setFocusProxy(text);
    QObject::connect(text, &QLineEdit::textChanged, &fields, &Fields::changed);
    QObject::connect(every, &QSpinBox::valueChanged, &fields, &Fields::changed);
    form.addRow(Text::tr("Keep-&alive message:"), row);
    fields.add({row,
                [text, every](const EndpointSpec &spec) {
                    text->setText(spec.textHeartbeat ? spec.textHeartbeat->text : QString());
                    every->setValue(spec.textHeartbeat ? int(spec.textHeartbeat->every.count() / 1000) : 0);
                },
                [text, every](EndpointSpec &spec) {
                    const bool on = every->value() > 0;
                    spec.textHeartbeat.reset();
                    if (on)
                        spec.textHeartbeat =
                            session::TextHeartbeat{text->text(), std::chrono::seconds(every->value())};
                    return on && text->text().isEmpty() ? Text::tr("The keep-alive message is empty.")
                                                        : QString();
                }});
}

void addStrategy(QFormLayout &form, Fields &fields, const QString &label, const char *name,
                 session::Strategy session::Strategies::*member, QCheckBox *master)
{
    auto *row = new QWidget;
    auto *notify = new QCheckBox(Text::tr("notify"));
    auto *reconnect = new QCheckBox(Text::tr("reconnect"));
    auto *command = new QLineEdit;
    command->setObjectName(QString::fromLatin1(name));
    command->setPlaceholderText(Text::tr("command to run"));
    command->setAccessibleName(label + u' ' + Text::tr("command to run"));
    notify->setAccessibleName(label + u' ' + notify->text());
    reconnect->setAccessibleName(label + u' ' + reconnect->text());
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(notify);
    layout->addWidget(reconnect);
    reconnect->setVisible(master);
    layout->addWidget(command, 1);
    row->setFocusProxy(notify);
    QObject::connect(notify, &QCheckBox::toggled, &fields, &Fields::changed);
    QObject::connect(reconnect, &QCheckBox::toggled, &fields, &Fields::changed);
    QObject::connect(command, &QLineEdit::textChanged, &fields, &Fields::changed);
    form.addRow(label, row);
    // What is wanted after such an end is kept while the client does not connect again at all.
    const auto wanted = std::make_shared<bool>(false);
    const auto apply = [=] {
        const bool on = !master || master->isChecked();
        reconnect->setEnabled(on);
        reconnect->setChecked(on && *wanted);
        reconnect->setToolTip(on ? QString() : Text::tr("First tick “Connect again after a loss”."));
    };
    QObject::connect(reconnect, &QCheckBox::toggled, &fields, [=](bool checked) {
        if (reconnect->isEnabled())
            *wanted = checked;
    });
    if (master)
        QObject::connect(master, &QCheckBox::toggled, reconnect, apply);
    fields.add({row,
                [=](const EndpointSpec &spec) {
                    const session::Strategy &strategy = spec.strategies.*member;
                    notify->setChecked(strategy.notify);
                    *wanted = strategy.reconnect;
                    apply();
                    command->setText(writeCommand(strategy.command));
                },
                [=](EndpointSpec &spec) {
                    session::Strategy &strategy = spec.strategies.*member;
                    const auto arguments = readCommand(command->text());
                    strategy.notify = notify->isChecked();
                    strategy.reconnect = *wanted;
                    strategy.command = arguments.value_or(QStringList());
                    return arguments ? QString()
                                     : Text::tr("“%1”: a quotation mark is left open.").arg(command->text());
                }});
}

} // namespace

std::optional<QStringList> readCommand(const QString &text)
{
    QStringList arguments;
    QString word;
    QChar quote;
    bool inWord = false;
    for (const QChar c : text) {
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
            else
                word += c;
        } else if (c == u'"' || c == u'\'') {
            quote = c;
            inWord = true;
        } else if (c.isSpace()) {
            if (inWord)
                arguments.append(std::exchange(word, {}));
            inWord = false;
        } else {
            word += c;
            inWord = true;
        }
    }
    if (!quote.isNull())
        return {};
    if (inWord)
        arguments.append(word);
    return arguments;
}

QString writeCommand(const QStringList &arguments)
{
    static const QRegularExpression special(u"[\\s\"']"_s);
    QStringList words;
    for (const QString &argument : arguments) {
        if (!argument.isEmpty() && !argument.contains(special))
            words.append(argument);
        else if (!argument.contains(u'\''))
            words.append(u'\'' + argument + u'\'');
        else // what one kind of quotes cannot hold, the other does, piece by piece
            words.append(u'"' + QString(argument).replace(u"\""_s, u"\"'\"'\""_s) + u'"');
    }
    return words.join(u' ');
}

void addStateFields(QFormLayout &form, Fields &fields)
{
    addCaptures(form, fields);
    addVariables(form, fields);
    addHeartbeat(form, fields);
    form.addRow(
        Text::tr("Server &keeps state for:"),
        fields.seconds(
            "resume-window", Text::tr("not known"),
            [](const EndpointSpec &spec) { return spec.resumeWindow.value_or(std::chrono::milliseconds(0)); },
            [](EndpointSpec &spec, std::chrono::milliseconds window) {
                spec.resumeWindow = window.count() == 0 ? std::nullopt : std::optional(window);
            }));
}

void addStrategyFields(QFormLayout &form, Fields &fields, QCheckBox *reconnects)
{
    addStrategy(form, fields, Text::tr("After a &loss:"), "lostCommand", &session::Strategies::lost,
                reconnects);
    addStrategy(form, fields, Text::tr("After a &failed attempt:"), "failedCommand",
                &session::Strategies::failed, reconnects);
    addStrategy(form, fields, Text::tr("After a n&ormal end:"), "normalCommand", &session::Strategies::normal,
                reconnects);
}

void addPatienceFields(QFormLayout &form, Fields &fields)
{
    QSpinBox *wait = fields.seconds(
        "longestWait", {}, [](const EndpointSpec &spec) { return spec.patience.longestWait; },
        [](EndpointSpec &spec, std::chrono::milliseconds most) { spec.patience.longestWait = most; });
    wait->setMinimum(1);
    wait->setMaximum(3600);
    form.addRow(Text::tr("&Wait between attempts, at most:"), wait);
    form.addRow(Text::tr("Sto&p after failures that retrying cannot fix, in a row:"),
                fields.number(
                    "hopeless", 1, 100, [](const EndpointSpec &spec) { return spec.patience.hopeless; },
                    [](EndpointSpec &spec, int ends) { spec.patience.hopeless = ends; }));
    form.addRow(note(Text::tr(
        "These are a wrong password (401, 403), a certificate that is not trusted, an invalid handshake.")));
}

void addResumeFields(QFormLayout &form, Fields &fields)
{
    auto *line = new QLineEdit;
    line->setObjectName(u"resumeTokens"_s);
    QObject::connect(line, &QLineEdit::textChanged, &fields, &Fields::changed);
    form.addRow(Text::tr("&Resume tokens:"), line);
    fields.add({line, [line](const EndpointSpec &spec) { line->setText(spec.resumeTokens.join(u", "_s)); },
                [line](EndpointSpec &spec) {
                    spec.resumeTokens.clear();
                    static const QRegularExpression comma(u"[\\s,]+"_s);
                    spec.resumeTokens = line->text().split(comma, Qt::SkipEmptyParts);
                    return QString();
                }});
}

} // namespace ui
