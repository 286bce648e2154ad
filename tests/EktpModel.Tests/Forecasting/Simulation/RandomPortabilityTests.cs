using EktpModel.Forecasting;

namespace EktpModel.Tests.Forecasting;

/// <summary>
/// The draws themselves, as a sum of ten thousand: the same on every machine, and in every later version, as published results
/// rest on them. If one of these fails on a new machine something is not portable; change no number to make it pass.
/// </summary>
public class RandomPortabilityTests
{
    private const int Draws = 10_000;
    private const ulong Basis = 0xCBF2_9CE4_8422_2325;
    private const ulong Prime = 0x0000_0100_0000_01B3;

    private delegate long Draw(ref RandomStream random);

    [Fact]
    public void Draws_of_counts_are_the_same_on_every_machine()
    {
        PoissonSampler few = new(3.7), many = new(1_234.5), countless = new(1e15);
        AssertDraws(0, few.Next);
        AssertDraws(0, many.Next);
        AssertDraws(0, countless.Next);

        BinomialSampler rare = new(0.01), frequent = new(0.73);
        AssertDraws(0, (ref random) => rare.Next(ref random, 500));
        AssertDraws(0, (ref random) => rare.Next(ref random, 12_000));
        AssertDraws(0, (ref random) => frequent.Next(ref random, 1_000_000_000_000_000));

        NegativeBinomialSampler even = new(200, 12.5), uneven = new(200, 0.3);
        AssertDraws(0, even.Next);
        AssertDraws(0, uneven.Next);

        AssertDraws(0, new GeometricSampler(0.03).Next);
        AssertDraws(0, new TableSampler([(2, 3), (5, 10), (14, 1)]).Next);
    }

    [Fact]
    public void Draws_of_fractions_are_the_same_on_every_machine_to_the_last_bit()
    {
        GammaSampler wide = new(0.4), narrow = new(7.5);
        AssertDraws(0, (ref random) => BitsOf(random.NextDouble()));
        AssertDraws(0, (ref random) => BitsOf(NormalSampler.Next(ref random)));
        AssertDraws(0, (ref random) => BitsOf(wide.Next(ref random)));
        AssertDraws(0, (ref random) => BitsOf(narrow.Next(ref random)));
    }

    [Fact]
    public void Logarithms_and_exponentials_are_the_same_on_every_machine_to_the_last_bit()
    {
        AssertDraws(0, (ref random) => BitsOf(PortableMath.Log(random.NextPositive())));
        AssertDraws(0, (ref random) => BitsOf(PortableMath.LogOnePlus(-random.NextDouble())));
        AssertDraws(0, (ref random) => BitsOf(PortableMath.Exp(40 * random.NextDouble() - 30)));
        AssertDraws(0, (ref random) => BitsOf(PortableMath.LogFactorial(random.NextUInt32() >> (int)(random.NextUInt32() & 31))));
    }

    private static long BitsOf(double value) => BitConverter.DoubleToInt64Bits(value);

    /// <summary>FNV-1a over the draws, word by word.</summary>
    private static void AssertDraws(ulong expected, Draw draw)
    {
        RandomStream random = new(2_020, 17, RegionCode.Parse("32.75"), RandomPurpose.Demand, 1);
        ulong sum = Basis;
        for (int i = 0; i < Draws; i++) sum = unchecked((sum ^ (ulong)draw(ref random)) * Prime);
        Assert.Equal($"{expected:x16}", $"{sum:x16}");
    }
}
