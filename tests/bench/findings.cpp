// How long the search for patterns takes: a million endings in a row, as a log is read, and one by one, as
// live. Prints one line of JSON for each. Build with the release preset.
#include "diagnosis/endings.h"

#include <chrono>
#include <cstdio>
#include <random>

using namespace endings;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// What a month of a busy service looks like: thousands of clients, some servers, every way to end, an idle
/// timer of 60 s behind a third of it, a mass drop now and then.
Ending anEnding(quint64 session, std::mt19937_64 &random)
{
    const auto uniform = [&](double low, double high) {
        return std::uniform_real_distribution(low, high)(random);
    };
    const bool timed = random() % 3 == 0;
    const double at = double(session) * 2.5;
    Ending end = ending(session, {.at = at,
                                  .age = uniform(5, 4000),
                                  .idle = timed ? uniform(59.7, 60.02) : uniform(0, 55),
                                  .survived = 55,
                                  .silences = int(random() % 40)});
    if (session % 20'000 < 200) // together
        end.at = morning + secs(double(session / 20'000 * 20'000) * 2.5 + uniform(0, 0.5));
    end.openedAt = std::min(end.openedAt, end.at - secs(2));
    end.server = QStringLiteral("10.0.0.%1:9000").arg(random() % 8);
    end.client = QStringLiteral("10.1.%1.%2").arg(random() % 16).arg(random() % 250);
    end.userAgent = QStringLiteral("Client/%1").arg(random() % 12);
    end.key = QStringLiteral("token:%1").arg(random() % 5000);
    if (!timed && random() % 2)
        end.cls = Class::Normal, end.cause = Cause::NormalClosure, end.shape = EndShape::Close,
        end.code = 1000, end.endedBy = Party::Client;
    return end;
}

void report(const char *work, double total, int endings, double worst, const Patterns &patterns)
{
    std::printf("{\"work\":\"%s\",\"endings\":%d,\"seconds\":%.3f,\"per_ending_us\":%.2f,\"worst_ms\":%.3f,"
                "\"findings\":%d}\n",
                work, endings, total, total / endings * 1e6, worst * 1e3, int(patterns.findings().size()));
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    constexpr int batch = 2000; // rows that a log is read in
    std::mt19937_64 random(1);
    std::vector<Ending> ends;
    ends.reserve(std::size_t(count));
    for (int i = 1; i <= count; ++i)
        ends.push_back(anEnding(quint64(i), random));
    {
        Patterns patterns;
        const auto start = Clock::now();
        for (int i = 0; i < count; ++i) {
            const Ending &end = ends[std::size_t(i)];
            patterns.opened(opening(end));
            patterns.ended(end);
            if (i % batch == batch - 1)
                (void)patterns.evaluate(end.at);
        }
        report("log", since(start), count, 0, patterns);
    }
    {
        Patterns patterns;
        const int few = std::min(count, 50'000);
        double worst = 0;
        const auto start = Clock::now();
        for (int i = 0; i < few; ++i) {
            const Ending &end = ends[std::size_t(i)];
            patterns.opened(opening(end));
            const auto one = Clock::now();
            patterns.ended(end);
            (void)patterns.evaluate(end.at);
            worst = std::max(worst, since(one));
        }
        report("live", since(start), few, worst, patterns);
    }
    return 0;
}
