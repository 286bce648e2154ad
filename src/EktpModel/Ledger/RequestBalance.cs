namespace EktpModel;

/// <summary>The requests of an interval: opening backlog + new requests = requests printed + closing backlog.</summary>
/// <param name="Opening">The backlog before the first day.</param>
/// <param name="Requested">The new requests.</param>
/// <param name="Served">The requests that were printed.</param>
/// <param name="Closing">The backlog after the last day.</param>
public readonly record struct RequestBalance(CardCount Opening, CardCount Requested, CardCount Served, CardCount Closing);
