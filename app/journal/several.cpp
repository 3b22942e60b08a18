#include "journal/several.h"

#include "session/codec.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <charconv>

namespace journal::several {

using namespace session;

void append(std::string &data, const Observation &seen, Stamp rowAt)
{
    data += data.empty() ? "[[\"" : ",[\"";
    data += std::visit([](const auto &what) { return what.kind; }, seen.what);
    data += "\",";
    appendJson(data, name(seen.leg));
    data += ',';
    appendJson(data, name(seen.source));
    data += ',';
    appendJson(data, qint64((seen.at - rowAt).count()));
    data += ',';
    appendJson(data, seen.what);
    data += ']';
}

void close(std::string &data)
{
    data += ']';
}

namespace {

bool take(QByteArrayView &text, QByteArrayView expected)
{
    if (!text.startsWith(expected))
        return false;
    text = text.sliced(expected.size());
    return true;
}

/// What comes before the next quote.
QByteArrayView takeWord(QByteArrayView &text)
{
    const qsizetype end = std::max<qsizetype>(text.indexOf('"'), 0);
    const QByteArrayView word = text.first(end);
    text = text.sliced(end);
    return word;
}

/// One as append() writes it.
std::optional<Observation> takeOne(QByteArrayView &text, const Observation &row)
{
    if (!take(text, "[\""))
        return {};
    const QByteArrayView kind = takeWord(text);
    if (!take(text, "\",\""))
        return {};
    const auto leg = named<Leg>(takeWord(text));
    if (!take(text, "\",\""))
        return {};
    const auto source = named<Source>(takeWord(text));
    if (!take(text, "\",") || !leg || !source)
        return {};
    qint64 since = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), since);
    text = text.sliced(end - text.begin());
    if (error != std::errc() || !take(text, ","))
        return {};
    auto what = takeJson(kind, text);
    if (!what || !take(text, "]"))
        return {};
    return Observation{row.session, row.endpoint, row.at + Stamp(since), *leg, *source, *std::move(what)};
}

bool readPlain(QByteArrayView text, const Observation &row, Batch &out)
{
    for (QByteArrayView before = "["; take(text, before); before = ",") {
        auto one = takeOne(text, row);
        if (!one)
            return false;
        out.append(*std::move(one));
    }
    return text == "]";
}

} // namespace

std::optional<QStringList> read(QByteArrayView data, const Observation &row, Batch &out)
{
    const qsizetype before = out.size();
    if (readPlain(data, row, out))
        return QStringList();
    out.resize(before);
    const QJsonDocument document = QJsonDocument::fromJson(data.toByteArray());
    if (!document.isArray())
        return {};
    QStringList unread;
    for (const QJsonValue &each : document.array()) {
        const QJsonArray one = each.toArray();
        const QString what = one.at(0).toString();
        const auto leg = fromName<Leg>(one.at(1).toString());
        const auto source = fromName<Source>(one.at(2).toString());
        auto value =
            leg && source && one.at(4).isObject() ? fromJson(what, one.at(4).toObject()) : std::nullopt;
        if (value)
            out.append({row.session, row.endpoint, row.at + Stamp(one.at(3).toInteger()), *leg, *source,
                        *std::move(value)});
        else
            unread.append(what);
    }
    return unread;
}

} // namespace journal::several
