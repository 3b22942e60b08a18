#include "preferences/owncodes.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int least = 1000, most = 4999;

QString flawOf(const QString &line)
{
    return QCoreApplication::translate("ui::OwnCodes",
                                       "“%1” is no close code: write a number from %2 to %3 and a name.")
        .arg(line, QString::number(least), QString::number(most));
}

} // namespace

OwnCodes readOwnCodes(const QString &lines)
{
    static const QRegularExpression form(
        uR"(^(\d{4})(?:\s*-\s*(\d{4}))?\s+([^:]*[^:\s])\s*(?::\s*(.*?))?\s*$)"_s);
    static const QRegularExpression normal(uR"(\s*\(normal\)\s*$)"_s,
                                           QRegularExpression::CaseInsensitiveOption);
    QJsonArray codes;
    for (const QString &typed : lines.split(u'\n')) {
        QString line = typed.trimmed();
        if (line.isEmpty())
            continue;
        const bool isNormal = normal.match(line).hasMatch();
        line.remove(normal);
        const QRegularExpressionMatch match = form.match(line);
        const int code = match.captured(1).toInt();
        const int last = match.captured(2).isEmpty() ? code : match.captured(2).toInt();
        if (!match.hasMatch() || code < least || last > most || last < code)
            return {{}, flawOf(typed.trimmed())};
        codes.append(QJsonObject{{u"code"_s, code},
                                 {u"last"_s, last},
                                 {u"name"_s, match.captured(3)},
                                 {u"meaning"_s, match.captured(4)},
                                 {u"normal"_s, isNormal}});
    }
    if (codes.isEmpty())
        return {};
    const QJsonObject table{{u"codes"_s, codes}};
    return {QJsonDocument(QJsonObject{{u"tables"_s, QJsonArray{table}}}).toJson(QJsonDocument::Compact), {}};
}

void applyOwnCodes(monitor::Monitor &monitor, const QString &lines)
{
    [[maybe_unused]] const QString error = monitor.setOwnCloseCodes(readOwnCodes(lines).json);
    Q_ASSERT(error.isEmpty());
}

} // namespace ui
