namespace EktpModel.Forecasting;

/// <summary>Least waiting: the next lot goes where it saves most days of waiting within the horizon.</summary>
internal sealed class LeastWaitingRule() : OrderedRule("least waiting")
{
    internal override IEnumerable<InputFault> FaultsOf(NeedTable needs)
    {
        for (int i = 1; i < needs.Count; i++)
        {
            if (needs.Lot[i] != needs.Lot[0])
                yield return new InputFault($"needs[{needs.Needs[i].Region}].lot", $"{needs.Lot[i]}", $"the rule of least waiting splits lots of one size; give {needs.Lot[0]}, as {needs.Needs[0].Region} has.");
        }
    }

    protected override LotOrder OrderOf(NeedTable needs)
    {
        long size = (long)needs.Count * needs.Options.Horizon, most = needs.Options.MaxRegionDays;
        return size <= most ? new Order(needs) : throw new LimitExceededException(
            "The number of regions times open days of the horizon", size, most, $"{nameof(AllocationOptions)}.{nameof(AllocationOptions.MaxRegionDays)}", "the rule of least waiting may look at", "shorten the horizon");
    }

    private sealed class Order : LotOrder
    {
        private readonly long[][] _printed;
        private readonly Int128[][] _printedSums;

        public Order(NeedTable needs)
            : base(needs)
        {
            _printed = new long[needs.Count][];
            _printedSums = new Int128[needs.Count][];
            for (int i = 0; i < needs.Count; i++)
            {
                needs.Cancellation.ThrowIfCancellationRequested();
                _printed[i] = PrintPath.Of(needs, i);
                _printedSums[i] = new Int128[_printed[i].Length + 1];
                for (int day = 0; day < _printed[i].Length; day++) _printedSums[i][day + 1] = _printedSums[i][day] + _printed[i][day];
            }
        }

        public override string WorthUnit => "days of waiting saved";

        // Here a position is a day: the lots that can be printed whole by its end come before all that cannot.
        public override (double Low, double High) Range => (0, Needs.Options.Horizon);

        public override double Resolution => 0.5;

        public override Ratio PositionOf(int region, long lots) => new(-SavedBy(region, lots), 1);

        public override double LotsBefore(int region, double position)
        {
            int day = (int)position;
            return day == 0 ? 0 : (double)(_printed[region][day - 1] - Needs.Held[region]) / Needs.Lot[region];
        }

        public override long MostUsefulOf(int region) => Needs.LotsToReach(region, _printed[region][^1]);

        public override AllocationBound UseBound(int region)
        {
            Int128 come = (Int128)Needs.Waiting[region] + Needs.Requests[region].After(Needs.Options.Horizon);
            return _printed[region][^1] < come ? AllocationBound.PrintRate : AllocationBound.Need;
        }

        public override double WorthOf(int region, long lots) => (double)SavedBy(region, lots);

        /// <summary>The days that the next lot saves: on each day, as many as could be printed by then beyond the blanks there are.</summary>
        private Int128 SavedBy(int region, long lots)
        {
            long[] printed = _printed[region];
            long from = Needs.BlanksWith(region, lots), to = from + Needs.Lot[region];
            int first = FirstAbove(printed, from), full = FirstAbove(printed, to);
            return _printedSums[region][full] - _printedSums[region][first] - (Int128)(full - first) * from
                + (Int128)(printed.Length - full) * Needs.Lot[region];
        }

        private static int FirstAbove(long[] printed, long blanks)
        {
            int low = 0, high = printed.Length;
            while (low < high)
            {
                int middle = (low + high) / 2;
                if (printed[middle] > blanks) high = middle;
                else low = middle + 1;
            }

            return low;
        }
    }
}
