namespace EktpModel;

/// <summary>One item of a report: what was counted, and the count.</summary>
/// <param name="Name">What was counted, such as <c>used</c>.</param>
/// <param name="Count">The count as reported.</param>
public readonly record struct ReportedItem(string Name, ReportedCount Count)
{
    /// <summary>The count and what was counted.</summary>
    public override string ToString() => $"{Count} {Name}";
}
