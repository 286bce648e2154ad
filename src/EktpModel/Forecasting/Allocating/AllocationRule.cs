namespace EktpModel.Forecasting;

/// <summary>How scarce blanks are split over regions. Every rule gives whole lots, breaks ties by region code, and does not depend on the order of its input.</summary>
/// <remarks>
/// Which rule fits which purpose: <see cref="Proportional"/> is what most offices know and expect;
/// <see cref="OldestFirst"/> and <see cref="MinistryPriority"/> serve people by how long or why they wait, wherever
/// they live; <see cref="EqualCover"/> keeps all offices open as long as possible; <see cref="EarliestLastClearance"/>
/// looks at the region that will be done last; <see cref="LeastWaiting"/> at all people's days of waiting together.
/// <para>With lots of one size more supply leaves no region with less, save by largest remainders. With lots of several
/// sizes it may: a lot that did not fit before fits now, and takes the place of smaller ones.</para>
/// <para>Needs, supply and lots k times as large get k times the blanks. Only <see cref="LeastWaiting"/> may differ by what its days
/// round down: it prints whole cards a day, so it holds there for rates that are whole cards an open day.</para>
/// <para>No rule sees spoilage: a blank is a card. Where many spoil, ask for the blanks that the cards will take.</para>
/// </remarks>
public abstract class AllocationRule
{
    private protected AllocationRule(string name) => Name = name;

    /// <summary>The name of the rule, for people.</summary>
    public string Name { get; }

    /// <summary>
    /// In proportion to the backlog, or to any weight. Good: easy to explain. Bad: blind to stock on hand, to print
    /// rates and to how long people wait; and weights that regions report themselves invite inflated requests.
    /// </summary>
    /// <remarks>
    /// <para><see cref="ProportionalMethod.Webster"/> (Webster, Sainte-Lague): the next lot goes where it is most
    /// due, by weight over the blanks that half a lot more would make. With lots of one size more supply never makes a
    /// part smaller.</para>
    /// <para><see cref="ProportionalMethod.LargestRemainder"/> (Hamilton): each region gets the whole lots of its exact
    /// share, what is left goes to the largest remainders. With lots of one size and neither floors nor ceilings a part is never a
    /// whole lot away from the exact share, but it may become smaller when the supply grows (the Alabama paradox).</para>
    /// <para>With lots of several sizes neither holds: a large lot that does not fit is passed over, and small lots of
    /// others take its place.</para>
    /// <para>Under both methods one more lot is worth as many blanks as it brings a region nearer to its exact share, the supply
    /// by its weight over all weights: |share - now| - |share - after|, below zero where it would lead away. Floors and
    /// ceilings are not in that share.</para>
    /// <para>Balinski and Young, <i>Fair Representation</i>, 2nd ed. 2001.</para>
    /// </remarks>
    /// <param name="method">How fractions of lots are settled.</param>
    /// <param name="weight">The weight of a region, zero or more, all together at most <see cref="long.MaxValue"/>, asked once for each region of a split; its backlog if null.</param>
    public static AllocationRule Proportional(ProportionalMethod method = ProportionalMethod.Webster, Func<AllocationNeed, long>? weight = null) =>
        method switch
        {
            ProportionalMethod.Webster => new WebsterRule(weight),
            ProportionalMethod.LargestRemainder => new LargestRemainderRule(weight),
            _ => throw new InvalidValueException("the method of a proportional split", method, "give Webster or LargestRemainder."),
        };

    /// <summary>
    /// Those who wait since the oldest month first, wherever they live; blanks a region holds count for its own
    /// oldest. Where a month cannot be served whole it is split in proportion. Good: fair to people. Bad: an
    /// office that neglected its debt gets more than one that worked it off; and blind to print rates, so that blanks lie
    /// idle at slow printers, and an office that cannot print may get all.
    /// </summary>
    public static AllocationRule OldestFirst { get; } = new CohortRule("oldest first", static (left, right) => left.Since.CompareTo(right.Since));

