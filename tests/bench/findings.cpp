// How long the search for patterns takes: a million endings in a row, as a log is read, and one by one, as
// live, after those and from nothing. Prints one line of JSON for each. Build with the release preset.
#include "findings/endings.h"

#include <chrono>
#include <cstdio>
#include <ctime>
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

/// Seconds that this thread has worked: the turn of another program is not ours.
double worked()
{
    timespec spent{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
    return double(spent.tv_sec) + double(spent.tv_nsec) / 1e9;
}

void report(const char *work, double total, int endings, double worst, const Patterns &patterns)
{
    std::printf("{\"work\":\"%s\",\"endings\":%d,\"seconds\":%.3f,\"per_ending_us\":%.2f,\"worst_ms\":%.3f,"
                "\"findings\":%d}\n",
                work, endings, total, total / endings * 1e6, worst * 1e3, int(patterns.findings().size()));
}

void readLog(Patterns &patterns, int count, std::mt19937_64 &random)
{
    constexpr int batch = 2000; // rows that a log is read in
    double total = 0;
    for (int done = 0; done < count; done += batch) {
        std::vector<Ending> ends;
        for (int i = done; i < std::min(done + batch, count); ++i)
            ends.push_back(anEnding(quint64(i + 1), random));
        const auto start = Clock::now();
        for (const Ending &end : ends) {
            patterns.opened(opening(end));
            patterns.ended(end);
        }
        (void)patterns.evaluate(ends.back().at);
        total += since(start);
    }
    report("log", total, count, 0, patterns);
}

/// One by one; `after`: endings that came before.
void live(const char *work, Patterns &patterns, int after, int count, std::mt19937_64 &random)
{
    double total = 0, worst = 0;
    for (int i = after; i < after + count; ++i) {
        const Ending end = anEnding(quint64(i + 1), random);
        patterns.opened(opening(end));
        const double start = worked();
        patterns.ended(end);
        (void)patterns.evaluate(end.at);
        const double one = worked() - start;
        total += one;
        worst = std::max(worst, one);
    }
    report(work, total, count, worst, patterns);
}

} // namespace

int main(int argc, char **argv)
{
    const int count = argc > 1 ? std::atoi(argv[1]) : 1'000'000;
    const int few = std::min(count, 50'000);
    std::mt19937_64 random(1);
    Patterns known;
    readLog(known, count, random);
    live("live_after_log", known, count, few, random);
    Patterns fresh;
    live("live", fresh, 0, few, random);
    return 0;
}
