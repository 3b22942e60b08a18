// Whatever a peer or a log puts into any field, a line stays one line and a terminal obeys none of it.
#include "base/visible.h"
#include "diagnosis/classify.h"
#include "report/findings.h"
#include "report/report.h"
#include "support/script.h"

#include <QJsonDocument>
#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;

namespace {

/// All of it: controls, C1, separators, bidirectional and zero-width characters, halves of pairs.
QString hostile()
{
    QString text = u"X"_s;
    for (char16_t c = 0; c < 0x20; ++c)
        text += QChar(c);
    for (char16_t c = 0x7f; c < 0xa0; ++c)
        text += QChar(c);
    text += u"\u00ad\u061c\u200b\u200c\u200d\u200e\u200f\u2028\u2029\u202a\u202e\u2060\u2066\u2069\ufeff"_s;
    return text + QChar(0xd800) + u"\n00:00:00.000  session 1 NORMAL  forged\n    \x1b]0;owned\a"_s;
}

/// Puts the same text into every text of an observation.
struct Filler
{
    QString text;
    void operator()(const char *name, QString &field)
    {
        static const QStringList ours{u"cause"_s, u"what"_s,
                                      u"awaited"_s}; // words of ours, which decide what is said
        if (!ours.contains(QLatin1String(name)))
            field = text;
    }
    void operator()(const char *, QByteArray &field) { field = text.toUtf8(); }
    void operator()(const char *, QStringList &field) { field = {text, text}; }
    void operator()(const char *, QVector<FrameRecord> &) {}
    template <class T>
    void operator()(const char *, T &)
    {
    }
};

template <std::size_t... kinds>
QVector<What> everyKind(const QString &text, std::index_sequence<kinds...>)
{
    QVector<What> all;
    const auto add = [&](auto what) {
        if constexpr (!std::is_same_v<decltype(what), TrafficSoFar>) {
            auto value = unboxed(what);
            Filler filler{text};
            value.visit(filler);
            what = value;
            all.append(what);
        }
    };
    (add(std::variant_alternative_t<kinds, AnyWhat>{}), ...);
    return all;
}

/// A session in which everything was seen that can be, after which it ended in `script`'s way.
Facts sessionWith(const QString &text, const QString &script)
{
    Facts facts;
    facts.role = Role::Relay;
    for (const What &what : everyKind(text, std::make_index_sequence<std::variant_size_v<AnyWhat>>())) {
        const bool ends = std::holds_alternative<Ended>(what) || std::holds_alternative<Opened>(what);
        Observation seen{SessionId(1), EndpointId(1), std::chrono::seconds(3),
                         Leg::Server,  Source::Wire,  what};
        if (!ends && !isTerminal(seen))
            apply(facts, seen);
    }
    for (Observation seen : support::readScript(script)) {
        std::visit(
            [&](auto &what) {
                auto value = unboxed(what);
                Filler filler{text};
                if constexpr (!std::is_same_v<std::decay_t<decltype(what)>, TrafficSoFar>)
                    value.visit(filler);
                what = value;
            },
            seen.what);
        apply(facts, seen);
    }
    return facts;
}

const QList<QString> endings{
    u"1 client opened\n4 server close_in 4001 x\n5 server ended"_s,
    u"1 client opened\n4 client close_in 1008 x\n5 server ended"_s,
    u"4 server open_failed dns_failure dns wire x\n5 server ended"_s,
    u"4 server response 403\n4 server open_failed http_rejected http wire x\n5 server ended"_s,
    u"4 client tool policy origin\n5 server ended"_s,
    u"4 client tool limit x\n5 server ended"_s,
    u"1 client opened\n4 client tool protocol x\n5 server ended"_s,
    u"1 client opened\n4 server fin\n5 server ended"_s,
};

/// Every text of a terminal about such a session, and every line of JSON.
QStringList texts(const QString &text)
{
    QStringList all;
    for (const QString &ending : endings) {
        const Facts facts = sessionWith(text, ending);
        const auto verdict = diagnosis::classify(facts);
        all << report::sessionText(facts) << report::disconnectText(facts, verdict);
    }
    EndpointStatus status;
    status.name = status.error = text;
    status.target = QUrl(u"ws://127.0.0.1/"_s);
    status.target.setPath(u'/' + text, QUrl::DecodedMode);
    all << report::endpointText(status);
    RecoveryStep step;
    step.action = step.reason = text;
    for (const RecoveryOutcome outcome :
         {RecoveryOutcome::Waiting, RecoveryOutcome::Failed, RecoveryOutcome::GaveUp}) {
        step.outcome = outcome;
        all << report::recoveryText(SessionId(1), step);
    }
    findings::Finding finding;
    finding.matches = finding.alsoFits = {text};
    all << report::findingText(finding);
    return all;
}

} // namespace

class TestTerminal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void linesAreOurs();
    void jsonIsHarmless();
};

void TestTerminal::linesAreOurs()
{
    const QStringList plain = texts(u"X"_s), attacked = texts(hostile());
    QCOMPARE(attacked.size(), plain.size());
    int named = 0;
    for (qsizetype i = 0; i < plain.size(); ++i) {
        QCOMPARE(base::visibleLines(attacked[i]), attacked[i]);
        QVERIFY2(attacked[i].count(u'\n') == plain[i].count(u'\n'), qPrintable(attacked[i]));
        named += attacked[i].contains(u"\\x1b"_s);
    }
    QVERIFY(named > plain.size() / 2); // the attack was there
}

void TestTerminal::jsonIsHarmless()
{
    for (const QString &ending : endings) {
        const Facts facts = sessionWith(hostile(), ending);
        for (const QJsonObject &object :
             {report::sessionLine(facts), report::disconnectLine(facts, diagnosis::classify(facts))}) {
            const QByteArray json = base::visibleJson(QJsonDocument(object).toJson(QJsonDocument::Compact));
            const QString text = QString::fromUtf8(json);
            QCOMPARE(base::visible(text), text);
            QCOMPARE(QJsonDocument::fromJson(json).object(), object);
        }
    }
}

QTEST_GUILESS_MAIN(TestTerminal)
#include "tst_terminal.moc"
