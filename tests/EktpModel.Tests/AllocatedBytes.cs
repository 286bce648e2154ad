namespace EktpModel.Tests;

/// <summary>Measures what work allocates.</summary>
internal static class AllocatedBytes
{
    private const int Tries = 5;

    /// <summary>
    /// The bytes that work allocates on this thread: the fewest of some tries, as a collection that another thread begins meanwhile takes what is left of
    /// this one's room, up to 8 KB, and that counts as used.
    /// </summary>
    public static long Of(Action work)
    {
        long least = long.MaxValue;
        for (int i = 0; i < Tries && least > 0; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
