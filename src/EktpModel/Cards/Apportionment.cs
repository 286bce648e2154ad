namespace EktpModel;

/// <summary>
/// Splits a whole number of cards in proportion to weights, exactly: the parts are whole cards and add up to
/// the total.
/// </summary>
public static class Apportionment
{
    /// <summary>
    /// Largest remainder (Hamilton, Hare quota): each part gets the whole cards of its exact share, the cards left
    /// over go to the largest fractions, ties to the earlier part.
    /// </summary>
    /// <remarks>
    /// No part is a whole card away from its exact share, but a part may become smaller when the total grows
    /// (the Alabama paradox: Balinski and Young, <i>Fair Representation</i>, 2nd ed. 2001, chapter 5).
    /// </remarks>
    /// <param name="total">The cards to split.</param>
    /// <param name="weights">The weights, zero or more, not all zero.</param>
    /// <returns>One part for each weight, in the same order.</returns>
    /// <exception cref="InvalidValueException">A weight is negative, or all are zero and the total is not.</exception>
    public static CardCount[] LargestRemainder(CardCount total, ReadOnlySpan<long> weights)
    {
        Int128 sum = 0;
        foreach (long weight in weights)
        {
            if (weight < 0) throw new InvalidValueException("a weight to split cards by", weight, "give zero or more.");
            sum += weight;
        }

        var parts = new CardCount[weights.Length];
        if (total.IsZero) return parts;
        if (sum == 0) throw new InvalidValueException("the sum of the weights to split cards by", 0, "give at least one weight above zero.");

        var remainders = new (Int128 Remainder, int Index)[weights.Length];
        long left = total.Value;
        for (int i = 0; i < weights.Length; i++)
        {
            (Int128 whole, Int128 remainder) = Int128.DivRem((Int128)total.Value * weights[i], sum);
            parts[i] = new CardCount((long)whole);
            left -= (long)whole;
            remainders[i] = (-remainder, i);
        }

        Array.Sort(remainders);
        for (int i = 0; i < left; i++) parts[remainders[i].Index] += new CardCount(1);
        return parts;
    }
}
