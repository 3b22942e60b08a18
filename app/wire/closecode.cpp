#include "wire/closecode.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

// The resource lives in a static library: a linker may leave it out unless it is asked for.
static void initResources()
{
    Q_INIT_RESOURCE(closecodes);
}

namespace wire {

using namespace Qt::StringLiterals;

namespace {

std::optional<Retry> retryNamed(const QString &name)
{
    if (name.isEmpty())
        return Retry::Unstated;
    if (name == u"no")
        return Retry::No;
    if (name == u"yes")
        return Retry::Yes;
    if (name == u"at_once")
        return Retry::AtOnce;
    if (name == u"back_off")
        return Retry::BackOff;
    if (name == u"resume")
        return Retry::Resume;
    return {};
}

bool isCode(int value)
{
    return value >= 0 && value <= 0xffff;
}

/// Reads one row into `row`, which already holds what its table says. Returns what is wrong, or nothing.
QString readRow(const QJsonObject &json, CloseCode &row)
{
    const int code = json["code"_L1].toInt(-1);
    const int last = json["last"_L1].toInt(code);
    if (!isCode(code) || !isCode(last) || last < code)
        return u"a code or its last is missing or out of range: %1 to %2"_s.arg(code).arg(last);
    row.code = quint16(code);
    row.last = quint16(last);
    row.name = json["name"_L1].toString();
    if (row.name.isEmpty())
        return u"code %1 has no name"_s.arg(code);
    row.meaning = json["meaning"_L1].toString();
    row.onTheWire = json["wire"_L1].toBool(true);
    row.normal = json["normal"_L1].toBool(false);
    row.source = json["source"_L1].toString(row.source);

    const QString from = json["from"_L1].toString();
    if (!from.isEmpty() && from != u"client" && from != u"server")
        return u"code %1: \"from\" is \"%2\", neither client nor server"_s.arg(code).arg(from);
    row.fromClient = from != u"server";
    row.fromServer = from != u"client";
    const auto retry = retryNamed(json["retry"_L1].toString());
    if (!retry)
        return u"code %1: unknown retry \"%2\""_s.arg(code).arg(json["retry"_L1].toString());
    row.retry = *retry;
    return {};
}

const CloseCodes &shipped()
{
    static const CloseCodes codes = [] {
        initResources();
        QFile file(u":/dropscope/closecodes.json"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        CloseCodeTable table = readCloseCodes(file.readAll());
        Q_ASSERT_X(table.error.isEmpty(), "closecodes.json", qPrintable(table.error));
        return table.codes;
    }();
    return codes;
}

/// The single code, else the range, among the rows that `selects` admits.
template <class Selects>
std::optional<CloseCode> find(const CloseCodes &codes, quint16 code, Selects selects)
{
    const CloseCode *found = nullptr;
    for (const CloseCode &row : codes)
        if (row.covers(code) && selects(row) && (!found || (found->isRange() && !row.isRange())))
            found = &row;
    return found ? std::optional(*found) : std::nullopt;
}

bool isForAll(const CloseCode &row)
{
    return row.speaks.isEmpty();
}

} // namespace

bool mayBeOnTheWire(quint16 code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

std::optional<CloseCode> registered(quint16 code)
{
    return find(shipped(), code, [](const CloseCode &row) { return isForAll(row) && !row.isRange(); });
}

std::optional<CloseCode> meaningOf(quint16 code, QStringView system, const CloseCodes &own)
{
    const auto isSpoken = [system](const CloseCode &row) {
        return !system.isEmpty() && row.speaks.contains(system, Qt::CaseInsensitive);
    };
    for (const CloseCodes *codes : {&own, &shipped()}) {
        if (auto row = find(*codes, code, isSpoken))
            return row;
        if (auto row = find(*codes, code, isForAll))
            return row;
    }
    return {};
}

QStringList knownSystems()
{
    QStringList all;
    for (const CloseCode &row : shipped())
        all += row.speaks;
    all.removeDuplicates();
    return all;
}

QString systemBehind(const QStringList &responseHeaders)
{
    for (const CloseCode &row : shipped()) {
        for (const QString &beginning : row.headers) {
            if (std::any_of(responseHeaders.begin(), responseHeaders.end(), [&](const QString &line) {
                    return line.startsWith(beginning, Qt::CaseInsensitive);
                }))
                return row.speaks.value(0);
        }
    }
    return {};
}

CloseCodes meaningsOf(quint16 code)
{
    CloseCodes all;
    std::copy_if(shipped().begin(), shipped().end(), std::back_inserter(all),
                 [code](const CloseCode &row) { return row.covers(code); });
    std::stable_partition(all.begin(), all.end(), isForAll);
    return all;
}

CloseCodeTable readCloseCodes(const QByteArray &json)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError)
        return {{}, u"%1 at byte %2"_s.arg(parsed.errorString()).arg(parsed.offset)};
    if (!document["tables"_L1].isArray())
        return {{}, u"there is no list of tables"_s};
    CloseCodeTable table;
    for (const QJsonValue &entry : document["tables"_L1].toArray()) {
        CloseCode row;
        row.system = entry["system"_L1].toString();
        row.source = entry["source"_L1].toString();
        for (const QJsonValue &name : entry["speaks"_L1].toArray())
            row.speaks += name.toString();
        for (const QJsonValue &header : entry["headers"_L1].toArray())
            row.headers += header.toString();
        const QString source = row.source;
        for (const QJsonValue &code : entry["codes"_L1].toArray()) {
            row.source = source;
            if (const QString error = readRow(code.toObject(), row); !error.isEmpty())
                return {{}, row.system.isEmpty() ? error : row.system + u": "_s + error};
            table.codes += row;
        }
    }
    return table;
}

} // namespace wire
