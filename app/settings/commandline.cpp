#include "settings/commandline.h"

#include "evidence/reader.h"
#include "settings/endpointoptions.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace settings {

namespace {

using Command = CommandLine::Command;

/// Walks the arguments once; `--option value` and `--option=value` are the same.
class Parser
{
public:
    Parser(const QStringList &arguments, Program program)
        : m_left(arguments), m_count(arguments.size()), m_program(program)
    {
    }

    CommandLine run()
    {
        if (m_program == Program::CommandLine)
            readCommand();
        while (m_line.error.isEmpty() && !m_left.isEmpty() && !m_done) {
            m_line.errorAt = int(m_count - m_left.size());
            readOne();
        }
        if (m_line.error.isEmpty()) {
            m_line.errorAt = -1;
            if (!m_done)
                check();
        }
        return m_line;
    }

private:
    void fail(const QString &text) { m_line.error = text; }

    void readCommand()
    {
        const QString word = m_left.isEmpty() ? QString() : m_left.takeFirst();
        if (word == QLatin1String("watch"))
            m_line.command = Command::Watch;
        else if (word == QLatin1String("import"))
            m_line.command = Command::Import;
        else if (word == QLatin1String("report"))
            m_line.command = Command::Report;
        else if (word == QLatin1String("compare"))
            m_line.command = Command::Compare;
        else if (word == QLatin1String("explain"))
            m_line.command = Command::Explain;
        else if (word == QLatin1String("--help") || word == QLatin1String("-h") ||
                 word == QLatin1String("help"))
            finish(Command::Help);
        else if (word == QLatin1String("--version"))
            finish(Command::Version);
        else if (word.isEmpty())
            fail(QStringLiteral("a command is missing: watch, import, report, compare or explain"));
        else
            fail(QStringLiteral("%1 is no command: use watch, import, report, compare or explain").arg(word));
    }

    void finish(Command command)
    {
        m_line.command = command;
        m_done = true;
    }

    void readOne()
    {
        const QString word = m_left.takeFirst();
        if (!word.startsWith(QLatin1String("--"))) {
            readPositional(word);
            return;
        }
        const qsizetype equals = word.indexOf(u'=');
        m_option = word.mid(2, equals < 0 ? -1 : equals - 2);
        m_inlineValue = equals < 0 ? std::nullopt : std::optional(word.mid(equals + 1));
        if (m_option == QLatin1String("help"))
            finish(Command::Help);
        else if (m_option == QLatin1String("version"))
            finish(Command::Version);
        else if (!readEndpoint() && !readEndpointOption() && !readCommandOption())
            fail(QStringLiteral("--%1 is no option of this command").arg(m_option));
        else if (m_inlineValue && m_line.error.isEmpty())
            fail(QStringLiteral("--%1 takes no value").arg(m_option));
    }

    void readPositional(const QString &word)
    {
        const bool log = m_line.command == Command::Report || m_line.command == Command::Compare;
        if (m_line.command == Command::Window && !word.isEmpty())
            m_line.files.append(word);
        else if (m_line.command == Command::Import)
            addEvidence(word);
        else if (log && m_line.log.isEmpty())
            m_line.log = word;
        else if (m_line.command == Command::Compare && m_line.otherLog.isEmpty())
            m_line.otherLog = word;
        else if (m_line.command == Command::Explain && m_line.topic.isEmpty())
            m_line.topic = word;
        else
            fail(QStringLiteral("%1 is not expected here").arg(sayableWord(word)));
    }

    /// What is not expected may be the rest of a value that lacks its quotes, and so a secret.
    [[nodiscard]] QString sayableWord(const QString &word) const
    {
        static const QRegularExpression plain(QStringLiteral("^[a-z]{1,12}$|://"));
        return plain.match(word).hasMatch() ? word : QStringLiteral("argument %1").arg(m_line.errorAt + 1);
    }

    [[nodiscard]] bool takesEndpoints() const
    {
        return m_line.command == Command::Window || m_line.command == Command::Watch;
    }

