namespace EktpModel.Forecasting;

/// <summary>What one region's projection came to, beside its daily series.</summary>
internal sealed record RegionOutcome
{
    public required int? ClearedOn { get; init; }

    public required int? CaughtUpOn { get; init; }

    public required int? HandedOverOn { get; init; }

    public required ConstraintDays ConstraintDays { get; init; }

    public required Backlog ClosingBacklog { get; init; }

    public required ValueList<Shipment> OnTheWay { get; init; }

    public required long Requested { get; init; }

    public required long Received { get; init; }

    public required long Printed { get; init; }

    public required long Spoiled { get; init; }

    public required long HandedOver { get; init; }

    public required long AwaitingHandover { get; init; }
}
