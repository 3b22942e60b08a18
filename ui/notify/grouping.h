// Which ends of connections are told one by one, and which together. Pure: the time comes in as an argument.
#pragma once

#include "diagnosis/verdict.h"

#include <QVector>

#include <optional>

namespace ui {

/// The end of one session, as far as a notification cares.
struct EndNotice
{
    session::SessionId session{};
    diagnosis::Class cls = diagnosis::Class::Lost;
    QString title, text;
};

/// What is shown at once: one end, or many.
struct Announcement
{
    QVector<EndNotice> ends; ///< never empty
    /// The worst of them: lost, then failed, then normal.
    [[nodiscard]] diagnosis::Class worst() const;
    [[nodiscard]] int count(diagnosis::Class cls) const;
};

class Grouping
{
public:
    static constexpr int alone = 3; ///< told one by one within `span`
    static constexpr std::chrono::seconds span{10};

    /// What to show now of the ends that just came. More than 3 in 10 s are held back and told together, at
    /// most once in 10 s; the first group counts those of its burst that were told alone, too.
    [[nodiscard]] QVector<Announcement> take(const QVector<EndNotice> &fresh, session::Stamp now);
    /// When take() has to be called again, though nothing new came; nothing if nothing is held back.
    [[nodiscard]] std::optional<session::Stamp> dueAt() const;

private:
    struct Alone
    {
        session::Stamp at{};
        std::optional<EndNotice> end; ///< until a group has counted it
    };
    QVector<Alone> m_recent; ///< the last ends that were told alone, at most `alone`
    std::optional<session::Stamp> m_groupAt;
    QVector<EndNotice> m_held;
};

} // namespace ui
