#include "savedendpoints.h"

#include <QSettings>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

const QString group = u"endpoints"_s;

session::EndpointSpec read(const QSettings &s)
{
    session::EndpointSpec spec;
    spec.role =
        session::fromName<session::Role>(s.value(u"role"_s).toString()).value_or(session::Role::Listener);
    spec.name = s.value(u"name"_s).toString();
    spec.listen = s.value(u"listen"_s).toUrl();
    spec.target = s.value(u"target"_s).toUrl();
    spec.ping = std::chrono::milliseconds(s.value(u"ping_ms"_s, qlonglong(spec.ping.count())).toLongLong());
    spec.behaviour = session::fromName<session::Behaviour>(s.value(u"behaviour"_s).toString())
                         .value_or(session::Behaviour::Silent);
    spec.recordPayloads = s.value(u"record_payloads"_s).toBool();
    spec.certFile = s.value(u"cert_file"_s).toString();
    spec.keyFile = s.value(u"key_file"_s).toString();
    return spec;
}

void write(QSettings &s, const session::EndpointSpec &spec)
{
    s.setValue(u"role"_s, session::name(spec.role));
    s.setValue(u"name"_s, spec.name);
    s.setValue(u"listen"_s, spec.listen);
    s.setValue(u"target"_s, spec.target);
    s.setValue(u"ping_ms"_s, qlonglong(spec.ping.count()));
    s.setValue(u"behaviour"_s, session::name(spec.behaviour));
    s.setValue(u"record_payloads"_s, spec.recordPayloads);
    s.setValue(u"cert_file"_s, spec.certFile);
    s.setValue(u"key_file"_s, spec.keyFile);
}

} // namespace

QVector<SavedEndpoint> loadEndpoints(QSettings &settings)
{
    QVector<SavedEndpoint> endpoints;
    const int count = settings.beginReadArray(group);
    for (int i = 0; i < count; ++i) {
        settings.setArrayIndex(i);
        endpoints.append({read(settings), settings.value(u"running"_s, true).toBool()});
    }
    settings.endArray();
    return endpoints;
}

void saveEndpoints(QSettings &settings, const QVector<SavedEndpoint> &endpoints)
{
    settings.remove(group);
    settings.beginWriteArray(group, int(endpoints.size()));
    for (int i = 0; i < int(endpoints.size()); ++i) {
        settings.setArrayIndex(i);
        write(settings, endpoints[i].spec);
        settings.setValue(u"running"_s, endpoints[i].running);
    }
    settings.endArray();
}

} // namespace ui
