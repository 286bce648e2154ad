using EktpModel.Forecasting;

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
}
