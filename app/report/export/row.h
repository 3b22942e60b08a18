// One row of a table that programs read. Private to this room.
#pragma once

#include "session/observation.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace report {

/// How a format writes its cells.
struct RowForm
{
    char separator;
    const char *absent;
    QByteArray (*time)(session::Stamp at);
    QByteArray (*text)(const QString &text); ///< of anybody; never an empty one
};

class Row
{
public:
    explicit Row(const RowForm &form) : m_form(form) {}

    Row &number(quint64 value) { return plain(QByteArray::number(value)); }
    template <class Number>
    Row &number(const std::optional<Number> &value)
    {
        return value ? plain(QByteArray::number(*value)) : absent();
    }
    Row &milliseconds(const std::optional<session::Nanoseconds> &interval)
    {
        using std::chrono::milliseconds;
        return interval ? plain(QByteArray::number(
                              qint64(std::chrono::duration_cast<milliseconds>(*interval).count())))
                        : absent();
    }
    Row &truth(bool value) { return plain(value ? "true" : "false"); }
    Row &time(const std::optional<session::Stamp> &at) { return at ? plain(m_form.time(*at)) : absent(); }
    /// A name of ours: letters and underscores.
    Row &word(const QString &name) { return name.isEmpty() ? absent() : plain(name.toLatin1()); }
    Row &text(const QString &text) { return text.isEmpty() ? absent() : plain(m_form.text(text)); }
    [[nodiscard]] QByteArray bytes() const { return m_bytes; }

private:
    Row &absent() { return plain(m_form.absent); }
    Row &plain(const QByteArray &cell)
    {
        if (std::exchange(m_begun, true))
            m_bytes += m_form.separator;
        m_bytes += cell;
        return *this;
    }
    const RowForm &m_form;
    QByteArray m_bytes;
    bool m_begun = false;
};

} // namespace report
