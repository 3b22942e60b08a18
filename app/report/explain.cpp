#include "report/explain.h"

#include "base/visible.h"
#include "report/causes/cause.h"
#include "report/errortexts.h"
#include "report/findings.h"

#include "diagnosis/closerules.h"

#include <algorithm>

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

const QString bullet = QStringLiteral("  → ");

template <class E>
QStringList namesOf()
{
    QStringList names;
    const QMetaEnum meta = QMetaEnum::fromType<E>();
    for (int i = 0; i < meta.keyCount(); ++i)
        names.append(name(E(meta.value(i))));
    return names;
}

/// Advice is worded for a verdict; a typical one stands for the cause.
QStringList typicalAdvice(Cause cause, Class cls, Leg leg)
{
    Facts facts;
    facts.first = Observation{SessionId(1), EndpointId(1), {}, leg, Source::Wire, TcpEnd{}};
    Verdict verdict;
    verdict.cause = cause;
    verdict.cls = cls;
    return advice(facts, verdict);
}

QString withLines(QString text, const QString &before, const QStringList &lines)
{
    for (const QString &line : lines)
        text += before + line + u'\n';
    return text;
}

QString explainCause(Cause cause)
{
    QString text = name(cause) + QStringLiteral(": ") + label(cause) + u'\n';
    text = withLines(text, QStringLiteral("  "), {evidenceFor(cause)});
    text = withLines(text, QStringLiteral("    "), subsOf(cause));
    QStringList lines = typicalAdvice(cause, Class::Lost, Leg::Server);
    if (const QString more = settledBy(cause); !more.isEmpty())
        lines << translate("report", "What would settle it: %1.").arg(more);
    text = withLines(text, bullet, lines);
    QStringList behind;
    for (const FindingKind kind : wordsOf(cause).findings)
        behind.append(name(kind));
    if (!behind.isEmpty())
        text += translate("report", "  Findings that may be behind it: %1")
                    .arg(behind.join(QStringLiteral(", "))) +
                u'\n';
    return text;
}

QString judgedFrom(quint16 code, Leg leg)
{
    CloseFrame close;
    close.code = code;
    const Judgement judgement = judgeClose(close, leg);
    return leg == Leg::Client ? translate("report", "  from a client: %1, %2")
                                        .arg(label(judgement.cls), name(judgement.cause)) +
                                    u'\n'
                              : translate("report", "  from a server: %1, %2")
                                        .arg(label(judgement.cls), name(judgement.cause)) +
                                    u'\n';
}

QString retryPhrase(wire::Retry retry)
{
    switch (retry) {
    case wire::Retry::No:
        return translate("report", "its clients give up");
    case wire::Retry::Yes:
        return translate("report", "its clients reconnect");
    case wire::Retry::AtOnce:
        return translate("report", "its clients reconnect at once");
    case wire::Retry::BackOff:
        return translate("report", "its clients wait before they reconnect");
    case wire::Retry::Resume:
        return translate("report", "its clients reconnect and resume");
    case wire::Retry::Unstated:
        break;
    }
    return {};
}

/// "  Discord gateway: Rate limited. The client sent payloads too quickly (its clients reconnect)."
QString meaningLine(const wire::CloseCode &row)
{
    QStringList parts;
    // What the registry calls it stands in the line above.
    if (!row.system.isEmpty() || row.isRange() || row.meaning.isEmpty())
        parts << (row.system.isEmpty() ? row.name : row.system + QStringLiteral(": ") + row.name);
    if (row.isRange())
        parts.last() += QStringLiteral(" (%1–%2)").arg(row.code).arg(row.last);
    if (!row.meaning.isEmpty())
        parts << known(row.meaning);
    QString text = QStringLiteral("  ") + parts.join(QStringLiteral(". "));
    if (const QString retry = retryPhrase(row.retry); !retry.isEmpty())
        text += QStringLiteral(" (") + retry + u')';
    if (!row.source.isEmpty())
        text += QStringLiteral(" [") + row.source + u']';
    return base::visible(text) + u'\n'; // the user's own table may say anything
}

QString meanings(quint16 code, const wire::CloseCodes &own)
{
    QString text;
    for (const wire::CloseCode &row : own) {
        if (row.covers(code))
            text += meaningLine(row);
    }
    for (const wire::CloseCode &row : wire::meaningsOf(code))
        text += meaningLine(row);
    return text;
}

QString explainCode(quint16 code, const wire::CloseCodes &own)
{
    const QString text = closeCodeLabel(code) + u'\n' + meanings(code, own);
    if (code == 1005)
        return text + explainCause(Cause::NoStatusClose);
    if (code == 1006)
        return text +
               translate(
                   "report",
                   "  Never on the wire: an API shows it when the connection ended without a Close frame."
                   " It says nothing about who ended it or why; these causes hide behind it:\n") +
               explainCause(Cause::EofWithoutClose) + explainCause(Cause::TcpReset) +
               explainCause(Cause::HeartbeatTimeout) + explainCause(Cause::TcpTimeout);
    if (code == 1015)
        return text + explainCause(Cause::TlsFailure);
    CloseFrame close;
    close.code = code;
    const Judgement server = judgeClose(close, Leg::Server);
    const QString judged = judgedFrom(code, Leg::Client) + judgedFrom(code, Leg::Server);
    return text + judged + explainCause(server.cause);
}

