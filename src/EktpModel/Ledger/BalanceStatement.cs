using System.Globalization;
using NodaTime;

namespace EktpModel;

/// <summary>
/// Where the cards of a region, a province or the nation were before an interval, how they moved in it, and where
/// they are after it. A statement that does not add up cannot be built.
/// </summary>
public sealed record BalanceStatement
{
    private BalanceStatement(RegionCode region, LocalDate? from, LocalDate? to, ValueList<BalanceLine> lines, ValueList<CardFlow> flows, RequestBalance? requests)
    {
        Region = region;
        From = from;
        To = to;
        Lines = lines;
        Flows = flows;
        Requests = requests;
    }

    /// <summary>The region, province or nation whose cards these are.</summary>
    public RegionCode Region { get; }

    /// <summary>The first day; null for a statement of a single step, such as an allocation.</summary>
    public LocalDate? From { get; }

    /// <summary>The last day, included; null for a statement of a single step.</summary>
    public LocalDate? To { get; }

    /// <summary>One line for each kind of place that had or moved cards, in the order in which a card passes through them.</summary>
    public ValueList<BalanceLine> Lines { get; }

    /// <summary>What went from which kind of place to which, in order.</summary>
    public ValueList<CardFlow> Flows { get; }

    /// <summary>The requests of the same interval, where the statement covers them.</summary>
    public RequestBalance? Requests { get; }

    /// <summary>The line of a kind of place; all zero if no card was there.</summary>
    /// <param name="place">The kind of place.</param>
    /// <exception cref="InvalidValueException">The kind is none of <see cref="CardPlaceKind"/>.</exception>
    public BalanceLine this[CardPlaceKind place]
    {
        get
        {
            if (!Enum.IsDefined(place)) throw new InvalidValueException("the kind of place of a balance line", place, "give one of CardPlaceKind.");
            foreach (BalanceLine line in Lines)
            {
                if (line.Place == place) return line;
            }

            return new BalanceLine(place, 0, default, default, 0);
        }
    }

    /// <summary>The cards that went from one kind of place to another; null stands for a place outside the region.</summary>
    /// <param name="from">The kind of place that gave them.</param>
    /// <param name="to">The kind of place that took them.</param>
    public CardCount FlowOf(CardPlaceKind? from, CardPlaceKind? to)
    {
        foreach (CardFlow flow in Flows)
        {
            if (flow.From == from && flow.To == to) return flow.Count;
        }

        return default;
    }

    /// <summary>The statement as an aligned table, for a person.</summary>
    public override string ToString()
    {
        List<string[]> rows = [["Cards", "opening", "in", "out", "closing"]];
        foreach (BalanceLine line in Lines) rows.Add(Row(NameOf(line.Place), line.Opening, line.In.Value, line.Out.Value, line.Closing));
        rows.Add(Row("together", Lines.Sum(line => (decimal)line.Opening), Lines.Sum(line => (decimal)line.In.Value), Lines.Sum(line => (decimal)line.Out.Value), Lines.Sum(line => (decimal)line.Closing)));
        if (Requests is { } requests) rows.Add(Row("requests", requests.Opening.Value, requests.Requested.Value, requests.Served.Value, requests.Closing.Value));

        // A space at least between the columns, however many cards there are.
        int width = Math.Max(16, rows.Max(row => row[1..].Max(cell => cell.Length)) + 1);
        return string.Join(Environment.NewLine, rows.Select(row => $"{row[0],-14}{string.Concat(row[1..].Select(cell => cell.PadLeft(width)))}"));

        static string[] Row(string name, params ReadOnlySpan<decimal> numbers)
        {
            string[] row = [name, .. new string[numbers.Length]];
            for (int i = 0; i < numbers.Length; i++) row[i + 1] = numbers[i].ToString("N0", CultureInfo.InvariantCulture);
            return row;
        }
    }

    private static string NameOf(CardPlaceKind place) => place switch
    {
        CardPlaceKind.Supplier => "supplier",
        CardPlaceKind.Central => "central stock",
        CardPlaceKind.InTransit => "in transit",
        CardPlaceKind.Blank => "blanks",
        CardPlaceKind.Printed => "printed",
        CardPlaceKind.HandedOver => "handed over",
        CardPlaceKind.Spoiled => "spoiled",
        CardPlaceKind.Lost => "lost",
        _ => "destroyed",
    };

    /// <summary>
    /// Collects openings, flows and closings, which their makers know independently of each other, and refuses
    /// to make a statement of what does not add up.
    /// </summary>
    internal sealed class Builder(RegionCode region, LocalDate? from, LocalDate? to)
    {
        private readonly SortedDictionary<CardPlaceKind, (Int128 Opening, Int128 Closing)> _places = [];
        private readonly SortedDictionary<(int From, int To), Int128> _flows = [];
        private RequestBalance? _requests;

        public void Opening(CardPlaceKind place, long count)
        {
            (Int128 opening, Int128 closing) = _places.GetValueOrDefault(place);
            _places[place] = (opening + count, closing);
        }

        public void Closing(CardPlaceKind place, long count)
        {
            (Int128 opening, Int128 closing) = _places.GetValueOrDefault(place);
            _places[place] = (opening, closing + count);
        }

        public void Flow(CardPlaceKind? giver, CardPlaceKind? taker, CardCount count)
        {
            if (count.IsZero) return;
            (int, int) key = (giver is null ? -1 : (int)giver, taker is null ? -1 : (int)taker);
            _flows[key] = _flows.GetValueOrDefault(key) + count.Value;
            if (giver is { } from) _places.TryAdd(from, default);
            if (taker is { } to) _places.TryAdd(to, default);
        }

        public void Requests(RequestBalance requests) => _requests = requests;

        public BalanceStatement Build()
        {
            List<BalanceLine> lines = [];
            foreach ((CardPlaceKind place, (Int128 opening, Int128 closing)) in _places)
            {
                Int128 incoming = _flows.Where(flow => flow.Key.To == (int)place).Aggregate(Int128.Zero, (sum, flow) => sum + flow.Value);
                Int128 outgoing = _flows.Where(flow => flow.Key.From == (int)place).Aggregate(Int128.Zero, (sum, flow) => sum + flow.Value);
                if (opening + incoming - outgoing != closing)
                    throw new UnbalancedException($"{NameOf(place)} of {region}", $"{opening} + {incoming} - {outgoing} is not {closing}");
                if (opening != 0 || closing != 0 || incoming != 0)
                    lines.Add(new BalanceLine(place, Narrow(opening), Count(incoming), Count(outgoing), Narrow(closing)));
            }

            if (_requests is { } requests
                && (Int128)requests.Opening.Value + requests.Requested.Value != (Int128)requests.Served.Value + requests.Closing.Value)
                throw new UnbalancedException($"The requests of {region}", $"{requests.Opening} + {requests.Requested} - {requests.Served} is not {requests.Closing}");

            return new BalanceStatement(region, from, to, lines.ToValueList(),
                _flows.Select(flow => new CardFlow(Place(flow.Key.From), Place(flow.Key.To), Count(flow.Value))).ToValueList(), _requests);
        }

        private static CardPlaceKind? Place(int key) => key < 0 ? null : (CardPlaceKind)key;

        private CardCount Count(Int128 value) => new(Narrow(value));

        private long Narrow(Int128 value) =>
            value >= long.MinValue && value <= long.MaxValue
                ? (long)value
                : throw new CardOverflowException($"A sum in the balance statement of {region}");
    }
}
