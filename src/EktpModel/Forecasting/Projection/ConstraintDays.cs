namespace EktpModel.Forecasting;

/// <summary>How many days each constraint bound; of a province or the nation, the days of its regions added up.</summary>
/// <param name="Closed">Days on which the office was closed.</param>
/// <param name="NoRequests">Open days on which nothing held printing back.</param>
/// <param name="Blanks">Open days on which the blanks ran out with backlog left.</param>
/// <param name="Capacity">Open days on which the printers could not do more.</param>
public readonly record struct ConstraintDays(int Closed, int NoRequests, int Blanks, int Capacity)
{
    /// <summary>The days of one constraint.</summary>
    /// <param name="constraint">The constraint.</param>
    public int this[DayConstraint constraint] => constraint switch
    {
        DayConstraint.Closed => Closed,
        DayConstraint.NoRequests => NoRequests,
        DayConstraint.Blanks => Blanks,
        _ => Capacity,
    };

    /// <summary>All days.</summary>
    public int Total => Closed + NoRequests + Blanks + Capacity;
}
