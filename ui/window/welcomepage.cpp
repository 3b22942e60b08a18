#include "window/welcomepage.h"

#include "theme/letters.h"
#include "theme/theme.h"

#include <QCommandLinkButton>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Face
{
    const char *name, *icon, *title, *text;
};

constexpr std::array<Face, 6> faces{{
    {"browserWay", "browser", QT_TRANSLATE_NOOP("ui::WelcomePage", "&Watch a page in a browser"),
     QT_TRANSLATE_NOOP("ui::WelcomePage",
                       "Paste its address: down to the line of script that closed it. Nothing to set up.")},
    {"relayWay", "relay", QT_TRANSLATE_NOOP("ui::WelcomePage", "&Relay between a page and its server"),
     QT_TRANSLATE_NOOP(
         "ui::WelcomePage",
         "See both sides of a real connection, and which of them ends it. Guided, step by step.")},
    {"listenWay", "listener", QT_TRANSLATE_NOOP("ui::WelcomePage", "&Listen for connections"),
     QT_TRANSLATE_NOOP("ui::WelcomePage",
                       "Be the server: point a page, a program or a device at this computer.")},
    {"connectWay", "client", QT_TRANSLATE_NOOP("ui::WelcomePage", "&Connect to a server"),
     QT_TRANSLATE_NOOP("ui::WelcomePage", "Be the client: send messages, and come back after a loss.")},
    {"openWay", "open", QT_TRANSLATE_NOOP("ui::WelcomePage", "&Open what was recorded"),
     QT_TRANSLATE_NOOP(
         "ui::WelcomePage",
         "Logs of Dropscope, packet captures, logs of browsers and proxies. Or drop them here.")},
    {"demoWay", "demo", QT_TRANSLATE_NOOP("ui::WelcomePage", "Watch the live &demo"),
     QT_TRANSLATE_NOOP("ui::WelcomePage",
                       "A small lab on this computer loses connections in every way there is.")},
}};
constexpr std::array<WelcomePage::Way, 6> ways{WelcomePage::Way::Browser, WelcomePage::Way::Relay,
                                               WelcomePage::Way::Listen,  WelcomePage::Way::Connect,
                                               WelcomePage::Way::OpenLog, WelcomePage::Way::Demo};

} // namespace

WelcomePage::WelcomePage(const Theme &theme, QWidget *parent)
    : QScrollArea(parent), m_column(new QWidget), m_title(new QLabel), m_text(new QLabel)
{
    setObjectName(u"welcome"_s);
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.5);
    larger.setWeight(QFont::DemiBold);
    m_title->setFont(larger);
    m_title->setWordWrap(true);
    m_text->setWordWrap(true);
    m_text->setProperty("role", u"muted"_s);

    auto *column = new QVBoxLayout(m_column);
    column->setSpacing(6);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(8);
    for (std::size_t i = 0; i < faces.size(); ++i) {
        auto *button = new QCommandLinkButton;
        button->setObjectName(QString::fromLatin1(faces[i].name));
        button->setIcon(theme.icon(QString::fromLatin1(faces[i].icon), Tone::Accent));
        button->setIconSize({24, 24});
        connect(button, &QPushButton::clicked, this, [this, i] { Q_EMIT chosen(ways[i]); });
        column->addWidget(button);
        m_ways[i] = button;
    }
    auto *page = new QWidget;
    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(m_column, 10);
    row->addStretch(1);
    auto *outer = new QVBoxLayout(page);
    outer->addStretch(2);
    outer->addLayout(row);
    outer->addStretch(3);
    setWidget(page);
    setFocusProxy(m_ways[0]);
    retranslate();
}

void WelcomePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QScrollArea::changeEvent(event);
}

void WelcomePage::retranslate()
{
    m_title->setText(tr("Why did this connection end?"));
    m_text->setText(
        tr("Dropscope watches WebSocket connections and tells why each one ended, who ended it, and "
           "how to get it back. How would you like to begin?"));
    for (std::size_t i = 0; i < faces.size(); ++i) {
        m_ways[i]->setText(tr(faces[i].title));
        m_ways[i]->setDescription(tr(faces[i].text));
        m_ways[i]->setAccessibleDescription(tr(faces[i].text));
    }
    // As wide as its longest line, so that what is seen stands in the middle in every language.
    constexpr int besides = 80; // icon and margins
    int widest = fontMetrics().height() * 24;
    for (const Face &face : faces)
        widest = std::max(widest, fontMetrics().horizontalAdvance(tr(face.text)) + besides);
    m_column->setMaximumWidth(std::min(widest, letterWidth(fontMetrics()) * 84));
}

} // namespace ui
