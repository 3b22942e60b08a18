// A sink that folds what a reader tells, as the product does.
#pragma once

#include "diagnosis/classify.h"
#include "endpoint/tap/outbox.h"
#include "evidence/reader.h"
#include "session/facts.h"

#include <map>
#include <set>

class Listening final : public evidence::Sink
{
public:
    Listening()
    {
        m_outbox.redactWith(m_key);
        QObject::connect(
            &m_outbox, &endpoint::Outbox::flushed, &m_outbox, [this](const session::Batch &batch) {
                for (const session::Observation &seen : batch) {
                    session::Facts &facts = sessions[quint64(seen.session)];
                    facts.role = session::Role::Capture;
                    session::Stamp &before = latest[quint64(seen.session)];
                    if (seen.at < before &&
                        !std::holds_alternative<session::Traffic>(seen.what)) // a sum of what was
                        ++disorder;
                    before = std::max(before, seen.at);
                    session::apply(facts, seen);
                    ++observations;
                    overdue += over.contains(quint64(seen.session)) ? 1 : 0;
                    if (std::holds_alternative<session::OpenAtEnd>(seen.what))
                        over.insert(quint64(seen.session));
                }
            });
    }
    session::SessionId begin() override
    {
        places[++m_last] = m_place;
        return session::SessionId(m_last);
    }
    void within(const evidence::Within &place) override { m_place = place.name; }
    void observe(session::SessionId session, session::Leg leg, session::Source source, session::What what,
                 session::Stamp at) override
    {
        m_outbox.add(session, leg, source, std::move(what), at);
    }
    void openAtEnd(session::SessionId session, session::Stamp at) override
    {
        m_outbox.flush();
        m_outbox.add(session, session::Leg::Client, session::Source::Clock, session::OpenAtEnd{}, at);
    }
    void note(const evidence::Note &note) override { notes.insert(note.what, note.detail); }
    const QByteArray &redactionKey() const override { return m_key; }
    endpoint::Outbox &outbox() override { return m_outbox; }

    /// Reads all of it in pieces of that size.
    void read(const QByteArray &bytes, qsizetype piece = 1 << 20, evidence::Options options = {})
    {
        const evidence::Format *best = nullptr;
        int fits = 0;
        for (const evidence::Format &format : evidence::formats()) {
            if (const int fit = format.fits(bytes); fit > fits)
                fits = fit, best = &format;
        }
        if (!best)
            return;
        const auto reader = best->make(options);
        for (qsizetype at = 0; at < bytes.size(); at += piece)
            reader->feed(QByteArrayView(bytes).sliced(at).first(std::min(piece, bytes.size() - at)), *this);
        reader->finish(*this);
        m_outbox.flush();
    }
    [[nodiscard]] const session::Facts &facts(quint64 id = 1) { return sessions[id]; }
    [[nodiscard]] diagnosis::Verdict verdict(quint64 id = 1) { return diagnosis::classify(sessions[id], {}); }

    std::map<quint64, session::Facts> sessions;
    std::map<quint64, session::Stamp> latest;
    std::map<quint64, QString> places; ///< of a file that tells of several, where each session began
    QMap<QString, QString> notes;
    std::set<quint64> over; ///< open at the end
    int disorder = 0, observations = 0;
    int overdue = 0; ///< observations of those after that

private:
    endpoint::Outbox m_outbox{session::EndpointId(1)};
    QByteArray m_key{"0123456789abcdef"};
    quint64 m_last = 0;
    QString m_place;
};
