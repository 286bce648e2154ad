using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting.Allocating;

/// <summary>An order of lots that counts how often it is asked.</summary>
internal sealed class CountingOrder(NeedTable needs, LotOrder order) : LotOrder(needs)
{
    /// <summary>Exact positions asked for.</summary>
    public long Positions { get; private set; }

    /// <summary>Hints asked for.</summary>
    public long Hints { get; private set; }

    /// <summary>Is called for each hint.</summary>
    public Action? Hinted { get; init; }

    public override string WorthUnit => order.WorthUnit;

    public override (double Low, double High) Range => order.Range;

    public override double Resolution => order.Resolution;

    public override Ratio PositionOf(int region, long lots)
    {
        Positions++;
        return order.PositionOf(region, lots);
    }

    public override double LotsBefore(int region, double position)
    {
        Hints++;
        Hinted?.Invoke();
        return order.LotsBefore(region, position);
    }

    public override long MostUsefulOf(int region) => order.MostUsefulOf(region);

    public override double WorthOf(int region, long lots) => order.WorthOf(region, lots);

    public override int CompareAtTie(int left, long leftLots, int right, long rightLots) => order.CompareAtTie(left, leftLots, right, rightLots);
}
