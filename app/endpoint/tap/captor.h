// The user's capture rules at work (see session::CaptureRule): what they take out of the texts of a server.
#pragma once

#include "base/effort.h"
#include "base/result.h"
#include "session/endpointspec.h"
#include "session/observation.h"
#include "wire/framedecoder.h"
#include "wire/inflater.h"

#include <QRegularExpression>

#include <memory>

namespace endpoint {

/// The rules of one endpoint, ready for use.
struct CaptureRules
{
    struct Rule
    {
        QString name;
        QRegularExpression pattern;
        base::Effort effort = {};
        bool stopped = false; ///< it costs too much on one text
        bool isSlow = false;  ///< it costs too much on all of them, and looks at some only; said
    };
    std::vector<Rule> rules = {};
    bool keepSecrets = false;     ///< values are observed as they are
    QByteArray redactionKey = {}; ///< otherwise, for the hashes that are observed
};
/// Ready to match within a limit of steps. An error names the rule and where its pattern is wrong.
[[nodiscard]] base::Result<CaptureRules> captureRules(const session::EndpointSpec &spec,
                                                      const QByteArray &redactionKey);

/// What a rule took out of a text, as it was.
struct CapturedValue
{
    QString name, value;
};

/// The texts of one session, as the server sends them.
class Captor
{
public:
    static constexpr qsizetype looksAt = 4096; ///< bytes of a text
    static constexpr int toldPerSecond = 100;  ///< finds
    /// Of a pattern at one place of a text; more than there are bytes, so that one look through all of them
    /// fits.
    static constexpr int mostSteps = 20'000;

    /// `rules` outlive it. `keepsContext`: of the server's messages, where permessage-deflate was agreed.
    Captor(CaptureRules &rules, bool deflates, bool keepsContext);

    /// How many bytes of each data frame must be in its preview.
    [[nodiscard]] qsizetype previewBytes() const
    {
        return m_inflater ? wire::Inflater::compressedKept : looksAt;
    }
    /// A data frame of the server. True if it completes a text that the rules took something out of.
    [[nodiscard]] bool see(const wire::Frame &frame, session::Stamp at);
    /// The rules that were stopped since the last question, for all sessions of the endpoint: the thread that
    /// looks is the one that forwards.
    [[nodiscard]] QStringList takeStopped() { return std::exchange(m_stopped, {}); }
    /// Rules that look at some texts only from now on, or did before.
    [[nodiscard]] QStringList takeSlow() { return std::exchange(m_slow, {}); }
    /// What the last frame brought; empty if that was nothing.
    [[nodiscard]] const std::vector<CapturedValue> &found() const { return m_found; }
    [[nodiscard]] session::Captured observed(const CapturedValue &value) const;
    /// Whether what was found is to be observed: a server that says something in every message would fill the
    /// log. What is taken is used all the same.
    [[nodiscard]] bool mayTell(session::Stamp at);

private:
    /// The beginning of the text that is complete; nothing if it cannot be read.
    [[nodiscard]] std::optional<QByteArray> takeText();

    CaptureRules *m_rules;
    std::optional<wire::Inflater> m_inflater; ///< where messages may be compressed
    QByteArray m_head;                        ///< of the message that is passing
    quint64 m_size = 0;                       ///< bytes of its payload so far
    std::vector<CapturedValue> m_found;
    QStringList m_stopped, m_slow;
    bool m_compressed = false;
    session::Stamp m_second{}; ///< when the second began in which
    int m_told = 0;            ///< so many finds were observed
};

} // namespace endpoint
