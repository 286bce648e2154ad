// The reference work W1 (see ../README.md) in plain C++: what the .NET engine is measured against.
// Built and run by `dotnet run -c Release --project benchmarks/EktpModel.Benchmarks -- compare`, or by hand:
//
//   g++ -std=c++20 -O3 -march=native -o build/projection projection.cpp
//   build/projection [rounds]      runs the rounds, prints median, minimum and checksum
//   build/projection --serve       runs a round for each line read; prints nanoseconds, page faults and checksum
//
// A line "fresh" makes the round take new memory from the system; any other lets it have that of the last round.

#include <algorithm>
#include <array>
#include <chrono>
#include <cinttypes>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include <malloc.h>
#include <sys/resource.h>

namespace {

using std::int64_t;
using std::size_t;

enum Kind { FirstCard, TemporaryCertificate, Kinds };
enum Constraint : std::uint8_t { Closed, NoRequests, Blanks, Capacity, Constraints };

constexpr int never = -1;

// ---- The inputs: the same formula as ReferenceWorkload.cs. ----

constexpr int region_count = 514;
constexpr std::chrono::sys_days first_day = std::chrono::year{2021} / 1 / 1;
constexpr std::chrono::sys_days last_day = std::chrono::year{2025} / 12 / 31;
constexpr int opening_months = 24;

struct Shipment {
    int day;
    int64_t count;
};

struct Plan {
    int64_t blanks;
    std::array<int64_t, Kinds> weekly_requests;                        // over seven days a week
    int64_t weekly_capacity;                                           // over five open days a week
    int64_t spoiled_numerator, spoiled_denominator;                    // share of attempts that spoil
    std::array<std::array<int64_t, Kinds>, opening_months> backlog;    // of the months before the first day
    std::vector<Shipment> shipments;
};

int day_count() { return (last_day - first_day).count() + 1; }

int month_of(std::chrono::sys_days date) {
    using namespace std::chrono;
    const year_month_day ymd{date}, first{first_day};
    return (int(ymd.year()) - int(first.year())) * 12 + int(unsigned(ymd.month())) - int(unsigned(first.month()));
}

bool is_first_of_month(std::chrono::sys_days date) {
    return std::chrono::year_month_day{date}.day() == std::chrono::day{1};
}

Plan plan_of(int region) {
    const int64_t r = region, size = 100 + r * 37 % 401;
    Plan plan;
    plan.blanks = 10 * size;
    plan.weekly_requests = {2 * size + r % 5, 3 * size + r % 7};
    plan.weekly_capacity = size * (9 + r % 5) / 2;
    plan.spoiled_numerator = 1;
    plan.spoiled_denominator = 100;
    for (int month = 0; month < opening_months; month++)
        for (int kind = 0; kind < Kinds; kind++) plan.backlog[month][kind] = size + (7 * r + 11 * month + 5 * kind) % 50;
    for (auto date = first_day; date <= last_day; date += std::chrono::days{1})
        if (is_first_of_month(date)) {
            const int64_t month = month_of(date);
            plan.shipments.push_back({int((date - first_day).count()), size * (19 + r / 5 % 7) + (r + 13 * month) % 100});
        }
    return plan;
}

// ---- The result: one array a series, region after region. ----

template <typename T>
using Series = std::unique_ptr<T[]>;

struct Outcome {
    int cleared_on = never, caught_up_on = never;
    std::array<int, Constraints> constraint_days{};
};

struct Result {
    explicit Result(size_t regions, size_t days)
        : length(regions * days), outcomes(regions) {
        for (auto* series : {&blanks, &backlog[FirstCard], &backlog[TemporaryCertificate], &printed, &spoiled, &handed_over})
            *series = std::make_unique_for_overwrite<int64_t[]>(length);
    }

    size_t length;
    Series<int64_t> blanks, printed, spoiled, handed_over;
    std::array<Series<int64_t>, Kinds> backlog;
    std::vector<Outcome> outcomes;
};

// ---- The work. ----

struct Days {
    std::vector<std::uint8_t> open;
    std::vector<int> month;

