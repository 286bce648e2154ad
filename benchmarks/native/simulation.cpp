// The reference work W2 (see ../README.md) in plain C++: what the .NET engine's simulation is measured against.
// Built and run by `dotnet run -c Release --project benchmarks/EktpModel.Benchmarks -- simulate`, or by hand:
//
//   g++ -std=c++20 -O3 -march=native -o build/simulation simulation.cpp
//   build/simulation <paths> <seed> <regions of each province, by commas>
//
// Prints the nanoseconds of the work and of the processor in it, then for each area (the regions, the provinces, the nation; a single region
// alone) a line: paths with a stock-out, mean and variance of the stock-out days, mean and variance of the days
// bound by each constraint, and in how many paths the opening backlog was cleared on each day, last those in which
// it was not.

#include <algorithm>
#include <array>
#include <bit>
#include <chrono>
#include <cinttypes>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <memory>
#include <string>
#include <vector>

namespace {

using std::int64_t;
using std::size_t;
using std::uint32_t;
using std::uint64_t;

enum Constraint : std::uint8_t { Closed, NoRequests, Blanks, Capacity, Constraints };
enum Serie { BlanksSeries, BacklogSeries, PrintedSeries, SeriesCount };

// ---- The inputs: the same formula as SimulationWorkload.cs. ----

constexpr std::chrono::sys_days first_day = std::chrono::year{2020} / 1 / 6;
constexpr int days = 364;
constexpr int printers = 3;
constexpr double failure = 1.0 / 40, repair = 1.0 / 4, spoilage = 0.01;
constexpr double on_time = 0.6, two_days_late_at_most = 0.8;    // else five

struct Plan {
    int64_t blanks, backlog, capacity, shipment;
    double demand;
};

Plan plan_of(int r) {
    const int64_t size = 100 + r * 37 % 401;
    return {30 * size, 20 * size, printers * (size / 2), (20 + (r + 1) % 5) * size, double(size)};
}

struct Shipment {
    std::array<int, 3> arrives;    // on time, two open days late, five
};

struct Calendar {
    std::array<bool, days> open;
    std::vector<Shipment> shipments;

    Calendar() {
        for (int day = 0; day < days; day++) open[day] = std::chrono::weekday{first_day + std::chrono::days{day}}.iso_encoding() <= 5;
        for (int day = 0; day < days; day++)
            if (std::chrono::year_month_day{first_day + std::chrono::days{day}}.day() == std::chrono::day{6})
                shipments.push_back({{day, after_open_days(day, 2), after_open_days(day, 5)}});
    }

    int after_open_days(int day, int open_days) const {
        while (open_days > 0 && ++day < days) open_days -= open[day];
        return std::min(day, days);
    }
};

// ---- Random numbers. ----

// Philox4x32-10 (Salmon et al., SC'11), a stream for each path and region.
class Random {
public:
    Random(uint64_t seed, uint32_t path, uint32_t region) : seed_(seed), path_(path), region_(region) {}

    // From 0 to 1, 1 excluded.
    double next() { return double(bits() >> 11) * 0x1p-53; }

    // From 0 to 1, 0 excluded.
    double next_positive() { return double((bits() >> 11) + 1) * 0x1p-53; }

private:
    uint64_t bits() {
        if (has_second_) {
            has_second_ = false;
            return second_;
        }
        uint32_t c0 = block_++, c1 = path_, c2 = region_, c3 = 0, k0 = uint32_t(seed_), k1 = uint32_t(seed_ >> 32);
        for (int round = 0; round < 10; round++) {
            const uint64_t even = uint64_t{0xD2511F53} * c0, odd = uint64_t{0xCD9E8D57} * c2;
            c0 = uint32_t(odd >> 32) ^ c1 ^ k0;
            c1 = uint32_t(odd);
            c2 = uint32_t(even >> 32) ^ c3 ^ k1;
            c3 = uint32_t(even);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }
        second_ = c2 | uint64_t{c3} << 32;
        has_second_ = true;
        return c0 | uint64_t{c1} << 32;
    }

