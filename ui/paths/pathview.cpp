#include "paths/pathview.h"

#include "kit/words.h"
#include "report/paths.h"
#include "report/report.h"
#include "tables/smalltable.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/fields.h"

#include <QEvent>
#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int icon = 18, gap = 6, widestNode = 20, widestLink = 22; // characters

} // namespace

class PathView::Canvas final : public QWidget
{
public:
    Canvas(const PathPicture &picture, const Theme &theme) : m_picture(picture), m_theme(theme)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    QSize sizeHint() const override
    {
        return {fontMetrics().height() * 20, fontMetrics().height() * 4 + icon};
    }
    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override;

private:
    void paintNode(QPainter &painter, const PathPicture::Node &node, int centre, int room) const;
    void paintLink(QPainter &painter, const PathPicture::Link &link, int from, int until) const;
    [[nodiscard]] int lineY() const { return fontMetrics().height() + gap + icon / 2; }

    const PathPicture &m_picture;
    const Theme &m_theme;
};

void PathView::Canvas::paintEvent(QPaintEvent *)
{
    if (m_picture.nodes.isEmpty())
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const int letter = fontMetrics().averageCharWidth(), n = int(m_picture.nodes.size());
    const int most = letter * widestLink;
    const int step = n > 1 ? std::min(most, (width() - letter * widestNode / 2) / n) : 0;
    const int first = std::max(step, letter * widestNode / 2) / 2 + gap;
    const int room = std::max(icon, step > 0 ? step - 2 * gap : width());
    for (int i = 0; i + 1 < n; ++i)
        paintLink(painter, m_picture.links[i], first + i * step + icon, first + (i + 1) * step - icon);
    for (int i = 0; i < n; ++i)
        paintNode(painter, m_picture.nodes[i], first + i * step, room);
}

void PathView::Canvas::paintNode(QPainter &painter, const PathPicture::Node &node, int centre, int room) const
{
    const Palette &palette = m_theme.palette();
    const QRect square(centre - icon / 2, lineY() - icon / 2, icon, icon);
    // Dashed: nobody saw it from there.
    painter.setPen(QPen(node.isOrigin ? palette.lost : palette.muted, node.isOrigin ? 2.5 : 1,
                        node.isPlace || node.isOrigin ? Qt::SolidLine : Qt::DashLine));
    painter.setBrush(palette.base);
    painter.drawEllipse(QRectF(square).adjusted(-5, -5, 5, 5));
    const char *shape = node.isPlace ? words::iconOf(node.role) : nullptr;
    if (node.isOrigin)
        shape = "decisive";
    if (shape)
        m_theme.icon(QString::fromLatin1(shape), node.isOrigin ? Tone::Lost : Tone::None)
            .paint(&painter, square);
    QFont written = font();
    if (node.isShown || node.isOrigin)
        written.setWeight(QFont::DemiBold);
    painter.setFont(written);
    painter.setPen(node.isOrigin ? palette.lost : node.isPlace ? palette.text : palette.muted);
    const QRect text(centre - room / 2, square.bottom() + gap + 3, room, fontMetrics().height() + 2);
    painter.drawText(text, Qt::AlignHCenter | Qt::AlignTop,
                     painter.fontMetrics().elidedText(node.name, Qt::ElideMiddle, text.width()));
    if (node.isShown) {
        painter.setPen(QPen(palette.accent, 2));
        const int half = std::min(room, painter.fontMetrics().horizontalAdvance(node.name)) / 2;
        painter.drawLine(centre - half, text.bottom() + 1, centre + half, text.bottom() + 1);
    }
    painter.setFont(font());
}

