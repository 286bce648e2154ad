namespace EktpModel.Forecasting;

/// <summary>The open days by which blanks for one region are late, those of each <see cref="Sending"/> in the order in which they are asked for: one more of a kind leaves the others as they are.</summary>
internal sealed class LatenessDraws(RegionCode region)
{
    private RandomStream _shipments;
    private RandomStream _dispatches;
    private RandomStream _replenishments;

    public void Begin(PathKey key)
    {
        _shipments = StreamOf(key, Sending.Shipment);
        _dispatches = StreamOf(key, Sending.Dispatch);
        _replenishments = StreamOf(key, Sending.Replenishment);
    }

    public long Next(LatenessSampler sampler, Sending sending) => sending switch
    {
        Sending.Shipment => sampler.Next(ref _shipments),
        Sending.Dispatch => sampler.Next(ref _dispatches),
        _ => sampler.Next(ref _replenishments),
    };

    private RandomStream StreamOf(PathKey key, Sending sending) => new(key.Seed, key.Path, region, RandomPurpose.LeadTime, (byte)sending);
}
