namespace EktpModel.Forecasting;

/// <summary>
/// The standing figures of waiting lists and of inventories, for planners who know them from there. They see averages only: what a
/// <see cref="Projection"/> or a <see cref="Simulation"/> says of the days themselves goes before them.
/// </summary>
/// <remarks>
/// Waiting lists: Fong et al. (2022), medRxiv 2022.08.23.22279117, as planners of the NHS use it. Inventories: the
/// continuous review model of any text, such as S. Nahmias and T. Olsen, <i>Production and Operations Analysis</i>, chapter 5. All of one unit of time;
/// requests, cards and blanks count alike.
/// </remarks>
/// <example>
/// <code>
/// double load = StandingFigures.Load(demand: 2_000, capacity: 1_900);                                        // 1.05: the list grows without end
/// double rate = StandingFigures.ReliefCapacity(demand: 30, backlog: 1_200, targetBacklog: 390, periods: 26); // 61.2 a week for half a year
/// </code>
/// </example>
public static class StandingFigures
{
    /// <summary>How much of a capacity the demand takes: at 1 or more a backlog grows without end.</summary>
    /// <param name="demand">Requests a period, from 0.</param>
    /// <param name="capacity">Cards a period, above 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double Load(double demand, double capacity) => Counted(NotNegative(demand, "the demand") / Positive(capacity, "the capacity"));

    /// <summary>How many times the target wait has to be the mean wait, so that a share of all waits are within the target, waits being exponential: -ln(1 - share).</summary>
    /// <param name="share">The share, above 0 and below 1.</param>
    /// <exception cref="InvalidValueException">The share is out of its range.</exception>
    public static double WaitFactor(double share) => -PortableMath.LogOnePlus(-Chance(share, "the share within the target"));

    /// <summary>The mean wait with which a target is kept.</summary>
    /// <param name="targetWait">The target, above 0.</param>
    /// <param name="factor">See <see cref="WaitFactor"/>, above 0; Fong et al. take 4, that is 98%.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double TargetMeanWait(double targetWait, double factor = 4) => Counted(Positive(targetWait, "the target wait") / Positive(factor, "the wait factor"));

    /// <summary>The backlog with which a target wait is kept, by Little's law: demand times mean wait.</summary>
    /// <param name="demand">Requests a period, from 0.</param>
    /// <param name="targetWait">The target in periods, above 0.</param>
    /// <param name="factor">See <see cref="WaitFactor"/>, above 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double TargetBacklog(double demand, double targetWait, double factor = 4) => Counted(NotNegative(demand, "the demand") * TargetMeanWait(targetWait, factor));

    /// <summary>The capacity that brings a backlog to a target in so many periods: demand + (backlog - target) / periods, which is less than the demand where the backlog may grow; 0 where it cannot grow so fast.</summary>
    /// <param name="demand">Requests a period, from 0.</param>
    /// <param name="backlog">The backlog, from 0.</param>
    /// <param name="targetBacklog">What is to be left of it, from 0.</param>
    /// <param name="periods">In how many periods, above 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double ReliefCapacity(double demand, double backlog, double targetBacklog, double periods) =>
        Math.Max(0, Counted(NotNegative(demand, "the demand") + (NotNegative(backlog, "the backlog") - NotNegative(targetBacklog, "the target backlog")) / Positive(periods, "the number of periods")));

    /// <summary>In how many periods a backlog comes down to a target; null if the capacity is not above the demand and the backlog is above the target.</summary>
    /// <param name="demand">Requests a period, from 0.</param>
    /// <param name="capacity">Cards a period, from 0.</param>
    /// <param name="backlog">The backlog, from 0.</param>
    /// <param name="targetBacklog">What is to be left of it, from 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double? PeriodsToTarget(double demand, double capacity, double backlog, double targetBacklog = 0)
    {
        double excess = NotNegative(backlog, "the backlog") - NotNegative(targetBacklog, "the target backlog"), relief = NotNegative(capacity, "the capacity") - NotNegative(demand, "the demand");
        return excess <= 0 ? 0 : relief <= 0 ? null : Counted(excess / relief);
    }

