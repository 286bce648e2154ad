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
        AssertDraws(0x1661_9CFC_9B54_07D8, few.Next);
        AssertDraws(0x1551_FAD5_4A75_DF40, many.Next);
        AssertDraws(0xE73E_2A63_BBA5_6FA0, countless.Next);

        BinomialSampler rare = new(0.01), frequent = new(0.73);
        AssertDraws(0x5759_751F_F346_D5C1, (ref random) => rare.Next(ref random, 500));
        AssertDraws(0x5A5C_F2D2_9F75_AEA2, (ref random) => rare.Next(ref random, 12_000));
        AssertDraws(0x655B_1767_6F21_DDF4, (ref random) => frequent.Next(ref random, 1_000_000_000_000_000));

        NegativeBinomialSampler even = new(200, 12.5), uneven = new(200, 0.3);
        AssertDraws(0x7CE0_D444_BBE6_7C39, even.Next);
        AssertDraws(0x8C3E_29C7_367A_9764, uneven.Next);

        AssertDraws(0xEC7C_D009_BD53_45E5, PoissonSampler.TableOf(57.5).Next);
        AssertDraws(0xD289_F861_611A_4B25, NegativeBinomialSampler.TableOf(57.5, 12.5).Next);
        BinomialSampler byTable = new(0.02, 150);
        AssertDraws(0x3B89_31DA_9F1D_6E17, (ref random) => byTable.Next(ref random, 130));

        AssertDraws(0xC30A_4B7B_8E1A_F229, new GeometricSampler(0.03).Next);
        AssertDraws(0xE8B2_1191_B21C_0175, new TableSampler([(2, 3), (5, 10), (14, 1)]).Next);
    }

    [Fact]
    public void Draws_of_fractions_are_the_same_on_every_machine_to_the_last_bit()
    {
        GammaSampler wide = new(0.4), narrow = new(7.5);
        AssertDraws(0xE8C0_782A_B4C7_E3C7, (ref random) => BitsOf(random.NextDouble()));
        AssertDraws(0xCD00_1468_4025_C661, (ref random) => BitsOf(NormalSampler.Next(ref random)));
        AssertDraws(0x222A_098B_F932_7FB0, (ref random) => BitsOf(wide.Next(ref random)));
        AssertDraws(0xCF0E_D735_EB22_37BA, (ref random) => BitsOf(narrow.Next(ref random)));
    }

    [Fact]
    public void Logarithms_and_exponentials_are_the_same_on_every_machine_to_the_last_bit()
    {
        AssertDraws(0x5240_F758_6C98_E646, (ref random) => BitsOf(PortableMath.Log(random.NextPositive())));
        AssertDraws(0x0A3D_672C_BD71_0FC7, (ref random) => BitsOf(PortableMath.LogOnePlus(-random.NextDouble())));
        AssertDraws(0xEBB4_10C8_7E05_EA32, (ref random) => BitsOf(PortableMath.Exp(40 * random.NextDouble() - 30)));
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
