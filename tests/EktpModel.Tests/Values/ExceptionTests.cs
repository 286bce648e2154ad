namespace EktpModel.Tests.Values;

public class ExceptionTests
{
    public static TheoryData<Type> ExceptionsOfTheLibrary => [.. typeof(EktpModelException).Assembly.GetExportedTypes().Where(type => type.IsAssignableTo(typeof(Exception)))];

    [Theory]
    [MemberData(nameof(ExceptionsOfTheLibrary))]
    public void Every_exception_of_the_library_can_be_caught_with_one_clause(Type exception) =>
        Assert.True(exception.IsAssignableTo(typeof(EktpModelException)), $"{exception} is no {nameof(EktpModelException)}");

    [Fact]
    public void A_refused_value_is_told_with_its_place_and_a_remedy()
    {
        InvalidValueException refusal = Assert.Throws<InvalidValueException>(() => (-5).Cards());
        Assert.Equal("the number of cards", refusal.Place);
        Assert.Equal(-5L, refusal.Value);
        Assert.Equal("give zero or more.", refusal.Remedy);
        Assert.Equal("the number of cards is -5: give zero or more.", refusal.Message);
    }

    [Fact]
    public void What_is_refused_reads_as_place_value_and_remedy()
    {
        RegionCode bekasi = RegionCode.Parse("32.75");
        LocalDate day = new(2020, 2, 3);
        CardMovement procured = CardMovement.Procure("m", day, 5.Cards());
        (Action Ask, string Message)[] refusals =
        [
            (() => _ = new Cohort((RequestKind)9, new(2020, 1)), "the kind of a cohort is 9: give one of RequestKind."),
            (() => _ = WorkCalendar.Weekly(), "the week of open days is none: give at least one."),
            (() => _ = 5.Cards() * -1, "the factor of a card count is -1: give zero or more."),
            (() => _ = new Fraction(1, 0), "the denominator of a fraction is 0: give a number from 1 to 1,000,000,000,000."),
            (() => _ = new Fraction(3, 2), "a fraction is 3/2: give a share from 0 to 1."),
            (() => _ = new AllocationPlan(5.Cards(), [new(bekasi, 1.Cards()), new(bekasi, 1.Cards())]), "the region of an allocation is 32.75: a region may come only once in a plan."),
            (() => _ = CardMovement.Reverse("r", procured, day.PlusDays(-1)), "the date of reversal 'r' is 2020-02-02: give 2020-02-03, the date of what it undoes, or later."),
            (() => _ = RegionCode.Parse("3"), "'3' is not a region code: "),
            (() => _ = new CardLedger().PositionOf(bekasi, day.WithCalendar(CalendarSystem.Coptic)), "the calendar of the day of a region's position is Coptic: "),
            (() => _ = new CardLedger().StatementOf(bekasi, day.WithCalendar(CalendarSystem.Coptic), day), "the calendar of the first day of a balance statement is Coptic: "),
            (() => _ = new CardLedger().StatementOf(bekasi, day, day.WithCalendar(CalendarSystem.Coptic)), "the calendar of the last day of a balance statement is Coptic: "),
        ];
        Assert.All(refusals, refusal => Assert.StartsWith(refusal.Message, Assert.ThrowsAny<EktpModelException>(refusal.Ask).Message, StringComparison.Ordinal));
    }

    [Fact]
    public void A_refused_text_is_told_with_the_reason()
    {
        UnparsableTextException refusal = Assert.Throws<UnparsableTextException>(() => CardCount.Parse("12x"));
        Assert.Equal("12x", refusal.Text);
        Assert.Equal("'x' at position 2 is not a digit.", refusal.Reason);
        Assert.Equal("'12x' is not a number of cards: 'x' at position 2 is not a digit. Write digits, such as 106000, or groups of three with the sign of the culture between them, a comma unless you pass another, such as CultureInfo.GetCultureInfo(\"id-ID\").", refusal.Message);
    }
}