    /// What was said before the first file holds for all of them.
    void addEvidence(const QString &path)
    {
        EndpointAddress address = readAddress(session::Role::Capture, path);
        if (!address.error.isEmpty())
            fail(address.error);
        session::EndpointSpec spec = m_common;
        spec.id = session::EndpointId(m_line.endpoints.size() + 1);
        spec.role = session::Role::Capture;
        spec.evidence.path = path;
        m_line.endpoints.append(spec);
    }

    /// Of an option that names a file: without a name it would silently do nothing.
    QString fileValue()
    {
        const QString file = value();
        if (m_line.error.isEmpty() && file.isEmpty())
            fail(QStringLiteral("--%1: the name of its file is empty").arg(m_option));
        return file;
    }

    /// The value of the current option; fails when it is missing.
    QString value()
    {
        if (m_inlineValue)
            return *std::exchange(m_inlineValue, std::nullopt);
        if (m_left.isEmpty()) {
            fail(QStringLiteral("--%1: its value is missing").arg(m_option));
            return {};
        }
        return m_left.takeFirst();
    }

    bool readEndpoint()
    {
        using session::Role;
        std::optional<Role> role;
        if (m_option == QLatin1String("listen"))
            role = Role::Listener;
        else if (m_option == QLatin1String("connect"))
            role = Role::Client;
        else if (m_option == QLatin1String("relay"))
            role = Role::Relay;
        else if (m_option == QLatin1String("browser"))
            role = Role::Browser;
        else if (m_option == QLatin1String("evidence"))
            role = Role::Capture;
        if (!role || !takesEndpoints())
            return false;
        const QString text = value();
        if (!m_line.error.isEmpty())
            return true;
        EndpointAddress address = readAddress(*role, text);
        address.spec.id = session::EndpointId(m_line.endpoints.size() + 1);
        if (!address.error.isEmpty())
            fail(address.error);
        m_line.endpoints.append(address.spec);
        return true;
    }

    bool readEndpointOption()
    {
        const EndpointOption *option = endpointOption(m_option);
        const bool import = m_line.command == Command::Import;
        if (!option || !(takesEndpoints() || import))
            return false;
        if (m_line.endpoints.isEmpty() && !import) {
            fail(QStringLiteral("--%1 belongs after a --listen, --connect, --relay, --browser or --evidence")
                     .arg(m_option));
            return true;
        }
        m_common.role = session::Role::Capture;
        session::EndpointSpec &spec = m_line.endpoints.isEmpty() ? m_common : m_line.endpoints.last();
        if (!(option->roles & (1u << unsigned(spec.role)))) {
            fail(QStringLiteral("--%1 does not apply to a %2").arg(m_option, session::name(spec.role)));
            return true;
        }
        const QString text = option->value ? value() : QString();
        if (!m_line.error.isEmpty())
            return true;
        if (const QString flaw = option->read(spec, text); !flaw.isEmpty())
            fail(QStringLiteral("--%1%2: %3").arg(m_option, sayable(m_option, text), flaw));
        return true;
    }

