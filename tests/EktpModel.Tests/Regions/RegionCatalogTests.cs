namespace EktpModel.Tests.Regions;

public class RegionCatalogTests
{
    private static readonly RegionCatalog _indonesia = RegionCatalog.Indonesia;

    [Fact]
    public void Indonesia_has_38_provinces_and_514_offices_of_which_98_are_cities()
    {
        Assert.Equal(38, _indonesia.Provinces.Count);
        Assert.Equal(514, _indonesia.Regencies.Count);
        Assert.Equal(552, _indonesia.Regions.Count);
        Assert.Equal(98, _indonesia.Regencies.Count(region => region.Name.StartsWith("Kota ", StringComparison.Ordinal)));
        Assert.Equal(416, _indonesia.Regencies.Count(region => region.Name.StartsWith("Kabupaten ", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_catalogue_names_the_decree_it_follows() => Assert.Equal("Kepmendagri 300.2.2-2430 of 2025", _indonesia.Edition);

    [Fact]
    public void Every_office_lies_in_a_province_of_the_catalogue_and_every_province_has_offices()
    {
        Assert.All(_indonesia.Regencies, region => Assert.Contains(_indonesia.Provinces, province => province.Code == region.Code.Parent));
        Assert.All(_indonesia.Provinces, province => Assert.NotEmpty(_indonesia.ChildrenOf(province.Code)));
        Assert.Equal(514, _indonesia.Provinces.Sum(province => _indonesia.ChildrenOf(province.Code).Count()));
        Assert.Equal(_indonesia.Provinces, _indonesia.ChildrenOf(RegionCode.Nation));
        Assert.Empty(_indonesia.ChildrenOf(RegionCode.Parse("32.75")));
    }

    [Fact]
    public void Cities_are_numbered_from_71_and_regencies_below() =>
        // The ministry's own rule for the second part of a code, so an independent check of codes against names.
        Assert.All(_indonesia.Regencies, region => Assert.Equal(
            region.Name.StartsWith("Kota ", StringComparison.Ordinal),
            string.CompareOrdinal(region.Code.ToString()[3..], "70") > 0));

    [Fact]
    public void Regions_come_in_the_order_of_their_codes() => Assert.Equal(_indonesia.Regions.OrderBy(region => region.Code.ToString(), StringComparer.Ordinal), _indonesia.Regions);

    [Fact]
    public void Every_region_is_found_by_code_and_by_name() => Assert.All(_indonesia.Regions, region =>
    {
        Assert.Same(region, _indonesia[region.Code]);
        Assert.Same(region, _indonesia[region.Code.ToString()]);
        Assert.Same(region, _indonesia.Named(region.Name));
        Assert.Same(region, _indonesia.Named(region.Name.ToUpperInvariant()));
        Assert.True(_indonesia.TryGet(region.Code, out Region? found));
        Assert.Same(region, found);
    });

    [Theory]
    [InlineData("32.75", "Kota Bekasi")]
    [InlineData("32.16", "Kabupaten Bekasi")]
    [InlineData("51.03", "Kabupaten Badung")]
    [InlineData("31.71", "Kota Administrasi Jakarta Pusat")]
    [InlineData("17.71", "Kota Bengkulu")]
    [InlineData("36.74", "Kota Tangerang Selatan")]
    [InlineData("32", "Jawa Barat")]
    [InlineData("96", "Papua Barat Daya")]
    public void Known_regions_have_their_names(string code, string name) => Assert.Equal(name, _indonesia[code].Name);

    [Fact]
    public void A_name_without_its_kind_is_answered_with_those_it_may_mean()
    {
        UnknownRegionException unknown = Assert.Throws<UnknownRegionException>(() => _indonesia.Named("bekasi"));
        Assert.Equal("'bekasi'", unknown.Region);
        Assert.Contains(_indonesia.Edition, unknown.Where, StringComparison.Ordinal);
        Assert.EndsWith("did you mean Kabupaten Bekasi or Kota Bekasi?", unknown.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Kota Palangka Raya", "Kota Palangkaraya")]
    [InlineData("Kota Pangkalpinang", "Kota Pangkal Pinang")]
    [InlineData("Kota Baubau", "Kota Bau Bau")]
    [InlineData("Kabupaten Tolitoli", "Kabupaten Toli-Toli")]
    [InlineData("Kabupaten Tojo Una-Una", "Kabupaten Tojo Una Una")]
    [InlineData("Kota Jakarta Pusat", "Kota Administrasi Jakarta Pusat")]
    [InlineData("DKI Jakarta", "Daerah Khusus Ibukota Jakarta")]
    [InlineData("DI Yogyakarta", "Daerah Istimewa Yogyakarta or Kota Yogyakarta")]
    [InlineData("Kab. Bekasi", "Kabupaten Bekasi or Kota Bekasi")]
    [InlineData(" kota bekasi ", "Kabupaten Bekasi or Kota Bekasi")]
    [InlineData("Kotawaringin Barat", "Kabupaten Kotawaringin Barat")]
    [InlineData("Kota Baru", "Kabupaten Kotabaru")]
    public void A_name_spelt_otherwise_is_answered_with_the_one_it_may_mean(string spelling, string name) =>
        Assert.EndsWith($"did you mean {name}?", Assert.Throws<UnknownRegionException>(() => _indonesia.Named(spelling)).Message, StringComparison.Ordinal);

    [Fact]
    public void Catalogues_of_the_same_edition_and_regions_are_equal()
    {
        RegionCatalog same = new(_indonesia.Edition, _indonesia.Regions.Reverse()), fewer = new(_indonesia.Edition, _indonesia.Provinces), other = new("another", _indonesia.Regions);
        Assert.True(same == _indonesia && same.Equals((object)_indonesia) && same.GetHashCode() == _indonesia.GetHashCode());
        Assert.All([fewer, other, null], unlike => Assert.True(unlike != _indonesia && !_indonesia.Equals(unlike)));
        RegionCatalog? none = null;
        Assert.True(none == null);
    }

    [Fact]
    public void A_name_like_no_other_is_answered_with_an_example() =>
        Assert.EndsWith("give the whole name, such as 'Kota Bekasi'.", Assert.Throws<UnknownRegionException>(() => _indonesia.Named("Atlantis")).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_code_is_named_with_the_edition()
    {
        UnknownRegionException unknown = Assert.Throws<UnknownRegionException>(() => _indonesia["32.99"]);
        Assert.Equal("32.99", unknown.Region);
        Assert.Contains(_indonesia.Edition, unknown.Message, StringComparison.Ordinal);
        Assert.False(_indonesia.TryGet(RegionCode.Parse("32.99"), out Region? none));
        Assert.Null(none);
        Assert.Throws<UnparsableTextException>(() => _indonesia["32.9"]);
    }

    [Fact]
    public void The_nation_is_no_child_of_itself()
    {
        Region nation = new(RegionCode.Nation, "Indonesia"), westJava = new(RegionCode.Parse("32"), "Jawa Barat");
        Assert.Equal([westJava], new RegionCatalog("x", [nation, westJava]).ChildrenOf(RegionCode.Nation));
    }

    [Fact]
    public void A_catalogue_of_ones_own_has_each_code_and_each_name_once()
    {
        Region bekasi = new(RegionCode.Parse("32.75"), "Kota Bekasi"), other = new(RegionCode.Parse("32.16"), "Kabupaten Bekasi");
        RegionCatalog own = new("the two of Bekasi", [bekasi, other]);
        Assert.Equal([other, bekasi], own.Regions);
        Assert.Empty(own.Provinces);
        Assert.Equal([other, bekasi], own.ChildrenOf(RegionCode.Parse("32")));
        Assert.Equal(bekasi.Code, Assert.Throws<InvalidValueException>(() => new RegionCatalog("x", [bekasi, other, new Region(bekasi.Code, "Bekasi")])).Value);
        Assert.Equal("kota BEKASI", Assert.Throws<InvalidValueException>(() => new RegionCatalog("x", [bekasi, new Region(RegionCode.Parse("32.76"), "kota BEKASI")])).Value);
    }
}
