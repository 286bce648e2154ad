namespace EktpModel;

/// <summary>
/// Cards or requests do not add up. A statement that does not balance cannot be built, so this exception means
/// a fault in the books or in the engine, never in the data.
/// </summary>
public sealed class UnbalancedException : EktpModelException
{
    internal UnbalancedException(string where, string calculation)
        : base($"{where} does not balance: {calculation}. This is a fault of the library; please report it with the scenario or the movements that led here.")
    {
    }
}
