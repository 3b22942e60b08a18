// One test of a filter, from its words to what is compared. Private to this room.
#pragma once

#include "query/node.h"

#include <QVector>

namespace query {

struct Value
{
    QString text;
    bool inQuotes = false;
    qsizetype position = 0, length = 0;
};

struct Compiled
{
    std::shared_ptr<const Node> node;
    std::optional<Error> error;
};

[[nodiscard]] bool mayCompare(const Field &field, QStringView op);
[[nodiscard]] Compiled compile(const Field &field, QStringView op, const QVector<Value> &values,
                               const Labels &labels, Zone zone);
[[nodiscard]] std::shared_ptr<const Node> compileWord(const QString &word, const Labels &labels);

/// Names that `name` may have been meant to be, nearest first.
[[nodiscard]] QStringList similarFields(QStringView name);
[[nodiscard]] QStringList nearest(QStringView name, QStringList names);

} // namespace query
