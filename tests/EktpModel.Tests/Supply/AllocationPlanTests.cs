using System.Numerics;
using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Supply;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class AllocationPlanTests
{
    private static readonly RegionCode _bekasi = RegionCode.Parse("32.75");
    private static readonly RegionCode _bogor = RegionCode.Parse("32.71");

    [Property(MaxTest = 200)]
    public bool What_is_granted_and_what_is_kept_are_the_supply_or_the_plan_is_refused(CardCount supply, RegionCode[] regions, CardCount[] counts)
    {
        Allocation[] allocations = [.. regions.Distinct().Zip(counts, (region, count) => new Allocation(region, count))];
        BigInteger granted = allocations.Aggregate(BigInteger.Zero, (sum, allocation) => sum + allocation.Count.Value);
        if (granted > long.MaxValue)
        {
            Assert.Throws<CardOverflowException>(() => new AllocationPlan(supply, allocations));
            return true;
        }

        if (granted > supply.Value)
        {
            CardShortfallException shortfall = Assert.Throws<CardShortfallException>(() => new AllocationPlan(supply, allocations));
            return shortfall.Available == supply && shortfall.Wanted.Value == granted;
        }

        AllocationPlan plan = new(supply, allocations);
        return plan.Supply == supply && plan.Allocated.Value == granted && plan.Allocated + plan.Remaining == supply
            && ((IEnumerable<Allocation>)plan.Allocations).SequenceEqual(allocations.OrderBy(allocation => allocation.Region))
            && allocations.All(allocation => plan[allocation.Region] == allocation.Count)
            && new AllocationPlan(supply, allocations.Reverse()) == plan;
    }

    [Theory]
    [InlineData("11.01")]
    [InlineData("32.74")]
    [InlineData("32.75.01")]
    [InlineData("96.71")]
    public void A_region_that_is_not_named_gets_nothing_wherever_it_would_stand(string code) =>
        Assert.Equal(CardCount.Zero, new AllocationPlan(10.Cards(), [new(_bekasi, 6.Cards()), new(_bogor, 3.Cards())])[RegionCode.Parse(code)]);

    [Fact]
    public void More_than_there_is_is_refused_with_the_place()
    {
        RegionCode bekasi = RegionCode.Parse("32.75"), bogor = RegionCode.Parse("32.71");
        Assert.Equal("The allocations of a plan together are 16 cards, and the supply is 10: 6 are missing. Allocate less, or give a larger supply.",
            Assert.Throws<CardShortfallException>(() => new AllocationPlan(10.Cards(), [new(bekasi, 16.Cards())])).Message);
        Assert.Equal("The sum of the allocations of a plan",
            Assert.Throws<CardOverflowException>(() => new AllocationPlan(10.Cards(), [new(bekasi, CardCount.MaxValue), new(bogor, 1.Cards())])).Calculation);
    }

    [Fact]
    public void A_region_comes_only_once_even_with_nothing()
    {
        Allocation[] twice = [new(_bekasi, 1.Cards()), new(_bogor, 1.Cards()), new(_bekasi, 0.Cards())];
        Assert.Equal(_bekasi, Assert.Throws<InvalidValueException>(() => new AllocationPlan(10.Cards(), twice)).Value);
        Assert.Equal(_bogor, Assert.Throws<InvalidValueException>(() => new AllocationPlan(10.Cards(), [new(_bogor, 1.Cards()), new(_bekasi, 1.Cards()), new(_bogor, 1.Cards())])).Value);
        Assert.Throws<ArgumentNullException>(() => new AllocationPlan(10.Cards(), null!));
    }

    [Fact]
    public void Reasons_are_in_the_order_of_the_codes_and_for_regions_of_the_plan()
    {
        AllocationReason Of(RegionCode region) => new(region, AllocationBound.Need, 0, "requests served", default, true);
        Allocation[] allocations = [new(_bekasi, 1.Cards()), new(_bogor, 0.Cards())];
        Assert.Equal([_bogor, _bekasi], new AllocationPlan(10.Cards(), allocations, [Of(_bekasi), Of(_bogor)]).Reasons.Select(reason => reason.Region));
        Assert.Equal([_bekasi], new AllocationPlan(10.Cards(), allocations, [Of(_bekasi)]).Reasons.Select(reason => reason.Region));
        Assert.Equal(_bekasi, Assert.Throws<InvalidValueException>(() => new AllocationPlan(10.Cards(), allocations, [Of(_bekasi), Of(_bogor), Of(_bekasi)])).Value);
        foreach (string elsewhere in (string[])["11.01", "32.73", "51.03"])
            Assert.Equal(RegionCode.Parse(elsewhere), Assert.Throws<InvalidValueException>(() => new AllocationPlan(10.Cards(), allocations, [Of(_bekasi), Of(RegionCode.Parse(elsewhere))])).Value);
        Assert.Equal("item 0 of a list of AllocationReason", Assert.Throws<InvalidValueException>(() => new AllocationPlan(10.Cards(), allocations, [null!])).Place);
    }

    [Fact]
    public void Plans_with_other_numbers_differ()
    {
        AllocationPlan plan = new(10.Cards(), [new(_bekasi, 6.Cards())]);
        Assert.NotEqual(plan, new AllocationPlan(11.Cards(), [new(_bekasi, 6.Cards())]));
        Assert.NotEqual(plan, new AllocationPlan(10.Cards(), [new(_bekasi, 5.Cards())]));
        Assert.NotEqual(plan, new AllocationPlan(10.Cards(), [new(_bogor, 6.Cards())]));
    }

    [Fact]
    public void Supplies_read_in_a_few_words()
    {
        LocalDate date = new(2020, 2, 3);
        Assert.Equal("6,000 of 10,000 blanks for 1 regions, 4,000 kept", new AllocationPlan(10_000.Cards(), [new(_bekasi, 6_000.Cards())]).ToString());
        Assert.Equal("6,000 blanks for 32.75", new Allocation(_bekasi, 6_000.Cards()).ToString());
        Assert.Equal("6,000 blanks for 32.75 on 2020-02-03", new Shipment(_bekasi, 6_000.Cards(), date).ToString());
        Assert.Equal("6,000 blanks for 32.75, leaving 2020-02-03, arriving 2020-02-05", new Dispatch(_bekasi, 6_000.Cards(), date, date.PlusDays(2)).ToString());
        Assert.Equal("32.75: 6,000 blanks, 50 on the way", new RegionalStock(_bekasi, 6_000.Cards(), 50.Cards()).ToString());
    }
}