    uint64_t seed_, second_ = 0;
    uint32_t path_, region_, block_ = 0;
    bool has_second_ = false;
};

double log_factorial(int64_t n) {
    static const auto table = [] {
        std::array<double, 1024> logs{};
        for (size_t i = 1; i < logs.size(); i++) logs[i] = logs[i - 1] + std::log(double(i));
        return logs;
    }();
    return n < int64_t(table.size()) ? table[n] : std::lgamma(n + 1.0);
}

// Inversion below a mean of 10, from there on PTRS (Hörmann 1993).
class Poisson {
public:
    explicit Poisson(double mean)
        : mean_(mean), log_mean_(std::log(mean)), none_(std::exp(-mean)), b_(0.931 + 2.53 * std::sqrt(mean)), a_(-0.059 + 0.02483 * b_),
          inverse_alpha_(1.1239 + 1.1328 / (b_ - 3.4)), quick_(0.9277 - 3.6224 / (b_ - 2)) {}

    int64_t next(Random& random) const {
        if (mean_ < 10) {
            double left = random.next(), chance = none_;
            int64_t count = 0;
            while (left >= chance && count < 110) {
                left -= chance;
                chance *= mean_ / ++count;
            }
            return count;
        }
        while (true) {
            const double u = random.next() - 0.5, v = random.next_positive(), edge = 0.5 - std::abs(u);
            const double count = std::floor((2 * a_ / edge + b_) * u + mean_ + 0.43);
            if (edge >= 0.07 && v <= quick_) return int64_t(count);
            if (count < 0 || (edge < 0.013 && v > edge)) continue;
            if (std::log(v * inverse_alpha_ / (a_ / (edge * edge) + b_)) <= count * log_mean_ - mean_ - log_factorial(int64_t(count)))
                return int64_t(count);
        }
    }

private:
    double mean_, log_mean_, none_, b_, a_, inverse_alpha_, quick_;
};

// Inversion where fewer than 10 are expected, from there on BTRS (Hörmann 1993); a chance up to one half.
class Binomial {
public:
    Binomial(double chance, int64_t most) : p_(chance), odds_(chance / (1 - chance)), none_(most + 1) {
        for (int64_t n = 0; n <= most; n++) none_[n] = std::exp(n * std::log1p(-chance));
    }

    int64_t next(Random& random, int64_t n) const {
        if (n == 0) return 0;
        if (n * p_ < 10) {
            double left = random.next(), chance = none_[n];
            int64_t count = 0;
            while (left >= chance && count < n) {
                left -= chance;
                count++;
                chance *= (n - count + 1) * odds_ / count;
            }
            return count;
        }
        const double deviation = std::sqrt(n * p_ * (1 - p_)), b = 1.15 + 2.53 * deviation, a = -0.0873 + 0.0248 * b + 0.01 * p_;
        const double alpha = (2.83 + 5.1 / b) * deviation, quick = 0.92 - 4.2 / b, mode = std::floor((n + 1) * p_), log_odds = std::log(odds_);
        while (true) {
            const double u = random.next() - 0.5, v = random.next_positive(), edge = 0.5 - std::abs(u);
            const double count = std::floor((2 * a / edge + b) * u + n * p_ + 0.5);
            if (count < 0 || count > n) continue;
            if (edge >= 0.07 && v <= quick) return int64_t(count);
            if (std::log(v * alpha / (a / (edge * edge) + b)) <= log_factorial(int64_t(mode)) + log_factorial(n - int64_t(mode))
                    - log_factorial(int64_t(count)) - log_factorial(n - int64_t(count)) + (count - mode) * log_odds)
                return int64_t(count);
        }
    }

private:
    double p_, odds_;
    std::vector<double> none_;    // the chance that none of n succeed
};

const Binomial failures(failure, printers), repairs(repair, printers), spoils(spoilage, printers * 250);

// ---- What a path comes to, in a region or in several added up. ----

struct Outcome {
    std::array<std::array<int64_t, days>, SeriesCount> series;
    std::array<std::uint8_t, days> is_out;
    std::array<int, Constraints> constraint_days;
    int cleared_on, caught_up_on;    // days if not

    void clear() { *this = {}; }

    void add(const Outcome& region) {
        for (int i = 0; i < SeriesCount; i++)
            for (int day = 0; day < days; day++) series[i][day] += region.series[i][day];
        for (int day = 0; day < days; day++) is_out[day] |= region.is_out[day];
        for (int i = 0; i < Constraints; i++) constraint_days[i] += region.constraint_days[i];
        cleared_on = std::max(cleared_on, region.cleared_on);
    }

