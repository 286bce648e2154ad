using System.Buffers.Binary;
using System.Security.Cryptography;

namespace EktpModel.Forecasting;

/// <summary>Writes a simulation's counts as bytes and reads them back: a head of fixed length, then whole numbers of seven bits a byte, and last the SHA-256 of all these, so that what was damaged on its way is not taken for a result.</summary>
internal static class SimulationBytes
{
    private const uint Magic = 0x33534B45;   // "EKS3", the name and number of the format and of what is drawn: shards of other draws must not be merged
    private const int HeadLength = 4 + 8 + 8 + 4 + 4 + 4 + 4;

    public static byte[] Write(Simulation simulation)
    {
        using MemoryStream stream = new();
        Span<byte> head = stackalloc byte[HeadLength];
        BinaryPrimitives.WriteUInt32LittleEndian(head, Magic);
        BinaryPrimitives.WriteUInt64LittleEndian(head[4..], ScenarioFingerprint.Of(simulation.Scenario));
        BinaryPrimitives.WriteUInt64LittleEndian(head[12..], simulation.Seed);
        BinaryPrimitives.WriteInt32LittleEndian(head[20..], simulation.FirstPath);
        BinaryPrimitives.WriteInt32LittleEndian(head[24..], simulation.Paths);
        BinaryPrimitives.WriteInt32LittleEndian(head[28..], (int)simulation.Series);
        BinaryPrimitives.WriteInt32LittleEndian(head[32..], simulation.Levels.Count);
        stream.Write(head);
        using BinaryWriter writer = new(stream);
        foreach (double level in simulation.Levels) writer.Write(level);
        foreach (AreaTally tally in simulation.Tallies) Write(writer, tally);
        writer.Flush();
        stream.Write(SHA256.HashData(stream.GetBuffer().AsSpan(0, (int)stream.Length)));
        return stream.ToArray();
    }

    public static Simulation Read(ReadOnlySpan<byte> bytes, Scenario scenario)
    {
        if (bytes.Length < HeadLength + SHA256.HashSizeInBytes || BinaryPrimitives.ReadUInt32LittleEndian(bytes) != Magic) throw Unreadable("they do not begin like those of a simulation");
        ReadOnlySpan<byte> hash = bytes[^SHA256.HashSizeInBytes..];
        bytes = bytes[..^SHA256.HashSizeInBytes];
        if (!SHA256.HashData(bytes).AsSpan().SequenceEqual(hash)) throw Unreadable("some of them were lost or changed");
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes[4..]) != ScenarioFingerprint.Of(scenario)) throw Unreadable("they are of another scenario");
        ulong seed = BinaryPrimitives.ReadUInt64LittleEndian(bytes[12..]);
        int firstPath = BinaryPrimitives.ReadInt32LittleEndian(bytes[20..]), paths = BinaryPrimitives.ReadInt32LittleEndian(bytes[24..]);
        var series = (SimulatedSeries)BinaryPrimitives.ReadInt32LittleEndian(bytes[28..]);
        int levelCount = BinaryPrimitives.ReadInt32LittleEndian(bytes[32..]);
        if (firstPath < 0 || paths < 1 || (series & ~SimulatedSeries.All) != 0 || levelCount < 0 || levelCount > bytes.Length) throw Unreadable("their head holds impossible numbers");
        using BinaryReader reader = new(new MemoryStream(bytes[HeadLength..].ToArray()));
        try
        {
            var levels = new double[levelCount];
            for (int i = 0; i < levels.Length; i++) levels[i] = reader.ReadDouble();
            SimulationOptions.ThrowIfWrong(levels.ToValueList());
            SimulationAreas areas = new(scenario);
            AreaTally[] tallies = areas.NewTallies(scenario.Days, series);
            foreach (AreaTally tally in tallies) Read(reader, tally, paths);
            if (reader.BaseStream.Position != reader.BaseStream.Length) throw Unreadable("there are more of them than the simulation needs");
            return new Simulation(scenario, areas, seed, firstPath, paths, levels.ToValueList(), series, tallies);
        }
        catch (Exception fault) when (fault is EndOfStreamException or FormatException or OverflowException)
        {
            throw Unreadable("they end too early or hold impossible numbers");
        }
    }

    private static void Write(BinaryWriter writer, AreaTally tally)
    {
        foreach (long[] counts in tally.Counts)
        {
            foreach (long count in counts) writer.Write7BitEncodedInt64(count);
        }

        writer.Write7BitEncodedInt64(tally.IsEverOut);
        foreach (ValueHistogram? histogram in tally.Series)
        {
            if (histogram is null) continue;
            for (int day = 0; day < tally.Days; day++)
            {
                (long least, long greatest) = histogram.RangeOf(day);
                writer.Write7BitEncodedInt64(least);
                writer.Write7BitEncodedInt64(greatest);
                ReadOnlySpan<uint> counts = histogram.CountsOf(day, out _);
                foreach (uint count in counts) writer.Write7BitEncodedInt64(count);
            }
        }
    }

    private static void Read(BinaryReader reader, AreaTally tally, int paths)
    {
        foreach (long[] counts in tally.Counts)
        {
            for (int i = 0; i < counts.Length; i++) counts[i] = NotBelowZero(reader.Read7BitEncodedInt64());
        }

        foreach (long[] dates in (long[][])[tally.ClearedOn, tally.CaughtUpOn, tally.HandedOverOn])
        {
            if (dates.Sum() != paths) throw Unreadable("their counts are not those of all paths");
        }

        tally.IsEverOut = NotBelowZero(reader.Read7BitEncodedInt64());
        if (tally.IsEverOut > paths || tally.IsOut.Any(count => count > tally.IsEverOut)) throw Unreadable("their counts are not those of all paths");
        foreach (ValueHistogram? histogram in tally.Series)
        {
            if (histogram is null) continue;
            for (int day = 0; day < tally.Days; day++) ReadDay(reader, histogram, day, paths);
        }
    }

    private static void ReadDay(BinaryReader reader, ValueHistogram histogram, int day, int paths)
    {
        long least = NotBelowZero(reader.Read7BitEncodedInt64()), greatest = NotBelowZero(reader.Read7BitEncodedInt64());
        if (least > greatest) throw Unreadable("they hold impossible numbers");
        var counts = new uint[ValueHistogram.BucketOf(greatest) + 1 - ValueHistogram.BucketOf(least)];
        long sum = 0;
        for (int i = 0; i < counts.Length; i++) sum += counts[i] = checked((uint)reader.Read7BitEncodedInt64());
        if (sum != paths || counts[0] == 0 || counts[^1] == 0) throw Unreadable("their counts are not those of all paths");
        histogram.Add(day, (least, greatest), counts);
    }

    private static long NotBelowZero(long count) => count >= 0 ? count : throw Unreadable("they hold impossible numbers");

    private static InvalidValueException Unreadable(string why) => new("a simulation in bytes", "unreadable", $"{why}; give what Simulation.ToBytes gave, and the scenario that was simulated.");
}
