namespace EktpModel;

/// <summary>Why a region gets no more blanks than it does.</summary>
public enum AllocationBound
{
    /// <summary>The supply is used up.</summary>
    Supply,

    /// <summary>
    /// Its floor gave it more than the rule would have: without it, and all else the same, it would get less. Where lots have several
    /// sizes that is judged by whose lot comes next, which might not have fitted, or might have made room for others; by largest remainders by the
    /// exact share, though rounding up might have come to as much as the floor.
    /// </summary>
    Floor,

    /// <summary>One more lot would go beyond its ceiling, whether or not the supply had one.</summary>
    Ceiling,

    /// <summary>What is left of the supply is less than a whole lot.</summary>
    Lot,

    /// <summary>Its printers cannot use more.</summary>
    PrintRate,

    /// <summary>It needs no more under the rule.</summary>
    Need,
}
