#include "findings/catalogue.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace findings {

namespace {

/// Reads the fields of one row and remembers the first that is wrong.
class Row
{
public:
    Row(const QJsonObject &object, QString *error) : m_object(object), m_error(error) {}

    QString text(const QString &name, bool required = true)
    {
        const QJsonValue value = m_object.value(name);
        if (required ? !value.isString() || value.toString().isEmpty() : !value.isString() && !value.isNull())
            fail(name);
        return value.toString();
    }
    /// Empty if left out.
    QString textIfGiven(const QString &name) { return m_object.contains(name) ? text(name) : QString(); }
    double number(const QString &name)
    {
        if (!m_object.value(name).isDouble())
            fail(name);
        return m_object.value(name).toDouble();
    }
    std::optional<double> optionalNumber(const QString &name)
    {
        if (m_object.value(name).isNull())
            return {};
        return number(name);
    }
    /// Nothing if left out.
    std::optional<double> numberIfGiven(const QString &name)
    {
        return m_object.contains(name) ? std::optional(number(name)) : std::nullopt;
    }
    bool flag(const QString &name)
    {
        if (!m_object.value(name).isBool())
            fail(name);
        return m_object.value(name).toBool();
    }
    /// False if left out.
    bool optionalFlag(const QString &name) { return m_object.contains(name) && flag(name); }
    QStringList texts(const QString &name)
    {
        if (!m_object.value(name).isArray())
            fail(name);
        QStringList list;
        for (const QJsonValue &value : m_object.value(name).toArray())
            list << value.toString();
        return list;
    }
    std::optional<EndStyle> style(const QString &name)
    {
        const QJsonValue value = m_object.value(name);
        if (value.isNull())
            return {};
        static const QStringList names{u"fin"_s, u"reset"_s, u"tcp"_s, u"any"_s, u"silent"_s, u"close"_s};
        const QJsonObject object = value.toObject();
        const auto index = names.indexOf(object.value("as"_L1).toString());
        if (index < 0) {
            fail(name);
            return {};
        }
        EndStyle style;
        style.as = EndStyle::As(index);
        if (object.value("code"_L1).isDouble())
            style.code = quint16(object.value("code"_L1).toInt());
        if (object.value("reason"_L1).isString())
            style.reason = object.value("reason"_L1).toString();
        return style;
    }
    void fail(const QString &name)
    {
        if (m_error->isEmpty())
            *m_error = u"%1 %2: %3"_s.arg(m_object.value("product"_L1).toString(),
                                          m_object.value("setting"_L1).toString(), name);
    }

private:
    const QJsonObject m_object;
    QString *m_error;
};

TimerRow timerRow(Row row)
{
    TimerRow timer;
    timer.product = row.text(u"product"_s);
    timer.setting = row.text(u"setting"_s);
    timer.seconds = row.optionalNumber(u"seconds"_s);
    if (const auto measure = session::fromName<Measure>(row.text(u"measures"_s)))
        timer.measures = *measure;
    else
        row.fail(u"measures"_s);
    timer.early = row.number(u"early"_s);
    timer.late = row.number(u"late"_s);
    timer.mostly = row.numberIfGiven(u"mostly"_s);
    timer.configurable = row.flag(u"configurable"_s);
    timer.cloud = row.flag(u"cloud"_s);
    timer.front = row.style(u"front"_s);
    timer.behind = row.style(u"behind"_s);
    timer.headers = row.texts(u"headers"_s);
    timer.alwaysSendsHeaders = row.flag(u"always_sends_headers"_s);
    timer.measured = row.flag(u"measured"_s);
    timer.textPings = row.optionalFlag(u"text_pings"_s);
    timer.dialect = row.textIfGiven(u"dialect"_s);
    timer.variantOf = row.text(u"variant_of"_s, false);
    timer.source = row.text(u"source"_s);
    if (!timer.front && !timer.behind)
        row.fail(u"front"_s);
    if (!timer.seconds && !timer.configurable)
        row.fail(u"seconds"_s);
    return timer;
}

SizeRow sizeRow(Row row)
{
    SizeRow size;
    size.product = row.text(u"product"_s);
    size.setting = row.text(u"setting"_s);
    size.bytes = quint64(row.number(u"bytes"_s));
    const QString what = row.text(u"what"_s);
    if (what != "frame"_L1 && what != "message"_L1)
        row.fail(u"what"_s);
    size.frame = what == "frame"_L1;
    if (const auto code = row.optionalNumber(u"code"_s))
        size.code = quint16(*code);
    size.cloud = row.flag(u"cloud"_s);
    size.configurable = row.flag(u"configurable"_s);
    size.source = row.text(u"source"_s);
    return size;
}

} // namespace

