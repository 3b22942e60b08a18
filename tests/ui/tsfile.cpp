#include "ui/tsfile.h"

#include <QFile>
#include <QXmlStreamReader>

namespace tsfile {

QVector<Entry> read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QXmlStreamReader xml(&file);
    QVector<Entry> entries;
    Entry entry;
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement) {
            if (xml.name() == u"name") {
                entry.context = xml.readElementText();
            } else if (xml.name() == u"source") {
                entry.source = xml.readElementText();
            } else if (xml.name() == u"translation") {
                entry.finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
                entry.translation = xml.readElementText();
                entries.append(entry);
            }
        }
    }
    return xml.hasError() ? QVector<Entry>() : entries;
}

} // namespace tsfile
