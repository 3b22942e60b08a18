#include "findings/findinglist.h"

#include "kit/roles.h"
#include "kit/words.h"
#include "report/findings.h"
#include "report/report.h"
#include "theme/theme.h"

#include <QApplication>
#include <QLocale>
#include <QPainter>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 8, iconSide = 16, gap = 8, indent = 16;

} // namespace

QString standingText(Standing standing, bool muted)
{
    if (muted)
        return FindingList::tr("muted");
    switch (standing) {
    case Standing::Active:
        return FindingList::tr("active");
    case Standing::Solved:
        return FindingList::tr("solved");
    case Standing::Over:
        return FindingList::tr("over");
    case Standing::Withdrawn:
        return FindingList::tr("withdrawn");
    }
    return {};
}

QString titleOf(const findings::Finding &finding)
{
    const QString title = report::label(finding.kind);
    return finding.repeats > 1 ? FindingList::tr("%1 × %2").arg(title).arg(finding.repeats) : title;
}

FindingList::FindingList(const FindingStore &store, const EndpointNames &names, QObject *parent)
    : QAbstractListModel(parent), m_store(store), m_names(names)
{
}

void FindingList::setIds(const QVector<quint64> &ids)
{
    if (ids != m_ids) {
        Q_EMIT layoutAboutToBeChanged();
        const QModelIndexList before = persistentIndexList();
        QModelIndexList after;
        for (const QModelIndex &old : before) {
            const auto row = ids.indexOf(m_ids.value(old.row()));
            after.append(row < 0 ? QModelIndex() : createIndex(int(row), 0));
        }
        m_ids = ids;
        changePersistentIndexList(before, after);
        Q_EMIT layoutChanged();
    }
    if (!m_ids.isEmpty())
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

int FindingList::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_ids.size());
}

QString FindingList::factsOf(const findings::Finding &finding) const
{
    const QLocale locale;
    return QStringList{tr("%1 of %2").arg(locale.toString(finding.count), locale.toString(finding.of)),
                       report::label(finding.confidence), m_names.of(finding.endpoint)}
        .join(u" · "_s);
}

QVariant FindingList::data(const QModelIndex &index, int role) const
{
    const findings::Finding *finding = index.isValid() ? at(index.row()) : nullptr;
    if (!finding)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return titleOf(*finding);
    case Qt::ToolTipRole:
        return report::summary(*finding);
    case Qt::AccessibleTextRole:
        return QStringList{titleOf(*finding),
                           standingText(standingOf(*finding), m_store.isMuted(finding->id)),
                           factsOf(*finding)}
            .join(u", "_s);
    case IdRole:
        return finding->id;
    }
    return {};
}

FindingDelegate::FindingDelegate(const FindingList &list, const Theme &theme, QObject *parent)
    : QStyledItemDelegate(parent), m_list(list), m_theme(theme)
{
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const findings::Finding *finding = m_list.at(index.row());
    if (!finding)
        return;
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    QApplication::style()->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);
    const Palette &palette = m_theme.palette();
    const Standing standing = standingOf(*finding);
    const bool muted = m_list.store().isMuted(finding->id);
    const bool active = standing == Standing::Active && !muted;
    const int height = option.fontMetrics.height();
    painter->save();
    QRect line(option.rect.left() + margin, option.rect.top() + margin, option.rect.width() - 2 * margin,
               height);
    if (finding->because && m_list.store().find(finding->because))
        line.setLeft(line.left() + indent);
    const bool solved = standing == Standing::Solved && !muted;
    m_theme
        .icon(solved ? u"normal"_s : u"finding"_s, solved   ? Tone::Normal
                                                   : active ? Tone::Accent
                                                            : Tone::Muted)
        .paint(painter, QRect(line.left(), line.top() + (height - iconSide) / 2, iconSide, iconSide));
    line.setLeft(line.left() + iconSide + gap);

    const QString state = active ? QString() : standingText(standing, muted);
    const int stateWidth = state.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(state) + gap;
    painter->setPen(palette.ink(solved ? Tone::Normal : Tone::Muted));
    painter->drawText(line, Qt::AlignRight | Qt::AlignVCenter, state);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(active ? palette.text : palette.muted);
    const QRect title = line.adjusted(0, 0, -stateWidth, 0);
    painter->drawText(title, Qt::AlignLeft | Qt::AlignVCenter,
                      painter->fontMetrics().elidedText(titleOf(*finding), Qt::ElideRight, title.width()));
    painter->setFont(option.font);
    painter->setPen(palette.muted);
    line.translate(0, height + 2);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(m_list.factsOf(*finding), Qt::ElideRight, line.width()));
    painter->setPen(palette.border);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(palette.accent, 2));
        painter->drawRect(option.rect.adjusted(1, 1, -1, -2));
    }
    painter->restore();
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {200, 2 * option.fontMetrics.height() + 2 + 2 * margin};
}

} // namespace ui
