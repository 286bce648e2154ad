namespace EktpModel.Forecasting;

/// <summary>What belongs to which milestone.</summary>
internal static class Milestones
{
    /// <summary>Of three values the one of this milestone.</summary>
    public static T Of<T>(this Milestone milestone, T cleared, T caughtUp, T handedOver) => milestone switch
    {
        Milestone.Cleared => cleared,
        Milestone.CaughtUp => caughtUp,
        _ => handedOver,
    };
}
