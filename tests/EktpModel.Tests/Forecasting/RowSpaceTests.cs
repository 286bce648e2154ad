using EktpModel.Forecasting;
using FsCheck;

namespace EktpModel.Tests.Forecasting;

/// <summary>Rows that share arrays.</summary>
public class RowSpaceTests
{
    [Property(MaxTest = 100)]
    public void Each_row_has_its_own_bytes_whether_many_stand_in_one_array_or_one_in_each(PositiveInt most, PositiveInt length, bool[] wide)
    {
        // From hundreds of rows in an array to rows larger than it usually is, of several widths; and more rows than were foretold.
        int rows = 1 + most.Get % 60, bytes = 2 * (1 + length.Get * 331 % 20_000);
        RowSpace space = new(rows);
        int[] lengths = [.. Enumerable.Range(0, rows + 2).Select(row => row < wide.Length && wide[row] ? 4 * bytes : bytes)];
        ArraySegment<byte>[] taken = [.. lengths.Select(length => space.Take(length))];
        for (int row = 0; row < taken.Length; row++) taken[row].AsSpan().Fill((byte)row);
        for (int row = 0; row < taken.Length; row++)
        {
            Assert.Equal(lengths[row], taken[row].Count);
            Assert.False(taken[row].AsSpan().ContainsAnyExcept((byte)row));
        }
    }

    [Property(MaxTest = 100)]
    public void There_is_room_for_no_more_than_twice_the_rows_that_are_taken_and_for_all_exactly(PositiveInt most, PositiveInt length, PositiveInt some)
    {
        int rows = 1 + most.Get % 60, bytes = 2 * (1 + length.Get * 331 % 20_000), taken = 1 + some.Get % rows;
        RowSpace space = new(rows);
        HashSet<byte[]> arrays = [];
        for (int row = 0; row < rows; row++)
        {
            arrays.Add(space.Take(bytes).Array!);
            if (row + 1 == taken) Assert.InRange(arrays.Sum(array => array.Length), taken * bytes, 2 * taken * bytes);
        }

        Assert.Equal(rows * bytes, arrays.Sum(array => array.Length));
        Assert.All(arrays, array => Assert.True(array.Length == bytes || array.Length <= 65_536));
    }
}
