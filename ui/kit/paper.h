// What is copied for a ticket, written as plain text or as Markdown.
#pragma once

#include <QStringList>

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
