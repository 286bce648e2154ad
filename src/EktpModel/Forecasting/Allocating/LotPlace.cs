namespace EktpModel.Forecasting;

/// <summary>Where in an order the lot stands that a region with so many lots would get next.</summary>
internal readonly record struct LotPlace(Ratio Position, int Region, long Lots);
