#include "inspector/tcpcharts.h"

#include "findings/pictureview.h"
#include "words.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using session::LegFacts;
using session::TcpSample;

namespace {

constexpr int twoFrom = 70; // characters of width: below that, the charts stand under one another

/// Room for the highest value, ticks that are round, and the names of the legs where there are two.
Picture finished(Picture picture, const QString &title, const QStringList &legs, QString (*text)(double))
{
    if (picture.lines.isEmpty())
        return {};
    double high = 0;
    for (const QVector<QPointF> &line : picture.lines) {
        for (const QPointF &point : line)
            high = std::max(high, point.y());
    }
    picture.kind = Picture::Kind::Lines;
    picture.title = title;
    picture.top = high > 0 ? high * 1.15 : 1;
    for (const double at : roundTicks(0, picture.top, 3, false))
        picture.yTicks.append({at, text(at)});
    picture.lineTexts = legs;
    return picture;
}

QString millisecondsText(double value)
{
    return words::milliseconds(session::Nanoseconds(qint64(value * 1e6)));
}

QString countText(double value)
{
    return QLocale().toString(value, 'f', 0);
}

QString bytesText(double value)
{
    return words::bytes(quint64(value));
}

/// TCP is sampled every two seconds at most; the samples carry no time of their own, so they are only
/// numbered.
Picture ofSamples(const session::Facts &facts, const QString &title, double (*value)(const TcpSample &),
                  QString (*text)(double))
{
    Picture picture;
    QStringList legs;
    qsizetype longest = 1;
    for (const session::Leg leg : {session::Leg::Client, session::Leg::Server}) {
        const auto &samples = facts.leg(leg).samples;
        if (samples.size() < 2)
            continue;
        QVector<QPointF> line;
        for (qsizetype i = 0; i < samples.size(); ++i)
            line.append({double(i - samples.size() + 1), value(samples[i])});
        longest = std::max(longest, samples.size());
        picture.lines.append(line);
        legs.append(words::leg(leg));
    }
    picture.left = double(1 - longest), picture.right = 0;
    picture.xTicks = {{picture.left, TcpCharts::tr("%1 samples before").arg(longest - 1)},
                      {0, TcpCharts::tr("last sample")}};
    return finished(picture, title, legs, text);
}

Picture ofPings(const session::Facts &facts)
{
    Picture picture;
    QStringList legs;
    double first = 0, last = 0;
    const session::Stamp opened = facts.openedAt.value_or(facts.startedAt);
    const auto end = facts.endedAt();
    for (const session::Leg leg : {session::Leg::Client, session::Leg::Server}) {
        const auto &rtts = facts.leg(leg).rtts;
        if (rtts.size() < 2)
            continue;
        QVector<QPointF> line;
        for (const session::RttSample &sample : rtts)
            line.append({double(sample.at), double(sample.milliseconds)});
        first = picture.lines.isEmpty() ? line.first().x() : std::min(first, line.first().x());
        last = std::max(last, line.last().x());
        picture.lines.append(line);
        legs.append(words::leg(leg));
    }
    if (end)
        last = std::max(last, std::chrono::duration<double>(*end - opened).count());
    picture.left = first, picture.right = std::max(last, first + 1);
    const double middle = (picture.left + picture.right) / 2;
    for (const double at : {picture.left, middle, picture.right})
        picture.xTicks.append({at, words::clockTime(opened + session::Stamp(qint64(at * 1e9))).left(8)});
    return finished(picture, TcpCharts::tr("Round trips of pings"), legs, millisecondsText);
}

} // namespace

std::array<Picture, 4> tcpPictures(const session::Facts &facts)
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    return {ofPings(facts),
            ofSamples(
                facts, TcpCharts::tr("TCP's round trips"),
                [](const TcpSample &s) { return Milliseconds(s.rtt).count(); }, millisecondsText),
            ofSamples(
                facts, TcpCharts::tr("Retransmitted segments, in total"),
                [](const TcpSample &s) { return double(s.totalRetransmits); }, countText),
            ofSamples(
                facts, TcpCharts::tr("Bytes that wait to be sent"),
                [](const TcpSample &s) { return double(s.notSentBytes); }, bytesText)};
}

TcpCharts::TcpCharts(const Theme &theme, QWidget *parent) : QWidget(parent), m_nothing(new QLabel)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(12);
    for (PictureView *&view : m_views)
        view = new PictureView(theme);
    m_nothing->setWordWrap(true);
    m_nothing->setTextFormat(Qt::PlainText);
    m_nothing->setProperty("role", u"muted"_s);
    arrange();
}

void TcpCharts::show(const session::Facts &facts)
{
    const auto pictures = tcpPictures(facts);
    bool any = false;
    for (std::size_t i = 0; i < pictures.size(); ++i) {
        m_views[i]->show(pictures[i]);
        m_views[i]->setVisible(!pictures[i].isEmpty());
        any |= !pictures[i].isEmpty();
    }
    m_nothing->setVisible(!any);
    m_nothing->setText(
        session::saidGoodbye(facts.client) || session::saidGoodbye(facts.server)
            ? tr("The session said goodbye: how TCP fared then explains nothing and is not kept.")
            : tr("Nothing was measured: the session was too short, or the system does not tell."));
}

void TcpCharts::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TcpCharts::arrange()
{
    const int columns = width() > twoFrom * fontMetrics().averageCharWidth() ? 2 : 1;
    if (columns == m_columns)
        return;
    m_columns = columns;
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(m_nothing, 0, 0, 1, columns);
    for (int i = 0; i < int(m_views.size()); ++i)
        grid->addWidget(m_views[std::size_t(i)], 1 + i / columns, i % columns);
    grid->setColumnStretch(1, columns > 1 ? 1 : 0);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(5, 1);
}

} // namespace ui
