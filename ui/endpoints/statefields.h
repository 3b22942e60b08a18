// The fields about what survives a loss: capture rules, variables, what to do after each kind of end.
#pragma once

#include "widgets/fields.h"

class QCheckBox;
class QFormLayout;

namespace ui {

/// Capture rules and variables, one a line: "name = pattern", "name = value". And the application's own
/// heartbeat.
void addStateFields(QFormLayout &form, Fields &fields);
/// For normal, lost and failed ends: tell me, reconnect (a client), run a command.
/// `reconnects`: the client's own "connect again", without which no kind of end leads to a new attempt; null
/// for others.
void addStrategyFields(QFormLayout &form, Fields &fields, QCheckBox *reconnects);
/// How long a client waits between attempts, and when it stops.
void addPatienceFields(QFormLayout &form, Fields &fields);
/// Query items and cookies that tell which session a returning client continues.
void addResumeFields(QFormLayout &form, Fields &fields);

/// A command line as arguments, without a shell: split at spaces, quotes keep them. Nothing if a quote is
/// left open.
[[nodiscard]] std::optional<QStringList> readCommand(const QString &text);
[[nodiscard]] QString writeCommand(const QStringList &arguments);

} // namespace ui
