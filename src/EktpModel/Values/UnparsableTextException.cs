namespace EktpModel;

/// <summary>A text is not what a <c>Parse</c> method reads.</summary>
public sealed class UnparsableTextException : EktpModelException
{
    internal UnparsableTextException(string kind, string text, string reason)
        : base($"'{text}' is not {kind}: {reason}")
    {
        Text = text;
        Reason = reason;
    }

    /// <summary>The text that was refused.</summary>
    public string Text { get; }

    /// <summary>What is wrong with it, and where.</summary>
    public string Reason { get; }
}
