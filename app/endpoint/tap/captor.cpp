#include "endpoint/tap/captor.h"

#include "wire/redact.h"

namespace endpoint {

namespace {

/// The same within a limit of steps (pcre2pattern(3)); a pattern that sets a limit of its own can only lower
/// it.
QRegularExpression bounded(const QRegularExpression &pattern)
{
    return QRegularExpression(QStringLiteral("(*LIMIT_MATCH=%1)").arg(Captor::mostSteps) + pattern.pattern(),
                              pattern.patternOptions());
}

} // namespace

base::Result<CaptureRules> captureRules(const session::EndpointSpec &spec, const QByteArray &redactionKey)
{
    CaptureRules rules{{}, spec.keepSecrets, redactionKey};
    for (const session::CaptureRule &rule : spec.captures) {
        const QRegularExpression pattern(rule.pattern, QRegularExpression::DotMatchesEverythingOption);
        if (!pattern.isValid())
            return base::Error{QStringLiteral("the pattern of capture %1 is wrong at %2: %3")
                                   .arg(rule.name)
                                   .arg(pattern.patternErrorOffset())
                                   .arg(pattern.errorString())};
        rules.rules.push_back({rule.name, bounded(pattern)});
    }
    return rules;
}

Captor::Captor(CaptureRules &rules, bool deflates, bool keepsContext) : m_rules(&rules)
{
    if (deflates)
        m_inflater.emplace(keepsContext);
}

bool Captor::see(const wire::Frame &frame, session::Stamp at)
{
    m_found.clear();
    if (frame.opcode != wire::Opcode::Continuation) {
        m_head.clear();
        m_size = 0;
        m_compressed = frame.compressed;
    }
    const qsizetype most = m_compressed ? wire::Inflater::compressedKept : looksAt;
    m_head.append(frame.preview.left(most - m_head.size()));
    m_size += frame.payloadBytes;
    if (!frame.messageBytes)
        return false;
    const std::optional<QByteArray> text = takeText();
    if (!text || frame.messageOpcode != wire::Opcode::Text)
        return false;
    const QString read = QString::fromUtf8(*text);
    for (CaptureRules::Rule &rule : m_rules->rules) {
        if (rule.stopped || !rule.effort.isLeft(at))
            continue;
        const auto before = base::threadTime();
        const auto match = rule.pattern.match(read);
        const bool isSlow = !rule.effort.spend(base::threadTime() - before, at);
        rule.stopped = !match.isValid();
        if (rule.stopped)
            m_stopped.append(rule.name);
        else if (isSlow && !std::exchange(rule.isSlow, true))
            m_slow.append(rule.name);
        if (match.hasMatch())
            m_found.push_back({rule.name, match.captured(match.lastCapturedIndex() > 0 ? 1 : 0)});
    }
    return !m_found.empty();
}

bool Captor::mayTell(session::Stamp at)
{
    if (at - m_second >= std::chrono::seconds(1)) {
        m_second = at;
        m_told = 0;
    }
    return m_told++ < toldPerSecond;
}

session::Captured Captor::observed(const CapturedValue &value) const
{
    return {value.name,
            m_rules->keepSecrets
                ? value.value
                : QString::fromLatin1(wire::hashedSecret(value.value.toUtf8(), m_rules->redactionKey))};
}

std::optional<QByteArray> Captor::takeText()
{
    const QByteArray head = std::exchange(m_head, {});
    if (!m_compressed)
        return head;
    if (!m_inflater)
        return {};
    if (quint64(head.size()) != m_size) {
        m_inflater->skip();
        return {};
    }
    return m_inflater->begin(head, looksAt);
}

} // namespace endpoint
