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
    public void There_is_room_for_no_more_than_twice_the_rows_that_are_taken_and_for_all_exactly(PositiveInt most, PositiveInt length, PositiveInt some)
    {
        int rows = 1 + most.Get % 60, days = 1 + length.Get * 331 % 20_000, taken = 1 + some.Get % rows;
        RowSpace<ushort> space = new(rows, days);
        HashSet<ushort[]> arrays = [];
        for (int row = 0; row < rows; row++)
        {
            arrays.Add(space.Take().Array!);
            if (row + 1 == taken) Assert.InRange(arrays.Sum(array => array.Length), taken * days, 2 * taken * days);
        }

        Assert.Equal(rows * days, arrays.Sum(array => array.Length));
        Assert.All(arrays, array => Assert.True(array.Length == days || array.Length <= 32_768));
    }
}
