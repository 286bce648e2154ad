namespace EktpModel;

/// <summary>A region with its name: one of <see cref="RegionCatalog.Indonesia"/>, or one of your own.</summary>
/// <example><code>var office = new Region(RegionCode.Parse("32.75"), "Kota Bekasi");</code></example>
public sealed record Region : IComparable<Region>
{
    /// <summary>A region.</summary>
    /// <param name="code">The ministry's code.</param>
    /// <param name="name">The name, not blank.</param>
    /// <exception cref="InvalidValueException">The name is blank.</exception>
    public Region(RegionCode code, string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (string.IsNullOrWhiteSpace(name)) throw new InvalidValueException($"the name of region {code}", $"'{name}'", "give a name.");
        Code = code;
        Name = name;
    }

    /// <summary>The ministry's code.</summary>
    public RegionCode Code { get; }

    /// <summary>The name, such as <c>Kota Bekasi</c>.</summary>
    public string Name { get; }

    /// <summary>The level of the code.</summary>
    public RegionLevel Level => Code.Level;

    /// <summary>Compares by code, then by name.</summary>
    /// <param name="other">The other region.</param>
    public int CompareTo(Region? other)
    {
        if (other is null) return 1;
        int byCode = Code.CompareTo(other.Code);
        return byCode != 0 ? byCode : string.CompareOrdinal(Name, other.Name);
    }

    /// <summary>Whether the left region comes first by code, then by name.</summary>
    public static bool operator <(Region? left, Region? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    /// <summary>Whether the right region comes first by code, then by name.</summary>
    public static bool operator >(Region? left, Region? right) => right < left;

    /// <summary>Whether the left region equals the right one or comes before it.</summary>
    public static bool operator <=(Region? left, Region? right) => !(right < left);

    /// <summary>Whether the left region equals the right one or comes after it.</summary>
    public static bool operator >=(Region? left, Region? right) => !(left < right);

    /// <summary>Code and name, such as <c>32.75 Kota Bekasi</c>.</summary>
    public override string ToString() => $"{Code} {Name}";
}
