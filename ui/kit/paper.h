// What is copied for a ticket, written as plain text or as Markdown.
#pragma once

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
        m_lines << (m_markdown ? QStringLiteral("### ") + text + u'\n' : text);
    }
    void field(const QString &text) { m_lines << (m_markdown ? QStringLiteral("- ") + text : text); }
    void paragraph(const QString &text) { m_lines << QString() << text; }
    /// A sentence that may hold words of others.
    void sentence(const QString &text) { paragraph(m_markdown ? escaped(text) : text); }
    void list(const QString &title, const QStringList &items)
    {
        begin(title, items);
        for (const QString &item : items)
            m_lines << QStringLiteral("- ") + item;
    }
    /// Lines with text of others, which must not become markup.
    void listing(const QString &title, QStringList items)
    {
        if (!m_markdown || items.isEmpty()) {
            list(title, items);
            return;
        }
        begin(title, items);
        m_lines << QStringLiteral("```") << items.replaceInStrings(QStringLiteral("`"), QStringLiteral("'"))
                << QStringLiteral("```");
    }
    /// `head`: the titles of the columns; texts may be of others.
    void table(const QStringList &head, const QVector<QStringList> &rows)
    {
        const auto line = [this](const QStringList &cells) {
            QStringList shown;
            for (const QString &cell : cells)
                shown << (m_markdown ? escaped(cell).replace(u'\n', QStringLiteral("<br>")) : cell);
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
    [[nodiscard]] static QString escaped(const QString &text)
    {
        QString safe;
        for (const QChar c : text) {
            if (QStringLiteral("\\`*_{}[]<>#|~@!").contains(c))
                safe += u'\\';
            safe += c;
        }
        return safe;
    }
    void begin(const QString &title, const QStringList &items)
    {
        if (!items.isEmpty())
            m_lines << QString() << (m_markdown ? QStringLiteral("**%1**\n").arg(title) : title);
    }

    bool m_markdown;
    QStringList m_lines;
};

} // namespace ui