    void find_caught_up() {
        const auto& backlog = series[BacklogSeries];
        caught_up_on = int(std::find(backlog.begin(), backlog.end(), 0) - backlog.begin());
    }
};

// How often which value, exactly below 256, above to 1/128: the buckets of ValueHistogram.cs.
class Histogram {
public:
    void add(int64_t value) {
        const int shift = std::max(0, 63 - std::countl_zero(uint64_t(value) | 1) - 7);
        const int bucket = (shift << 7) + int(value >> shift);
        if (unsigned(bucket - lowest_) >= size_) grow(bucket);
        counts_[bucket - lowest_]++;
    }

private:
    void grow(int bucket) {
        const int end = lowest_ + int(size_), more = size_ / 2 + 4;
        const int lowest = size_ == 0 ? std::max(0, bucket - 4) : bucket < lowest_ ? std::max(0, std::min(bucket, lowest_ - more)) : lowest_;
        const int new_end = size_ == 0 ? bucket + 5 : bucket >= end ? std::max(bucket + 1, end + more) : end;
        auto counts = std::make_unique<uint32_t[]>(new_end - lowest);
        std::copy_n(counts_.get(), size_, counts.get() + (size_ == 0 ? 0 : lowest_ - lowest));
        counts_ = std::move(counts);
        lowest_ = lowest;
        size_ = new_end - lowest;
    }

    std::unique_ptr<uint32_t[]> counts_;
    int lowest_ = 0;
    unsigned size_ = 0;
};

struct Tally {
    std::array<int64_t, days + 1> cleared_on{}, caught_up_on{};
    std::array<int64_t, days> is_out{};
    int64_t ever_out = 0, out_days = 0, out_squares = 0;
    std::array<int64_t, Constraints> constraint_days{}, constraint_squares{};
    std::array<std::array<Histogram, days>, SeriesCount> series;

