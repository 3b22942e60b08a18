// Filters that people type: any text either reads or fails at a place within it, and what is built from texts
// reads again.
#include "query/completion.h"

#include <cstdlib>

namespace {

using namespace query;

void require(bool claim)
{
    if (!claim)
        std::abort();
}

Subject subjectWith(QStringView text)
{
    Subject subject;
    subject.url = text, subject.reason = text;
    subject.code = 1001, subject.closeSeen = true;
    subject.idle = std::chrono::seconds(60), subject.endedAt = std::chrono::seconds(1'700'000'000);
    subject.cls = diagnosis::Class::Lost;
    return subject;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const Parsed parsed = parse(text);
    const Subject subject = subjectWith(text);
    if (parsed.error) {
        require(parsed.error->position >= 0 && parsed.error->length >= 0);
        require(parsed.error->position + parsed.error->length <= text.size());
        require(parsed.filter.matchesAll());
    } else if (text.size() < maxLength / 2) {
        const bool shown = parsed.filter.matches(subject);
        const Parsed more = parse(both(text, QStringLiteral("class:lost")));
        require(!more.error && more.filter.matches(subject) == shown);
        const Parsed negated =
            text.trimmed().isEmpty() ? parse({}) : parse(QStringLiteral("-(%1)").arg(text));
        require(negated.error ? negated.error->kind == Error::Kind::TooDeep
                              : text.trimmed().isEmpty() || negated.filter.matches(subject) != shown);
    }
    if (text.size() < maxLength / 4) {
        const Parsed exact = parse(QStringLiteral("url=%1").arg(quoted(text)));
        require(!exact.error && exact.filter.matches(subject));
    }
    // A completion costs a hundred times what reading does: the places change with the input, not all in one.
    const qsizetype somewhere = size == 0 ? 0 : data[size / 2] % (text.size() + 1);
    for (const qsizetype cursor : {somewhere, text.size()}) {
        const Completions found = complete(text, cursor);
        require(found.from >= 0 && found.from <= cursor && found.length >= 0);
        require(found.from + found.length <= text.size());
    }
    return 0;
}
