namespace EktpModel.Tests.Architecture;

/// <summary>That what is equal by value is so however it is asked.</summary>
public class EqualityTests
{
    [Fact]
    public void Every_type_that_is_equal_by_value_has_an_operator_for_it()
    {
        Type[] types = [.. typeof(CardCount).Assembly.GetExportedTypes().Where(type => !type.IsGenericType && typeof(IEquatable<>).MakeGenericType(type).IsAssignableFrom(type))];
        Assert.Contains(typeof(WorkCalendar), types);
        Assert.DoesNotContain(types, type => type.GetMethod("op_Equality", [type, type]) is null || type.GetMethod("op_Inequality", [type, type]) is null);
    }

    [Fact]
    public void Calendars_and_orders_that_are_equal_are_so_by_the_operator_too()
    {
        LocalDate saturday = new(2020, 2, 8);
        WorkCalendar same = WorkCalendar.Weekdays.WithExtra(saturday).Without(saturday);
        Assert.True(same == WorkCalendar.Weekdays && same != WorkCalendar.EveryDay && same != null);
        ServiceOrder debt = ServiceOrder.DebtFirst(new(2020, 1));
        Assert.True(debt == ServiceOrder.DebtFirst(new(2020, 1)) && debt != ServiceOrder.OldestFirst && null != debt);
        WorkCalendar? noCalendar = null;
        ServiceOrder? noOrder = null;
        Assert.True(noCalendar == null && noOrder == null);
    }

    [Fact]
    public void What_is_ordered_is_so_among_objects_too_after_nothing_and_not_beside_other_things()
    {
        foreach ((IComparable less, IComparable more) in ((IComparable, IComparable)[])[(5.Cards(), 6.Cards()), (1.Percent(), 2.Percent()), (RegionCode.Parse("32"), RegionCode.Parse("32.75"))])
        {
            Assert.True(less.CompareTo(more) < 0 && more.CompareTo(less) > 0 && less.CompareTo(less) == 0, $"{less} before {more}");
            Assert.True(less.CompareTo(null) > 0, $"nothing before {less}");
            Assert.Throws<ArgumentException>("obj", () => less.CompareTo("32"));
        }
    }
}
