namespace EktpModel;

/// <summary>Names of regions as people write them, to find what somebody may have meant.</summary>
internal static class RegionName
{
    private static readonly HashSet<string> _kinds = ["kabupaten", "kab", "kota", "administrasi", "adm", "provinsi", "daerah", "khusus", "ibukota", "istimewa", "dki", "di"];

    /// <summary>The names that one may stand for: without the words of its kind, and with them; letters only, so that "Kab. Toli-Toli" is "tolitoli".</summary>
    public static string[] ReadingsOf(string name)
    {
        string[] words = [.. new string([.. name.Select(sign => char.IsAsciiLetter(sign) ? char.ToLowerInvariant(sign) : ' ')]).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
        int kinds = words.TakeWhile(_kinds.Contains).Count();
        return [string.Concat(words.Skip(Math.Min(kinds, words.Length - 1))), string.Concat(words)];
    }
}
