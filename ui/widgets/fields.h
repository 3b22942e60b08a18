// The fields of a dialog about an endpoint: each is a widget that shows a part of the spec and puts it back,
// saying what is wrong with it.
#pragma once

#include "session/endpointspec.h"

#include <QObject>

#include <functional>
#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QSpinBox;
class QWidget;

namespace ui {

class FileField;

struct Field
{
    QWidget *widget = nullptr;
    std::function<void(const session::EndpointSpec &)> show;
    /// Answers what is wrong with the input, empty if nothing.
    std::function<QString(session::EndpointSpec &)> read;
};

class Fields final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// `name` is the object name. All widgets report edits by changed().
    QCheckBox *flag(const char *name, const QString &text, bool session::EndpointSpec::*member);
    /// `option`: one of settings/endpointoptions that reads the text; null takes any.
    QLineEdit *text(const char *name, QString session::EndpointSpec::*member, const char *option = nullptr);
    /// One value a line. `say` puts a flaw of `option` into words: (value, flaw) → sentence.
    using Say = QString (*)(const QString &, const QString &);
    QPlainTextEdit *lines(const char *name, QStringList session::EndpointSpec::*member, const char *option,
                          Say say = nullptr);
    FileField *file(const char *name, const QString &title, QString session::EndpointSpec::*member);
    /// Whole seconds; `unset` is what 0 is called.
    QSpinBox *seconds(const char *name, const QString &unset,
                      const std::function<std::chrono::milliseconds(const session::EndpointSpec &)> &get,
                      const std::function<void(session::EndpointSpec &, std::chrono::milliseconds)> &set);
    QSpinBox *number(const char *name, int least, int most,
                     const std::function<int(const session::EndpointSpec &)> &get,
                     const std::function<void(session::EndpointSpec &, int)> &set);
    void add(Field field);

    void show(const session::EndpointSpec &spec) const;
    struct Flaw
    {
        QString text;
        QWidget *widget = nullptr; ///< where it is
    };
    /// Reads all fields into `spec` and answers the first thing that is wrong.
    [[nodiscard]] std::optional<Flaw> read(session::EndpointSpec &spec) const;

Q_SIGNALS:
    void changed();

private:
    QVector<Field> m_fields;
};

/// A flaw as settings/endpointoptions says it, in the language of the window, with the value it is about.
[[nodiscard]] QString flawText(const QString &value, const QString &flaw);

/// "such as …": what may be written into an empty field, not to be taken for what stands in it.
[[nodiscard]] QString suchAs(const QString &example);

/// A field for several lines, without wrapping; Tab leaves it.
[[nodiscard]] QPlainTextEdit *linesBox(int linesShown);

/// A sentence below or between fields, in plain text. `role`: what the theme dresses it as; null as usual
/// text.
[[nodiscard]] QLabel *note(const QString &text, const char *role = "muted");

/// A sentence that comes later and that one may select. `name` is the object name.
[[nodiscard]] QLabel *paragraph(const char *name, const char *role = nullptr);

} // namespace ui