    explicit Days(int days) : open(days), month(days) {
        for (int day = 0; day < days; day++) {
            const auto date = first_day + std::chrono::days{day};
            open[day] = std::chrono::weekday{date}.iso_encoding() <= 5;
            month[day] = month_of(date);
        }
    }
};

// Whole cards a day, so that after k days floor(k x rate) have been granted.
class RateMeter {
public:
    RateMeter(int64_t cards, int64_t days) : whole_(cards / days), rest_(cards % days), days_(days) {}

    int64_t next() {
        carry_ += rest_;
        if (carry_ < days_) return whole_;
        carry_ -= days_;
        return whole_ + 1;
    }

private:
    int64_t whole_, rest_, days_, carry_ = 0;
};

// Cohorts by month and kind, the oldest first.
class Backlog {
public:
    Backlog(const Plan& plan, int months) : cohorts_((opening_months + months) * Kinds) {
        for (int month = 0; month < opening_months; month++)
            for (int kind = 0; kind < Kinds; kind++) add(month - opening_months, kind, plan.backlog[month][kind]);
        opening_ = total();
    }

    int64_t total() const { return by_kind_[FirstCard] + by_kind_[TemporaryCertificate]; }
    int64_t opening() const { return opening_; }
    int64_t of_kind(int kind) const { return by_kind_[kind]; }

    void add(int month, int kind, int64_t count) {
        const int cohort = (opening_months + month) * Kinds + kind;
        cohorts_[cohort] += count;
        by_kind_[kind] += count;
        if (count > 0 && cohort < next_) next_ = cohort;
    }

    // Serves so many, not more than wait.
    void serve(int64_t count) {
        while (count > 0) {
            const int64_t share = std::min(count, cohorts_[next_]);
            cohorts_[next_] -= share;
            by_kind_[next_ % Kinds] -= share;
            if (next_ < opening_months * Kinds) opening_ -= share;
            count -= share;
            if (cohorts_[next_] == 0) next_++;
        }
    }

private:
    std::vector<int64_t> cohorts_;
    std::array<int64_t, Kinds> by_kind_{};
    int64_t opening_ = 0;
    int next_ = 0;
};

void project_region(const Plan& plan, const Days& days, int months, size_t offset, Result& result, Outcome& outcome) {
    Backlog backlog(plan, months);
    RateMeter first_cards(plan.weekly_requests[FirstCard], 7), certificates(plan.weekly_requests[TemporaryCertificate], 7);
    RateMeter capacity(plan.weekly_capacity, 5);
    const int64_t p = plan.spoiled_numerator, q = plan.spoiled_denominator;
    int64_t spoilage = 0;    // attempts so far x p, modulo q
    int64_t blanks = plan.blanks, awaiting_handover = 0;
    auto shipment = plan.shipments.begin();

    for (size_t day = 0; day < days.open.size(); day++) {
        for (; shipment != plan.shipments.end() && shipment->day == int(day); ++shipment) blanks += shipment->count;

        backlog.add(days.month[day], FirstCard, first_cards.next());
        backlog.add(days.month[day], TemporaryCertificate, certificates.next());

        int64_t printed = 0, spoiled = 0, handed_over = 0;
        if (days.open[day]) {
            int64_t attempts = std::min(capacity.next(), blanks);
            const int64_t waiting = backlog.total();
            if (attempts > 0 && waiting > 0) {
                spoiled = (spoilage + attempts * p) / q;
                if (attempts - spoiled >= waiting) {
                    // The fewest attempts whose good cards reach the backlog.
                    attempts = (spoilage + (waiting - 1) * q) / (q - p) + 1;
                    spoiled = attempts - waiting;
                }
                spoilage += attempts * p - spoiled * q;
                printed = attempts - spoiled;
                blanks -= attempts;
                backlog.serve(printed);
            }
            awaiting_handover += printed;
            handed_over = awaiting_handover;
            awaiting_handover -= handed_over;
        }

        const Constraint constraint = !days.open[day]       ? Closed
                                      : backlog.total() == 0 ? NoRequests
                                      : blanks == 0          ? Blanks
                                                             : Capacity;
        outcome.constraint_days[constraint]++;
        if (outcome.cleared_on == never && backlog.opening() == 0) outcome.cleared_on = int(day);
        if (outcome.caught_up_on == never && backlog.total() == 0) outcome.caught_up_on = int(day);

        const size_t at = offset + day;
        result.blanks[at] = blanks;
        result.backlog[FirstCard][at] = backlog.of_kind(FirstCard);
        result.backlog[TemporaryCertificate][at] = backlog.of_kind(TemporaryCertificate);
        result.printed[at] = printed;
        result.spoiled[at] = spoiled;
        result.handed_over[at] = handed_over;
    }
}

Result project(const std::vector<Plan>& plans) {
    const Days days(day_count());
    const int months = days.month.back() + 1;
    Result result(plans.size(), days.open.size());
    for (size_t region = 0; region < plans.size(); region++)
        project_region(plans[region], days, months, region * days.open.size(), result, result.outcomes[region]);
    return result;
}

// ---- The proof that it is the same work: FNV-1a over every series, as SeriesChecksum.cs has it. ----

class Checksum {
public:
    template <typename T>
    void add(const T* values, size_t count) {
        const auto* bytes = reinterpret_cast<const unsigned char*>(values);
        for (size_t i = 0; i < count * sizeof(T); i++) hash_ = (hash_ ^ bytes[i]) * 1099511628211u;
    }

