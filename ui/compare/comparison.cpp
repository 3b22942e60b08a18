#include "compare/sheet.h"

#include "inspector/content.h"
#include "kit/clock.h"
#include "kit/endpointnames.h"
#include "kit/paper.h"
#include "kit/words.h"
#include "report/report.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using session::Facts;
using session::LegFacts;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Comparison)
};

/// "127.0.0.1" of "127.0.0.1:51234": the port of a client is another one each time.
QString hostOf(const QString &peer)
{
    return peer.section(u':', 0, -2);
}

bool areFar(double a, double b)
{
    return std::abs(a - b) > 0.1 * std::max(std::abs(a), std::abs(b));
}

class SheetWriter
{
public:
    SheetWriter(const monitor::Session &left, const monitor::Session &right, const monitor::Monitor &monitor)
        : m_sessions{&left, &right}, m_now{now(monitor, left.facts), now(monitor, right.facts)}
    {
    }

    /// Sections without rows are left out.
    void begin(const QString &title)
    {
        if (!m_sections.isEmpty() && m_sections.last().rows.isEmpty())
            m_sections.removeLast();
        m_sections.append({title, {}});
    }

    /// What neither has is left out.
    void row(const QString &label, const QString &left, const QString &right, bool differs)
    {
        if (left.isEmpty() && right.isEmpty())
            return;
        const auto shown = [](const QString &text) { return text.isEmpty() ? absentValue() : text; };
        m_sections.last().rows.append({label, {shown(left), shown(right)}, differs});
    }

    template <class Get>
    void text(const QString &label, Get get)
    {
        const QString left = get(*m_sessions[0]), right = get(*m_sessions[1]);
        row(label, left, right, left != right);
    }

    /// Of which it is no news that they differ.
    template <class Get>
    void own(const QString &label, Get get)
    {
        row(label, get(*m_sessions[0]), get(*m_sessions[1]), false);
    }

    /// `get` answers an optional number, `say` puts one into words.
    template <class Get, class Say>
    void amount(const QString &label, Get get, Say say)
    {
        const auto left = get(*m_sessions[0]), right = get(*m_sessions[1]);
        const bool differs =
            left.has_value() != right.has_value() || (left && areFar(double(*left), double(*right)));
        row(label, left ? say(*left) : QString(), right ? say(*right) : QString(), differs);
    }

    template <class Get>
    void interval(const QString &label, Get get)
    {
        amount(
            label,
            [&get](const monitor::Session &s) -> std::optional<qint64> {
                const std::optional<session::Nanoseconds> value = get(s);
                return value ? std::optional<qint64>(value->count()) : std::nullopt;
            },
            [](qint64 value) { return report::duration(session::Nanoseconds(value)); });
    }

    /// Rows that only some sessions have, matched by their labels, in the order of the one that has them.
    void labelled(const QVector<Labelled> &left, const QVector<Labelled> &right)
    {
        const auto in = [](const QVector<Labelled> &rows, const QString &label) {
            const auto it = std::find_if(rows.begin(), rows.end(),
                                         [&](const Labelled &each) { return each.label == label; });
            return it == rows.end() ? QString() : it->value;
        };
        QStringList labels;
        for (const auto *rows : {&left, &right}) {
            for (const Labelled &each : *rows) {
                if (!labels.contains(each.label))
                    labels.append(each.label);
            }
        }
        for (const QString &label : std::as_const(labels))
            row(label, in(left, label), in(right, label), in(left, label) != in(right, label));
    }

    [[nodiscard]] session::Stamp now(const monitor::Session &session) const
    {
        return m_now[&session == m_sessions[0] ? 0 : 1];
    }

    QVector<SheetSection> take()
    {
        begin({});
        m_sections.removeLast();
        return std::move(m_sections);
    }

private:
    static session::Stamp now(const monitor::Monitor &monitor, const Facts &facts)
    {
        return ui::now(monitor, facts);
    }

    const monitor::Session *m_sessions[2];
    session::Stamp m_now[2];
    QVector<SheetSection> m_sections;
};

