namespace EktpModel.Forecasting;

/// <summary>In proportion to weights by a divisor method: the next lot goes where half of it is most due.</summary>
internal sealed class WebsterRule(Func<AllocationNeed, long>? weight) : OrderedRule("proportional, by divisors")
{
    internal override IEnumerable<InputFault> FaultsOf(NeedTable needs) => Weights.FaultsOf(needs, needs.WeightsBy(weight));

    protected override LotOrder OrderOf(NeedTable needs) => new Order(needs, needs.WeightsBy(weight));

    internal sealed class Order(NeedTable needs, long[] weights) : LotOrder(needs)
    {
        private readonly Int128 _allWeight = Weights.SumOf(weights);

        public override string WorthUnit => Weights.WorthUnit;

        public override (double Low, double High) Range
        {
            get
            {
                double high = 1;
                for (int i = 0; i < Needs.Count; i++)
                {
                    if (weights[i] > 0) high = Math.Max(high, ((double)Needs.Supply + Needs.Lot[i]) / weights[i]);
                }

                return (0, high);
            }
        }

        public override Ratio PositionOf(int region, long lots) =>
            new((2 * (Int128)lots + 1) * Needs.Lot[region], 2 * (Int128)weights[region]);

        public override double LotsBefore(int region, double position) =>
            Math.Ceiling(position * weights[region] / Needs.Lot[region] - 0.5);

        public override long MostUsefulOf(int region) => weights[region] == 0 ? 0 : long.MaxValue;

        public override double WorthOf(int region, long lots) => Weights.WorthOf(Needs, weights[region], _allWeight, region, lots);
    }
}
