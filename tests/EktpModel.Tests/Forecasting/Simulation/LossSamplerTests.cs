using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>What is drawn at once against one attempt after another.</summary>
public class LossSamplerTests
{
    private RandomStream _random = new(47, 0, RegionCode.Parse("32.75"), RandomPurpose.Spoilage);

    [Theory]
    [InlineData(1, 100, 60, 100)]    // Capacity binds for certain,
    [InlineData(1, 100, 100, 100)]
    [InlineData(1, 100, 101, 100)]    // mostly,
    [InlineData(1, 100, 102, 100)]
    [InlineData(1, 100, 104, 100)]    // rarely,
    [InlineData(1, 100, 106, 100)]
    [InlineData(1, 100, 1_000_000, 100)]    // never.
    [InlineData(1, 100, 1_012, 990)]    // A table of as many cards as there is one for, and one more.
    [InlineData(1, 100, 1_012, 991)]
    [InlineData(1, 3, 12, 10)]    // So many spoil that capacity binds more often than not,
    [InlineData(1, 3, 15, 10)]    // as often,
    [InlineData(1, 3, 25, 10)]    // less often.
    [InlineData(1, 2, 2, 1)]
    [InlineData(1, 2, 40, 1)]
    [InlineData(1, 2, 22, 10)]
    [InlineData(1, 2, 24, 11)]
    [InlineData(2, 3, 9, 4)]    // Most spoil.
    [InlineData(2, 3, 40, 4)]
    [InlineData(9, 10, 60, 10)]
    [InlineData(0, 1, 20, 10)]
    [InlineData(1, 1, 20, 10)]
    public void Attempts_and_those_that_spoil_have_the_law_of_one_attempt_after_another(int numerator, int denominator, int most, int good)
    {
        const int draws = 500_000;
        Fraction share = new(numerator, denominator);
        LossSampler sampler = new(share);
        double[] chances = ChancesOf(share, Math.Min(most, good * 60), good);
        var counts = new long[chances.Length];
        for (int i = 0; i < draws; i++)
        {
            (long attempts, long lost) = sampler.Next(ref _random, most, good);

            // All good cards are printed, the last of them with the last attempt, or all attempts are made.
            Assert.Equal(Math.Min(most, good + lost), attempts);
            counts[lost]++;
        }

        Assert.Equal(0, chances.Zip(counts).Where(cell => cell.First == 0).Sum(cell => cell.Second));
        GoodnessOfFit.AssertChiSquare(chances, counts, draws, 5);
    }

    /// <summary>The chances of how many spoil: after each attempt those of how many good cards there are.</summary>
    private static double[] ChancesOf(Fraction share, int most, int good)
    {
        double spoils = (double)share.Numerator / share.Denominator;
        var chances = new double[most + 1];
        double[] printed = [1, .. new double[good]];
        for (int attempts = 1; attempts <= most; attempts++)
        {
            for (int cards = Math.Min(attempts, good); cards > 0; cards--)
                printed[cards] = (cards == good ? 0 : printed[cards] * spoils) + printed[cards - 1] * (1 - spoils);
            printed[0] *= spoils;
            if (attempts >= good) chances[attempts - good] += printed[good];
        }

        for (int cards = 0; cards < Math.Min(good, most + 1); cards++) chances[most - cards] += printed[cards];
        return chances;
    }
}