    void add(const Outcome& path) {
        cleared_on[path.cleared_on]++;
        caught_up_on[path.caught_up_on]++;
        int64_t out = 0;
        for (int day = 0; day < days; day++) {
            is_out[day] += path.is_out[day];
            out += path.is_out[day];
        }
        ever_out += out > 0;
        out_days += out;
        out_squares += out * out;
        for (int i = 0; i < Constraints; i++) {
            const int64_t bound = path.constraint_days[i];
            constraint_days[i] += bound;
            constraint_squares[i] += bound * bound;
        }
        for (int i = 0; i < SeriesCount; i++)
            for (int day = 0; day < days; day++) series[i][day].add(path.series[i][day]);
    }
};

// ---- The work. ----

void simulate_region(const Plan& plan, const Poisson& demand, const Calendar& calendar, Random random, Outcome& path) {
    std::array<int64_t, days + 1> arrivals{};
    for (const Shipment& shipment : calendar.shipments) {
        const double late = random.next();
        arrivals[shipment.arrives[late < on_time ? 0 : late < two_days_late_at_most ? 1 : 2]] += plan.shipment;
    }

    int64_t blanks = plan.blanks, opening = plan.backlog, waiting = plan.backlog, working = printers, carry = 0;
    bool has_begun = false;
    path.cleared_on = path.caught_up_on = days;
    path.constraint_days = {};
    for (int day = 0; day < days; day++) {
        blanks += arrivals[day];
        int64_t printed = 0;
        Constraint constraint = Closed;
        if (calendar.open[day]) {
            waiting += demand.next(random);
            if (has_begun) {
                const int64_t failed = failures.next(random, working), mended = repairs.next(random, printers - working);
                working += mended - failed;
            }
            has_begun = true;
            int64_t capacity = plan.capacity;
            if (working < printers) {
                const int64_t shares = capacity * working + carry;
                capacity = shares / printers;
                carry = shares % printers;
            }

            // As many attempts as cards are missing, then as many as of these spoiled, and so on.
            int64_t left = std::min(capacity, blanks);
            while (left > 0 && printed < waiting) {
                const int64_t attempts = std::min(left, waiting - printed);
                printed += attempts - spoils.next(random, attempts);
                blanks -= attempts;
                left -= attempts;
            }
            waiting -= printed;
            opening = std::max<int64_t>(0, opening - printed);
            constraint = waiting == 0 ? NoRequests : blanks == 0 ? Blanks : Capacity;
        }

        path.constraint_days[constraint]++;
        if (opening == 0 && path.cleared_on == days) path.cleared_on = day;
        if (waiting == 0 && path.caught_up_on == days) path.caught_up_on = day;
        path.is_out[day] = blanks == 0 && waiting > 0;
        path.series[BlanksSeries][day] = blanks;
        path.series[BacklogSeries][day] = waiting;
        path.series[PrintedSeries][day] = printed;
    }
}

using Tallies = std::vector<std::unique_ptr<Tally>>;

// Some paths of a region at a time, so that its counts are still in the cache.
constexpr int paths_at_once = 16;

Tallies simulate(const std::vector<int>& provinces, int paths, uint64_t seed) {
    const Calendar calendar;
    std::vector<Plan> plans;
    std::vector<Poisson> demands;
    for (int province : provinces)
        for (int i = 0; i < province; i++) {
            plans.push_back(plan_of(int(plans.size())));
            demands.emplace_back(plans.back().demand);
        }

    const bool has_sums = plans.size() > 1;
    Tallies tallies;
    for (size_t i = 0; i < plans.size() + (has_sums ? provinces.size() + 1 : 0); i++) tallies.push_back(std::make_unique<Tally>());
    auto region_path = std::make_unique<Outcome>();
    std::vector<Outcome> province_paths(paths_at_once), nation_paths(paths_at_once);
    for (int first = 0; first < paths; first += paths_at_once) {
        const int count = std::min(paths_at_once, paths - first);
        for (Outcome& path : nation_paths) path.clear();
        size_t region = 0;
        for (size_t province = 0; province < provinces.size(); province++) {
            for (Outcome& path : province_paths) path.clear();
            for (const size_t end = region + provinces[province]; region < end; region++)
                for (int i = 0; i < count; i++) {
                    simulate_region(plans[region], demands[region], calendar, Random(seed, first + i, uint32_t(region)), *region_path);
                    tallies[region]->add(*region_path);
                    if (has_sums) province_paths[i].add(*region_path);
                }
            if (!has_sums) continue;
            for (int i = 0; i < count; i++) {
                province_paths[i].find_caught_up();
                tallies[plans.size() + province]->add(province_paths[i]);
                nation_paths[i].add(province_paths[i]);
            }
        }
        if (!has_sums) continue;
        for (int i = 0; i < count; i++) {
            nation_paths[i].find_caught_up();
            tallies.back()->add(nation_paths[i]);
        }
    }
    return tallies;
}

void print_moments(int64_t sum, int64_t squares, int paths) {
    const double mean = double(sum) / paths;
    std::printf(" %.17g %.17g", mean, paths > 1 ? std::max(0.0, (squares - mean * sum) / (paths - 1)) : 0.0);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 4) {
        std::fprintf(stderr, "simulation <paths> <seed> <regions of each province, by commas>\n");
        return 2;
    }

    const int paths = std::atoi(argv[1]);
    const uint64_t seed = std::strtoull(argv[2], nullptr, 10);
    std::vector<int> provinces;
    for (char* at = argv[3]; *at != 0; at += *at == ',') provinces.push_back(int(std::strtol(at, &at, 10)));

    const auto begin = std::chrono::steady_clock::now();
    const std::clock_t begin_cpu = std::clock();
    const Tallies tallies = simulate(provinces, paths, seed);
    const auto end = std::chrono::steady_clock::now();
    const int64_t cpu = int64_t(1e9 / CLOCKS_PER_SEC * double(std::clock() - begin_cpu));
    std::printf("%" PRId64 " %" PRId64 "\n", int64_t(std::chrono::nanoseconds(end - begin).count()), cpu);
    for (const auto& tally : tallies) {
        std::printf("%" PRId64, tally->ever_out);
        print_moments(tally->out_days, tally->out_squares, paths);
        for (int i = 0; i < Constraints; i++) print_moments(tally->constraint_days[i], tally->constraint_squares[i], paths);
        for (int64_t count : tally->cleared_on) std::printf(" %" PRId64, count);
        std::printf("\n");
    }
}
