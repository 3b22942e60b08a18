#include "report/export/export.h"

namespace report {

std::unique_ptr<Export> exportNamed(QStringView format, const HtmlAbout &about)
{
    if (format == QLatin1String("csv"))
        return csvExport();
    if (format == QLatin1String("copy"))
        return copyExport(about.log.isEmpty() ? QStringLiteral("shared") : about.log);
    if (format == QLatin1String("har"))
        return harExport();
    if (format == QLatin1String("html"))
        return htmlExport(about);
    return {};
}

} // namespace report
