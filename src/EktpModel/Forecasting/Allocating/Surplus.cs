namespace EktpModel.Forecasting;

/// <summary>
/// What a region has beyond its part of the blanks of its group, below zero what it lacks; and how many more than its part
/// it may keep without changing the covers of the group.
/// </summary>
internal readonly record struct Surplus(RegionCode Region, long Count, long Slack);