void PathView::Canvas::paintLink(QPainter &painter, const PathPicture::Link &link, int from, int until) const
{
    const Palette &palette = m_theme.palette();
    const bool travels = link.travel != PathPicture::Travel::None;
    const QColor ink = link.isOrigin ? palette.lost : travels ? palette.text : palette.disabled;
    QPen pen(ink, link.isOrigin ? 2.5 : 1.5);
    if (link.isOrigin)
        pen.setStyle(Qt::DashLine);
    painter.setPen(pen);
    painter.drawLine(from, lineY(), until, lineY());
    if (travels) {
        const bool toServer = link.travel == PathPicture::Travel::ToServer;
        const int tip = toServer ? until : from, back = toServer ? -9 : 9;
        painter.setPen(Qt::NoPen);
        painter.setBrush(ink);
        painter.drawPolygon(QPolygonF{QPointF(tip, lineY()), QPointF(tip + back, lineY() - 5),
                                      QPointF(tip + back, lineY() + 5)});
    }
    const QString above = !link.label.isEmpty() ? link.label : link.isOrigin ? u"?"_s : QString();
    painter.setPen(link.isOrigin ? palette.lost : palette.text);
    painter.drawText(QRect(from, 0, until - from, lineY() - 7), Qt::AlignHCenter | Qt::AlignBottom,
                     painter.fontMetrics().elidedText(above, Qt::ElideRight, until - from));
}

PathView::PathView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_content(new QWidget), m_summary(paragraph("pathSummary")),
      m_sure(paragraph("pathSure", "muted")), m_more(paragraph("pathMore")),
      m_canvas(new Canvas(m_picture, theme)), m_table(new SmallTable(m_model, m_model.characters(), theme)),
      m_empty(new EmptyState(theme))
{
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    m_summary->setFont(bold);
    m_table->setObjectName(u"pathPlaces"_s);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_canvas->setObjectName(u"pathPicture"_s);
    auto *column = new QVBoxLayout(m_content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(m_summary);
    column->addWidget(m_sure);
    column->addWidget(m_canvas);
    column->addWidget(m_table);
    column->addWidget(m_more);
    column->addStretch();
    auto *stack = new QVBoxLayout(this);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_content);
    stack->addWidget(m_empty);
    connect(m_table, &QTableView::activated, this, [this](const QModelIndex &row) {
        Q_EMIT sessionWanted(session::SessionId(row.data(IdRole).toULongLong()));
    });
    connect(m_empty, &EmptyState::buttonClicked, this, &PathView::filesWanted);
    retranslate();
}

void PathView::show(const findings::Path *path, session::SessionId shown)
{
    m_content->setVisible(path);
    m_empty->setVisible(!path);
    if (!path)
        return;
    m_summary->setText(report::pathSummary(*path));
    m_sure->setText(tr("%1 · one connection at %2 places, known %3")
                        .arg(report::label(path->origin.confidence))
                        .arg(path->places.size())
                        .arg(report::label(path->by)));
    QStringList more;
    for (const QString &sentence : report::pathTranslations(*path) + report::pathAdvice(*path))
        more.append(u"• "_s + sentence);
    m_more->setText(more.join(u'\n'));
    m_more->setVisible(!more.isEmpty());
    m_picture = pictureOf(*path, shown);
    m_canvas->setVisible(!m_picture.nodes.isEmpty());
    m_canvas->setAccessibleDescription(describe(m_picture));
    m_canvas->update();
    m_model.show(*path, shown);
}

void PathView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void PathView::retranslate()
{
    m_model.retranslate();
    m_table->setAccessibleName(tr("Places of the path"));
    m_canvas->setAccessibleName(tr("Path"));
    m_empty->show(
        {u"wire"_s,
         tr("Seen at one place only"),
         tr("Where an end came from shows when several places saw the connection. Add what another place "
            "on its way recorded, such as a capture, a proxy's log or a browser's NetLog: what belongs to "
            "this connection is found by itself."),
         {},
         {},
         {},
         tr("Open Files…")});
}

QString describe(const PathPicture &picture)
{
    QStringList parts;
    for (qsizetype i = 0; i < picture.nodes.size(); ++i) {
        const PathPicture::Node &node = picture.nodes[i];
        parts.append(node.isOrigin ? PathView::tr("%1 (the end began here)").arg(node.name) : node.name);
        if (i >= picture.links.size())
            break;
        const PathPicture::Link &link = picture.links[i];
        if (link.travel == PathPicture::Travel::ToClient)
            parts.append(PathView::tr("%1 towards the client").arg(link.label));
        else if (link.travel == PathPicture::Travel::ToServer)
            parts.append(PathView::tr("%1 towards the server").arg(link.label));
        if (link.isOrigin)
            parts.append(PathView::tr("the end began between them"));
    }
    return parts.join(PathView::tr(", "));
}

} // namespace ui
