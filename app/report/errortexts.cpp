#include "report/errortexts.h"

#include "diagnosis/closereasons.h"
#include "report/words.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace report {

namespace {

std::vector<ErrorText> read()
{
    QFile file(QStringLiteral(":/dropscope/errortexts.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    std::vector<ErrorText> rows;
    for (const QJsonValue &each :
         QJsonDocument::fromJson(file.readAll()).object().value(u"texts").toArray()) {
        const QJsonObject object = each.toObject();
        ErrorText row;
        row.says = object.value(u"says").toString(), row.of = object.value(u"of").toString();
        row.proves = object.value(u"proves").toString(), row.doesNotProve = object.value(u"not").toString();
        row.source = object.value(u"source").toString();
        for (const QJsonValue &words : object.value(u"has").toArray())
            row.has.append(u' ' + words.toString() + u' ');
        for (const QJsonValue &name : object.value(u"causes").toArray()) {
            if (const auto cause = session::fromName<diagnosis::Cause>(name.toString()))
                row.causes.append(*cause);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

qsizetype lengthOf(const QStringList &words)
{
    qsizetype length = 0;
    for (const QString &one : words)
        length += one.size();
    return length;
}

/// The HTTP status that the text names, wherever it stands; not the 101 that was expected, nor a number of an
/// address.
QString statusIn(QString text)
{
    static const QRegularExpression address(QStringLiteral("\\w+://[^\\s'\"]+"));
    static const QRegularExpression status(QStringLiteral("\\b(?!101\\b)[1-5][0-9][0-9]\\b"));
    text.remove(address);
    const auto match = status.match(text);
    return match.hasMatch() ? match.captured() : QStringLiteral("…");
}

} // namespace

const std::vector<ErrorText> &errorTexts()
{
    static const std::vector<ErrorText> rows = read();
    return rows;
}

const ErrorText *errorTextIn(const QString &text)
{
    const QString plain = diagnosis::plainWords(text.left(4096));
    const ErrorText *best = nullptr;
    for (const ErrorText &row : errorTexts()) {
        const bool fits =
            !row.has.isEmpty() && std::all_of(row.has.begin(), row.has.end(),
                                              [&](const QString &words) { return plain.contains(words); });
        if (fits && (!best || lengthOf(row.has) > lengthOf(best->has)))
            best = &row;
    }
    return best;
}

QString explainErrorText(const QString &text)
{
    const ErrorText *row = errorTextIn(text);
    if (!row)
        return {};
    QStringList causes;
    for (const diagnosis::Cause cause : row->causes)
        causes.append(session::name(cause));
    QString out = translate("report", "“%1”, as %2 prints it").arg(row->says, row->of) + u'\n';
    out += translate("report", "  It proves: %1").arg(row->proves) + u'\n';
    out += translate("report", "  It does not prove: %1").arg(row->doesNotProve) + u'\n';
    if (!causes.isEmpty())
        out += translate("report", "  Causes that it may stand for: %1").arg(causes.join(u", ")) + u'\n';
    return out.replace(QLatin1String("{status}"), statusIn(text.left(4096)));
}

} // namespace report
