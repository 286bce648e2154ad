using EktpModel.Tests.Generators;

namespace EktpModel.Tests.Backlogs;

[Properties(Arbitrary = [typeof(DomainGenerators)])]
public class ServiceOrderTests
{
    private static readonly YearMonth _january = new(2020, 1);

    /// <summary>One cohort of each kind in each of three months.</summary>
    private static readonly Cohort[] _cohorts =
    [
        .. from month in new[] { 10, 12, 13 }
           from kind in Enum.GetValues<RequestKind>()
           select new Cohort(kind, new YearMonth(2019, 1).PlusMonths(month - 1)),
    ];

    [Fact]
    public void Oldest_first_goes_by_month_alone_and_then_by_kind() =>
        Assert.Equal("F10 D10 P10 T10 F12 D12 P12 T12 F1 D1 P1 T1", Served(ServiceOrder.OldestFirst));

    [Fact]
    public void The_ministry_serves_first_cards_disaster_victims_print_ready_records_and_certificates_in_this_order() =>
        Assert.Equal("F10 F12 F1 D10 D12 D1 P10 P12 P1 T10 T12 T1", Served(ServiceOrder.MinistryPriority));

    [Fact]
    public void Debt_first_settles_the_debt_oldest_first_and_then_follows_the_ministry() =>
        Assert.Equal("F10 D10 P10 T10 F12 D12 P12 T12 F1 D1 P1 T1", Served(ServiceOrder.DebtFirst(_january)));

    [Fact]
    public void Debt_ends_where_the_month_given_begins()
    {
        Assert.Equal("F10 D10 P10 T10 F12 F1 D12 D1 P12 P1 T12 T1", Served(ServiceOrder.DebtFirst(new YearMonth(2019, 12))));
        Assert.Equal(Served(ServiceOrder.MinistryPriority), Served(ServiceOrder.DebtFirst(new YearMonth(2019, 10))));
    }

    [Fact]
    public void The_rest_may_have_an_order_of_its_own() =>
        Assert.Equal("F10 D10 P10 T10 F1 D1 P1 T1 F12 D12 P12 T12",
            Served(ServiceOrder.DebtFirst(new YearMonth(2019, 11), ServiceOrder.By("newest first", (left, right) => right.Since.CompareTo(left.Since)))));

    [Fact]
    public void Any_comparison_makes_an_order_and_what_it_leaves_equal_is_served_oldest_first()
    {
        Assert.Equal("T10 T12 T1 P10 P12 P1 D10 D12 D1 F10 F12 F1", Served(ServiceOrder.By("certificates first", (left, right) => right.Kind.CompareTo(left.Kind))));
        Assert.Equal(Served(ServiceOrder.OldestFirst), Served(ServiceOrder.By("whoever", (_, _) => 0)));
    }

    [Property(MaxTest = 300)]
    public bool Every_order_is_complete_and_consistent(ServiceOrder order, Cohort first, Cohort second, Cohort third)
    {
        int Sign(Cohort left, Cohort right) => Math.Sign(order.Compare(left, right));
        return Sign(first, second) == -Sign(second, first)
            && Sign(first, second) == 0 == (first == second)
            && (Sign(first, second) > 0 || Sign(second, third) > 0 || Sign(first, third) <= 0);
    }

    [Property]
    public bool Debt_comes_before_the_rest_oldest_first(YearMonth before, Cohort left, Cohort right, ServiceOrder rest)
    {
        ServiceOrder order = ServiceOrder.DebtFirst(before, rest);
        return (left.Since < before, right.Since < before) switch
        {
            (true, true) => Math.Sign(order.Compare(left, right)) == Math.Sign(left.CompareTo(right)),
            (false, false) => Math.Sign(order.Compare(left, right)) == Math.Sign(rest.Compare(left, right)),
            (true, false) => order.Compare(left, right) < 0,
            (false, true) => order.Compare(left, right) > 0,
        };
    }

    [Fact]
    public void Orders_are_equal_when_they_are_made_alike()
    {
        Comparison<Cohort> comparison = (left, right) => right.Since.CompareTo(left.Since);
        Assert.Equal(ServiceOrder.DebtFirst(_january), ServiceOrder.DebtFirst(_january, ServiceOrder.MinistryPriority));
        Assert.Equal(ServiceOrder.DebtFirst(_january).GetHashCode(), ServiceOrder.DebtFirst(_january, ServiceOrder.MinistryPriority).GetHashCode());
        Assert.Equal(ServiceOrder.DebtFirst(_january, ServiceOrder.By("x", comparison)), ServiceOrder.DebtFirst(_january, ServiceOrder.By("x", comparison)));
        Assert.Equal(ServiceOrder.By("x", comparison), ServiceOrder.By("x", comparison));

        Assert.NotEqual(ServiceOrder.OldestFirst, ServiceOrder.MinistryPriority);
        Assert.NotEqual(ServiceOrder.DebtFirst(_january), ServiceOrder.DebtFirst(_january.PlusMonths(1)));
        Assert.NotEqual(ServiceOrder.DebtFirst(_january), ServiceOrder.DebtFirst(_january, ServiceOrder.OldestFirst));
        Assert.NotEqual(ServiceOrder.By("x", comparison), ServiceOrder.By("y", comparison));
        Assert.NotEqual(ServiceOrder.By("x", comparison), ServiceOrder.By("x", (left, right) => left.Kind.CompareTo(right.Kind)));
        Assert.NotEqual(ServiceOrder.OldestFirst, ServiceOrder.By("oldest first", comparison));
        Assert.False(ServiceOrder.OldestFirst.Equals(null));
    }

    [Fact]
    public void Orders_have_names()
    {
        Assert.Equal("debt from before 2020-01 first, then the ministry's priority", ServiceOrder.DebtFirst(_january).ToString());
        Assert.Throws<ArgumentNullException>(() => ServiceOrder.By(null!, (_, _) => 0));
        Assert.Throws<ArgumentNullException>(() => ServiceOrder.By("x", null!));
    }

    /// <summary>The order in which one request of each cohort is served: kind and month, F10 for a first card since October.</summary>
    private static string Served(ServiceOrder order)
    {
        Backlog backlog = Backlog.Of(_cohorts.Reverse().Select(cohort => new CohortCount(cohort, 1.Cards())));
        List<string> served = [];
        while (!backlog.IsEmpty)
        {
            (Backlog one, backlog) = backlog.Serve(1.Cards(), order);
            Cohort cohort = one.Cohorts[0].Cohort;
            served.Add($"{cohort.Kind.ToString()[0]}{cohort.Since.Month}");
        }

        return string.Join(' ', served);
    }
}