std::optional<Catalogue> Catalogue::parse(const QByteArray &json, QString *error)
{
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(json, &parsed);
    error->clear();
    if (document.isNull()) {
        *error = u"%1 at byte %2"_s.arg(parsed.errorString()).arg(parsed.offset);
        return {};
    }
    Catalogue catalogue;
    for (const QJsonValue &value : document.object().value("timers"_L1).toArray())
        catalogue.timers.push_back(timerRow(Row(value.toObject(), error)));
    for (const QJsonValue &value : document.object().value("sizes"_L1).toArray())
        catalogue.sizes.push_back(sizeRow(Row(value.toObject(), error)));
    if (catalogue.timers.empty() && error->isEmpty())
        *error = u"no timers"_s;
    if (!error->isEmpty())
        return {};
    return catalogue;
}

const Catalogue &Catalogue::builtIn()
{
    static const Catalogue catalogue = [] {
        QFile file(u":/catalogue.json"_s);
        QString error;
        const bool open = file.open(QIODevice::ReadOnly);
        auto parsed = parse(open ? file.readAll() : QByteArray(), &error);
        Q_ASSERT_X(parsed, "catalogue.json", qPrintable(error)); // a test reads it, so it cannot ship broken
        return parsed.value_or(Catalogue());
    }();
    return catalogue;
}

bool fits(const std::optional<EndStyle> &style, const End &end)
{
    if (!style)
        return false;
    switch (style->as) {
    case EndStyle::As::Fin:
        return end.shape == EndShape::Fin;
    case EndStyle::As::Reset:
        return end.shape == EndShape::Reset;
    case EndStyle::As::Tcp:
        return end.shape == EndShape::Fin || end.shape == EndShape::Reset;
    case EndStyle::As::Any:
        return end.shape != EndShape::Tool;
    case EndStyle::As::Silent:
        return end.shape == EndShape::Reset || end.shape == EndShape::Timeout || end.shape == EndShape::Tool;
    case EndStyle::As::Close:
        return end.shape == EndShape::Close && end.code == style->code &&
               (!style->reason || *style->reason == end.reason);
    }
    return false;
}

namespace {

/// `pattern` is the beginning of the line; a * in it stands for anything.
bool begins(const QString &line, const QString &pattern)
{
    const qsizetype star = pattern.indexOf(u'*');
    if (star < 0)
        return line.startsWith(pattern, Qt::CaseInsensitive);
    return line.startsWith(QStringView(pattern).left(star), Qt::CaseInsensitive) &&
           line.indexOf(QStringView(pattern).mid(star + 1), star, Qt::CaseInsensitive) >= 0;
}

} // namespace

std::optional<bool> confirmedBy(const TimerRow &row, const QStringList &fingerprint)
{
    const bool found = std::any_of(row.headers.begin(), row.headers.end(), [&](const QString &header) {
        return std::any_of(fingerprint.begin(), fingerprint.end(),
                           [&](const QString &line) { return begins(line, header); });
    });
    if (found)
        return true;
    if (row.alwaysSendsHeaders)
        return false;
    return {};
}

} // namespace findings
