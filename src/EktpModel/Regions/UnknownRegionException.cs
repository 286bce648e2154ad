namespace EktpModel;

/// <summary>A region is not in the catalogue, or not in the scenario, that was asked for it.</summary>
public sealed class UnknownRegionException : EktpModelException
{
    internal UnknownRegionException(string region, string where, string remedy)
        : base($"There is no region {region} in {where}: {remedy}")
    {
        Region = region;
        Where = where;
    }

    /// <summary>The code or name that was looked for.</summary>
    public string Region { get; }

    /// <summary>Where it was looked for.</summary>
    public string Where { get; }
}
