namespace EktpModel.Tests.Regions;

public class RegionTests
{
    private static readonly Region _bekasi = new(RegionCode.Parse("32.75"), "Kota Bekasi");

    [Fact]
    public void A_region_has_the_level_of_its_code_and_reads_as_code_and_name()
    {
        Assert.Equal(RegionLevel.Regency, _bekasi.Level);
        Assert.Equal("32.75 Kota Bekasi", _bekasi.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    public void A_region_needs_a_name(string name) => Assert.Throws<InvalidValueException>(() => new Region(RegionCode.Parse("32.75"), name));

    [Fact]
    public void Regions_are_ordered_by_code_then_by_name()
    {
        Region province = new(RegionCode.Parse("32"), "Zulu"), renamed = new(RegionCode.Parse("32.75"), "Bekasi"), same = new(RegionCode.Parse("32.75"), "Kota Bekasi");
        Assert.Equal([province, renamed, _bekasi], new[] { _bekasi, province, renamed }.Order());
        Assert.True(province < _bekasi && renamed < _bekasi && _bekasi > renamed);
        Assert.True(same <= _bekasi && same >= _bekasi && !(same < _bekasi) && !(same > _bekasi) && same == _bekasi);
        Assert.True(null! < _bekasi && _bekasi > null! && !(_bekasi < null!) && _bekasi.CompareTo(null) > 0);
        Assert.True((Region)null! <= null! && (Region)null! >= null!);
    }
}
