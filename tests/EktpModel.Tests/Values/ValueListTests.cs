namespace EktpModel.Tests.Values;

public class ValueListTests
{
    [Property]
    public bool Lists_are_equal_when_their_items_are_in_order(int[] left, int[] right) =>
        (left.ToValueList() == right.ToValueList()) == left.SequenceEqual(right)
        && (left.ToValueList() != right.ToValueList()) == !left.SequenceEqual(right);

    [Property]
    public bool Equal_lists_have_equal_hashes(int[] items)
    {
        ValueList<int> one = items.ToValueList(), other = ValueList.Create<int>([.. items]);
        return one.Equals((object)other) && one.GetHashCode() == other.GetHashCode();
    }

    [Property]
    public bool A_list_gives_back_its_items_by_place_and_in_order(int[] items)
    {
        ValueList<int> list = items.ToValueList();
        List<int> enumerated = [];
        foreach (int item in list) enumerated.Add(item);
        return list.Count == items.Length
            && list.IsEmpty == (items.Length == 0)
            && enumerated.SequenceEqual(items)
            && ((IEnumerable<int>)list).SequenceEqual(items)
            && Enumerable.Range(0, items.Length).All(i => list[i] == items[i]);
    }

    [Fact]
    public void The_default_is_the_empty_list()
    {
        ValueList<int> empty = default;
        Assert.True(empty.IsEmpty);
        Assert.Equal([], empty);
        Assert.Equal(Array.Empty<int>().ToValueList(), empty);
        Assert.Equal(Array.Empty<int>().ToValueList().GetHashCode(), empty.GetHashCode());
        Assert.Empty((IEnumerable<int>)empty);
        Assert.Equal("[]", empty.ToString());
        Assert.Throws<IndexOutOfRangeException>(() => default(ValueList<int>)[0]);
    }

    [Fact]
    public async Task A_list_is_gone_through_also_where_a_method_waits_or_yields_in_between()
    {
        static IEnumerable<int> Doubled(ValueList<int> list)
        {
            foreach (int item in list) yield return 2 * item;
        }

        int sum = 0;
        foreach (int item in ValueList.Create([1, 2, 3]))
        {
            await Task.Yield();
            sum += item;
        }

        Assert.Equal(6, sum);
        Assert.Equal([2, 4, 6], Doubled([1, 2, 3]));
        Assert.Empty(Doubled(default));
        Assert.False(default(ValueList<int>.Enumerator).MoveNext());
    }

    [Fact]
    public void Adding_leaves_the_list_as_it_was()
    {
        ValueList<int> list = [1, 2];
        Assert.Equal("[1, 2, 3, 4]", list.Add(3, 4).ToString());
        Assert.Equal("[1, 2]", list.ToString());
    }

    [Fact]
    public void A_list_does_not_follow_changes_of_what_it_was_made_from()
    {
        int[] source = [1, 2];
        ValueList<int> list = source.ToValueList(), created = ValueList.Create<int>(source);
        source[0] = 9;
        Assert.Equal([1, 2], list);
        Assert.Equal([1, 2], created);
    }

    [Fact]
    public void A_list_is_not_equal_to_anything_else() => Assert.False(ValueList.Create([1]).Equals(new List<int> { 1 }));
}
