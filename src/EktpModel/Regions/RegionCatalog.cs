using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace EktpModel;

/// <summary>
/// Provinces, regencies and cities with their names, looked up by code or by name. The package embeds
/// <see cref="Indonesia"/>: 38 provinces and 514 regencies and cities.
/// </summary>
/// <example>
/// <code>
/// Region bekasi = RegionCatalog.Indonesia["32.75"];
/// Region same = RegionCatalog.Indonesia.Named("Kota Bekasi");
/// int offices = RegionCatalog.Indonesia.Regencies.Count;   // 514
/// </code>
/// </example>
public sealed class RegionCatalog : IEquatable<RegionCatalog>
{
    private static readonly Lazy<RegionCatalog> _indonesia = new(ReadEmbedded);

    private readonly FrozenDictionary<RegionCode, Region> _byCode;
    private readonly FrozenDictionary<string, Region> _byName;

    /// <summary>A catalogue of regions.</summary>
    /// <param name="edition">Which edition of the codes it follows, in words.</param>
    /// <param name="regions">The regions, in any order.</param>
    /// <exception cref="InvalidValueException">A code or a name comes twice; names that differ in case only are the same.</exception>
    public RegionCatalog(string edition, IEnumerable<Region> regions)
    {
        ArgumentNullException.ThrowIfNull(edition);
        ArgumentNullException.ThrowIfNull(regions);
        Edition = edition;
        Regions = regions.Order().ToValueList();
        Dictionary<RegionCode, Region> byCode = [];
        Dictionary<string, Region> byName = new(StringComparer.OrdinalIgnoreCase);
        foreach (Region region in Regions)
        {
            if (!byCode.TryAdd(region.Code, region))
                throw new InvalidValueException($"the catalogue '{edition}'", region.Code, "a code may come only once.");
            if (!byName.TryAdd(region.Name, region))
                throw new InvalidValueException($"the catalogue '{edition}'", region.Name, "a name may come only once.");
        }

        _byCode = byCode.ToFrozenDictionary();
        _byName = byName.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        Provinces = Regions.Where(region => region.Level == RegionLevel.Province).ToValueList();
        Regencies = Regions.Where(region => region.Level == RegionLevel.Regency).ToValueList();
    }

    /// <summary>Indonesia's provinces, regencies and cities; <see cref="Edition"/> names the decree the codes follow.</summary>
    public static RegionCatalog Indonesia => _indonesia.Value;

    /// <summary>Which edition of the codes the catalogue follows.</summary>
    public string Edition { get; }

    /// <summary>All regions in the order of their codes.</summary>
    public ValueList<Region> Regions { get; }

    /// <summary>The provinces in the order of their codes.</summary>
    public ValueList<Region> Provinces { get; }

    /// <summary>The regencies and cities, which print the cards, in the order of their codes.</summary>
    public ValueList<Region> Regencies { get; }

    /// <summary>The region with a code.</summary>
    /// <param name="code">The code.</param>
    /// <exception cref="UnknownRegionException">The catalogue does not have it.</exception>
    public Region this[RegionCode code] =>
        _byCode.TryGetValue(code, out Region? region)
            ? region
            : throw new UnknownRegionException(code.ToString(), $"the catalogue of {Edition}", "look the code up in Regions; codes of older editions may have changed.");

    /// <summary>The region with a code written as text.</summary>
    /// <param name="code">The code, such as <c>32.75</c>.</param>
    /// <exception cref="UnparsableTextException">The text is no code.</exception>
    /// <exception cref="UnknownRegionException">The catalogue does not have it.</exception>
    public Region this[string code] => this[RegionCode.Given(code)];

    /// <summary>The region with a name, upper and lower case alike.</summary>
    /// <param name="name">The whole name, such as <c>Kota Bekasi</c> or <c>Kabupaten Bekasi</c>.</param>
    /// <exception cref="UnknownRegionException">The catalogue does not have it.</exception>
    public Region Named(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (_byName.TryGetValue(name, out Region? region)) return region;
        string[] readings = RegionName.ReadingsOf(name);
        string[] near = [.. Regions.Where(known => readings.Contains(RegionName.ReadingsOf(known.Name)[0])).Select(known => known.Name).Order(StringComparer.Ordinal)];
        throw new UnknownRegionException($"'{name}'", $"the catalogue of {Edition}",
            near.Length > 0 ? $"did you mean {string.Join(" or ", near)}?" : "give the whole name, such as 'Kota Bekasi'.");
    }

    /// <summary>The region with a code, if the catalogue has it.</summary>
    /// <param name="code">The code.</param>
    /// <param name="region">The region found.</param>
    public bool TryGet(RegionCode code, [NotNullWhen(true)] out Region? region) => _byCode.TryGetValue(code, out region);

    /// <summary>The regions of the next level that lie in a region: the regencies of a province, the provinces of the nation.</summary>
    /// <param name="code">The region; it need not be in the catalogue.</param>
    public IEnumerable<Region> ChildrenOf(RegionCode code) =>
        Regions.Where(region => region.Code != code && region.Code.Parent == code);

    /// <summary>Whether both catalogues are of the same edition and hold the same regions.</summary>
    /// <param name="other">The other catalogue.</param>
    public bool Equals(RegionCatalog? other) => ReferenceEquals(this, other) || (other is not null && Edition == other.Edition && Regions == other.Regions);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as RegionCatalog);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Edition, Regions.Count);

    /// <summary>Whether both catalogues are of the same edition and hold the same regions.</summary>
    public static bool operator ==(RegionCatalog? left, RegionCatalog? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Whether the catalogues differ.</summary>
    public static bool operator !=(RegionCatalog? left, RegionCatalog? right) => !(left == right);

    private static RegionCatalog ReadEmbedded()
    {
        using Stream stream = typeof(RegionCatalog).Assembly.GetManifestResourceStream("EktpModel.regions.csv")!;
        using StreamReader reader = new(stream);
        List<Region> regions = [];
        reader.ReadLine();
        while (reader.ReadLine() is { } line)
        {
            int comma = line.IndexOf(',', StringComparison.Ordinal);
            regions.Add(new Region(RegionCode.Parse(line.AsSpan(0, comma), null), line[(comma + 1)..]));
        }

        return new RegionCatalog("Kepmendagri 300.2.2-2430 of 2025", regions);
    }
}
