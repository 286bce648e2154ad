using System.Globalization;
using NodaTime;

namespace EktpModel.Forecasting;

/// <summary>Looks for everything that is wrong with a scenario.</summary>
internal sealed class ScenarioCheck
{
    private const string CalendarThatDoes = "use WorkCalendar.Weekdays, or WithYears once you have given the missing holidays, or give other dates.";

    private readonly Scenario _scenario;
    private readonly List<InputFault> _faults = [];
    private readonly HashSet<RegionCode> _regions = [];
    private bool _comparesDates;
    private Int128 _allCards;
    private Int128 _allRequests;

    private ScenarioCheck(Scenario scenario) => _scenario = scenario;

    /// <param name="scenario">The scenario.</param>
    /// <param name="given">Its regions as they were given, where plans may be missing.</param>
    /// <param name="largest">If there are no faults: no count of cards or requests can be larger, where nothing is left to chance.</param>
    public static ValueList<InputFault> FaultsOf(Scenario scenario, RegionPlan?[] given, out long largest)
    {
        ScenarioCheck check = new(scenario);
        largest = long.MaxValue;

        check.CheckDates();
        if (check._comparesDates) check.CheckDays();
        check.CheckRegions(given);
        check.CheckCentral(scenario.Central);
        if (check._comparesDates) check.CheckTotals();
        if (check._faults.Count == 0) largest = (long)Int128.Max(check._allCards, check._allRequests);
        return check._faults.ToValueList();
    }

    private void Fault(ScenarioPlace place, string name, object? value, string remedy) => Fault(place.PathOf(name), value, remedy);

    private void Fault(string path, object? value, string remedy) =>
        _faults.Add(new InputFault(path, string.Create(CultureInfo.InvariantCulture, $"{value ?? "null"}"), remedy));

    /// <summary>Looks at the calendars of all dates: if one is of another, nothing can be said of when things are before it is mended.</summary>
    private void CheckDates()
    {
        ScenarioDates.Visit(_scenario, (place, name, date) =>
        {
            if (!date.IsIso()) Fault(place, name, $"{date.Year}-{date.Month:00}-{date.Day:00} of the calendar {date.Calendar}", "give a date of the ISO calendar, with WithCalendar(CalendarSystem.Iso).");
        });
        _comparesDates = _faults.Count == 0;
        CheckYear("start", _scenario.Start);
        CheckYear("end", _scenario.End);
        if (_scenario.Central.Replenishment?.From is { } from) CheckYear("central.replenishment.from", from);
    }

    private void CheckYear(string path, LocalDate date)
    {
        if (date.IsIso() && !IsYear(date)) Fault(path, date.Iso(), "give a year from 1 to 9,900.");
    }

    /// <summary>Whether days can be counted on from a date: it has to have days before and behind it.</summary>
    private static bool IsYear(LocalDate date) => date.Year is >= 1 and <= 9_900;

    /// <summary>Whether there are days at all; without them nothing can lie within them.</summary>
    private bool HasDays => _comparesDates && _scenario.Start <= _scenario.End && IsYear(_scenario.Start) && IsYear(_scenario.End);

    private bool KnowsDays => HasDays && _scenario.Calendar.Knows(_scenario.Start.Year) && _scenario.Calendar.Knows(_scenario.End.Year);

    /// <summary>Looks whether a day is one of the scenario's.</summary>
    private void CheckDay(ScenarioPlace place, string name, LocalDate date, string before)
    {
        if (HasDays && (date < _scenario.Start || date > _scenario.End))
            Fault(place, name, date.Iso(), $"give a day from {_scenario.Start.Iso()} to {_scenario.End.Iso()}; what {before}.");
    }

    private void CheckDays()
    {
        if (_scenario.End < _scenario.Start)
            Fault("end", _scenario.End.Iso(), $"give {_scenario.Start.Iso()}, the start, or a later day.");
        CheckCalendar(default, "calendar", _scenario.Calendar, _scenario.Start, _scenario.End);
    }