    /// <summary>The capacity that keeps a target wait once the backlog is there: demand + (cv_d^2 + cv_c^2) / 2 x factor / target (Kingman's and Marchal's formula of heavy traffic).</summary>
    /// <param name="demand">Requests a period, from 0.</param>
    /// <param name="targetWait">The target in periods, above 0.</param>
    /// <param name="factor">See <see cref="WaitFactor"/>, above 0.</param>
    /// <param name="demandVariation">The coefficient of variation of the times between requests, from 0; 1 for Poisson's.</param>
    /// <param name="capacityVariation">The coefficient of variation of the times between cards, from 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double SteadyCapacity(double demand, double targetWait, double factor = 4, double demandVariation = 1, double capacityVariation = 1)
    {
        double spread = (Square(NotNegative(demandVariation, "the variation of demand")) + Square(NotNegative(capacityVariation, "the variation of capacity"))) / 2;
        return Counted(NotNegative(demand, "the demand") + spread / TargetMeanWait(targetWait, factor));
    }

    /// <summary>
    /// The mean wait for a printer once demand and capacity have balanced: load / (1 - load) x (cv_d^2 + cv_c^2) / 2 / capacity (J. F. C. Kingman, 1961; exact where
    /// both are Poisson's, the queue M/M/1). The backlog that belongs to it is demand times wait. Null at a load of 1 or more, where the wait grows without end.
    /// </summary>
    /// <param name="demand">Requests a period, from 0.</param>
    /// <param name="capacity">Cards a period, above 0.</param>
    /// <param name="demandVariation">The coefficient of variation of the times between requests, from 0; 1 for Poisson's.</param>
    /// <param name="capacityVariation">The coefficient of variation of the times between cards, from 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double? MeanWait(double demand, double capacity, double demandVariation = 1, double capacityVariation = 1)
    {
        double load = Load(demand, capacity);
        double spread = (Square(NotNegative(demandVariation, "the variation of demand")) + Square(NotNegative(capacityVariation, "the variation of capacity"))) / 2;
        return load >= 1 ? null : Counted(load / (1 - load) * spread / capacity);
    }

    /// <summary>How pressed a list is, to rank lists by: twice the mean wait over the target; above 1 the target is missed by many.</summary>
    /// <param name="meanWait">The mean wait, from 0.</param>
    /// <param name="targetWait">The target, above 0, in the same unit.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double Pressure(double meanWait, double targetWait) => Counted(2 * NotNegative(meanWait, "the mean wait") / Positive(targetWait, "the target wait"));

    /// <summary>How many periods blanks last.</summary>
    /// <param name="blanks">The blanks, from 0.</param>
    /// <param name="use">Blanks used a period, above 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double Cover(double blanks, double use) => Counted(NotNegative(blanks, "the number of blanks") / Positive(use, "the use of blanks"));

    /// <summary>
    /// The blanks to hold against chance while a shipment is on its way: z x sqrt(lead time x deviation^2 + use^2 x lead deviation^2), z the normal quantile of the service level.
    /// </summary>
    /// <param name="use">Blanks used a period on average, from 0.</param>
    /// <param name="deviation">The standard deviation of a period's use, from 0.</param>
    /// <param name="leadTime">The periods from order to arrival on average, from 0.</param>
    /// <param name="serviceLevel">The chance not to run out before the shipment is there, above 0 and below 1.</param>
    /// <param name="leadDeviation">The standard deviation of the lead time in periods, from 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double SafetyStock(double use, double deviation, double leadTime, double serviceLevel, double leadDeviation = 0) =>
        Counted(NormalLaw.Quantile(Chance(serviceLevel, "the service level")) * LeadDeviation(use, deviation, leadTime, leadDeviation));

    /// <summary>The blanks at which the next shipment has to be asked for: the use of the lead time and the <see cref="SafetyStock"/>.</summary>
    /// <param name="use">Blanks used a period on average, from 0.</param>
    /// <param name="deviation">The standard deviation of a period's use, from 0.</param>
    /// <param name="leadTime">The periods from order to arrival on average, from 0.</param>
    /// <param name="serviceLevel">The chance not to run out before the shipment is there, above 0 and below 1.</param>
    /// <param name="leadDeviation">The standard deviation of the lead time in periods, from 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double ReorderPoint(double use, double deviation, double leadTime, double serviceLevel, double leadDeviation = 0) =>
        Counted(SafetyStock(use, deviation, leadTime, serviceLevel, leadDeviation) + use * leadTime);