    std::uint64_t value() const { return hash_; }

private:
    std::uint64_t hash_ = 14695981039346656037u;
};

std::uint64_t checksum_of(const Result& result) {
    Checksum sum;
    for (const auto* series : {&result.blanks, &result.backlog[FirstCard], &result.backlog[TemporaryCertificate],
                               &result.printed, &result.spoiled, &result.handed_over})
        sum.add(series->get(), result.length);
    const Days days(day_count());
    std::vector<std::uint8_t> constraints(result.length);
    for (size_t at = 0; at < result.length; at++) {
        const int64_t waiting = result.backlog[FirstCard][at] + result.backlog[TemporaryCertificate][at];
        constraints[at] = !days.open[at % days.open.size()] ? Closed : waiting == 0 ? NoRequests : result.blanks[at] == 0 ? Blanks : Capacity;
    }
    sum.add(constraints.data(), constraints.size());
    for (const Outcome& outcome : result.outcomes) {
        const int64_t dates[] = {outcome.cleared_on, outcome.caught_up_on};
        sum.add(dates, std::size(dates));
    }
    return sum.value();
}

struct Round {
    int64_t nanoseconds, page_faults;
    std::uint64_t checksum;
};

int64_t page_faults() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_minflt;
}

Round run(const std::vector<Plan>& plans) {
    const int64_t faults = page_faults();
    const auto begin = std::chrono::steady_clock::now();
    const Result result = project(plans);
    const auto end = std::chrono::steady_clock::now();
    return {std::chrono::nanoseconds(end - begin).count(), page_faults() - faults, checksum_of(result)};
}

// Freed memory stays with the process, as it does with a garbage collector's heap.
void keep_memory() {
    mallopt(M_MMAP_MAX, 0);
    mallopt(M_TRIM_THRESHOLD, 1 << 30);
}

void serve(const std::vector<Plan>& plans) {
    for (std::string line; std::getline(std::cin, line);) {
        if (line == "fresh") malloc_trim(0);
        const Round round = run(plans);
        std::printf("%" PRId64 " %" PRId64 " %016" PRIx64 "\n", round.nanoseconds, round.page_faults, round.checksum);
        std::fflush(stdout);
    }
}

void repeat(const std::vector<Plan>& plans, int rounds) {
    std::vector<double> milliseconds;
    std::uint64_t checksum = 0;
    for (int i = 0; i < rounds; i++) {
        const Round round = run(plans);
        milliseconds.push_back(round.nanoseconds / 1e6);
        checksum = round.checksum;
    }
    std::sort(milliseconds.begin(), milliseconds.end());
    std::printf("C++: median %.1f ms, minimum %.1f ms of %d rounds, checksum %016" PRIx64 "\n",
                milliseconds[milliseconds.size() / 2], milliseconds.front(), rounds, checksum);
}

}  // namespace

int main(int argc, char** argv) {
    std::vector<Plan> plans;
    for (int region = 0; region < region_count; region++) plans.push_back(plan_of(region));

    keep_memory();
    if (argc > 1 && std::strcmp(argv[1], "--serve") == 0) serve(plans);
    else repeat(plans, argc > 1 ? std::max(1, std::atoi(argv[1])) : 15);
}