    private void CheckCalendar(ScenarioPlace place, string name, WorkCalendar calendar, LocalDate from, LocalDate to)
    {
        CheckYearOf(from.Year);
        if (to.Year != from.Year) CheckYearOf(to.Year);

        void CheckYearOf(int year)
        {
            if (!calendar.Knows(year)) Fault(place, name, calendar, $"it does not know the year {year}; {CalendarThatDoes}");
        }
    }

    private void CheckRegions(RegionPlan?[] given)
    {
        if (given.Length == 0) Fault("regions", "empty", "give at least one region.");
        for (int i = 0; i < given.Length; i++)
        {
            if (given[i] is null) Fault($"regions[{i}]", null, "give a plan, or leave it out.");
        }

        RegionCode? last = null;
        foreach (RegionPlan plan in _scenario.Regions)
        {
            ScenarioPlace place = ScenarioPlace.Of(plan.Region);
            if (!_regions.Add(plan.Region)) Fault(place.ToString(), plan.Region, $"a region may come only once; it is at {PlacesOf(plan.Region, given)} of those given, counted from 0: give one plan for all of it.");
            else if (last is { } outer && outer.Contains(plan.Region)) Fault(place.ToString(), plan.Region, $"it lies in {outer}, which the scenario has too; its cards would count twice: leave one of them out.");
            else if (plan.Region != RegionCode.Nation) last = plan.Region;
            CheckCode(place, plan.Region);
            CheckMissing(place, plan);
            CheckStock(place, plan);
            if (plan.Demand is { } demand) CheckDemand(place, demand);
            if (plan.Capacity is { } capacity) CheckCapacity(place, capacity);
        }
    }

    private static string PlacesOf(RegionCode region, RegionPlan?[] given) =>
        string.Join(" and ", Enumerable.Range(0, given.Length).Where(place => given[place]?.Region == region));

    private void CheckCode(ScenarioPlace place, RegionCode region)
    {
        if (region == RegionCode.Nation)
        {
            Fault(place.ToString(), region, "give a province or something within one; the nation is the sum of its regions.");
            return;
        }

        RegionCode known = region.Level > RegionLevel.Regency ? region.Ancestor(RegionLevel.Regency) : region;
        if (!_scenario.Catalog.TryGet(known, out _))
            Fault(place.ToString(), region, $"{known} is not in the catalogue of {_scenario.Catalog.Edition}; look the code up there, or give the scenario a catalogue that has it.");
    }

    private void CheckMissing(ScenarioPlace place, RegionPlan plan)
    {
        if (plan.Backlog is null) Fault(place, "backlog", null, "give Backlog.Empty if nobody waits.");
        if (plan.Demand is null) Fault(place, "demand", null, "give Demand.None if nothing comes.");
        if (plan.Capacity is null) Fault(place, "capacity", null, "give PrintCapacity.None if nothing is printed.");
        if (plan.Order is null) Fault(place, "order", null, "give a ServiceOrder.");
        if (plan.Handover is null) Fault(place, "handover", null, "give Handover.Immediate if cards are handed over at once.");
    }

