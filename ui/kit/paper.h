// What is copied for a ticket, written as plain text or as Markdown.
#pragma once

#include "base/visible.h"

#include <QStringList>
#include <QVector>

namespace ui {

/// How headings, lists and what peers wrote look in one of the two forms.
class Paper
{
public:
    explicit Paper(bool markdown) : m_markdown(markdown) {}

    void heading(const QString &text)
    {
        m_lines << (m_markdown ? QStringLiteral("### ") + harmless(text) + u'\n' : harmless(text));
    }
    void field(const QString &text)
    {
        m_lines << (m_markdown ? QStringLiteral("- ") + harmless(text) : harmless(text));
    }
    void paragraph(const QString &text) { m_lines << QString() << harmless(text); }
    void list(const QString &title, const QStringList &items)
    {
        begin(title, items);
        for (const QString &item : items)
            m_lines << QStringLiteral("- ") + harmless(item);
    }
    /// Lines as they are.
    void listing(const QString &title, const QStringList &items)
    {
        if (!m_markdown || items.isEmpty()) {
            list(title, items);
            return;
        }
        begin(title, items);
        m_lines << QStringLiteral("```");
        for (const QString &item : items)
            m_lines << base::visible(item).replace(u'`', u'\'');
        m_lines << QStringLiteral("```");
    }
    /// `head`: the titles of the columns; texts may be of others.
    void table(const QStringList &head, const QVector<QStringList> &rows)
    {
        const auto line = [this](const QStringList &cells) {
            QStringList shown;
            for (const QString &cell : cells) {
                QStringList lines;
                for (const QString &one : cell.split(u'\n'))
                    lines << harmless(one);
                shown << lines.join(m_markdown ? QStringLiteral("<br>") : QStringLiteral(" "));
            }
            return m_markdown ? QStringLiteral("| %1 |").arg(shown.join(QStringLiteral(" | ")))
                              : shown.join(u'\t');
        };
        m_lines << QString() << line(head);
        if (m_markdown)
            m_lines << u'|' + QStringLiteral("---|").repeated(head.size());
        for (const QStringList &row : rows)
            m_lines << line(row);
    }
    [[nodiscard]] QString text() const { return m_lines.join(u'\n') + u'\n'; }

private:
    /// Any of it may hold words of others: they become neither lines nor markup.
    [[nodiscard]] QString harmless(const QString &text) const
    {
        const QString plain = base::visible(text);
        if (!m_markdown)
            return plain;
        QString safe;
        for (const QChar c : plain) {
            if (QStringLiteral("\\`*_{}[]<>#|~@!&").contains(c))
                safe += u'\\';
            safe += c;
        }
        return safe;
    }
    void begin(const QString &title, const QStringList &items)
    {
        if (!items.isEmpty())
            m_lines << QString()
                    << (m_markdown ? QStringLiteral("**%1**\n").arg(harmless(title)) : harmless(title));
    }

    bool m_markdown;
    QStringList m_lines;
};

} // namespace ui