void writeVerdict(SheetWriter &sheet, const InspectorContent &left, const InspectorContent &right)
{
    using monitor::Session;
    sheet.begin(Text::tr("Verdict"));
    sheet.row(Text::tr("Class"), left.word, right.word, left.word != right.word);
    sheet.row(Text::tr("What happened"), left.sentence, right.sentence, false);
    const auto verdict = [&sheet](const QString &label, auto get) {
        sheet.text(label, [&get](const Session &s) { return s.verdict ? get(*s.verdict) : QString(); });
    };
    using diagnosis::Verdict;
    verdict(Text::tr("Cause"), [](const Verdict &v) { return report::label(v.cause); });
    verdict(Text::tr("Ended by"), [](const Verdict &v) { return report::endedBy(v); });
    verdict(Text::tr("How sure"), [](const Verdict &v) { return report::label(v.confidence); });
    verdict(Text::tr("Code"), [](const Verdict &v) { return report::closeCodeLabel(v.code); });
    verdict(Text::tr("Reason"), [](const Verdict &v) { return v.reason; });
    verdict(Text::tr("Ended while"), [](const Verdict &v) { return report::label(v.phase); });
    verdict(Text::tr("Closing handshake"),
            [](const Verdict &v) { return v.clean ? Text::tr("complete") : Text::tr("not complete"); });
}

void writeTimes(SheetWriter &sheet)
{
    using monitor::Session;
    using Interval = std::optional<session::Nanoseconds>;
    sheet.begin(Text::tr("Times"));
    sheet.own(Text::tr("Began at"), [](const Session &s) { return words::dateTime(s.facts.startedAt); });
    sheet.own(Text::tr("Ended at"),
              [](const Session &s) { return s.verdict ? words::dateTime(s.verdict->at) : QString(); });
    sheet.interval(Text::tr("Opened after"), [](const Session &s) -> Interval {
        return s.facts.openedAt ? Interval(*s.facts.openedAt - s.facts.startedAt) : Interval();
    });
    sheet.interval(Text::tr("Duration"), [&sheet](const Session &s) -> Interval {
        if (s.verdict || !s.facts.openedAt)
            return s.verdict ? s.verdict->duration : Interval();
        return sheet.now(s) - *s.facts.openedAt;
    });
    sheet.interval(Text::tr("Idle before the end"),
                   [](const Session &s) -> Interval { return s.verdict ? s.verdict->idle : Interval(); });
}

QString tlsOf(const Facts &facts)
{
    QStringList parts;
    for (const LegFacts *leg : {&facts.client(), &facts.server()}) {
        if (leg->tls)
            parts.append(u"%1 %2"_s.arg(leg->tls->protocol, leg->tls->cipher));
    }
    return parts.join(u" | "_s);
}

void writeHeads(SheetWriter &sheet)
{
    using monitor::Session;
    sheet.begin(Text::tr("Opening handshake"));
    const auto request = [&sheet](const QString &label, QString session::RequestHead::*member) {
        sheet.text(label, [member](const Session &s) {
            return s.facts.request ? (*s.facts.request).*member : QString();
        });
    };
    request(Text::tr("URL"), &session::RequestHead::target);
    request(Text::tr("Host"), &session::RequestHead::host);
    request(Text::tr("Origin"), &session::RequestHead::origin);
    request(Text::tr("User agent"), &session::RequestHead::userAgent);
    request(Text::tr("Cookie"), &session::RequestHead::cookie);
    request(Text::tr("Subprotocols offered"), &session::RequestHead::subprotocols);
    request(Text::tr("Extensions offered"), &session::RequestHead::extensions);
    request(Text::tr("Flaw of the request"), &session::RequestHead::flaw);
    const auto response = [&sheet](const QString &label, auto get) {
        sheet.text(label, [&get](const Session &s) {
            return s.facts.response ? get(*s.facts.response) : QString();
        });
    };
    using session::ResponseHead;
    response(Text::tr("HTTP status"), [](const ResponseHead &r) {
        return u"%1 %2"_s.arg(QString::number(r.status), r.reason).trimmed();
    });
    response(Text::tr("Subprotocol"), [](const ResponseHead &r) { return r.subprotocol; });
    response(Text::tr("Extensions"), [](const ResponseHead &r) { return r.extensions; });
    response(Text::tr("Headers that name a product"),
             [](const ResponseHead &r) { return r.fingerprint.join(u"; "_s); });
    response(Text::tr("Retry-After"), [](const ResponseHead &r) { return r.retryAfter; });
    response(Text::tr("Location"), [](const ResponseHead &r) { return r.location; });
    response(Text::tr("Flaw of the response"), [](const ResponseHead &r) { return r.flaw; });
    sheet.text(Text::tr("TLS"), [](const Session &s) { return tlsOf(s.facts); });
}

void writeConnection(SheetWriter &sheet, const EndpointNames &names)
{
    using monitor::Session;
    sheet.begin(Text::tr("Who"));
    sheet.text(Text::tr("Endpoint"), [&names](const Session &s) { return names.of(s.facts.endpoint); });
    sheet.text(Text::tr("Kind of endpoint"), [](const Session &s) { return report::label(s.facts.role); });
    sheet.text(Text::tr("Client"), [](const Session &s) {
        return hostOf(s.facts.client().exists ? s.facts.client().peer : s.facts.server().local);
    });
    sheet.text(Text::tr("Server"), [](const Session &s) { return s.facts.server().peer; });
    sheet.text(Text::tr("Broken on purpose"),
               [](const Session &s) { return s.facts.faulted ? Text::tr("yes") : QString(); });
}

