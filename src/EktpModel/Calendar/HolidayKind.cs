namespace EktpModel;

/// <summary>Why offices are closed on a day that the week would have them open.</summary>
public enum HolidayKind
{
    /// <summary>A national holiday (<i>libur nasional</i>).</summary>
    National,

    /// <summary>Collective leave (<i>cuti bersama</i>).</summary>
    CollectiveLeave,
}
