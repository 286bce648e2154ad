namespace EktpModel;

/// <summary>
/// The base of every exception this library throws on its own account, so that a service can catch the
/// library's refusals with one clause. Each message names the place, the value and the remedy.
/// </summary>
/// <remarks>
/// A <see langword="null"/> argument remains an <see cref="ArgumentNullException"/>: that is a fault of the
/// program, not of the data.
/// </remarks>
public abstract class EktpModelException : Exception
{
    /// <summary>Creates the exception with its message.</summary>
    /// <param name="message">What was wrong, where, and what to do about it.</param>
    protected EktpModelException(string message)
        : base(message)
    {
    }

    /// <summary>Creates the exception with its message and the exception that led to it.</summary>
    /// <param name="message">What was wrong, where, and what to do about it.</param>
    /// <param name="innerException">The exception underneath.</param>
    protected EktpModelException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