    /// <summary>How many requests a stock is expected to leave unserved before the next shipment, their number being normal: the loss function of inventory texts.</summary>
    /// <param name="use">The requests expected until then, from 0.</param>
    /// <param name="deviation">The standard deviation of their number, from 0.</param>
    /// <param name="stock">The blanks on hand, from 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double ExpectedShortage(double use, double deviation, double stock)
    {
        double missing = NotNegative(use, "the use of blanks") - NotNegative(stock, "the stock"), spread = NotNegative(deviation, "the deviation of use");
        double deviations = -missing / spread;
        return double.IsFinite(deviations) ? Counted(spread * NormalLaw.Loss(deviations)) : Math.Max(missing, 0);
    }

    /// <summary>
    /// The share of all requests that are served at once where each shipment of a size is asked for at the <see cref="ReorderPoint"/>: 1 - shortage of a shipment / size. It is
    /// not the service level, which counts shipments that come in time and not requests.
    /// </summary>
    /// <param name="use">Blanks used a period on average, from 0.</param>
    /// <param name="deviation">The standard deviation of a period's use, from 0.</param>
    /// <param name="leadTime">The periods from order to arrival on average, from 0.</param>
    /// <param name="serviceLevel">The chance not to run out before the shipment is there, above 0 and below 1.</param>
    /// <param name="size">The blanks of a shipment, above 0; more than are lacking when it comes.</param>
    /// <param name="leadDeviation">The standard deviation of the lead time in periods, from 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range, or a shipment is smaller than what is lacking when it comes.</exception>
    public static double FillRate(double use, double deviation, double leadTime, double serviceLevel, double size, double leadDeviation = 0)
    {
        double shortage = LeadDeviation(use, deviation, leadTime, leadDeviation) * NormalLaw.Loss(NormalLaw.Quantile(Chance(serviceLevel, "the service level")));
        return shortage <= Positive(size, "the size of a shipment") ? 1 - shortage / size
            : throw new InvalidValueException("the size of a shipment", size, FormattableString.Invariant($"{shortage:R} are lacking on average when it comes; give a larger one or a higher service level."));
    }

    /// <summary>The service level at which the cost of idle blanks and of people waiting together is least, the newsvendor's critical ratio: waiting / (idle + waiting).</summary>
    /// <param name="idle">What a blank too many costs, from 0.</param>
    /// <param name="waiting">What a blank too few costs, above 0.</param>
    /// <exception cref="InvalidValueException">A number is out of its range.</exception>
    public static double CriticalRatio(double idle, double waiting) => 1 / (1 + NotNegative(idle, "the cost of a blank too many") / Positive(waiting, "the cost of a blank too few"));

    private static double LeadDeviation(double use, double deviation, double leadTime, double leadDeviation)
    {
        double spread = NotNegative(deviation, "the deviation of use"), lead = NotNegative(leadDeviation, "the deviation of the lead time"), mean = NotNegative(use, "the use of blanks");
        return Math.Sqrt(NotNegative(leadTime, "the lead time") * Square(spread) + Square(mean * lead));
    }

    private static double Square(double value) => value * value;

    private static double Counted(double value) =>
        double.IsFinite(value) ? value : throw new InvalidValueException("the figure", value, "the numbers given are too far apart; give smaller ones.");

    private static double NotNegative(double value, string place) =>
        value >= 0 && double.IsFinite(value) ? value : throw new InvalidValueException(place, value, "give a finite number, at least 0.");

    private static double Positive(double value, string place) =>
        value > 0 && double.IsFinite(value) ? value : throw new InvalidValueException(place, value, "give a finite number above 0.");

    private static double Chance(double value, string place) =>
        value is > 0 and < 1 ? value : throw new InvalidValueException(place, value, "give a number above 0 and below 1.");
}