void writeLeg(SheetWriter &sheet, session::Leg which, const InspectorContent &left,
              const InspectorContent &right)
{
    using monitor::Session;
    const QString title = words::leg(which);
    const auto column = [&title](const InspectorContent &content) {
        const auto it = std::find_if(content.legs.begin(), content.legs.end(),
                                     [&](const LegColumn &leg) { return leg.title == title; });
        return it == content.legs.end() ? QStringList() : it->values;
    };
    const QStringList one = column(left), two = column(right), titles = legRowTitles();
    if (one.isEmpty() && two.isEmpty())
        return;
    sheet.begin(title);
    for (const LegRow row : {LegRow::CodeReceived, LegRow::CodeSent, LegRow::EndOfTcp})
        sheet.row(titles[int(row)], one.value(int(row)), two.value(int(row)),
                  one.value(int(row)) != two.value(int(row)));
    const auto count = [&](const QString &label, auto get, auto say) {
        sheet.amount(
            label,
            [&](const Session &s) -> std::optional<quint64> {
                const LegFacts &leg = s.facts.leg(which);
                return leg.exists ? std::optional<quint64>(get(leg)) : std::nullopt;
            },
            say);
    };
    const auto plain = [](quint64 value) { return QLocale().toString(value); };
    count(
        Text::tr("Messages received"), [](const LegFacts &l) { return l.in.messages; }, plain);
    count(
        Text::tr("Bytes received"), [](const LegFacts &l) { return l.in.bytes; }, words::bytes);
    count(
        Text::tr("Messages sent"), [](const LegFacts &l) { return l.out.messages; }, plain);
    count(
        Text::tr("Bytes sent"), [](const LegFacts &l) { return l.out.bytes; }, words::bytes);
    count(
        Text::tr("Pings unanswered"), [](const LegFacts &l) { return quint64(l.pingsUnanswered); }, plain);
    sheet.interval(Text::tr("Round trip"), [which](const Session &s) { return s.facts.leg(which).rtt; });
    sheet.amount(
        Text::tr("Retransmits"),
        [which](const Session &s) -> std::optional<quint64> {
            const LegFacts &leg = s.facts.leg(which);
            return leg.samples.isEmpty() ? std::nullopt
                                         : std::optional<quint64>(leg.samples.last().totalRetransmits);
        },
        plain);
}

} // namespace

int Sheet::differences() const
{
    int count = 0;
    for (const SheetSection &section : sections)
        count += int(std::count_if(section.rows.begin(), section.rows.end(),
                                   [](const SheetRow &row) { return row.differs; }));
    return count;
}

Sheet comparisonOf(const monitor::Session &left, const monitor::Session &right, const EndpointNames &names,
                   const monitor::Monitor &monitor)
{
    const auto content = [&](const monitor::Session &s) {
        return describe(s, names.of(s.facts.endpoint), now(monitor, s.facts), isLeft(monitor, s.facts));
    };
    const InspectorContent one = content(left), two = content(right);
    SheetWriter sheet(left, right, monitor);
    writeVerdict(sheet, one, two);
    writeTimes(sheet);
    writeConnection(sheet, names);
    writeHeads(sheet);
    writeLeg(sheet, session::Leg::Client, one, two);
    writeLeg(sheet, session::Leg::Server, one, two);
    sheet.begin(Text::tr("What the application said"));
    sheet.labelled(one.application, two.application);
    sheet.begin(Text::tr("In the page"));
    sheet.labelled(one.page, two.page);
    const QString a = u"#%1"_s.arg(quint64(left.facts.id)), b = u"#%1"_s.arg(quint64(right.facts.id));
    return {Text::tr("%1 and %2 Side by Side").arg(a, b), {a, b}, sheet.take()};
}

QString sheetMarkdown(const Sheet &sheet)
{
    Paper paper(true);
    paper.heading(sheet.title);
    const bool marks = sheet.differences() > 0;
    for (const SheetSection &section : sheet.sections) {
        QVector<QStringList> rows;
        for (const SheetRow &row : section.rows)
            rows.append(QStringList{marks && row.differs ? u"≠ "_s + row.label : row.label} + row.values);
        paper.table(QStringList{section.title} + sheet.columns, rows);
    }
    return paper.text();
}

} // namespace ui
