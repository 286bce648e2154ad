namespace EktpModel.Tests.Generators;

/// <summary>A permutation of any list, made of a seed.</summary>
public readonly record struct Shuffling(int Seed)
{
    public List<T> Of<T>(IEnumerable<T> items)
    {
        T[] shuffled = [.. items];
        uint state = (uint)Seed;
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            state = unchecked(state * 1_664_525 + 1_013_904_223);
            int j = (int)((ulong)state * (ulong)(i + 1) >> 32);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return [.. shuffled];
    }
}
