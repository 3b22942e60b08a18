#include "settings/configfile.h"

#include "settings/endpointoptions.h"

#include <QSet>

#include <algorithm>

namespace settings {

using namespace Qt::StringLiterals;

namespace {

using Place = Configuration::Place;

/// Options of the whole run that a file may hold. A switch takes true or false.
struct RunOption
{
    const char *name;
    bool isSwitch;
};
constexpr RunOption runOptions[]{
    {"log", false},       {"json", true},           {"for", false},   {"max-disconnects", false},
    {"filter", false},    {"metrics", false},       {"codes", false}, {"otlp", false},
    {"keep-days", false}, {"keep-megabytes", false}};

class FileReader
{
public:
    explicit FileReader(QString start) : m_start(std::move(start)) {}

    Configuration run(const QByteArray &text)
    {
        if (text.size() > maxConfiguration)
            fail({1, 1}, u"the file is larger than %1 bytes"_s.arg(maxConfiguration));
        else if (QString::fromUtf8(text).toUtf8() != text || text.contains('\0'))
            fail({1, 1}, u"the file is not UTF-8 text"_s);
        const QStringList lines = QString::fromUtf8(text).split(u'\n');
        for (int i = 0; i < lines.size() && m_file.error.isEmpty(); ++i)
            readLine(lines[i], i + 1);
        if (m_file.error.isEmpty())
            endSection();
        return m_file;
    }

private:
    enum class Section { None, Watch, Endpoint };

    void fail(Place place, const QString &text)
    {
        m_file.error = u"line %1, column %2: %3"_s.arg(place.line).arg(place.column).arg(text);
    }

    void put(const QString &argument, Place place)
    {
        m_file.arguments.append(argument);
        m_file.places.append(place);
    }

    void readLine(const QString &line, int number)
    {
        const QString text = line.trimmed();
        const Place begin{number, text.isEmpty() ? 1 : int(line.indexOf(text)) + 1};
        if (text.isEmpty() || text.startsWith(u'#') || text.startsWith(u';'))
            return;
        if (text.startsWith(u'[')) {
            readSection(text, begin);
            return;
        }
        const auto control = std::find_if(text.begin(), text.end(), [](QChar c) {
            return c.category() == QChar::Other_Control && c != u'\t';
        });
        if (control != text.end()) {
            fail({number, begin.column + int(control - text.begin())}, u"a control character stands here"_s);
            return;
        }
        const qsizetype equals = line.indexOf(u'=');
        if (equals < 0) {
            fail(begin, u"must be NAME = VALUE, or a section such as [endpoint NAME]"_s);
            return;
        }
        const QString key = line.left(equals).trimmed(), value = line.mid(equals + 1).trimmed();
        const qsizetype at = value.isEmpty() ? line.size() : line.indexOf(value, equals + 1);
        readKey(key, value, begin, {number, int(at) + 1});
    }

    void readSection(const QString &text, Place place)
    {
        endSection();
        m_count = 0;
        const QString inner = text.endsWith(u']') ? text.mid(1, text.size() - 2).trimmed() : QString();
        const QString kind = inner.section(u' ', 0, 0), name = inner.section(u' ', 1).trimmed();
        if (inner == "watch"_L1) {
            m_section = Section::Watch;
        } else if (kind == "endpoint"_L1 && !name.isEmpty()) {
            m_section = Section::Endpoint;
            m_name = name;
            m_namedAt = place;
            if (m_names.contains(name))
                fail(place, u"there is an endpoint %1 already"_s.arg(name));
            m_names.insert(name);
        } else {
            fail(place, u"must be [watch] or [endpoint NAME]"_s);
        }
    }

    void readKey(const QString &key, const QString &value, Place begin, Place at)
    {
        bool isSwitch = false;
        if (m_section == Section::None) {
            fail(begin, u"stands before the first section, [watch] or [endpoint NAME]"_s);
            return;
        }
        if (++m_count > maxSection) {
            fail(begin, u"a section has %1 options at most"_s.arg(maxSection));
            return;
        }
        const bool isAddress = key == "listen"_L1 || key == "connect"_L1 || key == "relay"_L1 ||
                               key == "browser"_L1 || key == "evidence"_L1;
        if (m_section == Section::Watch) {
            const auto option =
                std::find_if(std::begin(runOptions), std::end(runOptions),
                             [&](const RunOption &one) { return key == QLatin1String(one.name); });
            if (option == std::end(runOptions)) {
                fail(begin, u"%1 is no option of [watch]"_s.arg(key));
                return;
            }
            isSwitch = option->isSwitch;
        } else if (!isAddress) {
            const EndpointOption *option = endpointOption(key);
            if (!option || key == "name"_L1) {
                fail(begin, option ? u"the name of an endpoint stands in its section's head"_s
                                   : u"%1 is no option of an endpoint"_s.arg(key));
                return;
            }
            isSwitch = !option->value;
        }
        if (isSwitch && value != "true"_L1 && value != "false"_L1) {
            fail(at, u"%1 must be true or false"_s.arg(key));
            return;
        }
        if (isSwitch && value == "false"_L1)
            return;
        QStringList words{u"--"_s + key};
        if (!isSwitch)
            words.append(m_section == Section::Watch && key == "log"_L1
                             ? QString(value).replace("{start}"_L1, m_start)
                             : value);
        if (isAddress && !m_address.isEmpty()) {
            fail(begin, u"an endpoint has one of listen, connect, relay, browser and evidence"_s);
        } else if (isAddress) {
            m_address = words;
            m_addressAt = at;
        } else if (m_section == Section::Watch) {
            for (const QString &word : std::as_const(words))
                put(word, at);
        } else {
            for (const QString &word : std::as_const(words))
                m_options.append({word, at});
        }
    }

    /// An endpoint's address comes first on a command line, wherever it stands in its section.
    void endSection()
    {
        if (m_section != Section::Endpoint || !m_file.error.isEmpty())
            return;
        if (m_address.isEmpty()) {
            fail(m_namedAt, u"endpoint %1 lacks listen, connect, relay, browser or evidence"_s.arg(m_name));
            return;
        }
        for (const QString &word : std::exchange(m_address, {}))
            put(word, m_addressAt);
        put(u"--name"_s, m_namedAt);
        put(m_name, m_namedAt);
        for (const auto &[word, place] : std::exchange(m_options, {}))
            put(word, place);
        m_section = Section::None;
    }

    QString m_start;
    Configuration m_file;
    Section m_section = Section::None;
    QString m_name;
    Place m_namedAt, m_addressAt;
    QStringList m_address;
    QVector<std::pair<QString, Place>> m_options;
    QSet<QString> m_names;
    qsizetype m_count = 0; ///< of options in the section
};

} // namespace

Configuration readConfiguration(const QByteArray &text, const QString &start)
{
    return FileReader(start).run(text);
}

} // namespace settings
