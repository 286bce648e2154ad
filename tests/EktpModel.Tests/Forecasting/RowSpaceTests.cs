using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>Rows that share arrays.</summary>
public class RowSpaceTests
{
    [Property(MaxTest = 100)]
    public void Each_row_has_its_own_days_whether_many_stand_in_one_array_or_one_in_each(PositiveInt most, PositiveInt length)
    {
        // From hundreds of rows in an array to rows larger than it usually is; and more rows than were foretold.
        int rows = 1 + most.Get % 60, days = 1 + length.Get * 331 % 20_000;
        RowSpace<int> space = new(rows, days);
        ArraySegment<int>[] taken = [.. Enumerable.Range(0, rows + 2).Select(_ => space.Take())];
        for (int row = 0; row < taken.Length; row++) taken[row].AsSpan().Fill(row);
        for (int row = 0; row < taken.Length; row++)
        {
            Assert.Equal(days, taken[row].Count);
            Assert.False(taken[row].AsSpan().ContainsAnyExcept(row));
        }
    }

    [Property(MaxTest = 100)]
    public void No_array_has_room_for_rows_that_nobody_takes(PositiveInt most, PositiveInt length)
    {
        int rows = 1 + most.Get % 60, days = 1 + length.Get * 331 % 20_000;
        RowSpace<ushort> space = new(rows, days);
        HashSet<ushort[]> arrays = [.. Enumerable.Range(0, rows).Select(_ => space.Take().Array!)];
        Assert.Equal(rows * days, arrays.Sum(array => array.Length));
        Assert.Equal((rows + 32_768 / Math.Min(days, 32_768) - 1) / (32_768 / Math.Min(days, 32_768)), arrays.Count);
    }
}
