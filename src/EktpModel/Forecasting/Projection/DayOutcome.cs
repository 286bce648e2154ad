namespace EktpModel.Forecasting;

/// <summary>What happened in a region on one day.</summary>
internal readonly record struct DayOutcome(long Printed, long Spoiled, long HandedOver, DayConstraint Constraint);
