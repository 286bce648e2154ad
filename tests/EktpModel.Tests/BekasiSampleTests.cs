namespace EktpModel.Tests;

/// <summary>The main job says in one line what is wrong with an option, which one it is, and what to write.</summary>
[Collection(nameof(Sample))]
public class BekasiSampleTests
{
    [Theory]
    [InlineData("--region", "Bekasi", "did you mean Kabupaten Bekasi or Kota Bekasi?")]
    [InlineData("--start", "2030-01-01", "--start is Tue 1 Jan 2030: give a day from Tue 1 Jan 2019 to Thu 31 Dec 2026, for which holidays are known.")]
    [InlineData("--shipment", "5000", "--shipment is '5000': write it as 5,000@2020-02-17.")]
    [InlineData("--spoilage", "120%", "--spoilage: a fraction is 120%: give a share from 0 to 1.")]
    public async Task What_is_wrong_with_an_option_is_said_in_one_line(string option, string value, string said)
    {
        (int code, _, string errors) = await Sample.RunAsync("bekasi", option, value);
        Assert.Equal(1, code);
        Assert.Contains(said, errors, StringComparison.Ordinal);
        Assert.Contains(option, errors, StringComparison.Ordinal);
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }
}
