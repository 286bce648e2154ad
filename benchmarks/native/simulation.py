"""The reference work W2 (see ../README.md) in numpy: what an analyst would otherwise write, a loop over days with vectors over paths.

Run by `dotnet run -c Release --project benchmarks/EktpModel.Benchmarks -- simulate`, or by hand:

    python3 simulation.py <paths> <seed> <regions of each province, by commas>

Prints what simulation.cpp prints. Where that counts values in histograms, this takes quantiles of each day from the values of all paths.
"""
import datetime
import sys
import time

import numpy as np

FIRST_DAY = datetime.date(2020, 1, 6)
DAYS = 364
PRINTERS, FAILURE, REPAIR, SPOILAGE = 3, 1 / 40, 1 / 4, 0.01
LATENESS, CHANCES = [0, 2, 5], [0.6, 0.2, 0.2]
LEVELS = [0.05, 0.25, 0.5, 0.75, 0.95]
CLOSED, NO_REQUESTS, NO_BLANKS, CAPACITY = range(4)

DATES = [FIRST_DAY + datetime.timedelta(day) for day in range(DAYS)]
OPEN = [date.weekday() < 5 for date in DATES]
SHIPMENT_DAYS = [day for day in range(DAYS) if DATES[day].day == 6]


def after_open_days(day, open_days):
    while open_days > 0 and day + 1 < DAYS:
        day += 1
        open_days -= OPEN[day]
    return day if open_days == 0 else DAYS


class Paths:
    """What all paths come to, in a region or in several added up."""

    def __init__(self, paths):
        self.blanks = np.zeros((DAYS, paths), np.int64)
        self.backlog = np.zeros((DAYS, paths), np.int64)
        self.printed = np.zeros((DAYS, paths), np.int64)
        self.is_out = np.zeros((DAYS, paths), bool)
        self.constraint_days = np.zeros((4, paths), np.int64)
        self.cleared_on = np.zeros(paths, np.int64)

    def add(self, region):
        self.blanks += region.blanks
        self.backlog += region.backlog
        self.printed += region.printed
        self.is_out |= region.is_out
        self.constraint_days += region.constraint_days
        self.cleared_on = np.maximum(self.cleared_on, region.cleared_on)


def simulate_region(rng, r, paths):
    size = 100 + r * 37 % 401
    full = PRINTERS * (size // 2)
    result = Paths(paths)

    arrivals = np.zeros((DAYS + 1, paths), np.int64)
    every = np.arange(paths)
    for day in SHIPMENT_DAYS:
        days = np.array([after_open_days(day, late) for late in LATENESS])
        arrivals[rng.choice(days, paths, p=CHANCES), every] += (20 + (r + 1) % 5) * size

    blanks = np.full(paths, 30 * size)
    opening = np.full(paths, 20 * size)
    waiting = opening.copy()
    working = np.full(paths, PRINTERS)
    carry = np.zeros(paths, np.int64)
    has_begun = False
    cleared_on = np.full(paths, DAYS)
    for day in range(DAYS):
        blanks += arrivals[day]
        if OPEN[day]:
            waiting += rng.poisson(size, paths)
            if has_begun:
                working += rng.binomial(PRINTERS - working, REPAIR) - rng.binomial(working, FAILURE)
            has_begun = True
            shares = full * working + carry
            some = working < PRINTERS
            capacity = np.where(some, shares // PRINTERS, full)
            carry = np.where(some, shares % PRINTERS, carry)

            # As many attempts as cards are missing, then as many as of these spoiled, and so on.
            left = np.minimum(capacity, blanks)
            attempts = np.minimum(left, waiting)
            lost = rng.binomial(attempts, SPOILAGE)
            printed = attempts - lost
            used = attempts
            more = np.flatnonzero((lost > 0) & (left > attempts))
            if more.size > 0:
                used = used.copy()
            while more.size > 0:
                again = np.minimum(left[more] - used[more], waiting[more] - printed[more])
                used[more] += again
                printed[more] += again - rng.binomial(again, SPOILAGE)
                more = more[(printed[more] < waiting[more]) & (used[more] < left[more])]
            blanks -= used
            waiting -= printed
            opening = np.maximum(0, opening - printed)
            result.printed[day] = printed
            nobody, none = waiting == 0, blanks == 0
            result.constraint_days[NO_REQUESTS] += nobody
            result.constraint_days[NO_BLANKS] += none & ~nobody
            result.constraint_days[CAPACITY] += ~(none | nobody)
            cleared_on = np.where((opening == 0) & (cleared_on == DAYS), day, cleared_on)
        else:
            result.constraint_days[CLOSED] += 1
        result.blanks[day] = blanks
        result.backlog[day] = waiting
        result.is_out[day] = (blanks == 0) & (waiting > 0)
    result.cleared_on = cleared_on
    return result


def tally(area):
    """All that is asked of an area; the first few are printed."""
    nobody = area.backlog == 0
    caught_up_on = np.where(nobody.any(axis=0), nobody.argmax(axis=0), DAYS)
    out_days = area.is_out.sum(axis=0)
    quantiles = [np.quantile(series, LEVELS, axis=1, method="inverted_cdf") for series in (area.blanks, area.backlog, area.printed)]
    return {
        "ever_out": np.count_nonzero(out_days),
        "moments": [(sample.mean(), sample.var(ddof=1) if sample.size > 1 else 0.0) for sample in (out_days, *area.constraint_days)],
        "cleared_on": np.bincount(area.cleared_on, minlength=DAYS + 1),
        "caught_up_on": np.bincount(caught_up_on, minlength=DAYS + 1),
        "is_out": area.is_out.sum(axis=1),
        "quantiles": quantiles,
    }


def simulate(provinces, paths, seed):
    rng = np.random.default_rng(seed)
    if provinces == [1]:
        return [tally(simulate_region(rng, 0, paths))]
    regions, sums, nation, r = [], [], Paths(paths), 0
    for count in provinces:
        province = Paths(paths)
        for _ in range(count):
            region = simulate_region(rng, r, paths)
            regions.append(tally(region))
            province.add(region)
            r += 1
        sums.append(tally(province))
        nation.add(province)
    return regions + sums + [tally(nation)]


def main():
    paths, seed, provinces = int(sys.argv[1]), int(sys.argv[2]), [int(count) for count in sys.argv[3].split(",")]
    begin, begin_cpu = time.perf_counter_ns(), time.process_time_ns()
    tallies = simulate(provinces, paths, seed)
    print(time.perf_counter_ns() - begin, time.process_time_ns() - begin_cpu)
    for area in tallies:
        print(area["ever_out"], *(f"{number:.17g}" for moments in area["moments"] for number in moments), *area["cleared_on"])


main()
