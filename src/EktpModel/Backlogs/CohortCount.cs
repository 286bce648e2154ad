using System.Globalization;

namespace EktpModel;

/// <summary>A cohort and how many of it wait.</summary>
/// <param name="Cohort">The cohort.</param>
/// <param name="Count">How many requests.</param>
public readonly record struct CohortCount(Cohort Cohort, CardCount Count)
{
    /// <summary>The count and the cohort, such as <c>106,000 PrintReady since 2019-12</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count.Value:N0} {Cohort}");
}
