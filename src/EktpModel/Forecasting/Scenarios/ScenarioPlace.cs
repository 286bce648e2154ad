using System.Globalization;

namespace EktpModel.Forecasting;

/// <summary>A part of a scenario, such as <c>regions[32.75].shipments[3]</c>; by default the scenario itself. Most are looked at and found right, so only those with a fault are written out.</summary>
internal readonly struct ScenarioPlace
{
    private readonly RegionCode? _region;
    private readonly string? _part;
    private readonly int _index;

    private ScenarioPlace(RegionCode? region, string? part = null, int index = -1)
    {
        _region = region;
        _part = part;
        _index = index;
    }

    /// <summary>A region's plan.</summary>
    public static ScenarioPlace Of(RegionCode region) => new(region);

    public static ScenarioPlace Procurement(int index) => new(null, "central.procurements", index);

    public static ScenarioPlace Dispatch(int index) => new(null, "central.dispatches", index);

    public static ScenarioPlace Replenishment { get; } = new(null, "central.replenishment");

    public ScenarioPlace Shipment(int index) => new(_region, "shipments", index);

    public ScenarioPlace Batch(int index) => new(_region, "awaitingHandover", index);

    public ScenarioPlace Rate(int index) => new(_region, "demand.rates", index);

    public ScenarioPlace Dated(int index) => new(_region, "demand.dated", index);

    public ScenarioPlace Phase(int index) => new(_region, "capacity.phases", index);

    /// <summary>The path of something in this part.</summary>
    public string PathOf(string name) => ToString() is { Length: > 0 } path ? $"{path}.{name}" : name;

    /// <summary>The path of the part; empty for the scenario itself.</summary>
    public override string ToString()
    {
        string region = _region is { } code ? $"regions[{code}]" : "";
        if (_part is null) return region;
        string part = _index < 0 ? _part : string.Create(CultureInfo.InvariantCulture, $"{_part}[{_index}]");
        return region.Length == 0 ? part : $"{region}.{part}";
    }
}
