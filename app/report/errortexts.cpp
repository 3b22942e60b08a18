#include "report/errortexts.h"

#include "diagnosis/closereasons.h"
#include "report/words.h"
#include "wire/closecode.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <array>

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
        for (const QJsonValue &word : object.value(u"is").toArray())
            row.is.append(word.toString());
        for (const QJsonValue &name : object.value(u"causes").toArray()) {
            if (const auto cause = session::fromName<diagnosis::Cause>(name.toString()))
                row.causes.append(*cause);
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// The close codes that a text names: by number, or as Go's StatusGoingAway.
std::vector<quint16> codesIn(const QString &plain)
{
    static const QRegularExpression number(QStringLiteral(" ([1-4][0-9]{3})(?= )"));
    std::vector<quint16> codes;
    for (auto each = number.globalMatch(plain); each.hasNext();)
        codes.push_back(each.next().captured(1).toUShort());
    constexpr quint16 first = 1000, last = 1015;
    for (quint16 code = first; code <= last; ++code) {
        for (const wire::CloseCode &row : wire::meaningsOf(code)) {
            if (row.system.isEmpty() && !row.isRange() &&
                plain.contains(QStringLiteral(" status") + diagnosis::plainWords(row.name)))
                codes.push_back(code);
        }
    }
    return codes;
}

const QString codePlace = QStringLiteral("{code}");

/// How many letters of the text the row explains; 0 if it does not fit.
qsizetype fit(const ErrorText &row, const QString &plain, std::optional<quint16> code)
{
    qsizetype length = 0;
    for (QString words : row.has) {
        if (words.contains(codePlace)) {
            if (!code)
                return 0;
            words.replace(codePlace, QString::number(*code));
        }
        if (!plain.contains(words))
            return 0;
        length += words.size();
    }
    return length;
}

/// "haproxy cD--", "termination state: sD", "UF,URX": states as the logs of proxies have them, and reasons of
/// one word.
std::vector<FoundText> statesIn(const QString &text)
{
    static const QRegularExpression introduction(
        QStringLiteral(
            "^(?:(?:haproxy|envoy|termination|disconnect|response|state|flags?|code|reason)\\b[\\s:=]*)*"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression cookies(QStringLiteral("^([A-Za-z-]{2})[-NIDEVOU][-NIURPD]$"));
    const QString before = introduction.match(text).captured();
    const QString rest = text.mid(before.size()).trimmed();
    std::vector<FoundText> found;
    const auto add = [&](const QString &state) {
        for (const ErrorText &row : errorTexts()) {
            const QString product = row.of.section(u' ', 0, 0);
            const bool isOfAnother =
                (before.contains(u"haproxy", Qt::CaseInsensitive) && product != u"HAProxy") ||
                (before.contains(u"envoy", Qt::CaseInsensitive) && product != u"Envoy");
            if (row.is.contains(state) && !isOfAnother)
                found.push_back({&row, {}});
        }
    };
    if (const auto match = cookies.match(rest); match.hasMatch())
        add(match.captured(1));
    else
        add(rest);
    constexpr qsizetype most = 8;
    const QStringList flags = rest.split(u',');
    if (found.empty() && flags.size() > 1 && flags.size() <= most) {
        for (const QString &flag : flags)
            add(flag.trimmed());
    }
    return found;
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

std::vector<FoundText> errorTextsIn(const QString &whole)
{
    const QString text = whole.left(4096).trimmed();
    if (std::vector<FoundText> states = statesIn(text); !states.empty())
        return states;
    const QString plain = diagnosis::plainWords(text);
    const std::vector<quint16> codes = codesIn(plain);
    FoundText best;
    qsizetype length = 0;
    const auto consider = [&](const ErrorText &row, std::optional<quint16> code) {
        if (const qsizetype fits = fit(row, plain, code); fits > length)
            length = fits, best = {&row, code};
    };
    for (const ErrorText &row : errorTexts()) {
        if (!row.says.contains(codePlace))
            consider(row, {});
        for (const quint16 code : codes) {
            if (row.says.contains(codePlace))
                consider(row, code);
        }
    }
    return best.row ? std::vector<FoundText>{best} : std::vector<FoundText>();
}

namespace {

/// Names that libraries print in place of the number: those of RFC 6455, of javax.websocket, .NET, Netty,
/// Swift. Plain words.
struct CodeName
{
    const char *words;
    quint16 code;
};
constexpr std::array codeNames{
    CodeName{"normal closure", 1000},
    CodeName{"going away", 1001},
    CodeName{"endpoint unavailable", 1001},
    CodeName{"protocol error", 1002},
    CodeName{"unsupported data", 1003},
    CodeName{"cannot accept", 1003},
    CodeName{"invalid message type", 1003},
    CodeName{"no status received", 1005},
    CodeName{"no status code", 1005},
    CodeName{"abnormal closure", 1006},
    CodeName{"closed abnormally", 1006},
    CodeName{"abnormal", 1006},
    CodeName{"not consistent", 1007},
    CodeName{"invalid payload data", 1007},
    CodeName{"invalid frame payload data", 1007},
    CodeName{"policy violation", 1008},
    CodeName{"violated policy", 1008},
    CodeName{"message too big", 1009},
    CodeName{"mandatory extension", 1010},
    CodeName{"mandatory extension missing", 1010},
    CodeName{"internal server error", 1011},
    CodeName{"unexpected condition", 1011},
    CodeName{"service restart", 1012},
    CodeName{"try again later", 1013},
    CodeName{"bad gateway", 1014},
    CodeName{"tls handshake failure", 1015},
};
/// Of tungstenite (Rust): words like any other, unless they are called a code.
constexpr std::array codeWords{
    CodeName{"normal", 1000},      CodeName{"away", 1001},     CodeName{"protocol", 1002},
    CodeName{"unsupported", 1003}, CodeName{"abnormal", 1006}, CodeName{"invalid", 1007},
    CodeName{"policy", 1008},      CodeName{"size", 1009},     CodeName{"extension", 1010},
    CodeName{"error", 1011},       CodeName{"restart", 1012},  CodeName{"again", 1013},
};

/// The text is such a name, or calls it a code.
std::optional<quint16> codeNamedIn(const QString &text)
{
    const QString plain = diagnosis::plainWords(text.left(4096));
    const auto isCalled = [&plain](const CodeName &name) {
        return plain.contains(QStringLiteral(" code %1 ").arg(QLatin1String(name.words)));
    };
    for (const CodeName &name : codeNames) {
        if (isCalled(name) || plain == QStringLiteral(" %1 ").arg(QLatin1String(name.words)))
            return name.code;
    }
    for (const CodeName &name : codeWords) {
        if (isCalled(name))
            return name.code;
    }
    // As many programs explain the number.
    return plain.contains(QLatin1String(" was closed abnormally ")) ? std::optional<quint16>(1006)
                                                                    : std::nullopt;
}

} // namespace

std::optional<quint16> closeCodeIn(const QString &text)
{
    static const QRegularExpression named(
        QStringLiteral(
            "\\b(?:clos\\w*|code|status|disconnect\\w*|websocket\\w*)\\b\\D{0,24}([1-4][0-9]{3})\\b|"
            "^\\s*([1-4][0-9]{3})\\b"),
        QRegularExpression::CaseInsensitiveOption);
    const auto match = named.match(text.left(4096));
    const QString number = match.captured(1).isEmpty() ? match.captured(2) : match.captured(1);
    return number.isEmpty() ? codeNamedIn(text) : std::optional(number.toUShort());
}

QString printerOf(const ErrorText &row)
{
    return known(row.of);
}

QString explainErrorText(const FoundText &found, const QString &text)
{
    const ErrorText *row = found.row;
    QStringList causes;
    for (const diagnosis::Cause cause : row->causes)
        causes.append(session::name(cause));
    QString out = translate("report", "“%1”, as %2 prints it").arg(row->says, printerOf(*row)) + u'\n';
    out += translate("report", "  It proves: %1").arg(known(row->proves)) + u'\n';
    out += translate("report", "  It does not prove: %1").arg(known(row->doesNotProve)) + u'\n';
    if (!causes.isEmpty())
        out += translate("report", "  Causes that it may stand for: %1").arg(causes.join(u", ")) + u'\n';
    out.replace(codePlace, found.code ? QString::number(*found.code) : QStringLiteral("…"));
    return out.replace(QLatin1String("{status}"), statusIn(text.left(4096)));
}

} // namespace report
