using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace EktpModel;

/// <summary>
/// The code the Ministry of Home Affairs gives a region (<i>kode wilayah</i>): <c>32</c> for a province,
/// <c>32.75</c> for a regency or city, <c>32.75.01</c> for a district, <c>32.75.01.1001</c> for a village.
/// <see cref="Nation"/>, the same as <see langword="default"/>, is written <c>ID</c>.
/// </summary>
/// <remarks>Codes are ordered as their texts are: a region comes right before all that lie in it.</remarks>
/// <example>
/// <code>
/// RegionCode bekasi = RegionCode.Parse("32.75");
/// RegionCode westJava = bekasi.Parent;            // 32
/// bool inside = westJava.Contains(bekasi);        // true
/// </code>
/// </example>
public readonly record struct RegionCode : IComparable, IComparable<RegionCode>, IComparisonOperators<RegionCode, RegionCode, bool>, ISpanParsable<RegionCode>, ISpanFormattable
{
    // Ten decimal digits, two for province, regency and district and four for the village, zeros where the
    // code ends: so the order of the packed numbers is the order of the codes, parents first.
    private const long VillageSpan = 10_000;
    private const long DistrictSpan = 100 * VillageSpan;
    private const long RegencySpan = 100 * DistrictSpan;

    private readonly long _packed;

    private RegionCode(long packed) => _packed = packed;

    /// <summary>The code as a number of at most ten decimal digits, so of at most 34 bits; each code has its own.</summary>
    internal long Packed => _packed;

    /// <summary>Indonesia as a whole, which contains every other region.</summary>
    public static RegionCode Nation => default;

    /// <summary>Where in the hierarchy the region stands.</summary>
    public RegionLevel Level =>
        _packed == 0 ? RegionLevel.Nation
        : _packed % RegencySpan == 0 ? RegionLevel.Province
        : _packed % DistrictSpan == 0 ? RegionLevel.Regency
        : _packed % VillageSpan == 0 ? RegionLevel.District
        : RegionLevel.Village;

    /// <summary>The region one level up; the nation's parent is the nation.</summary>
    public RegionCode Parent => Level switch
    {
        RegionLevel.Village => Ancestor(RegionLevel.District),
        RegionLevel.District => Ancestor(RegionLevel.Regency),
        RegionLevel.Regency => Ancestor(RegionLevel.Province),
        _ => Nation,
    };

    /// <summary>The region of a higher or equal level in which this one lies.</summary>
    /// <param name="level">The level, not below the region's own.</param>
    /// <exception cref="InvalidValueException">The level is below the region's own.</exception>
    public RegionCode Ancestor(RegionLevel level) =>
        level > Level || !Enum.IsDefined(level)
            ? throw new InvalidValueException($"the level of an ancestor of {this}", level, $"give {Level} or a level above it.")
            : new RegionCode(_packed - _packed % Span(level));

    /// <summary>Whether another region is this one or lies in it.</summary>
    /// <param name="other">The other region.</param>
    public bool Contains(RegionCode other) => other._packed - other._packed % Span(Level) == _packed;

    private static long Span(RegionLevel level) => level switch
    {
        RegionLevel.Nation => long.MaxValue,
        RegionLevel.Province => RegencySpan,
        RegionLevel.Regency => DistrictSpan,
        RegionLevel.District => VillageSpan,
        _ => 1,
    };

    /// <summary>Reads a code.</summary>
    /// <param name="s">The text: <c>ID</c>, <c>32</c>, <c>32.75</c>, <c>32.75.01</c> or <c>32.75.01.1001</c>.</param>
    /// <param name="provider">Not used: codes are the same in every culture.</param>
    /// <exception cref="UnparsableTextException">The text is none of these; the message says what is wrong where.</exception>
    public static RegionCode Parse(ReadOnlySpan<char> s, IFormatProvider? provider = null) =>
        Read(s, out RegionCode code) is { } reason
            ? throw new UnparsableTextException("a region code", s.ToString(), reason, "Write it like 32, 32.75, 32.75.01 or 32.75.01.1001, or ID for the nation.")
            : code;

    /// <inheritdoc cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>
    public static RegionCode Parse(string s, IFormatProvider? provider = null)
    {
        ArgumentNullException.ThrowIfNull(s);
        return Parse(s.AsSpan(), provider);
    }

    /// <summary>Reads a code that was given where a region is asked for; one left out is told by the name of the parameter.</summary>
    internal static RegionCode Given(string code, [CallerArgumentExpression(nameof(code))] string? parameter = null)
    {
        ArgumentNullException.ThrowIfNull(code, parameter);
        return Parse(code.AsSpan(), null);
    }

    /// <summary>Reads a code if the text is one; see <see cref="Parse(ReadOnlySpan{char}, IFormatProvider?)"/>.</summary>
    /// <param name="s">The text.</param>
    /// <param name="provider">Not used: codes are the same in every culture.</param>
    /// <param name="result">The code read, or <see cref="Nation"/>.</param>
    public static bool TryParse(ReadOnlySpan<char> s, IFormatProvider? provider, out RegionCode result) =>
        Read(s, out result) is null;

    /// <inheritdoc cref="TryParse(ReadOnlySpan{char}, IFormatProvider?, out RegionCode)"/>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out RegionCode result) =>
        TryParse(s.AsSpan(), provider, out result);

    private static string? Read(ReadOnlySpan<char> text, out RegionCode code)
    {
        code = default;
        if (text.IsEmpty) return "it is empty.";
        if (text is "ID") return null;

        ReadOnlySpan<string> names = ["province", "regency", "district", "village"];
        long packed = 0, span = 100 * RegencySpan;
        int position = 0;
        for (int part = 0; part < names.Length; part++)
        {
            int length = part == 3 ? 4 : 2;
            int digits = 0, number = 0;
            while (position < text.Length && char.IsAsciiDigit(text[position]) && digits < length)
            {
                number = number * 10 + (text[position++] - '0');
                digits++;
            }

            if (digits < length)
                return position == text.Length
                    ? $"the {names[part]} ends after {digits} of {length} digits."
                    : $"'{text[position]}' at position {position} is not a digit of the {names[part]}, which has {length}.";
            if (number == 0)
                return $"the {names[part]} at position {position - length} is {text.Slice(position - length, length)}, and numbers start at 1.";
            span /= part == 3 ? VillageSpan : 100;
            packed += number * span;
            if (position == text.Length)
            {
                code = new RegionCode(packed);
                return null;
            }

            if (text[position] != '.')
                return $"'{text[position]}' at position {position} follows the {length} digits of the {names[part]}; {(part == 3 ? "" : "a dot or ")}the end was expected.";
            position++;
        }

        return $"'.' at position {position - 1} follows the village, which is the last part.";
    }

    /// <summary>Compares in the order of the codes' texts, the nation first.</summary>
    /// <param name="other">The other code.</param>
    public int CompareTo(RegionCode other) => _packed.CompareTo(other._packed);

    int IComparable.CompareTo(object? obj) => obj switch
    {
        null => 1,
        RegionCode other => CompareTo(other),
        _ => throw new ArgumentException($"A region code cannot be compared with a {obj.GetType().Name}.", nameof(obj)),
    };

    /// <summary>Whether the left code comes first.</summary>
    public static bool operator <(RegionCode left, RegionCode right) => left._packed < right._packed;

    /// <summary>Whether the right code comes first.</summary>
    public static bool operator >(RegionCode left, RegionCode right) => left._packed > right._packed;

    /// <summary>Whether the left code is the right one or comes before it.</summary>
    public static bool operator <=(RegionCode left, RegionCode right) => left._packed <= right._packed;

    /// <summary>Whether the left code is the right one or comes after it.</summary>
    public static bool operator >=(RegionCode left, RegionCode right) => left._packed >= right._packed;

    /// <summary>The code as the ministry writes it, or <c>ID</c>.</summary>
    public override string ToString()
    {
        Span<char> buffer = stackalloc char[13];
        TryFormat(buffer, out int written, default, null);
        return new string(buffer[..written]);
    }

    /// <inheritdoc cref="ToString()"/>
    /// <param name="format">Not used: a code has one form.</param>
    /// <param name="formatProvider">Not used: codes are the same in every culture.</param>
    public string ToString(string? format, IFormatProvider? formatProvider) => ToString();

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format = default, IFormatProvider? provider = null)
    {
        CultureInfo culture = CultureInfo.InvariantCulture;
        long province = _packed / RegencySpan, regency = _packed / DistrictSpan % 100, district = _packed / VillageSpan % 100, village = _packed % VillageSpan;
        return Level switch
        {
            RegionLevel.Nation => destination.TryWrite(culture, $"ID", out charsWritten),
            RegionLevel.Province => destination.TryWrite(culture, $"{province:00}", out charsWritten),
            RegionLevel.Regency => destination.TryWrite(culture, $"{province:00}.{regency:00}", out charsWritten),
            RegionLevel.District => destination.TryWrite(culture, $"{province:00}.{regency:00}.{district:00}", out charsWritten),
            _ => destination.TryWrite(culture, $"{province:00}.{regency:00}.{district:00}.{village:0000}", out charsWritten),
        };
    }
}
