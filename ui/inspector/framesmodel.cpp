#include "inspector/framesmodel.h"

#include "kit/words.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto context = "ui::FramesModel";

QString kindText(const FrameRow &row)
{
    const QString opcode = words::opcode(row.frame.opcode);
    return row.frame.fin ? opcode : FramesModel::tr("%1, more follows").arg(opcode);
}

QString printable(const FrameRow &row)
{
    return words::printable(row.frame.preview, true);
}

constexpr std::array<Column<FrameRow>, 6> columns{{
    {QT_TRANSLATE_NOOP("ui::FramesModel", "Before the end"), Qt::AlignRight, 14,
     [](const FrameRow &r) { return words::offset(r.endedAt, r.frame.at); },
     [](const FrameRow &r) { return QVariant(qlonglong(r.frame.at.count())); }},
    {QT_TRANSLATE_NOOP("ui::FramesModel", "Direction"), Qt::AlignLeft, 11,
     [](const FrameRow &r) {
         return r.frame.way == session::Way::In ? FramesModel::tr("received") : FramesModel::tr("sent");
     },
     [](const FrameRow &r) { return QVariant(int(r.frame.way)); },
     [](const FrameRow &) { return Tone::Muted; },
     [](const FrameRow &r) { return r.frame.way == session::Way::In ? "in" : "out"; }},
    {QT_TRANSLATE_NOOP("ui::FramesModel", "Leg"), Qt::AlignLeft, 11,
     [](const FrameRow &r) { return words::leg(r.frame.leg); },
     [](const FrameRow &r) { return QVariant(int(r.frame.leg)); }},
    {QT_TRANSLATE_NOOP("ui::FramesModel", "Frame"), Qt::AlignLeft, 16, kindText,
     [](const FrameRow &r) { return QVariant(r.frame.opcode); }},
    {QT_TRANSLATE_NOOP("ui::FramesModel", "Size"), Qt::AlignRight, 9,
     [](const FrameRow &r) { return words::bytes(r.frame.size); },
     [](const FrameRow &r) { return QVariant(r.frame.size); }},
    {QT_TRANSLATE_NOOP("ui::FramesModel", "Content"), Qt::AlignLeft, 40, printable,
     [](const FrameRow &r) { return QVariant(printable(r)); }},
}};

} // namespace

FramesModel::FramesModel(QObject *parent) : TableModel(columns, context, parent) {}

void FramesModel::show(const session::Facts &facts)
{
    std::vector<FrameRow> rows;
    if (facts.lastFrames) {
        for (const session::FrameRecord &frame : facts.lastFrames->frames)
            rows.push_back({facts.endedAt().value_or(frame.at), frame});
    }
    replaceRows(std::move(rows));
}

} // namespace ui
