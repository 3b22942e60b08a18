#include "export/exportscope.h"

#include "kit/words.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::ExportScope)
};

} // namespace

QVector<ExportScope> exportScopes(const ShownNow &shown)
{
    QVector<ExportScope> scopes{{Text::tr("The whole log"), {}, {}}};
    if (!shown.filter.matchesAll() || shown.span || shown.scope) {
        ExportScope narrowed{Text::tr("What the pages show now"), {}, {shown.filter, {}, {}}};
        QStringList limits;
        if (!shown.filterText.isEmpty())
            limits.append(shown.filterText);
        if (shown.scope) {
            narrowed.wanted.sessions = shown.scope->ids;
            limits.append(shown.scope->name);
        }
        if (shown.span) {
            narrowed.wanted.span = {shown.span->from, shown.span->until};
            limits.append(Text::tr("%1 to %2")
                              .arg(words::dateTime(shown.span->from), words::dateTime(shown.span->until)));
        }
        narrowed.limits = limits.join(u" · "_s);
        narrowed.name = Text::tr("What the pages show now: %1").arg(narrowed.limits);
        scopes.append(narrowed);
    }
    if (!shown.selected.isEmpty()) {
        ExportScope chosen;
        chosen.name =
            shown.selected.size() == 1
                ? Text::tr("The selected session: #%1").arg(quint64(shown.selected.first()))
                : Text::tr("The selected sessions: %1").arg(QLocale().toString(shown.selected.size()));
        chosen.limits = chosen.name;
        chosen.wanted.sessions = QSet<session::SessionId>(shown.selected.begin(), shown.selected.end());
        scopes.append(chosen);
    }
    return scopes;
}

} // namespace ui
