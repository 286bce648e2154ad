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
    public void A_refused_text_is_told_with_the_reason()
    {
        UnparsableTextException refusal = Assert.Throws<UnparsableTextException>(() => CardCount.Parse("12x"));
        Assert.Equal("12x", refusal.Text);
        Assert.Equal("'x' at position 2 is not a digit.", refusal.Reason);
        Assert.Equal("'12x' is not a number of cards: 'x' at position 2 is not a digit. Write digits, such as 106000, or groups of three with the culture's sign between them.", refusal.Message);
    }
}
