namespace EktpModel;

/// <summary>Why a region gets no more blanks than it does.</summary>
public enum AllocationBound
{
    /// <summary>The supply is used up.</summary>
    Supply,

    /// <summary>Its floor gave it more than the rule would have.</summary>
    Floor,

    /// <summary>Its ceiling allows no more.</summary>
    Ceiling,

    /// <summary>What is left of the supply is less than a whole lot.</summary>
    Lot,

    /// <summary>Its printers cannot use more.</summary>
    PrintRate,

    /// <summary>It needs no more under the rule.</summary>
    Need,
}
