// What a cell tells besides its text: raw value for sorting, text for the filter, meaning for colour and
// shape.
#pragma once

#include <Qt>

namespace ui {

/// What a value means to the eye. Colours and shapes for it are the theme's.
enum class Tone { None, Muted, Accent, Live, Normal, Lost, Failed, Unknown };

enum Role {
    SortRole = Qt::UserRole + 1, ///< raw value, comparable
    FilterRole,                  ///< only named in dataChanged: what the filter asks may have changed
    ToneRole,                    ///< int(Tone); invalid where the value means nothing special
    IconRole,                    ///< name of the icon in front of the text, without ".svg"
    IdRole,                      ///< quint64: session or endpoint id of the row
    FieldRole,  ///< of a header: the column's name, which is the filter's field where there is one
    RawRole,    ///< as exported: names, ISO times, milliseconds, counts; invalid = absent
    SparkRole,  ///< QVector<float>: values over time behind the text
    HiddenRole, ///< of a header: whether the column is hidden at first sight
    BeginRole,  ///< on column 0: qlonglong nanoseconds since the epoch, when what the row shows began
    EndRole,    ///< on column 0: and when it ended; invalid while it lasts
};

} // namespace ui