    private void CheckStock(ScenarioPlace region, RegionPlan plan)
    {
        YearMonth firstMonth = _scenario.Start.ToYearMonth();
        foreach (CohortCount waiting in (plan.Backlog ?? Backlog.Empty).Cohorts)
        {
            if (HasDays && waiting.Cohort.Since > firstMonth)
                Fault(region, "backlog", waiting, $"what waits at the start does so since {firstMonth.Iso()} or before: give such a month, or requests of a later day as demand.");
        }

        for (int i = 0; i < plan.Shipments.Count; i++)
        {
            Shipment shipment = plan.Shipments[i];
            if (shipment.Region != plan.Region)
                Fault(region.Shipment(i), "region", shipment.Region, $"give {plan.Region}, or put it into the plan of {shipment.Region}.");
            if (HasDays && shipment.Arrives < _scenario.Start)
                Fault(region.Shipment(i), "arrives", shipment.Arrives.Iso(), $"what arrived before {_scenario.Start.Iso()}, the start, belongs to the blanks.");
        }

        for (int i = 0; HasDays && i < plan.AwaitingHandover.Count; i++)
        {
            LocalDate printed = plan.AwaitingHandover[i].Printed;
            if (printed >= _scenario.Start)
                Fault(region.Batch(i), "printed", printed.Iso(), $"give a day before {_scenario.Start.Iso()}, the start.");
            else if (!_scenario.Calendar.Knows(printed.Year))
                Fault(region.Batch(i), "printed", printed.Iso(), $"the calendar does not know the year {printed.Year}; {CalendarThatDoes}");
        }
    }

    private void CheckDemand(ScenarioPlace region, Demand demand)
    {
        for (int i = 0; i < demand.Rates.Count; i++)
        {
            DemandRate rate = demand.Rates[i];
            ScenarioPlace place = region.Rate(i);
            if (rate.Rate is null) Fault(place, "rate", null, "give a CardRate, or leave the demand out.");
            if (!Enum.IsDefined(rate.Kind)) Fault(place, "kind", rate.Kind, "give one of RequestKind.");
            if (rate.Variation is not null && i > byte.MaxValue) Fault(place, "variation", rate.Variation, "only the first 256 rates of a region may vary; add up some, or put the certain ones last.");
            if (HasDays) CheckDates(place, rate);
        }

        for (int i = 0; i < demand.Dated.Count; i++)
        {
            DatedRequests requests = demand.Dated[i];
            ScenarioPlace place = region.Dated(i);
            CheckDay(place, "date", requests.Date, "came before belongs to the backlog");
            if (!Enum.IsDefined(requests.Kind)) Fault(place, "kind", requests.Kind, "give one of RequestKind.");
            if (_comparesDates && requests.Since is { } since && since > requests.Date.ToYearMonth())
                Fault(place, "since", since.Iso(), $"nobody waits since a month after the request came; give {requests.Date.ToYearMonth().Iso()}, or one before it.");
        }
    }

    private void CheckDates(ScenarioPlace place, DemandRate rate)
    {
        LocalDate first = rate.From ?? _scenario.Start;
        if (first > _scenario.End) Fault(place, "from", first.Iso(), $"it comes after {_scenario.End.Iso()}, the end; leave the rate out, or let it begin by then.");
        if (rate.Until < _scenario.Start) Fault(place, "until", rate.Until.Value.Iso(), $"it comes before {_scenario.Start.Iso()}, the start; leave the rate out, or let it end later.");
        else if (rate.Until < first) Fault(place, "until", rate.Until.Value.Iso(), $"give {first.Iso()}, its first day, or a later one.");
        YearMonth firstMonth = LocalDate.Max(first, _scenario.Start).ToYearMonth();
        if (rate.Since is { } since && since > firstMonth) Fault(place, "since", since.Iso(), $"nobody waits since a month after the request came; give {firstMonth.Iso()}, or one before it.");
        if (rate.Days is not null || rate.From is not null)
            CheckCalendar(place, "days", rate.Days ?? _scenario.Calendar, LocalDate.Min(first, _scenario.Start), LocalDate.Max(_scenario.Start, _scenario.End));
    }

    private void CheckCapacity(ScenarioPlace region, PrintCapacity capacity)
    {
        if (capacity.Breakdowns is { WorkingAtStart: { } working } && (working < 0 || working > capacity.PrinterCount))
            Fault(region, "capacity.breakdowns.workingAtStart", working, $"give 0 to {capacity.PrinterCount}, all the printers there are.");
        for (int i = 0; HasDays && i < capacity.Phases.Count; i++)
        {
            if (capacity.Phases[i].From is not { } from) continue;
            if (from > _scenario.End) Fault(region.Phase(i), "from", from.Iso(), $"it comes after {_scenario.End.Iso()}, the end; leave the change out, or let it begin by then.");
            else if (!_scenario.Calendar.Knows(from.Year)) Fault(region.Phase(i), "from", from.Iso(), $"the calendar does not know the year {from.Year}; {CalendarThatDoes}");
        }
    }

