namespace EktpModel.Forecasting;

/// <summary>What a rule gives a region: its lots, why not more, and what one more would be worth.</summary>
internal readonly record struct RegionShare(long Lots, AllocationBound Bound, double Worth, string WorthUnit);
