#include "inspector/tcpcharts.h"

#include "findings/pictureview.h"
#include "kit/words.h"
#include "theme/letters.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using session::LegFacts;
using session::TcpSample;

namespace {

constexpr int twoFrom = 70; // characters of width: below that, the charts stand under one another

/// How the values of a chart are written. `whole`: there is no half of a byte or of a segment.
struct Unit
{
    QString (*text)(double);
    bool whole;
};

constexpr Unit milliseconds{
    [](double value) { return words::milliseconds(session::Nanoseconds(qint64(value * 1e6))); }, false};
constexpr Unit count{[](double value) { return QLocale().toString(value, 'f', 0); }, true};
constexpr Unit bytes{[](double value) { return words::bytes(quint64(value)); }, true};

/// Room for the highest value, ticks that are round, and the names of the legs where there are two.
Picture finished(Picture picture, const QString &title, const QStringList &legs, const Unit &unit)
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
    for (const double at : roundTicks(0, picture.top, 3, false)) {
        if (!unit.whole || at == std::floor(at))
            picture.yTicks.append({at, unit.text(at)});
    }
    picture.lineTexts = legs;
    return picture;
}

/// A line for each leg that was measured twice at least, over the time from the first measurement to the end.
template <class MeasuredOn, class PointOf>
Picture overTime(const session::Facts &facts, const QString &title, const MeasuredOn &measuredOn,
                 const PointOf &pointOf, const Unit &unit)
{
    Picture picture;
    QStringList legs;
    double first = 0, last = 0;
    for (const session::Leg leg : {session::Leg::Client, session::Leg::Server}) {
        const auto measured = measuredOn(facts.leg(leg));
        if (measured.size() < 2)
            continue;
        QVector<QPointF> line;
        for (const auto &sample : measured)
            line.append(pointOf(sample));
        first = picture.lines.isEmpty() ? line.first().x() : std::min(first, line.first().x());
        last = picture.lines.isEmpty() ? line.last().x() : std::max(last, line.last().x());
        picture.lines.append(line);
        legs.append(words::leg(leg));
    }
    const session::Stamp opened = facts.openedAt.value_or(facts.startedAt);
    if (const auto end = facts.endedAt())
        last = std::max(last, std::chrono::duration<double>(*end - opened).count());
    picture.left = first, picture.right = std::max(last, first + 1);
    const double middle = (picture.left + picture.right) / 2;
    for (const double at : {picture.left, middle, picture.right})
        picture.xTicks.append({at, words::clockTime(opened + session::Stamp(qint64(at * 1e9))).left(8)});
    return finished(picture, title, legs, unit);
}

Picture ofSamples(const session::Facts &facts, const QString &title, double (*value)(const TcpSample &),
                  const Unit &unit)
{
    const session::Stamp opened = facts.openedAt.value_or(facts.startedAt);
    const auto pointOf = [&](const session::TcpSampleAt &sample) {
        return QPointF(std::chrono::duration<double>(sample.at - opened).count(), value(sample));
    };
    return overTime(
        facts, title, [](const LegFacts &leg) { return leg.samples.all(); }, pointOf, unit);
}

Picture ofPings(const session::Facts &facts)
{
    const auto pointOf = [](const session::RttSample &sample) {
        return QPointF(double(sample.at), double(sample.milliseconds));
    };
    return overTime(
        facts, TcpCharts::tr("Round trips of pings"), [](const LegFacts &leg) { return leg.rtts; }, pointOf,
        milliseconds);
}

} // namespace

std::array<Picture, 4> tcpPictures(const session::Facts &facts)
{
    using Milliseconds = std::chrono::duration<double, std::milli>;
    return {ofPings(facts),
            ofSamples(
                facts, TcpCharts::tr("TCP's round trips"),
                [](const TcpSample &s) { return Milliseconds(s.rtt).count(); }, milliseconds),
            ofSamples(
                facts, TcpCharts::tr("Retransmitted segments, in total"),
                [](const TcpSample &s) { return double(s.totalRetransmits); }, count),
            ofSamples(
                facts, TcpCharts::tr("Bytes that wait to be sent"),
                [](const TcpSample &s) { return double(s.notSentBytes); }, bytes)};
}

TcpCharts::TcpCharts(const Theme &theme, QWidget *parent) : QWidget(parent), m_nothing(new QLabel)
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(20);
    grid->setVerticalSpacing(12);
    for (PictureView *&view : m_views) {
        view = new PictureView(theme, this);
        view->hide();
    }
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
    arrange();
    m_nothing->setVisible(!any);
    m_nothing->setText(
        session::saidGoodbye(facts.client()) || session::saidGoodbye(facts.server())
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
    QVector<PictureView *> shown;
    std::copy_if(m_views.begin(), m_views.end(), std::back_inserter(shown),
                 [](const PictureView *view) { return !view->isHidden(); });
    const int columns = width() > twoFrom * letterWidth(fontMetrics()) ? 2 : 1;
    if (columns == m_columns && shown == m_arranged)
        return;
    m_columns = columns;
    m_arranged = shown;
    auto *grid = static_cast<QGridLayout *>(layout());
    grid->addWidget(m_nothing, 0, 0, 1, columns);
    for (int i = 0; i < int(shown.size()); ++i) // without a hole where nothing was measured
        grid->addWidget(shown[i], 1 + i / columns, i % columns);
    grid->setColumnStretch(1, columns > 1 ? 1 : 0);
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(5, 1);
}

} // namespace ui
