#include "session/observation.h"

namespace session {

What::What() = default;
What::What(const What &other) = default;
What::What(What &&other) noexcept = default;
What &What::operator=(const What &other) = default;
What &What::operator=(What &&other) noexcept = default;
What::~What() = default;

bool What::operator==(const What &other) const
{
    return static_cast<const AnyWhat &>(*this) == static_cast<const AnyWhat &>(other);
}

bool Observation::operator==(const Observation &other) const = default;

namespace {

struct Terminal
{
    bool operator()(const CloseFrame &close) const { return close.way == Way::In; }
    bool operator()(const TcpEnd &) const { return true; }
    bool operator()(const OpenFailed &) const { return true; }
    bool operator()(const TlsBroken &) const { return true; }
    bool operator()(const Boxed<PlaceEnd> &) const { return true; }
    bool operator()(const Boxed<ToldEnd> &) const { return true; }
    bool operator()(const ToolEnd &) const { return true; }
    // Violations and silences end nothing by themselves: a ToolEnd says that we acted on one.
    template <class Other>
    bool operator()(const Other &) const
    {
        return false;
    }
};

} // namespace

QString kindOf(const Observation &observation)
{
    return std::visit([](const auto &what) { return QString::fromLatin1(what.kind); }, observation.what);
}

QString shortLine(const ScriptLine &line)
{
    QString file = line.url.section(u'#', 0, 0).section(u'?', 0, 0);
    while (file.endsWith(u'/'))
        file.chop(1);
    file = file.section(u'/', -1);
    if (file.isEmpty())
        file = line.function;
    return line.line > 0 ? file + u':' + QString::number(line.line) : file;
}

bool isTerminal(const Observation &observation)
{
    return std::visit(Terminal{}, observation.what);
}

} // namespace session
