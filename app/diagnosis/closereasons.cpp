#include "diagnosis/closereasons.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

#include <algorithm>
#include <array>

// The resource lives in a static library: a linker may leave it out unless it is asked for.
static void initResources()
{
    Q_INIT_RESOURCE(closereasons);
}

namespace diagnosis {

using namespace Qt::StringLiterals;
using session::fromName;
using session::Leg;

namespace {

constexpr qsizetype longestReason = 24; // words
/// With a code of leave-taking, a reason with such words is what people wrote to one another.
constexpr std::array talk{" i ",   " me ",   " my ",    " we ",     " he ",    " she ",     " they ",
                          " let ", " lets ", " bye ",   " thanks ", " hi ",    " hello ",   " see ",
                          " lol ", " guys ", " gonna ", " was ",    " today ", " tomorrow "};

/// The wish of a person or a page is not searched for the words of programs.
bool isTalk(const QString &words, std::optional<quint16> code)
{
    if (words.count(u' ') - 1 > longestReason)
        return true;
    const bool leaving = !code || *code == 1000 || *code == 1001;
    return leaving && std::any_of(talk.begin(), talk.end(),
                                  [&words](const char *word) { return words.contains(QLatin1String(word)); });
}

QStringList alternatives(const QString &text)
{
    QStringList all;
    for (const QString &one : text.split(u'|', Qt::SkipEmptyParts))
        all.append(plainWords(one));
    return all;
}

QString readRow(const QJsonObject &json, ReasonRow &row)
{
    for (const QJsonValue &group : json["means"_L1].toArray())
        row.means.push_back(alternatives(group.toString()));
    if (row.means.empty() || row.means.front().isEmpty())
        return u"a row has no words"_s;
    const auto wrong = [&](QLatin1StringView key) {
        return u"%1: %2 is \"%3\""_s.arg(row.means.front().front().trimmed(), key, json[key].toString());
    };
    row.exactly = json["exactly"_L1].toBool(false);
    row.refuted = alternatives(json["not"_L1].toString());
    for (const QJsonValue &code : json["codes"_L1].toArray())
        row.codes.append(quint16(code.toInt()));
    if (json.contains("from"_L1)) {
        row.from = fromName<Leg>(json["from"_L1].toString());
        if (!row.from)
            return wrong("from"_L1);
    }
    const auto cause = fromName<Cause>(json["cause"_L1].toString());
    const auto cls = fromName<Class>(json["class"_L1].toString());
    const auto confidence = fromName<Confidence>(json["confidence"_L1].toString());
    if (!cause || !cls || !confidence)
        return wrong(!cause ? "cause"_L1 : !cls ? "class"_L1 : "confidence"_L1);
    row.cause = *cause, row.cls = *cls, row.confidence = *confidence;
    row.sub = json["sub"_L1].toString();
    row.source = json["source"_L1].toString();
    for (const QJsonValue &example : json["examples"_L1].toArray())
        row.examples.append(example.toString());
    if (row.examples.isEmpty())
        return wrong("examples"_L1);
    return row.source.isEmpty() ? wrong("source"_L1) : QString();
}

/// What stands at the end of those words turns the next one around: "not yet expired".
bool endsInNegation(const QString &before)
{
    static const QSet<QString> fillers{u"yet"_s, u"been"_s,    u"a"_s,   u"an"_s, u"the"_s, u"any"_s,
                                       u"of"_s,  u"because"_s, u"due"_s, u"to"_s, u"by"_s};
    static const QSet<QString> negations{u"not"_s, u"no"_s, u"never"_s, u"without"_s, u"non"_s};
    static const QSet<QString> shortened{u"isn"_s,  u"wasn"_s,  u"hasn"_s,  u"aren"_s, u"weren"_s,
                                         u"didn"_s, u"doesn"_s, u"haven"_s, u"hadn"_s};
    QStringList words = before.split(u' ', Qt::SkipEmptyParts);
    while (!words.isEmpty() && fillers.contains(words.last()))
        words.removeLast();
    if (words.isEmpty())
        return false;
    const QString last = words.takeLast();
    return negations.contains(last) || (last == u't' && !words.isEmpty() && shortened.contains(words.last()));
}

/// One of them stands there and is not denied.
bool claimsAny(const QString &words, const QStringList &alternatives)
{
    for (const QString &each : alternatives) {
        for (qsizetype at = words.indexOf(each); at >= 0; at = words.indexOf(each, at + 1)) {
            if (!endsInNegation(words.left(at)))
                return true;
        }
    }
    return false;
}

bool containsAny(const QString &words, const QStringList &alternatives)
{
    return std::any_of(alternatives.begin(), alternatives.end(),
                       [&words](const QString &each) { return words.contains(each); });
}

} // namespace

QString plainWords(const QString &text)
{
    QString words(u' ');
    bool wasLower = false;
    for (const QChar c : text) {
        if (!c.isLetterOrNumber()) {
            if (!words.endsWith(u' '))
                words += u' ';
            wasLower = false;
            continue;
        }
        if (wasLower && c.isUpper())
            words += u' ';
        words += c.toLower();
        wasLower = c.isLower();
    }
    return words.endsWith(u' ') ? words : words + u' ';
}

bool ReasonRow::fits(const session::CloseFrame &close, Leg sender) const
{
    if (from && *from != sender)
        return false;
    // Private codes mean what their words say, as that of a violated policy does.
    const quint16 code = close.code.value_or(0);
    if (!codes.isEmpty() &&
        !codes.contains(code >= 3000 && code <= 4999 && !codes.contains(code) ? 1008 : code))
        return false;
    const QString words = plainWords(close.reason);
    if (exactly)
        return means.front().contains(words);
    return !containsAny(words, refuted) && claimsAny(words, means.back()) &&
           std::all_of(means.begin(), means.end() - 1,
                       [&words](const QStringList &group) { return containsAny(words, group); });
}

const ReasonRow *meaningOf(const session::CloseFrame &close, Leg sender)
{
    if (close.reason.isEmpty() || isTalk(plainWords(close.reason), close.code))
        return nullptr;
    for (const ReasonRow &row : closeReasons()) {
        if (row.fits(close, sender))
            return &row;
    }
    return nullptr;
}

std::optional<std::vector<ReasonRow>> readCloseReasons(const QByteArray &json, QString *error)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        *error = u"%1 at byte %2"_s.arg(parsed.errorString()).arg(parsed.offset);
        return {};
    }
    std::vector<ReasonRow> rows;
    for (const QJsonValue &entry : document["reasons"_L1].toArray()) {
        ReasonRow row;
        *error = readRow(entry.toObject(), row);
        if (!error->isEmpty())
            return {};
        rows.push_back(std::move(row));
    }
    return rows;
}

const std::vector<ReasonRow> &closeReasons()
{
    static const std::vector<ReasonRow> rows = [] {
        initResources();
        QFile file(u":/dropscope/reasons.json"_s);
        const bool opened = file.open(QIODevice::ReadOnly);
        Q_ASSERT(opened);
        QString error;
        auto read = readCloseReasons(file.readAll(), &error);
        Q_ASSERT_X(read, "reasons.json", qPrintable(error));
        return read.value_or(std::vector<ReasonRow>{});
    }();
    return rows;
}

} // namespace diagnosis
