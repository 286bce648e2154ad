namespace EktpModel.Forecasting;

/// <summary>
/// Looks for how far a supply goes in an order of lots: a position in floating point such that the lots before it can be
/// afforded, and hardly one more. Where the lots before a position grow about evenly, a straight line between the two
/// bounds finds it in a few steps; the weight of a bound that stays is halved, so that it moves too.
/// </summary>
/// <remarks>
/// The straight line is the Illinois algorithm (Dowell and Jarratt 1971, A modified regula falsi method for computing the root
/// of an equation, BIT 11). Where lines do not halve the distance of the bounds in some steps, halving does, and each time they are trusted less.
/// </remarks>
internal sealed class PositionSearch
{
    private const int MostLinesToHalve = 3;
    private const int HalvingsByDistance = 24;
    private const int MostStepsInVain = 4;

    private readonly Func<double, long> _cardsBefore;
    private readonly long _supply;
    private long _low;
    private long _high;
    private long _lowCards;
    private long _highCards;
    private double _lowWeight = 1;
    private double _highWeight = 1;
    private Bound _movedLast = Bound.None;

    /// <param name="cardsBefore">The cards of the lots before a position; they do not fall, but need not be counted beyond twice the supply.</param>
    /// <param name="supply">The cards there are, at least those before the low position.</param>
    /// <param name="low">The first position that matters.</param>
    /// <param name="high">The last position that matters.</param>
    public PositionSearch(Func<double, long> cardsBefore, long supply, double low, double high)
    {
        _cardsBefore = cardsBefore;
        _supply = supply;
        (_low, _lowCards) = (NumberOf(low), cardsBefore(low));
        (_high, _highCards) = (NumberOf(high), cardsBefore(high));
    }

    private enum Bound
    {
        None,
        Low,
        High,
    }

    private long Between => _highCards - _lowCards;

    private double Distance => FloatOf(_high) - FloatOf(_low);

    /// <summary>The last position found whose lots can be afforded.</summary>
    /// <param name="enough">The search may end when fewer cards than these are left over.</param>
    /// <param name="few">The search may end when no more cards than these lie between the bounds, and they will not part.</param>
    /// <param name="resolution">Positions closer than this are not worth telling apart.</param>
    public double LastAffordable(long enough, long few, double resolution)
    {
        if (_highCards <= _supply) return FloatOf(_high);

        // More first lots of regions without anything than there are cards: nothing lies before them, and no search would see it soon.
        if (_high - _low > 1) Look(_low + 1);
        double halveFrom = Distance;
        int lines = 0, halvings = 0, inVain = 0;
        while (_high - _low > 1 && Distance > resolution && _supply - _lowCards >= enough && (inVain < MostStepsInVain || Between > few))
        {
            long between = Between;
            Look(lines++ < MostLinesToHalve - halvings ? OnTheLine() : Halfway(byDistance: halvings++ < HalvingsByDistance));

            if (Distance <= halveFrom / 2) (lines, halveFrom) = (0, Distance);
            inVain = Between == between ? inVain + 1 : 0;
        }

        return FloatOf(_low);
    }

    /// <summary>Where the straight line between the bounds, by their weights, comes to the supply.</summary>
    private long OnTheLine()
    {
        double below = (double)(_supply - _lowCards) * _lowWeight, above = (double)(_highCards - _supply) * _highWeight;
        return NumberOf(FloatOf(_low) + Distance * (below / (below + above)));
    }

    /// <summary>Halfway between the bounds: by distance, or by how many floating-point numbers lie between, as one near zero would not be found by distances soon.</summary>
    private long Halfway(bool byDistance) => byDistance ? NumberOf(FloatOf(_low) + Distance / 2) : (_low >> 1) + (_high >> 1) + (_low & _high & 1);

    /// <summary>Moves one of the bounds to a position, or to the next one between them.</summary>
    private void Look(long number)
    {
        number = Math.Clamp(number, _low + 1, _high - 1);
        long cards = _cardsBefore(FloatOf(number));
        bool isHigh = cards > _supply;
        if (isHigh) (_high, _highCards, _highWeight) = (number, cards, 1);
        else (_low, _lowCards, _lowWeight) = (number, cards, 1);
        if (isHigh && _movedLast == Bound.High) _lowWeight /= 2;
        if (!isHigh && _movedLast == Bound.Low) _highWeight /= 2;
        _movedLast = isHigh ? Bound.High : Bound.Low;
    }

    /// <summary>The place of a number among all floating-point numbers, of which there are 2^64.</summary>
    private static long NumberOf(double value)
    {
        long bits = BitConverter.DoubleToInt64Bits(value);
        return bits >= 0 ? bits : long.MinValue - bits;
    }

    private static double FloatOf(long number) => BitConverter.Int64BitsToDouble(number >= 0 ? number : long.MinValue - number);
}
