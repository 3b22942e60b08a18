#include "cli/complain.h"

#include "base/visible.h"
#include "cli/output.h"
#include "report/harmless.h"

#include <QStringList>

#include <cstdio>
#include <cstdlib>

#include <unistd.h>

namespace cli {

namespace {

void print(const QByteArray &line)
{
    std::fprintf(stderr, "%s\n", line.constData());
}

void takeMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    complain(text);
    if (type == QtFatalMsg)
        std::abort();
}

} // namespace

void complain(const QString &text)
{
    print("dropscope-cli: " + report::harmless(text).toUtf8());
}

void complainMore(const QStringList &lines)
{
    for (const QString &line : lines)
        print("    " + report::harmless(line).toUtf8());
}

bool say(const QString &text)
{
    Output out(STDOUT_FILENO);
    out.write(base::visibleLines(text).toUtf8());
    if (!out.isGood() && !out.isClosed())
        complain(QStringLiteral("standard output: ") + out.error());
    return out.isGood();
}

void routeMessages()
{
    qInstallMessageHandler(takeMessage);
}

} // namespace cli