    bool readCommandOption()
    {
        const bool watchOnly = m_line.command == Command::Watch;
        const bool watch = watchOnly || m_line.command == Command::Import;
        const bool report = m_line.command == Command::Report;
        const bool compare = m_line.command == Command::Compare;
        if (watch && m_option == QLatin1String("json"))
            m_line.json = true;
        else if (watch && m_option == QLatin1String("log"))
            m_line.log = fileValue();
        else if ((watch || report) && m_option == QLatin1String("filter"))
            m_line.filter = value();
        else if (watchOnly && m_option == QLatin1String("for"))
            readFor();
        else if (watchOnly && m_option == QLatin1String("max-disconnects"))
            readMaxDisconnects();
        else if (watchOnly && m_option == QLatin1String("keep-days"))
            readKeep(m_line.keepDays, 3650);
        else if (watchOnly && m_option == QLatin1String("keep-megabytes"))
            readKeep(m_line.keepMegabytes, 1'000'000'000);
        else if (watchOnly && m_option == QLatin1String("metrics"))
            readMetrics();
        else if (watchOnly && m_option == QLatin1String("otlp"))
            readOtlp();
        else if (watchOnly && m_option == QLatin1String("config"))
            m_line.config = fileValue();
        else if (m_line.command != Command::Window && m_option == QLatin1String("codes"))
            m_line.codes = fileValue();
        else if ((report || compare) && m_option == QLatin1String("format"))
            readFormat();
        else if (report && m_option == QLatin1String("share"))
            m_line.share = true;
        else if (compare && m_option == QLatin1String("before"))
            readMoment(m_line.before);
        else if (compare && m_option == QLatin1String("endpoint"))
            m_line.comparedEndpoints.append(value());
        else if ((report || compare) && m_option == QLatin1String("output"))
            m_line.output = fileValue();
        else if (report && (m_option == QLatin1String("since") || m_option == QLatin1String("until")))
            readMoment(m_option == QLatin1String("since") ? m_line.since : m_line.until);
        else if (m_line.command == Command::Window && m_option == QLatin1String("demo"))
            m_line.demo = true;
        else
            return false;
        return true;
    }

    void readFor()
    {
        const QString text = value();
        m_line.runFor = readSeconds(text, 31'536'000);
        if (m_line.error.isEmpty() && !m_line.runFor)
            fail(QStringLiteral("--for %1: must be 0 to 31536000 seconds").arg(text));
    }

    void readMaxDisconnects()
    {
        const QString text = value();
        bool ok = false;
        const int count = text.toInt(&ok);
        if (m_line.error.isEmpty() && (!ok || count < 1))
            fail(QStringLiteral("--max-disconnects %1: must be a whole number from 1").arg(text));
        m_line.maxDisconnects = count;
    }

    void readKeep(std::optional<int> &keep, int most)
    {
        const QString text = value();
        bool ok = false;
        keep = text.toInt(&ok);
        if (m_line.error.isEmpty() && (!ok || *keep < 1 || *keep > most))
            fail(
                QStringLiteral("--%1 %2: must be a whole number from 1 to %3").arg(m_option, text).arg(most));
    }

    void readMetrics()
    {
        static const QRegularExpression shape(
            QStringLiteral("^(?:\\[([0-9A-Fa-f:.%\\w]+)\\]|([0-9.]+|localhost)):(\\d{1,5})\\z"));
        const QString text = value();
        const QRegularExpressionMatch match = shape.match(text);
        const uint port = match.captured(3).toUInt();
        const QString name = match.captured(1) + match.captured(2);
        const QString address = name == QLatin1String("localhost") ? QStringLiteral("127.0.0.1") : name;
        if (m_line.error.isEmpty() && (QHostAddress(address).isNull() || port > 65'535))
            fail(QStringLiteral("--metrics %1: must be ADDRESS:PORT, such as 127.0.0.1:9464 or [::1]:9464")
                     .arg(text));
        m_line.metrics = CommandLine::Metrics{address, quint16(port)};
    }

    void readOtlp()
    {
        const QString text = value();
        m_line.otlp = QUrl(text, QUrl::StrictMode);
        const QString scheme = m_line.otlp.scheme();
        const bool known = scheme == QLatin1String("http") || scheme == QLatin1String("https");
        if (m_line.error.isEmpty() && (!known || m_line.otlp.host().isEmpty() || m_line.otlp.hasQuery()))
            fail(QStringLiteral(
                     "--otlp%1: must be http:// or https:// with a host, such as http://127.0.0.1:4318")
                     .arg(sayable(u"otlp", text)));
    }

    void readMoment(QString &moment)
    {
        moment = value();
        if (m_line.error.isEmpty() && moment.isEmpty())
            fail(QStringLiteral("--%1: its time is empty").arg(m_option));
    }

    void readFormat()
    {
        m_line.format = value();
        const QString formats = m_line.command == Command::Compare
                                    ? QStringLiteral("text json html")
                                    : QStringLiteral("text jsonl csv har html copy");
        const QStringList known = formats.split(u' ');
        if (m_line.error.isEmpty() && !known.contains(m_line.format))
            fail(QStringLiteral("--format %1: must be one of %2")
                     .arg(m_line.format, known.join(QStringLiteral(", "))));
    }

    [[nodiscard]] bool isOneComparison() const
    {
        const int ways = (m_line.otherLog.isEmpty() ? 0 : 1) + (m_line.before.isEmpty() ? 0 : 1) +
                         (m_line.comparedEndpoints.isEmpty() ? 0 : 1);
        return !m_line.log.isEmpty() && ways == 1 && m_line.comparedEndpoints.size() % 2 == 0 &&
               m_line.comparedEndpoints.size() <= 2;
    }

    void check()
    {
        if (m_line.command == Command::Watch && m_line.endpoints.isEmpty() && m_line.config.isEmpty())
            fail(QStringLiteral("watch needs an endpoint: --listen URL, --connect URL, --relay "
                                "LISTEN_URL=TARGET_URL, --browser new or --evidence FILE"));
        else if (!m_line.otlp.isEmpty() && m_line.log.isEmpty() && m_line.config.isEmpty())
            fail(QStringLiteral("--otlp needs --log FILE: what the collector does not take waits there"));
        else if ((m_line.keepDays || m_line.keepMegabytes) && m_line.log.isEmpty() && m_line.config.isEmpty())
            fail(QStringLiteral("--keep-days and --keep-megabytes need --log FILE: it is what they bound"));
        else if (m_line.command == Command::Import && m_line.endpoints.isEmpty())
            fail(QStringLiteral("import needs a FILE to read (- is standard input)"));
        else if (m_line.command == Command::Report && m_line.log.isEmpty())
            fail(QStringLiteral("report needs the LOG to read"));
        else if (m_line.command == Command::Compare && !isOneComparison())
            fail(
                QStringLiteral("compare needs two LOGs, or one and --before TIME, or one and --endpoint NAME "
                               "twice"));
        else if (m_line.command == Command::Explain && m_line.topic.isEmpty())
            fail(QStringLiteral("explain needs a close code, a cause or a finding"));
        for (const session::EndpointSpec &spec : std::as_const(m_line.endpoints)) {
            if (m_line.error.isEmpty() && spec.certFile.isEmpty() != spec.keyFile.isEmpty())
                fail(QStringLiteral("endpoint %1: --cert and --key belong together").arg(quint32(spec.id)));
            const bool started = !spec.browser.program.isEmpty() || spec.insecure;
            if (m_line.error.isEmpty() && spec.isLiveBrowser() && started && !spec.browser.own)
                fail(QStringLiteral("endpoint %1: --program and --insecure belong to --browser new")
                         .arg(quint32(spec.id)));
        }
    }

    QStringList m_left;
    qsizetype m_count; ///< of all arguments
    Program m_program;
    CommandLine m_line;
    session::EndpointSpec m_common; ///< of all files
    QString m_option;
    std::optional<QString> m_inlineValue;
    bool m_done = false;
};

} // namespace

CommandLine parse(const QStringList &arguments, Program program)
{
    return Parser(arguments, program).run();
}

QString usage(Program program)
{
    QString text =
        program == Program::Window
            ? QStringLiteral("Usage: dropscope [FILE...] [ENDPOINT...] [--demo]\n"
                             "FILE: a log of Dropscope, or what others recorded in any format below.\n")
            : QStringLiteral(
                  "Usage: dropscope-cli watch ENDPOINT... [--log FILE] [--json] [--for SECONDS]"
                  " [--max-disconnects N] [--filter EXPR] [--metrics ADDRESS:PORT]\n"
                  "                           [--otlp URL] [--config FILE] [--keep-days N] [--keep-megabytes "
                  "N]\n"
                  "       dropscope-cli import FILE... [--follow] [--log FILE] [--json] [--filter EXPR]\n"
                  "       dropscope-cli report LOG [--format text|jsonl|csv|har|html|copy] [--output FILE] "
                  "[--filter EXPR]"
                  " [--since TIME] [--until TIME] [--share]\n"
                  "       dropscope-cli compare LOG LOG [--format text|json|html] [--output FILE]\n"
                  "       dropscope-cli compare LOG --before TIME [--format text|json|html] [--output FILE]\n"
                  "       dropscope-cli compare LOG --endpoint NAME --endpoint NAME [--format "
                  "text|json|html]\n"
                  "       dropscope-cli explain CODE-OR-CAUSE-OR-FINDING-OR-DIALECT-OR-ERROR-TEXT\n"
                  "All of them take --codes FILE: your own meanings of close codes, laid out like\n"
                  "resources/closecodes.json.\n");
    text += QStringLiteral(
        "\nENDPOINT (repeatable, numbered from 1):\n"
        "  --listen URL                    be the server: ws://127.0.0.1:9001/ (port 0 = any)\n"
        "  --connect URL                   be the client\n"
        "  --relay LISTEN_URL=TARGET_URL   stand between a client and a server\n"
        "  --browser new|DEVTOOLS_URL      start a browser and watch its pages (--open), or one that runs\n"
        "                                  already: its DevTools address, http://127.0.0.1:9222\n"
        "  --evidence FILE                 read what somebody else recorded\n"
        "\nOptions after an ENDPOINT belong to it:\n");
    for (const EndpointOption &option : endpointOptions()) {
        QString left = QStringLiteral("  --") + QLatin1String(option.name);
        if (option.value)
            left += u' ' + QLatin1String(option.value);
        text += left.leftJustified(34) + QLatin1String(option.help) + u'\n';
    }
    text += QStringLiteral(
        "\nSPEC of --fault: client:ACTION[@WHEN], server:ACTION[@WHEN] or upgrade:STATUS[*N]\n"
        "  rst, fin, close[=CODE]          end the connection of that side, and the other in its wake\n"
        "  freeze                          read nothing from that side, pass nothing to it\n"
        "  drop-pongs                      swallow the pongs of that side (a listener sends none)\n"
        "  latency=TIME[±TIME]             hold back what comes from that side (relay)\n"
        "  rate=SIZE/s                     read no faster than that from that side (relay)\n"
        "  upgrade:STATUS[*N]              answer the next N upgrade requests (1) with that status\n"
        "  WHEN: TIME (5s, 200ms) or SIZE (1MB) or Nmsgs (10msgs) after the opening, or next-message;\n"
        "  without one at once. Example: --fault client:close=1012@10msgs --fault upgrade:503*3\n");
    text += QStringLiteral("\nFormats of evidence, told by content:");
    for (const evidence::Format &format : evidence::formats())
        text += u' ' + QLatin1String(format.name);
    text += QStringLiteral(". A FILE - is standard input; gzip is read, too.\n");
    if (program == Program::CommandLine)
        text += QStringLiteral(
            "\n--filter EXPR prints only the disconnects that match, such as 'class:lost "
            "ended_by:server idle>55s'\n"
            "(explain filter tells the whole language; times are UTC).\n"
            "--since TIME and --until TIME print only the disconnects of that time, such as 2026-11-25 or\n"
            "2026-11-25T14:03 (UTC; a date alone is the whole day).\n"
            "--share writes pseudonyms, the same for the same, instead of addresses, hosts, paths, headers, "
            "reasons\n"
            "and payloads; times, sizes, numbers and causes remain.\n"
            "compare tells how often sessions were lost in two logs, before and after a moment, or of two\n"
            "endpoints (by name or number).\n"
            "import reads FILE... and ends; options after a FILE belong to it, those before the\n"
            "first one to all. With --follow it goes on while they grow:\n"
            "  ssh web1 sudo tcpdump -i any -U -s 0 -w - 'tcp port 8080' | dropscope-cli import --follow -\n"
            "watch --otlp URL sends ends and findings to an OpenTelemetry collector; --log is the spool.\n"
            "watch --keep-days N and --keep-megabytes N bound --log: what ended so long ago goes, then what\n"
            "ended first until it takes so little (not what is open; what is owed to --otlp: twice that).\n"
            "They also remove older logs in its folder, at the start and every minute, in the same way.\n"
            "watch --config FILE reads endpoints and options from a file (see the man page); SIGHUP reads\n"
            "it again, and endpoints that did not change go on.\n"
            "watch --metrics serves http://ADDRESS:PORT/metrics for Prometheus.\n"
            "watch ends on Ctrl+C, SIGTERM, after --for or after --max-disconnects.\n"
            "Exit codes: 0 done, 1 could not run, 2 wrong usage.\n");
    return text;
}

} // namespace settings
