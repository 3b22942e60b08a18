// The kinds of columns that tables of sessions have, made from a member of the row: text, number, size,
// duration, choice.
#pragma once

#include "kit/words.h"
#include "report/report.h"
#include "tables/tablemodel.h"

#include <QLocale>

namespace ui {

template <class>
struct MemberOf;
template <class R, class T>
struct MemberOf<T R::*>
{
    using Row = R;
};
template <auto M>
using RowOf = typename MemberOf<decltype(M)>::Row;

enum class AtFirst { Shown, Hidden };

[[nodiscard]] inline QVariant nanoseconds(std::optional<session::Nanoseconds> value)
{
    return value ? QVariant(qlonglong(value->count())) : QVariant();
}

[[nodiscard]] inline QVariant inMilliseconds(std::optional<session::Nanoseconds> value)
{
    using Milli = std::chrono::duration<double, std::milli>;
    return value ? QVariant(Milli(*value).count()) : QVariant();
}

template <auto M>
constexpr Column<RowOf<M>> textColumn(const char *field, const char *title, int characters,
                                      AtFirst atFirst = AtFirst::Shown)
{
    using Row = const RowOf<M> &;
    return {title,
            Qt::AlignLeft,
            characters,
            [](Row r) { return QString(r.*M); },
            [](Row r) { return QVariant(r.*M); },
            nullptr,
            nullptr,
            field,
            [](Row r) { return QVariant(r.*M); },
            atFirst == AtFirst::Hidden};
}

template <auto M>
constexpr Column<RowOf<M>> numberColumn(const char *field, const char *title, int characters,
                                        AtFirst atFirst = AtFirst::Shown)
{
    using Row = const RowOf<M> &;
    return {title,
            Qt::AlignRight,
            characters,
            [](Row r) { return QLocale().toString(r.*M); },
            [](Row r) { return QVariant(r.*M); },
            nullptr,
            nullptr,
            field,
            [](Row r) { return QVariant(r.*M); },
            atFirst == AtFirst::Hidden};
}

template <auto M>
constexpr Column<RowOf<M>> sizeColumn(const char *field, const char *title, int characters,
                                      AtFirst atFirst = AtFirst::Shown)
{
    Column<RowOf<M>> column = numberColumn<M>(field, title, characters, atFirst);
    column.text = [](const RowOf<M> &r) { return words::bytes(r.*M); };
    return column;
}

/// Of an optional interval.
template <auto M>
constexpr Column<RowOf<M>> durationColumn(const char *field, const char *title, int characters,
                                          AtFirst atFirst = AtFirst::Shown)
{
    using Row = const RowOf<M> &;
    return {title,
            Qt::AlignRight,
            characters,
            [](Row r) { return r.*M ? report::duration(*(r.*M)) : QString(); },
            [](Row r) { return nanoseconds(r.*M); },
            nullptr,
            nullptr,
            field,
            [](Row r) { return inMilliseconds(r.*M); },
            atFirst == AtFirst::Hidden};
}

/// Of an enumerator that report has a label for.
template <auto M>
constexpr Column<RowOf<M>> choiceColumn(const char *field, const char *title, int characters,
                                        AtFirst atFirst = AtFirst::Shown)
{
    using Row = const RowOf<M> &;
    return {title,
            Qt::AlignLeft,
            characters,
            [](Row r) { return report::label(r.*M); },
            [](Row r) { return QVariant(int(r.*M)); },
            nullptr,
            nullptr,
            field,
            [](Row r) { return QVariant(session::name(r.*M)); },
            atFirst == AtFirst::Hidden};
}

/// Of an enumerator that may be absent.
template <auto M>
constexpr Column<RowOf<M>> maybeChoiceColumn(const char *field, const char *title, int characters,
                                             AtFirst atFirst = AtFirst::Shown)
{
    using Row = const RowOf<M> &;
    return {title,
            Qt::AlignLeft,
            characters,
            [](Row r) { return r.*M ? report::label(*(r.*M)) : QString(); },
            [](Row r) { return r.*M ? QVariant(int(*(r.*M))) : QVariant(); },
            nullptr,
            nullptr,
            field,
            [](Row r) { return r.*M ? QVariant(session::name(*(r.*M))) : QVariant(); },
            atFirst == AtFirst::Hidden};
}

/// The same, with the mark of a row that has `bookmarked` or a `note`.
template <class Row>
constexpr Column<Row> marked(Column<Row> column)
{
    column.icon = [](const Row &r) {
        return r.bookmarked ? "bookmark" : r.note.isEmpty() ? nullptr : "note";
    };
    column.tone = [](const Row &r) { return r.bookmarked || !r.note.isEmpty() ? Tone::Accent : Tone::None; };
    return column;
}

} // namespace ui
