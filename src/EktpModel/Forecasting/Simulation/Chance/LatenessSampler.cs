namespace EktpModel.Forecasting;

/// <summary>Draws from a <see cref="Lateness"/>.</summary>
internal sealed class LatenessSampler
{
    private readonly TableSampler _table;
    private readonly GeometricSampler _geometric;
    private readonly bool _isTable;

    public LatenessSampler(Lateness lateness)
    {
        if (lateness.Chance is { } chance)
        {
            _geometric = new GeometricSampler(chance);
            return;
        }

        _isTable = true;
        _table = new TableSampler([.. lateness.Table.Select(entry => ((long)entry.OpenDays, entry.Weight))]);
    }

    /// <summary>Open days late, from zero on.</summary>
    public long Next(ref RandomStream random) => _isTable ? _table.Next(ref random) : _geometric.Next(ref random) - 1;
}
