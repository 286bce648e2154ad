namespace EktpModel;

/// <summary>The level of a region in the ministry's code.</summary>
public enum RegionLevel
{
    /// <summary>Indonesia as a whole.</summary>
    Nation,

    /// <summary>A province (<i>provinsi</i>), such as <c>32</c>.</summary>
    Province,

    /// <summary>A regency or city (<i>kabupaten</i> or <i>kota</i>), such as <c>32.75</c>; these print the cards.</summary>
    Regency,

    /// <summary>A district (<i>kecamatan</i>), such as <c>32.75.01</c>.</summary>
    District,

    /// <summary>A village (<i>kelurahan</i> or <i>desa</i>), such as <c>32.75.01.1001</c>.</summary>
    Village,
}
