#include "cli/programs.h"
#include "cli/complain.h"

#include <QFileInfo>
#include <QStandardPaths>

namespace cli {

namespace {

bool canBeStarted(const QString &program)
{
    return program.contains(u'/') ? QFileInfo(program).isFile() && QFileInfo(program).isExecutable()
                                  : !QStandardPaths::findExecutable(program).isEmpty();
}

} // namespace

QString whyNotStartable(const session::Strategies &strategies)
{
    struct Row
    {
        const char *option;
        const session::Strategy &strategy;
    };
    for (const Row &row : {Row{"--on-normal", strategies.normal}, Row{"--on-lost", strategies.lost},
                           Row{"--on-failed", strategies.failed}}) {
        const QStringList &command = row.strategy.command;
        if (!command.isEmpty() && !canBeStarted(command.first()))
            return QStringLiteral("%1: no program that can be started is at %2")
                .arg(QLatin1String(row.option), command.first());
    }
    return {};
}

void complainOfPrograms(const session::Batch &batch)
{
    for (const session::Observation &seen : batch) {
        const auto *reaction = std::get_if<session::Reaction>(&seen.what);
        if (reaction && !reaction->error.isEmpty())
            complain(QStringLiteral("session %1: %2: %3")
                         .arg(quint64(seen.session))
                         .arg(reaction->detail, reaction->error));
    }
}

} // namespace cli
