namespace EktpModel.Forecasting;

/// <summary>
/// In which order a rule gives out lots. Every lot of every region has a position that does not fall with the
/// lots the region has already; the rule gives the supply to the lots in order of position, ties to the
/// smaller region code.
/// </summary>
internal abstract class LotOrder(NeedTable needs)
{
    protected NeedTable Needs { get; } = needs;

    /// <summary>What one more lot is worth, in the words of <see cref="WorthOf"/>'s unit.</summary>
    public abstract string WorthUnit { get; }

    /// <summary>The position of the lot that a region with so many lots would get next.</summary>
    public abstract Ratio PositionOf(int region, long lots);

    /// <summary>The place of the lot that a region with so many lots would get next.</summary>
    public LotPlace PlaceOf(int region, long lots) => new(PositionOf(region, lots), region, lots);

    /// <summary>Compares two places: by position, then by what decides ties, then by region code.</summary>
    public int Compare(in LotPlace left, in LotPlace right)
    {
        int byPosition = left.Position.CompareTo(right.Position);
        if (byPosition != 0 || left.Region == right.Region) return byPosition;
        int byTie = CompareAtTie(left.Region, left.Lots, right.Region, right.Lots);
        return byTie != 0 ? byTie : left.Region.CompareTo(right.Region);
    }

    /// <summary>About how many lots of a region, as a real number, come before a position. A hint: it decides nothing.</summary>
    public abstract double LotsBefore(int region, double position);

    /// <summary>Bounds of all positions that matter, for <see cref="LotsBefore"/>.</summary>
    public abstract (double Low, double High) Range { get; }

    /// <summary>Positions closer than this are not worth telling apart for <see cref="LotsBefore"/>.</summary>
    public virtual double Resolution => 0;

    /// <summary>The most lots that the rule has a use for in a region.</summary>
    public abstract long MostUsefulOf(int region);

    /// <summary>Why a region has no use for more than <see cref="MostUsefulOf"/>.</summary>
    public virtual AllocationBound UseBound(int region) => AllocationBound.Need;

    /// <summary>What one more lot is worth to the rule's objective, for people.</summary>
    public abstract double WorthOf(int region, long lots);

    /// <summary>Decides between lots at the same position, before the region code does.</summary>
    public virtual int CompareAtTie(int left, long leftLots, int right, long rightLots) => 0;
}
