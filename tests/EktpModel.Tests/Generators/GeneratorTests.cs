using FsCheck;
using FsCheck.Fluent;

namespace EktpModel.Tests.Generators;

/// <summary>A property is worth what its generator draws: the generators must reach what the properties are about.</summary>
public class GeneratorTests
{
    [Fact]
    public void Counts_reach_zero_small_and_the_largest()
    {
        CardCount[] drawn = DomainGenerators.CardCounts().Generator.Sample(2_000);
        Assert.Contains(CardCount.Zero, drawn);
        Assert.Contains(CardCount.MaxValue, drawn);
        Assert.Contains(drawn, count => count.Value is > 0 and < 20);
        Assert.Contains(drawn, count => count.Value is > 20 and < 1_000_000);
    }

    [Fact]
    public void Scripts_of_movements_hold_all_that_a_ledger_accepts_or_refuses()
    {
        Dictionary<string, int> outcomes = [];
        foreach (MovementScript script in DomainGenerators.MovementScripts().Generator.Sample(1_000))
        {
            CardLedger ledger = new();
            foreach (CardMovement movement in script.Movements)
            {
                string outcome = OutcomeOf(ledger, movement);
                outcomes[outcome] = outcomes.GetValueOrDefault(outcome) + 1;
            }
        }

        foreach (string outcome in new[] { "posted", "reversed", "known", nameof(ConflictingMovementException), nameof(InvalidReversalException), nameof(PlaceOverdrawnException), nameof(CardOverflowException) })
            Assert.True(outcomes.GetValueOrDefault(outcome) >= 5, $"{outcome}: {outcomes.GetValueOrDefault(outcome)} of {outcomes.Values.Sum()}");
        Assert.True(outcomes["posted"] > outcomes.Values.Sum() / 4, $"only {outcomes["posted"]} of {outcomes.Values.Sum()} were accepted");
    }

    private static string OutcomeOf(CardLedger ledger, CardMovement movement)
    {
        try
        {
            return !ledger.Post(movement) ? "known" : movement.Reverses is null ? "posted" : "reversed";
        }
        catch (EktpModelException refusal)
        {
            return refusal.GetType().Name;
        }
    }
}
