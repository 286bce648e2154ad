namespace EktpModel.Forecasting;

/// <summary>Earliest last clearance: the next lot goes to the region with most printing left that its blanks do not cover.</summary>
internal sealed class EarliestLastClearanceRule() : OrderedRule("earliest last clearance")
{
    protected override LotOrder OrderOf(NeedTable needs) => new Order(needs);

    private sealed class Order(NeedTable needs) : LotOrder(needs)
    {
        public override string WorthUnit => "open days of printing covered";

        public override (double Low, double High) Range
        {
            get
            {
                double low = -1;
                for (int i = 0; i < Needs.Count; i++)
                {
                    if (!Needs.Print[i].IsZero) low = Math.Min(low, -Needs.Waiting[i] / Needs.Print[i].ToDouble());
                }

                return (low, 0);
            }
        }

        // Below zero: the most printing left comes first.
        public override Ratio PositionOf(int region, long lots) =>
            new(-(Int128)Math.Max(0, Needs.Waiting[region] - Needs.BlanksWith(region, lots)) * Needs.Print[region].Days, Needs.Print[region].Cards);

        public override double LotsBefore(int region, double position) =>
            Math.Ceiling((Needs.Waiting[region] + Needs.Print[region].ToDouble() * position - Needs.Held[region]) / Needs.Lot[region]);

        public override long MostUsefulOf(int region) =>
            Needs.Print[region].IsZero ? 0 : Needs.LotsToReach(region, Needs.Waiting[region]);

        public override AllocationBound UseBound(int region) =>
            Needs.Print[region].IsZero && Needs.Waiting[region] > 0 ? AllocationBound.PrintRate : AllocationBound.Need;

        public override double WorthOf(int region, long lots) =>
            lots >= MostUsefulOf(region) ? 0 : PositionOf(region, lots + 1).Minus(PositionOf(region, lots));

        public override int CompareAtTie(int left, long leftLots, int right, long rightLots) =>
            PositionOf(right, rightLots + 1).CompareTo(PositionOf(left, leftLots + 1));
    }
}