    private void CheckCentral(CentralPlan central)
    {
        for (int i = 0; i < central.Procurements.Count; i++) CheckDay(ScenarioPlace.Procurement(i), "date", central.Procurements[i].Date, "came before belongs to the stock");
        for (int i = 0; i < central.Dispatches.Count; i++)
        {
            Dispatch dispatch = central.Dispatches[i];
            ScenarioPlace place = ScenarioPlace.Dispatch(i);
            if (!_regions.Contains(dispatch.Region)) Fault(place, "region", dispatch.Region, "the scenario has no such region; give its plan too, or leave the dispatch out.");
            CheckDay(place, "leaves", dispatch.Leaves, "left before is a shipment of its region");
            if (_comparesDates && dispatch.Arrives < dispatch.Leaves)
                Fault(place, "arrives", dispatch.Arrives.Iso(), $"give {dispatch.Leaves.Iso()}, the day it leaves, or a later one.");
        }

        if (_comparesDates) CheckCentralCover(central);
        if (central.Replenishment is { } replenishment) CheckReplenishment(replenishment);
    }

    private void CheckReplenishment(Replenishment replenishment)
    {
        int before = _faults.Count;
        if (replenishment.Rule is null) Fault("central.replenishment.rule", null, "give an AllocationRule.");
        if (replenishment.Options is null) Fault("central.replenishment.options", null, "give AllocationOptions.Default.");
        if (replenishment.ReviewDay is < IsoDayOfWeek.Monday or > IsoDayOfWeek.Sunday) Fault("central.replenishment.reviewDay", replenishment.ReviewDay, "give Monday to Sunday.");
        if (replenishment.EveryWeeks is < 1 or > 520) Fault("central.replenishment.everyWeeks", replenishment.EveryWeeks, "give a number from 1 to 520.");
        if (replenishment.Lot.Value is < 1 or > long.MaxValue / 4) Fault("central.replenishment.lot", replenishment.Lot, $"give 1 to {long.MaxValue / 4}.");
        if (replenishment.LeadTime is < 1 or > 1_000) Fault("central.replenishment.leadTime", replenishment.LeadTime, "give a number of open days from 1 to 1,000.");
        if (_faults.Count == before && KnowsDays && (replenishment.From is not { } from || IsYear(from))) CheckArrival(replenishment);
    }

    /// <summary>What leaves on the last review day needs a day to arrive on.</summary>
    private void CheckArrival(Replenishment replenishment)
    {
        if (ReviewDays.Of(replenishment, _scenario).Select(day => (int?)day).LastOrDefault() is not { } last) return;
        LocalDate leaves = _scenario.Start.PlusDays(last);
        try
        {
            ReviewDays.ArrivalOf(leaves, replenishment, _scenario);
        }
        catch (UnknownYearException unknown)
        {
            Fault("central.replenishment.leadTime", replenishment.LeadTime, $"what leaves on {leaves.Iso()}, the last review day, would arrive in {unknown.Year}, which the calendar does not know; end earlier, shorten it, or give the calendar the year.");
        }
    }

    /// <summary>Walks through the central stock's days: what comes in on a day can leave on it.</summary>
    private void CheckCentralCover(CentralPlan central)
    {
        SortedDictionary<LocalDate, Int128> changes = [];
        foreach (Procurement procurement in central.Procurements)
            changes[procurement.Date] = changes.GetValueOrDefault(procurement.Date) + procurement.Count.Value;
        foreach (Dispatch dispatch in central.Dispatches)
            changes[dispatch.Leaves] = changes.GetValueOrDefault(dispatch.Leaves) - dispatch.Count.Value;

        Int128 stock = central.Stock.Value;
        foreach ((LocalDate date, Int128 change) in changes)
        {
            stock += change;
            if (stock >= 0) continue;
            Fault($"central.dispatches on {date.Iso()}", $"{-stock} more than there is", "procure blanks by then, or send fewer.");
            stock = 0;
        }
    }

