#include "widgets/fields.h"

#include "settings/endpointoptions.h"
#include "widgets/filefield.h"

#include <QCheckBox>
#include <QCoreApplication>
#include <QFileInfo>
#include <QFontDatabase>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

namespace ui {

using namespace Qt::StringLiterals;
using session::EndpointSpec;

namespace {

constexpr int linesShown = 4;

template <class W>
W *named(W *widget, const char *name)
{
    widget->setObjectName(QString::fromLatin1(name));
    return widget;
}

} // namespace

QString flawText(const QString &value, const QString &flaw)
{
    return Fields::tr("“%1” %2.").arg(value, QCoreApplication::translate("settings", qUtf8Printable(flaw)));
}

QCheckBox *Fields::flag(const char *name, const QString &text, bool EndpointSpec::*member)
{
    auto *box = named(new QCheckBox(text), name);
    connect(box, &QCheckBox::toggled, this, &Fields::changed);
    add({box, [=](const EndpointSpec &spec) { box->setChecked(spec.*member); },
         [=](EndpointSpec &spec) {
             spec.*member = box->isChecked();
             return QString();
         }});
    return box;
}

QLineEdit *Fields::text(const char *name, QString EndpointSpec::*member, const char *option)
{
    auto *line = named(new QLineEdit, name);
    connect(line, &QLineEdit::textChanged, this, &Fields::changed);
    const settings::EndpointOption *reader =
        option ? settings::endpointOption(QString::fromLatin1(option)) : nullptr;
    add({line, [=](const EndpointSpec &spec) { line->setText(spec.*member); },
         [=](EndpointSpec &spec) {
             const QString typed = line->text().trimmed();
             spec.*member = typed;
             const QString flaw = reader && !typed.isEmpty() ? reader->read(spec, typed) : QString();
             return flaw.isEmpty() ? flaw : flawText(typed, flaw);
         }});
    return line;
}

QPlainTextEdit *Fields::lines(const char *name, QStringList EndpointSpec::*member, const char *option,
                              Say say)
{
    auto *box = named(linesBox(linesShown), name);
    connect(box, &QPlainTextEdit::textChanged, this, &Fields::changed);
    const settings::EndpointOption *reader = settings::endpointOption(QString::fromLatin1(option));
    add({box, [=](const EndpointSpec &spec) { box->setPlainText((spec.*member).join(u'\n')); },
         [=](EndpointSpec &spec) {
             (spec.*member).clear();
             for (const QString &line : box->toPlainText().split(u'\n')) {
                 if (line.trimmed().isEmpty())
                     continue;
                 if (const QString flaw = reader->read(spec, line); !flaw.isEmpty())
                     return (say ? say : flawText)(line, flaw);
             }
             return QString();
         }});
    return box;
}

FileField *Fields::file(const char *name, const QString &title, QString EndpointSpec::*member)
{
    auto *field = named(new FileField(title), name);
    connect(field, &FileField::changed, this, &Fields::changed);
    add({field, [=](const EndpointSpec &spec) { field->setPath(spec.*member); },
         [=](EndpointSpec &spec) {
             spec.*member = field->isEnabled() ? field->path() : QString();
             const QString path = spec.*member;
             return path.isEmpty() || QFileInfo(path).isReadable() ? QString()
                                                                   : tr("%1 cannot be read.").arg(path);
         }});
    return field;
}

QSpinBox *Fields::seconds(const char *name, const QString &unset,
                          const std::function<std::chrono::milliseconds(const EndpointSpec &)> &get,
                          const std::function<void(EndpointSpec &, std::chrono::milliseconds)> &set)
{
    auto *box = named(new QSpinBox, name);
    box->setRange(0, 86'400);
    box->setSuffix(tr(" s"));
    box->setSpecialValueText(unset);
    connect(box, &QSpinBox::valueChanged, this, &Fields::changed);
    add({box, [=](const EndpointSpec &spec) { box->setValue(int(get(spec).count() / 1000)); },
         [=](EndpointSpec &spec) {
             // What was given in fractions of a second on the command line stays so while nobody changes it.
             if (box->value() != int(get(spec).count() / 1000))
                 set(spec, std::chrono::seconds(box->value()));
             return QString();
         }});
    return box;
}

QSpinBox *Fields::number(const char *name, int least, int most,
                         const std::function<int(const EndpointSpec &)> &get,
                         const std::function<void(EndpointSpec &, int)> &set)
{
    auto *box = named(new QSpinBox, name);
    box->setRange(least, most);
    connect(box, &QSpinBox::valueChanged, this, &Fields::changed);
    add({box, [=](const EndpointSpec &spec) { box->setValue(get(spec)); },
         [=](EndpointSpec &spec) {
             set(spec, box->value());
             return QString();
         }});
    return box;
}

void Fields::add(Field field)
{
    m_fields.append(std::move(field));
}

void Fields::show(const EndpointSpec &spec) const
{
    for (const Field &field : m_fields)
        field.show(spec);
}

std::optional<Fields::Flaw> Fields::read(EndpointSpec &spec) const
{
    std::optional<Flaw> first;
    for (const Field &field : m_fields) {
        if (const QString flaw = field.read(spec); !flaw.isEmpty() && !first)
            first = Flaw{flaw, field.widget};
    }
    return first;
}

QString suchAs(const QString &example)
{
    return Fields::tr("such as %1").arg(example);
}

QPlainTextEdit *linesBox(int linesShown)
{
    auto *box = new QPlainTextEdit;
    box->setTabChangesFocus(true);
    box->setLineWrapMode(QPlainTextEdit::NoWrap);
    box->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    box->setMinimumHeight(box->fontMetrics().lineSpacing() * linesShown);
    return box;
}

QLabel *note(const QString &text, const char *role)
{
    auto *label = new QLabel(text);
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    if (role)
        label->setProperty("role", QString::fromLatin1(role));
    return label;
}

QLabel *paragraph(const char *name, const char *role)
{
    QLabel *label = note({}, role);
    label->setObjectName(QString::fromLatin1(name));
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace ui
