#include "case/casefiles.h"

#include "report/evidencewords.h"
#include "report/report.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using Kind = settings::FileLook::Kind;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::CaseFiles)
};

/// One name is one place: of two files that are called the same, the second is named with its folder.
QString nameFor(const QString &path, const QVector<CaseFile> &others)
{
    const auto isTaken = [&](const QString &name) {
        return std::any_of(others.begin(), others.end(),
                           [&](const CaseFile &other) { return other.spec.name == name; });
    };
    QString name = QFileInfo(path).fileName();
    for (int parts = 2; isTaken(name) && parts <= path.count(u'/'); ++parts)
        name = path.section(u'/', -parts);
    return name;
}

CaseFile caseFile(const settings::FileLook &look, const QVector<CaseFile> &others)
{
    session::EndpointSpec spec;
    spec.role = look.role;
    spec.evidence.path = look.path;
    spec.evidence.follow = look.kind == Kind::Stream;
    spec.name = look.path == u"-" ? Text::tr("standard input") : nameFor(look.path, others);
    return {look, spec};
}

QString reason(const settings::FileLook &look)
{
    switch (look.kind) {
    case Kind::Empty:
        return Text::tr("it is empty");
    case Kind::KeyLog:
        return Text::tr("it holds TLS keys, which tell nothing alone: open it together with its capture");
    case Kind::Unreadable:
        return report::endpointError(look.error);
    case Kind::Unknown:
        return Text::tr("its content fits none of the known formats (%1, Dropscope's own logs, TLS keys)")
            .arg(settings::knownFormats());
    case Kind::Log:
    case Kind::Evidence:
    case Kind::Stream:
        break;
    }
    return {};
}

} // namespace

SortedFiles sortFiles(const QStringList &paths)
{
    SortedFiles sorted;
    QVector<settings::FileLook> keys;
    QStringList seen;
    for (const QString &path : paths) {
        const QString whole = path == u"-" ? path : QFileInfo(path).absoluteFilePath();
        if (seen.contains(whole))
            continue;
        seen.append(whole);
        const settings::FileLook look = settings::lookAt(whole);
        switch (look.kind) {
        case Kind::Log:
            sorted.logs.append(whole);
            break;
        case Kind::Evidence:
        case Kind::Stream:
            sorted.evidence.append(caseFile(look, sorted.evidence));
            break;
        case Kind::KeyLog:
            keys.append(look);
            break;
        case Kind::Empty:
        case Kind::Unknown:
        case Kind::Unreadable:
            sorted.refused.append(look);
            break;
        }
    }
    bool taken = false;
    for (CaseFile &file : sorted.evidence) {
        if (file.look.role != session::Role::Capture || keys.isEmpty())
            continue;
        file.spec.evidence.keylogFile = keys.first().path;
        taken = true;
    }
    sorted.refused += taken ? keys.mid(1) : keys;
    return sorted;
}

QString refusalText(const QVector<settings::FileLook> &refused)
{
    QStringList lines;
    for (const settings::FileLook &look : refused)
        lines.append(Text::tr("“%1” cannot be opened: %2.").arg(look.path, reason(look)));
    return lines.join(u"\n\n"_s);
}

QString titleOf(const settings::FileLook &look)
{
    if (look.kind == Kind::Stream)
        return Text::tr("A pipe: its format shows with its first bytes");
    const QString title = report::evidenceWords(look.format).title;
    return title.isEmpty() ? look.format : title;
}

} // namespace ui
