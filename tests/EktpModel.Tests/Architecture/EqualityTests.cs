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
}