    /// <summary>No count of cards or requests can grow beyond a long: checked here once, so that no day has to. Parts that are missing count for nothing.</summary>
    private void CheckTotals()
    {
        foreach (RegionPlan plan in _scenario.Regions)
        {
            _allCards += plan.Blanks.Value + Sum(plan.Shipments, shipment => shipment.Count) + Sum(plan.AwaitingHandover, batch => batch.Count);
            if (plan.Backlog is { } backlog) _allRequests += backlog.Total.Value;
            if (plan.Demand is not { } demand) continue;
            _allRequests += Sum(demand.Dated, requests => requests.Count);
            foreach (DemandRate rate in demand.Rates) _allRequests += MostOf(rate);
        }

        _allCards += _scenario.Central.Stock.Value + Sum(_scenario.Central.Procurements, procurement => procurement.Count);
        foreach (RegionPlan plan in _scenario.Regions)
        {
            if (!plan.AttemptsBefore.IsZero && plan.AttemptsBefore.Value + _allCards > long.MaxValue)
                Fault($"regions[{plan.Region}].attemptsBefore", plan.AttemptsBefore, "with all cards of the scenario the attempts would be more than a card count can hold.");
        }

        if (_allCards > long.MaxValue) Fault("the sum of all cards", _allCards, $"give at most {long.MaxValue}.");
        else if (_allCards > MostUncertainCards && _scenario.IsUncertain)
            Fault("the sum of all cards", _allCards, $"where anything is left to chance give at most {MostUncertainCards}, as far as chances can be told apart.");
        if (_scenario.Central.Replenishment is not null && _allCards + _allRequests > long.MaxValue / 4)
            Fault("the sum of all cards and requests", $"up to {_allCards + _allRequests}", $"with replenishment give at most {long.MaxValue / 4}.");
        if (_allRequests > long.MaxValue) Fault("the sum of all requests", $"up to {_allRequests}", $"give at most {long.MaxValue}.");
        else if (_allRequests > MostUncertain && _scenario.IsUncertain)
            Fault("the sum of all requests", $"up to {_allRequests}", $"where anything is left to chance give at most {MostUncertain}, so that more than expected can be counted too.");
    }

    // A negative binomial of the smallest dispersion goes beyond 50,000 times its mean once in 10^20 draws.
    private const long MostUncertain = 10_000_000_000_000;

    // Spoiled prints are drawn with means up to 2^60: many times as many.
    private const long MostUncertainCards = 10_000_000_000_000_000;

    private static Int128 Sum<T>(ValueList<T> items, Func<T, CardCount> count)
    {
        Int128 sum = 0;
        foreach (T item in items) sum += count(item).Value;
        return sum;
    }

    /// <summary>At least as many requests as a rate brings in those of the scenario's days on which it holds.</summary>
    private Int128 MostOf(DemandRate rate)
    {
        LocalDate first = LocalDate.Max(_scenario.Start, rate.From ?? _scenario.Start), last = LocalDate.Min(_scenario.End, rate.Until ?? _scenario.End);
        if (rate.Rate is null || last < first) return 0;
        Int128 cards = rate.Rate.Cards.Value;
        if (rate.Rate.Period != RatePeriod.Month) return cards * (Period.DaysBetween(first, last) + 1) / rate.Rate.DaysPerGrant((rate.Days ?? _scenario.Calendar).StandardWeek, 1) + 1;
        int months = (last.Year - first.Year) * 12 + last.Month - first.Month + 1;
        return cards * months / rate.Rate.Periods + months;
    }
}
