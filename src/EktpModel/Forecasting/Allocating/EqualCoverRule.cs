namespace EktpModel.Forecasting;

/// <summary>Equal cover: the next lot goes to the region whose blanks last the shortest.</summary>
internal sealed class EqualCoverRule() : OrderedRule("equal cover")
{
    protected override LotOrder OrderOf(NeedTable needs) => new Order(needs);

    internal sealed class Order(NeedTable needs) : LotOrder(needs)
    {
        public override string WorthUnit => "open days of cover";

        public override (double Low, double High) Range
        {
            get
            {
                double high = 1;
                for (int i = 0; i < Needs.Count; i++)
                {
                    if (Needs.Print[i].IsZero) continue;
                    double most = Needs.Held[i] + (double)Needs.Supply;
                    high = Math.Max(high, most / Needs.Print[i].ToDouble());
                    if (!Needs.Requests[i].IsZero) high = Math.Max(high, most / Needs.Requests[i].ToDouble());
                }

                return (0, high);
            }
        }

        public override Ratio PositionOf(int region, long lots) => CoverOf(region, Needs.BlanksWith(region, lots));

        public override double LotsBefore(int region, double position)
        {
            double printed = Needs.Print[region].ToDouble() * position;
            double come = Needs.Waiting[region] + Needs.Requests[region].ToDouble() * position;
            return Math.Ceiling((Math.Min(printed, come) - Needs.Held[region]) / Needs.Lot[region]);
        }

        // Blanks that are never used up give cover without end: those of an office that cannot print, and those beyond
        // the backlog where no requests come.
        public override long MostUsefulOf(int region) =>
            Needs.Print[region].IsZero ? 0
            : Needs.Requests[region].IsZero ? Needs.LotsToReach(region, Needs.Waiting[region])
            : long.MaxValue;

        public override AllocationBound UseBound(int region) =>
            Needs.Print[region].IsZero && (Needs.Waiting[region] > 0 || !Needs.Requests[region].IsZero) ? AllocationBound.PrintRate : AllocationBound.Need;

        public override double WorthOf(int region, long lots) =>
            lots >= MostUsefulOf(region) ? 0 : PositionOf(region, lots + 1).Minus(PositionOf(region, lots));

        // Of two regions with the same cover only one may be raised: the one that is raised higher leaves the
        // better list of covers.
        public override int CompareAtTie(int left, long leftLots, int right, long rightLots) =>
            PositionOf(right, rightLots + 1).CompareTo(PositionOf(left, leftLots + 1));

        private Ratio CoverOf(int region, long blanks)
        {
            DailyRate print = Needs.Print[region], requests = Needs.Requests[region];
            if (print.IsZero) return Ratio.Infinity;
            Ratio atPrintRate = new(Math.BigMul(blanks, print.Days), print.Cards);
            if (blanks < Needs.Waiting[region]) return atPrintRate;
            return requests.IsZero ? Ratio.Infinity : Ratio.Max(atPrintRate, new Ratio(Math.BigMul(blanks - Needs.Waiting[region], requests.Days), requests.Cards));
        }
    }
}
