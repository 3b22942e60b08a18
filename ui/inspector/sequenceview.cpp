#include "inspector/sequenceview.h"

#include "inspector/sequencepainter.h"
#include "theme/theme.h"
#include "widgets/question.h"

#include <QClipboard>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPaintEvent>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

class SequenceView::Canvas final : public QWidget
{
public:
    Canvas(const Sequence &sequence, const Theme &theme) : m_sequence(sequence), m_theme(theme)
    {
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        connect(&theme, &Theme::changed, this, qOverload<>(&QWidget::update));
    }
    QSize sizeHint() const override
    {
        return {fontMetrics().height() * 20, sequenceHeight(m_sequence, font())};
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        const int most = sequenceWidth(m_sequence, font()) * 3 / 2; // wider arrows are only harder to follow
        paintSequence(painter, m_sequence, m_theme.palette(), font(), std::min(width(), most),
                      event->rect().top(), event->rect().bottom() + 1);
        if (width() > most)
            painter.fillRect(QRect(most, 0, width() - most, height()), m_theme.palette().base);
    }

private:
    const Sequence &m_sequence;
    const Theme &m_theme;
};

SequenceView::SequenceView(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_canvas(new Canvas(m_sequence, theme)), m_copy(new QToolButton),
      m_save(new QToolButton)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (const auto &[button, icon] : {std::pair(m_copy, u"copy"_s), std::pair(m_save, u"save"_s)}) {
        button->setIcon(theme.icon(icon));
        button->setAutoRaise(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(buttons);
    layout->addWidget(m_canvas);
    layout->addStretch();
    connect(m_copy, &QToolButton::clicked, this, &SequenceView::copy);
    connect(m_save, &QToolButton::clicked, this, &SequenceView::askWhere);
    retranslate();
}

void SequenceView::show(const session::Facts &facts)
{
    Sequence sequence = sequenceOf(facts);
    m_session = quint64(facts.id);
    if (sequence == m_sequence)
        return;
    m_sequence = std::move(sequence);
    m_canvas->setAccessibleDescription(asText(m_sequence));
    m_canvas->updateGeometry();
    m_canvas->update();
}

void SequenceView::copy() const
{
    QGuiApplication::clipboard()->setText(asText(m_sequence));
}

QString SequenceView::save(const QString &file) const
{
    const QSize size(sequenceWidth(m_sequence, font()), sequenceHeight(m_sequence, font()));
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly))
        return tr("%1: %2").arg(file, out.errorString());
    bool written = true;
    if (file.endsWith(u".svg"_s, Qt::CaseInsensitive)) {
        QSvgGenerator svg;
        svg.setOutputDevice(&out);
        svg.setSize(size);
        svg.setViewBox(QRect(QPoint(), size));
        svg.setTitle(tr("Sequence of a WebSocket session"));
        QPainter painter(&svg);
        paintSequence(painter, m_sequence, lightPalette(), font(), size.width(), 0, size.height());
    } else {
        constexpr int sharp = 2; // pixels of the picture a point
        QImage image(size * sharp, QImage::Format_RGB32);
        image.setDevicePixelRatio(sharp);
        QPainter painter(&image);
        paintSequence(painter, m_sequence, lightPalette(), font(), size.width(), 0, size.height());
        painter.end();
        written = image.save(&out, "PNG");
    }
    return written && out.commit() ? QString() : tr("%1: %2").arg(file, out.errorString());
}

void SequenceView::askWhere()
{
    auto *dialog = new QFileDialog(this, tr("Save the Sequence"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({tr("SVG picture (*.svg)"), tr("PNG picture (*.png)")});
    dialog->setDefaultSuffix(u"svg"_s);
    dialog->selectFile(u"session-%1.svg"_s.arg(m_session));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString &filter) {
        dialog->setDefaultSuffix(filter.contains(u"*.png"_s) ? u"png"_s : u"svg"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        if (const QString error = save(file); !error.isEmpty())
            tell(this, tr("The picture could not be saved"), error);
    });
    dialog->open();
}

void SequenceView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

void SequenceView::retranslate()
{
    m_copy->setText(tr("Copy as text"));
    m_copy->setToolTip(tr("Copy the sequence as text, for a ticket"));
    m_save->setText(tr("Save picture…"));
    m_save->setToolTip(tr("Save the sequence as an SVG or PNG picture"));
    m_copy->setAccessibleName(tr("Sequence: %1").arg(m_copy->text()));
    m_save->setAccessibleName(tr("Sequence: %1").arg(m_save->text()));
    m_canvas->setAccessibleName(tr("Sequence"));
}

} // namespace ui
