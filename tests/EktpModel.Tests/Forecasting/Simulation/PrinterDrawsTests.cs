using EktpModel.Forecasting;
using FsCheck.Xunit;

namespace EktpModel.Tests.Forecasting;

public class PrinterDrawsTests
{
    private const double Failure = 0.3;
    private const double Repair = 0.4;

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(PrinterDraws.MostInTables)]
    [InlineData(PrinterDraws.MostInTables + 1)]
    public void After_many_days_each_printer_works_with_a_chance_of_its_own(int printers)
    {
        // Each is up or down on its own, and after thirty days has long forgotten how it began.
        PrinterDraws draws = new(RegionCode.Parse("32.75"), printers, new Breakdowns(Failure, Repair) { WorkingAtStart = 0 });
        long[] days = new long[31];
        uint path = 0;
        long WorkingInTheEnd()
        {
            Array.Fill(days, printers);
            draws.Begin(new PathKey(2_020, path++));
            draws.Next(days, uint.MaxValue);
            return days[^1];
        }

        GoodnessOfFit.AssertFits(DiscreteLaw.Binomial(printers, Repair / (Failure + Repair)), WorkingInTheEnd, 50_000);
    }

    [Theory]
    [InlineData(PrinterDraws.MostInTables)]
    [InlineData(PrinterDraws.MostInTables + 1)]
    public void A_day_later_those_work_that_did_not_fail_and_those_that_were_mended(int printers)
    {
        const int Working = 20;
        PrinterDraws draws = new(RegionCode.Parse("32.75"), printers, new Breakdowns(Failure, Repair) { WorkingAtStart = Working });
        long[] days = new long[2];
        uint path = 0;
        double Next()
        {
            Array.Fill(days, printers);
            draws.Begin(new PathKey(2_020, path++));
            draws.Next(days, 0b11);
            Assert.Equal(Working, days[0]);
            return days[1];
        }

        // Two binomials, whose variances add up; fifth moments are not looked at, so a kurtosis of three is near enough.
        GoodnessOfFit.AssertMoments(Working * (1 - Failure) + (printers - Working) * Repair, Working * Failure * (1 - Failure) + (printers - Working) * Repair * (1 - Repair), 3, Next, 200_000);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(PrinterDraws.MostInTables + 1)]
    public void Printers_that_never_fail_all_work_and_those_that_always_do_work_every_other_day(int printers)
    {
        long[] days = [printers, printers, printers];
        PrinterDraws sound = new(RegionCode.Parse("32.75"), printers, new Breakdowns(0, 1));
        sound.Begin(new PathKey(1, 1));
        sound.Next(days, 0b111);
        Assert.Equal([printers, printers, printers], days);
        PrinterDraws restless = new(RegionCode.Parse("32.75"), printers, new Breakdowns(1, 1));
        restless.Begin(new PathKey(1, 1));
        restless.Next(days, 0b111);
        Assert.Equal([printers, 0, printers], days);
    }

    [Property]
    public void Up_to_each_day_those_that_work_can_print_their_share_of_all_capacity_rounded_down(ulong open, uint path, byte printersGiven, byte widthGiven, long[] capacities)
    {
        // Narrow and wide capacities, as one may follow the other.
        int printers = 1 + printersGiven % (PrinterDraws.MostInTables + 2), days = Math.Min(capacities.Length, 62);
        long[] capacity = [.. capacities.Take(days).Select((given, day) => (given & long.MaxValue) >> (day * widthGiven % 63))];
        PrinterDraws draws = new(RegionCode.Parse("32.75"), printers, new Breakdowns(Failure, Repair));

        // With a card for each printer a day's capacity is how many work.
        long[] working = [.. Enumerable.Repeat((long)printers, days)], left = [.. capacity];
        draws.Begin(new PathKey(11, path));
        draws.Next(working, open);
        draws.Begin(new PathKey(11, path));
        draws.Next(left.AsSpan(0, days / 2), open);
        draws.Next(left.AsSpan(days / 2), open >> (days / 2));
        Int128 shares = 0, granted = 0;
        for (int day = 0; day < days; day++)
        {
            if ((open >> day & 1) == 0)
            {
                Assert.Equal(capacity[day], left[day]);
                continue;
            }

            shares += (Int128)capacity[day] * working[day];
            granted += left[day];
            Assert.Equal(shares / printers, granted);
        }
    }
}
