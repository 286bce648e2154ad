namespace EktpModel.Tests;

/// <summary>The national sample says in one line what is wrong with a file of weights.</summary>
[Collection(nameof(Sample))]
public class NationalSampleTests
{
    [Fact]
    public async Task What_is_wrong_with_a_file_of_weights_is_said_in_one_line()
    {
        string folder = Directory.CreateTempSubdirectory("ektp-weights-").FullName;
        try
        {
            string[] lines = [.. RegionCatalog.Indonesia.Regencies.Select(region => $"{region.Code},5")];
            string[] zero = [.. lines.Select(line => line == "32.75,5" ? "32.75,0" : line)];
            foreach ((string name, string[]? content, string said) in ((string, string[]?, string)[])
            [
                ("folder", null, "is a folder: give a file."),
                ("zero.csv", zero, ": the weight of 32.75 is 0; give 1 to 1,000,000,000."),
                ("unknown.csv", ["code,weight", "99.75,4"], "line 2: 99.75 is no regency or city of"),
                ("twice.csv", [.. lines, "32.75,7"], "line 515: 32.75 has its weight in line 183 already."),
                ("absent.csv", [], "absent.csv has no weight for 11.01"),
            ])
            {
                string path = Path.Combine(folder, name);
                if (content is null) Directory.CreateDirectory(path);
                else await File.WriteAllLinesAsync(path, content, TestContext.Current.CancellationToken);
                (int code, _, string errors) = await Sample.RunAsync("national", "--weights", path);
                Assert.Equal(1, code);
                Assert.Contains(said, errors, StringComparison.Ordinal);
                Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
