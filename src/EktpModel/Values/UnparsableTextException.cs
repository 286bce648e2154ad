namespace EktpModel;

/// <summary>A text is not what a <c>Parse</c> method reads.</summary>
public sealed class UnparsableTextException : EktpModelException
{
    internal UnparsableTextException(string kind, string text, string reason, string remedy)
        : base($"'{text}' is not {kind}: {reason} {remedy}")
    {
        Text = text;
        Reason = reason;
        Remedy = remedy;
    }

    /// <summary>The text that was refused.</summary>
    public string Text { get; }

    /// <summary>What is wrong with it, and where.</summary>
    public string Reason { get; }

    /// <summary>What would be read instead.</summary>
    public string Remedy { get; }
}
