#include "report/export/htmlparts.h"

#include "base/visible.h"
#include "report/words.h"

#include <QCryptographicHash>
#include <QLocale>

#include <algorithm>
#include <array>
#include <cmath>

namespace report::html {

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;

namespace {

constexpr char sheet[] = R"(
:root{color-scheme:light dark;--bg:#fff;--fg:#1d2129;--dim:#5b6470;--line:#d9dee5;--soft:#f4f6f8;
--normal:#1c7c54;--lost:#c2410c;--failed:#7c3aed;--mark:#1d5fbf}
@media(prefers-color-scheme:dark){:root{--bg:#15181d;--fg:#e4e8ee;--dim:#9aa5b3;--line:#333a44;--soft:#1d2229;
--normal:#4cc38a;--lost:#ff8a4c;--failed:#b794ff;--mark:#7db3ff}}
*{box-sizing:border-box}
body{margin:0 auto;padding:24px;max-width:1200px;background:var(--bg);color:var(--fg);
font:14px/1.5 system-ui,"Noto Sans","Noto Sans CJK SC",sans-serif}
h1{font-size:22px;margin:0 0 4px}h2{font-size:17px;margin:32px 0 8px;border-bottom:1px solid var(--line)}
h3{font-size:15px;margin:0 0 4px}p{margin:4px 0}.lead{font-size:16px}.dim{color:var(--dim)}
.cards{display:flex;flex-wrap:wrap;gap:12px;margin:12px 0}
.card{border:1px solid var(--line);border-radius:6px;padding:8px 16px;min-width:110px}
.card b{display:block;font-size:22px}
.normal{color:var(--normal)}.lost{color:var(--lost)}.failed{color:var(--failed)}.unknown{color:var(--dim)}
table{border-collapse:collapse;width:100%;font-variant-numeric:tabular-nums}
th,td{text-align:left;padding:3px 8px;vertical-align:top;border-bottom:1px solid var(--line);
overflow-wrap:anywhere}
th{background:var(--soft);font-weight:600;overflow-wrap:normal;word-break:keep-all}td.n,th.n{text-align:right;white-space:nowrap}
td.w{white-space:nowrap}td.p{min-width:9em}tr.f>td{border-bottom:0}tr.m>td{padding:0 8px 6px}
article{border:1px solid var(--line);border-radius:6px;padding:12px 16px;margin:12px 0}
ul,ol{margin:4px 0;padding-left:20px}a{color:var(--mark)}code{font-family:monospace}
summary{cursor:pointer}details>:not(summary){margin-left:16px}
svg{display:block;width:100%;height:auto;margin:8px 0}svg text{fill:var(--dim);font-size:11px}
.axis{stroke:var(--line)}.band{fill:var(--mark);opacity:.18}.in{fill:var(--lost)}.out{fill:var(--dim);opacity:.5}
rect.normal{fill:var(--normal)}rect.lost{fill:var(--lost)}rect.failed{fill:var(--failed)}rect.unknown{fill:var(--dim)}
.block{content-visibility:auto;contain-intrinsic-size:auto 12000px}
@media print{body{max-width:none;padding:0;font-size:10px;background:#fff}
article,svg,tr{break-inside:avoid}.block{content-visibility:visible}thead{display:table-header-group}
h2{break-after:avoid}}
)";

constexpr double width = 960;

QByteArray fixed(double value)
{
    return QByteArray::number(value, 'f', 1);
}

QByteArray svgBegin(double height, const QString &label)
{
    return "<svg viewBox=\"0 0 960 " + fixed(height) + R"(" role="img" aria-label=")" + text(label) + "\">";
}

QByteArray svgText(double x, double y, const QString &label, const char *anchor = "start")
{
    return "<text x=\"" + fixed(x) + "\" y=\"" + fixed(y) + "\" text-anchor=\"" + anchor + "\">" +
           text(label) + "</text>";
}

QByteArray rect(double x, double y, double w, double h, const char *cls, const QString &title = {})
{
    const QByteArray begin = "<rect class=\"" + QByteArray(cls) + "\" x=\"" + fixed(x) + "\" y=\"" +
                             fixed(y) + "\" width=\"" + fixed(w) + "\" height=\"" + fixed(h) + '"';
    return title.isEmpty() ? begin + "/>" : begin + "><title>" + text(title) + "</title></rect>";
}

QByteArray line(double x1, double y1, double x2, double y2)
{
    return R"(<line class="axis" x1=")" + fixed(x1) + "\" y1=\"" + fixed(y1) + "\" x2=\"" + fixed(x2) +
           "\" y2=\"" + fixed(y2) + "\"/>";
}

struct Span
{
    Stamp from{}, until{};
    [[nodiscard]] double at(Stamp moment) const
    {
        const double all = std::max(double((until - from).count()), 1.0);
        return std::clamp(double((moment - from).count()) / all, 0.0, 1.0);
    }
};

void widen(Span &span, const std::vector<Dot> &dots, bool &begun)
{
    for (const Dot &dot : dots) {
        span.from = begun ? std::min(span.from, dot.at) : dot.at;
        span.until = begun ? std::max(span.until, dot.at) : dot.at;
        begun = true;
    }
}

QByteArray timeLabels(const Span &span, double left, double right, double y)
{
    return svgText(left, y, moment(span.from)) + svgText(right, y, moment(span.until), "end");
}

} // namespace

QByteArray text(const QString &plain)
{
    return base::visible(plain).toHtmlEscaped().toUtf8();
}

QByteArray element(const char *name, const QString &plain, const char *cls)
{
    const QByteArray attribute = cls ? " class=\"" + QByteArray(cls) + '"' : QByteArray();
    return '<' + QByteArray(name) + attribute + '>' + text(plain) + "</" + name + '>';
}

QByteArray listOf(const QStringList &lines)
{
    QByteArray list;
    for (const QString &line : lines)
        list += element("li", line);
    return list.isEmpty() ? list : "<ul>" + list + "</ul>";
}

QString count(quint64 number)
{
    return QLocale(QLocale::English).toString(number);
}

QString moment(Stamp at)
{
    return isoTime(at).replace(u'T', u' ').chopped(1);
}

QByteArray begin(const QString &heading, const QString &about, const QString &language)
{
    // The policy names the hash of the style sheet, so that the page takes no other, and nothing else.
    const QByteArray style(sheet);
    const QByteArray hash = QCryptographicHash::hash(style, QCryptographicHash::Sha256).toBase64();
    return "<!DOCTYPE html>\n<html lang=\"" + text(language) +
           "\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" "
           "content=\"default-src "
           "'none'; style-src 'sha256-" +
           hash +
           "'; base-uri 'none'; form-action 'none'\"><meta name=\"viewport\" "
           "content=\"width=device-width\"><meta "
           "name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\" content=\"no-referrer\">" +
           element("title", about.isEmpty() ? heading : heading + u": "_s + about) + "<style>" + style +
           "</style></head>\n<body>" + element("h1", heading);
}

QByteArray end()
{
    return "</body></html>\n";
}

QString mark(Class cls)
{
    switch (cls) {
    case Class::Normal:
        return u"●"_s;
    case Class::Lost:
        return u"✕"_s;
    case Class::Failed:
        return u"▲"_s;
    case Class::Unknown:
        break;
    }
    return u"?"_s;
}

const char *colour(Class cls)
{
    switch (cls) {
    case Class::Normal:
        return "normal";
    case Class::Lost:
        return "lost";
    case Class::Failed:
        return "failed";
    case Class::Unknown:
        break;
    }
    return "unknown";
}

QByteArray endsOverTime(const std::vector<Dot> &dots)
{
    constexpr std::size_t columns = 120;
    constexpr double top = 14, bottom = 150, left = 40, right = width - 10;
    Span span;
    bool begun = false;
    widen(span, dots, begun);
    if (!begun)
        return {};
    std::array<std::array<quint32, 4>, columns> sums{};
    for (const Dot &dot : dots)
        ++sums[std::min(columns - 1, std::size_t(span.at(dot.at) * columns))][std::size_t(dot.cls)];
    quint32 most = 1;
    for (const auto &sum : sums)
        most = std::max(most, sum[0] + sum[1] + sum[2] + sum[3]);
    QByteArray svg = svgBegin(172, translate("report", "How many sessions ended, over time"));
    svg += line(left, bottom, right, bottom) + line(left, top, left, bottom);
    svg += svgText(left - 6, top + 4, count(most), "end") + svgText(left - 6, bottom, u"0"_s, "end");
    const double step = (right - left) / columns;
    for (std::size_t i = 0; i < columns; ++i) {
        double y = bottom;
        for (const Class cls : {Class::Normal, Class::Unknown, Class::Failed, Class::Lost}) {
            const quint32 some = sums[i][std::size_t(cls)];
            const double height = (bottom - top) * some / most;
            y -= height;
            if (some > 0)
                svg += rect(left + step * double(i), y, step - 1, height, colour(cls),
                            translate("report", "%1 %2").arg(count(some), label(cls)));
        }
    }
    return svg + timeLabels(span, left, right, bottom + 16) + "</svg>";
}

QByteArray bars(const std::vector<Dot> &dots)
{
    constexpr double left = 70, right = width - 10, height = 12;
    Span span;
    bool begun = false;
    widen(span, dots, begun);
    if (!begun)
        return {};
    for (const Dot &dot : dots)
        span.from = std::min(span.from, dot.opened);
    const double bottom = height * double(dots.size()) + 8;
    QByteArray svg = svgBegin(bottom + 20, translate("report", "Sessions over time"));
    double y = 4;
    for (const Dot &dot : dots) {
        const double from = left + (right - left) * span.at(dot.opened);
        const double until = left + (right - left) * span.at(dot.at);
        const QString name = translate("report", "session %1").arg(quint64(dot.session));
        svg += svgText(left - 6, y + 9, mark(dot.cls) + u' ' + QString::number(quint64(dot.session)), "end");
        svg += rect(from, y, std::max(until - from, 1.5), height - 3, colour(dot.cls),
                    name + u": "_s + label(dot.cls));
        y += height;
    }
    return svg + line(left, bottom, right, bottom) + timeLabels(span, left, right, bottom + 15) + "</svg>";
}

QByteArray scatter(const std::vector<Dot> &members, const std::vector<Dot> &others, const Scatter &what)
{
    constexpr double top = 18, bottom = 128, left = 70, right = width - 10;
    Span span;
    bool begun = false;
    widen(span, members, begun);
    widen(span, others, begun);
    if (!begun)
        return {};
    double most = what.value ? what.high.value_or(0) : 0;
    for (const auto *dots : {&members, &others}) {
        for (const Dot &dot : *dots)
            most = what.value ? std::max(most, double(dot.*what.value)) : 0;
    }
    most = most > 0 ? most * 1.1 : 1;
    const auto yOf = [&](double value) { return bottom - (bottom - top) * value / most; };
    QByteArray svg = svgBegin(150, what.label) + svgText(left, 11, what.axis);
    svg += line(left, bottom, right, bottom);
    if (what.value) {
        svg += line(left, top, left, bottom) + svgText(left - 6, bottom, u"0"_s, "end");
        svg += svgText(left - 6, top + 8, duration(Nanoseconds(qint64(most * 1e9))), "end");
        if (what.low && what.high)
            svg +=
                rect(left, yOf(*what.high) - 2, right - left, yOf(*what.low) - yOf(*what.high) + 4, "band");
    }
    for (const auto *dots : {&others, &members}) {
        const bool inside = dots == &members;
        for (const Dot &dot : *dots) {
            const double x = left + (right - left) * span.at(dot.at);
            if (!what.value)
                svg += rect(x - 1, inside ? top : bottom - 30, 2, inside ? bottom - top : 30,
                            inside ? "in" : "out");
            else if (dot.*what.value >= 0)
                svg += R"(<circle class=")" + QByteArray(inside ? "in" : "out") + "\" cx=\"" + fixed(x) +
                       "\" cy=\"" + fixed(yOf(double(dot.*what.value))) + "\" r=\"" +
                       (inside ? "3.5" : "2.5") + "\"/>";
        }
    }
    return svg + timeLabels(span, left, right, bottom + 16) + "</svg>";
}

} // namespace report::html
