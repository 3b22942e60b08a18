#include "settings/profile.h"

#include "settings/endpointoptions.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>
#include <array>

namespace settings {

using namespace Qt::StringLiterals;
using session::EndpointSpec;
using session::Role;

namespace {

struct Key
{
    const char *name; ///< one of endpointoptions
    QStringList (*values)(const EndpointSpec &);
};

QStringList one(const QString &value)
{
    return value.isEmpty() ? QStringList() : QStringList{value};
}

QStringList flag(bool on)
{
    return on ? QStringList{u"true"_s} : QStringList();
}

QStringList seconds(std::chrono::milliseconds value)
{
    return {QString::number(double(value.count()) / 1000, 'g', 10)};
}

/// One that has arguments cannot be said in a line.
QStringList program(const session::Strategy &strategy)
{
    return strategy.command.size() == 1 ? strategy.command : QStringList();
}

const std::array keys{
    Key{"ping",
        [](const EndpointSpec &s) {
            return s.ping == EndpointSpec().ping ? QStringList() : seconds(s.ping);
        }},
    Key{"reconnect", [](const EndpointSpec &s) { return flag(s.reconnect); }},
    Key{"clog", [](const EndpointSpec &s) { return flag(s.clog); }},
    Key{"header", [](const EndpointSpec &s) { return s.headers; }},
    Key{"capture",
        [](const EndpointSpec &s) {
            QStringList all;
            for (const session::CaptureRule &rule : s.captures)
                all.append(rule.name + u'=' + rule.pattern);
            return all;
        }},
    Key{"origin", [](const EndpointSpec &s) { return one(s.origin); }},
    Key{"subprotocol", [](const EndpointSpec &s) { return s.subprotocols; }},
    Key{"proxy", [](const EndpointSpec &s) { return one(urlText(s.proxy)); }},
    Key{"ca", [](const EndpointSpec &s) { return one(s.caFile); }},
    Key{"cert", [](const EndpointSpec &s) { return one(s.certFile); }},
    Key{"key", [](const EndpointSpec &s) { return one(s.keyFile); }},
    Key{"insecure", [](const EndpointSpec &s) { return flag(s.insecure); }},
    Key{"open", [](const EndpointSpec &s) { return s.browser.pages; }},
    Key{"program", [](const EndpointSpec &s) { return one(s.browser.program); }},
    Key{"framework", [](const EndpointSpec &s) { return one(s.framework); }},
    Key{"dialect", [](const EndpointSpec &s) { return one(s.dialect); }},
    Key{"keep-host", [](const EndpointSpec &s) { return flag(s.keepHost); }},
    Key{"allow-origin", [](const EndpointSpec &s) { return s.allowOrigins; }},
    Key{"allow-host", [](const EndpointSpec &s) { return s.allowHosts; }},
    Key{"record-payloads", [](const EndpointSpec &s) { return flag(s.recordPayloads); }},
    Key{"echo", [](const EndpointSpec &s) { return flag(s.behaviour == session::Behaviour::Echo); }},
    Key{"send", [](const EndpointSpec &s) { return s.sendOnOpen; }},
    Key{"close-after",
        [](const EndpointSpec &s) { return s.closeAfter ? seconds(*s.closeAfter) : QStringList(); }},
    Key{"fault", [](const EndpointSpec &s) { return s.faults; }},
    Key{"on-normal", [](const EndpointSpec &s) { return program(s.strategies.normal); }},
    Key{"on-lost", [](const EndpointSpec &s) { return program(s.strategies.lost); }},
    Key{"on-failed", [](const EndpointSpec &s) { return program(s.strategies.failed); }},
};

/// Whether a line holds it and gives it back as it is.
bool fitsALine(const QString &value)
{
    return !value.isEmpty() && value == value.trimmed() && !value.contains(u'\n') && !value.contains(u'\r');
}

QString address(const EndpointSpec &spec)
{
    switch (spec.role) {
    case Role::Listener:
        return u"listen = "_s + urlText(spec.listen);
    case Role::Client:
        return u"connect = "_s + targetText(spec.target);
    case Role::Relay:
        return u"relay = %1=%2"_s.arg(urlText(spec.listen), urlText(spec.target));
    case Role::Browser:
        return u"browser = "_s + (spec.browser.own ? u"new"_s : urlText(spec.browser.address));
    case Role::Capture:
    case Role::Proxy:
        break;
    }
    return {};
}

QString nameFor(const EndpointSpec &spec, QSet<QString> &taken)
{
    QString name = spec.name.simplified();
    if (name.isEmpty())
        name = session::name(spec.role);
    const QString wanted = name;
    for (int number = 2; taken.contains(name); ++number)
        name = u"%1 %2"_s.arg(wanted).arg(number);
    taken.insert(name);
    return name;
}

QByteArray sectionOf(const EndpointSpec &spec, const QString &name)
{
    QStringList lines{u"[endpoint %1]"_s.arg(name), address(spec)};
    for (const Key &key : keys) {
        if (!(endpointOption(QString::fromLatin1(key.name))->roles & (1u << unsigned(spec.role))))
            continue;
        for (const QString &value : key.values(spec)) {
            if (fitsALine(value))
                lines.append(QLatin1String(key.name) + u" = "_s + value);
        }
    }
    return lines.join(u'\n').toUtf8() + '\n';
}

struct Part
{
    const char *what;
    bool (*same)(const EndpointSpec &, const EndpointSpec &);
};
constexpr std::array unsaid{
    Part{QT_TRANSLATE_NOOP("settings", "the number of pings that may stay unanswered"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.missedPings == b.missedPings; }},
    Part{QT_TRANSLATE_NOOP("settings", "values of variables"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.variables == b.variables; }},
    Part{QT_TRANSLATE_NOOP("settings", "the text that keeps a session alive"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.textHeartbeat == b.textHeartbeat; }},
    Part{QT_TRANSLATE_NOOP("settings", "how long the server keeps the state of a lost session"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.resumeWindow == b.resumeWindow; }},
    Part{QT_TRANSLATE_NOOP("settings",
                           "what is done after an end: whether it is told, when it is reconnected, and "
                           "arguments of programs"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.strategies == b.strategies; }},
    Part{QT_TRANSLATE_NOOP("settings", "how long and how often it is tried again"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.patience == b.patience; }},
    Part{QT_TRANSLATE_NOOP("settings", "names of resume tokens"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.resumeTokens == b.resumeTokens; }},
    Part{QT_TRANSLATE_NOOP("settings", "that tokens and cookies are kept readable"),
         [](const EndpointSpec &a, const EndpointSpec &b) { return a.keepSecrets == b.keepSecrets; }},
    Part{QT_TRANSLATE_NOOP("settings", "texts of several lines, or with blanks at their ends"),
         [](const EndpointSpec &a, const EndpointSpec &b) {
             return std::all_of(keys.begin(), keys.end(),
                                [&](const Key &key) { return key.values(a) == key.values(b); });
         }},
};

} // namespace

WrittenProfile writeProfile(const QVector<EndpointSpec> &endpoints)
{
    WrittenProfile written;
    written.text = "# Endpoints of Dropscope: open it in the window, or dropscope-cli watch --config FILE\n";
    QSet<QString> taken;
    std::array<bool, unsaid.size()> lacks{};
    for (const EndpointSpec &spec : endpoints) {
        if (spec.isEvidence())
            continue;
        const QByteArray section = sectionOf(spec, nameFor(spec, taken));
        written.text += '\n' + section;
        // What is read again tells what is missing, whatever an endpoint will have one day.
        const ReadProfile again = readProfile(section);
        const EndpointSpec read = again.endpoints.value(0);
        for (std::size_t i = 0; i < unsaid.size(); ++i)
            lacks[i] |= !unsaid[i].same(spec, read);
    }
    for (std::size_t i = 0; i < unsaid.size(); ++i) {
        if (lacks[i])
            written.leftOut.append(QString::fromLatin1(unsaid[i].what));
    }
    return written;
}

ReadProfile readProfile(const QByteArray &text)
{
    ReadProfile read;
    const Configuration file = readConfiguration(text, {});
    read.error = file.error;
    if (!read.error.isEmpty())
        return read;
    const CommandLine line = parse(QStringList{u"watch"_s} + file.arguments, Program::CommandLine);
    if (!line.error.isEmpty()) {
        read.error = placedError(line, file, 1);
        return read;
    }
    if (line.endpoints.size() > mostProfileEndpoints) {
        read.error = u"the file has %1 endpoints, and %2 are taken at most"_s.arg(line.endpoints.size())
                         .arg(mostProfileEndpoints);
        return read;
    }
    for (const EndpointSpec &spec : line.endpoints) {
        if (!spec.isEvidence())
            read.endpoints.append(spec);
    }
    return read;
}

QString placedError(const CommandLine &line, const Configuration &file, qsizetype first)
{
    const qsizetype at = line.errorAt - first;
    if (line.errorAt < first || at >= file.places.size())
        return line.error;
    return u"line %1, column %2: %3"_s.arg(file.places[at].line).arg(file.places[at].column).arg(line.error);
}

} // namespace settings