/// "Idle timeout", "idle-timeout" and "IDLE_TIMEOUT" are all idle_timeout.
QString normalised(const QString &topic)
{
    QString text = topic.trimmed().toLower();
    text.replace(u' ', u'_').replace(u'-', u'_');
    return text;
}

/// What people call a cause when they have read an error message.
const QHash<QString, Cause> &aliases()
{
    static const QHash<QString, Cause> known{
        {QStringLiteral("fin"), Cause::EofWithoutClose},
        {QStringLiteral("eof"), Cause::EofWithoutClose},
        {QStringLiteral("rst"), Cause::TcpReset},
        {QStringLiteral("reset"), Cause::TcpReset},
        {QStringLiteral("connection_reset"), Cause::TcpReset},
        {QStringLiteral("econnreset"), Cause::TcpReset},
        {QStringLiteral("etimedout"), Cause::TcpTimeout},
        {QStringLiteral("econnrefused"), Cause::ConnectionRefused},
        {QStringLiteral("ehostunreach"), Cause::NetworkDown},
        {QStringLiteral("enetunreach"), Cause::NetworkDown},
        {QStringLiteral("nxdomain"), Cause::DnsFailure},
    };
    return known;
}

/// An error text, and what the code in it means.
QString explainText(const QString &topic, const wire::CloseCodes &own)
{
    QString text;
    for (const FoundText &found : errorTextsIn(topic)) {
        text += explainErrorText(found, topic);
        if (found.code)
            text += explainCode(*found.code, own);
    }
    if (const auto code = text.isEmpty() ? closeCodeIn(topic) : std::nullopt)
        text = explainCode(*code, own);
    return text;
}

/// Levenshtein: letters to insert, delete or replace.
int distance(const QString &a, const QString &b)
{
    std::vector<int> row(std::size_t(b.size()) + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= a.size(); ++i) {
        int corner = std::exchange(row[0], int(i));
        for (qsizetype j = 1; j <= b.size(); ++j) {
            const int above = row[std::size_t(j)];
            const int change = corner + (a[i - 1] == b[j - 1] ? 0 : 1);
            row[std::size_t(j)] = std::min({above + 1, row[std::size_t(j) - 1] + 1, change});
            corner = above;
        }
    }
    return row.back();
}

} // namespace

QString explain(const QString &topic, const wire::CloseCodes &own)
{
    bool isNumber = false;
    const uint code = topic.trimmed().toUInt(&isNumber);
    if (isNumber)
        return code <= 4999 ? explainCode(quint16(code), own) : QString();
    if (const QString text = explainDialect(topic.trimmed().toLower()); !text.isEmpty())
        return text;
    const QString word = normalised(topic);
    if (const auto kind = fromName<FindingKind>(word))
        return explain(*kind);
    if (const auto cause = fromName<Cause>(word))
        return explainCause(*cause);
    const auto alias = aliases().find(word);
    return alias == aliases().end() ? explainText(topic, own) : explainCause(*alias);
}

QVector<Topic> topics(const wire::CloseCodes &own)
{
    QVector<Topic> all;
    const auto add = [&all](TopicKind kind, const QString &name, const QString &label) {
        all.append({kind, name, label});
    };
    const QMetaEnum causes = QMetaEnum::fromType<Cause>();
    for (int i = 0; i < causes.keyCount(); ++i)
        add(TopicKind::Cause, name(Cause(causes.value(i))), label(Cause(causes.value(i))));
    const QMetaEnum kinds = QMetaEnum::fromType<FindingKind>();
    for (int i = 0; i < kinds.keyCount(); ++i)
        add(TopicKind::Finding, name(FindingKind(kinds.value(i))), label(FindingKind(kinds.value(i))));
    constexpr quint16 first = 1000, last = 4999;
    for (quint16 code = first; code <= last; ++code) {
        const wire::CloseCodes shipped = wire::meaningsOf(code);
        const auto isNamed = [code](const wire::CloseCode &row) {
            return row.covers(code) && !row.isRange();
        };
        auto named = std::find_if(own.begin(), own.end(), isNamed);
        if (named == own.end()) {
            named = std::find_if(shipped.begin(), shipped.end(), isNamed);
            if (named == shipped.end())
                continue;
        }
        const QString system = named->system.isEmpty() ? QString() : named->system + QStringLiteral(": ");
        add(TopicKind::CloseCode, QString::number(code), base::visible(system + named->name));
    }
    return all + dialectTopics();
}

QStringList topicsLike(const QString &topic)
{
    constexpr qsizetype most = 8;
    const QString word = normalised(topic);
    QVector<std::pair<int, QString>> near;
    for (const QString &name : namesOf<Cause>() + namesOf<FindingKind>()) {
        const bool within = word.size() >= 3 && (name.contains(word) || word.contains(name));
        const int far = distance(word, name);
        if (within || far <= std::max<qsizetype>(2, name.size() / 3))
            near.append({within ? 0 : far, name});
    }
    std::sort(near.begin(), near.end());
    QStringList topics;
    for (const auto &[far, name] : near.first(std::min(most, near.size())))
        topics.append(name);
    return topics;
}

} // namespace report
