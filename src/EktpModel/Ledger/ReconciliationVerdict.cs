namespace EktpModel;

/// <summary>Whether the parts of a report make up its whole.</summary>
public enum ReconciliationVerdict
{
    /// <summary>The numbers add up as they stand.</summary>
    Exact,

    /// <summary>They differ by no more than their rounding allows.</summary>
    WithinRounding,

    /// <summary>They differ by more than rounding can explain.</summary>
    Unexplained,
}