    /// <summary>
    /// First cards, disaster victims, print-ready records, temporary certificates: the ministry's order of January
    /// 2020 (Director General Zudan, 16 January 2020); the oldest first within each, and split in proportion where a
    /// month cannot be served whole. Good: the rule in force. Bad: the last class may wait for ever; and blind to print
    /// rates, as <see cref="OldestFirst"/> is.
    /// </summary>
    public static AllocationRule MinistryPriority { get; } = new CohortRule("the ministry's priority", static (left, right) =>
        left.Kind != right.Kind ? left.Kind.CompareTo(right.Kind) : left.Since.CompareTo(right.Since));

    /// <summary>
    /// The smallest cover is made as large as possible, then the next smallest, and so on (max-min fairness): "so that
    /// one province runs out together". Cover is the open days that a region's blanks last when it prints all
    /// it can: max(blanks / print rate, (blanks - backlog) / requests a day). Good: no office closes early. Bad: a fast
    /// printer empties the store, whatever its backlog.
    /// </summary>
    /// <remarks>
    /// Bertsekas and Gallager, <i>Data Networks</i>, 2nd ed. 1992, section 6.5.2. Where all print as fast and nothing new is asked for it is
    /// the method of constrained equal awards. With lots of one size the sorted list
    /// of covers is the largest there is; with lots of several sizes that is so for the order in which lots are
    /// given, and a lot too large for what is left is passed over.
    /// </remarks>
    public static AllocationRule EqualCover { get; } = new EqualCoverRule();

    /// <summary>
    /// The largest number of open days of printing that a region's blanks do not cover, (backlog - blanks) / print rate,
    /// is made as small as possible, then the next largest, and so on: whatever comes later, the last region
    /// then clears as early as print rates and blanks allow. Where the supply covers all backlogs it does so, and the
    /// last day is set by the print rates alone. Good: shortens the whole campaign. Bad: favours slow printers.
    /// </summary>
    /// <remarks>
    /// It takes it that blanks go to the backlog before anything else: those who wait are served before new requests (oldest first), and
    /// no blank is spoiled. Where new requests are served first, or blanks spoil, these take blanks that the
    /// backlog was sent, and the region clears later than it could, or not at all until more come.
    /// <para>Where all print as fast it is the method of constrained equal losses: every region goes without as many, and none gets
    /// less than nothing (Thomson, <i>Axiomatic and game-theoretic analysis of bankruptcy and taxation problems</i>, Mathematical
    /// Social Sciences 45, 2003). Small backlogs may then get nothing at all.</para>
    /// </remarks>
    public static AllocationRule EarliestLastClearance { get; } = new EarliestLastClearanceRule();

    /// <summary>
    /// The sum over the open days of the horizon of the requests that wait at each day's end is made as small as
    /// possible. Good: least waiting in all. Bad: blind to who waits longest, slow printers get little, and of two regions
    /// alike one may get all: lots that are printed on the same day save as much here as there, and ties go to the smaller code.
    /// </summary>
    /// <remarks>
    /// A region's waiting falls by ever less with each blank, as later blanks are printed later, so giving each lot
    /// where it saves most is optimal (Ibaraki and Katoh, <i>Resource Allocation Problems</i>, 1988, chapter 4). That
    /// holds for lots of one size, and the rule refuses needs with several. It keeps what each region prints by each day, up to
    /// <see cref="AllocationOptions.MaxRegionDays"/>.
    /// </remarks>
    public static AllocationRule LeastWaiting { get; } = new LeastWaitingRule();

    /// <summary>Faults of needs that only this rule minds.</summary>
    internal virtual IEnumerable<InputFault> FaultsOf(NeedTable needs) => [];

    /// <summary>The lots of each region, and why it does not get more.</summary>
    internal abstract RegionShare[] Split(NeedTable needs);

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
