#include "session/identity.h"

using namespace Qt::StringLiterals;

namespace session {

namespace {

/// Query items that name the session that a client wants back.
const QStringList &resumeNames()
{
    static const QStringList names{u"r"_s, u"resume"_s, u"resume_token"_s, u"reconnect"_s,
                                   u"connection_id"_s};
    return names;
}

/// Query items that tell clients apart, but are there on the first connection as well.
const QStringList &sessionNames()
{
    static const QStringList names{u"sid"_s, u"session"_s, u"session_id"_s, u"client_id"_s, u"token"_s};
    return names;
}

/// Calls `take` with name and value of each pair that has a value.
template <class Take>
void eachPair(QStringView text, QChar separator, Take take)
{
    if (text.isEmpty())
        return;
    for (const QStringView pair : text.split(separator, Qt::SkipEmptyParts)) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals > 0 && equals + 1 < pair.size())
            take(pair.first(equals).trimmed().toString(), pair.sliced(equals + 1).trimmed().toString());
    }
}

QStringView queryOf(const RequestHead &request)
{
    const qsizetype mark = request.target.indexOf(u'?');
    return mark < 0 ? QStringView() : QStringView(request.target).sliced(mark + 1);
}

} // namespace

QStringList tokensOf(const RequestHead &request, const QStringList &names)
{
    QStringList found;
    const auto take = [&](const QString &name, const QString &value) {
        if (names.contains(name))
            found.append(value);
    };
    eachPair(queryOf(request), u'&', take);
    eachPair(request.cookie, u';', take);
    return found;
}

QString withoutPort(const QString &address)
{
    const qsizetype colon = address.lastIndexOf(u':');
    QString host = colon < 0 ? address : address.first(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.sliced(1, host.size() - 2);
    return host;
}

Identity identityOf(const Facts &facts, const QStringList &resumeTokens)
{
    Identity who;
    if (!facts.request)
        return who;
    const RequestHead &request = *facts.request;
    who.path = request.target.left(request.target.indexOf(u'?')); // all of it without one
    QString resumed, named, told, shared;                         // in order of worth
    const auto keep = [](QString &place, const QString &value) {
        if (place.isEmpty())
            place = value;
    };
    eachPair(queryOf(request), u'&', [&](const QString &name, const QString &value) {
        const bool usual = sessionNames().contains(name);
        if (resumeNames().contains(name) || (resumeTokens.contains(name) && !usual))
            keep(resumed, value);
        else if (usual)
            keep(named, value);
    });
    eachPair(request.cookie, u';', [&](const QString &name, const QString &value) {
        if (resumeTokens.contains(name))
            keep(sessionNames().contains(name) ? shared : told, value);
    });
    who.resumes = !resumed.isEmpty();
    for (const QString &token : {resumed, named, told}) {
        if (!token.isEmpty()) {
            who.key = u"token:"_s + token;
            return who;
        }
    }
    if (facts.role == Role::Browser) { // its tabs share the cookies, too
        who.key = u"address:"_s + facts.page->tab + u'|' + request.userAgent + u'|' + who.path;
        return who;
    }
    if (!shared.isEmpty()) { // every tab of a browser has it
        who.key = u"cookie:"_s + shared;
        return who;
    }
    who.key = request.cookie.isEmpty() ? u"address:"_s + withoutPort(facts.client().peer) + u'|' +
                                             request.userAgent + u'|' + who.path
                                       : u"cookie:"_s + request.cookie;
    return who;
}

} // namespace session
