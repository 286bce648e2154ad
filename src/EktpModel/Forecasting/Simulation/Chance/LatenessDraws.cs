namespace EktpModel.Forecasting;

/// <summary>The open days by which the shipments to one region are late, in the order in which they are asked for.</summary>
internal sealed class LatenessDraws(RegionCode region)
{
    private RandomStream _random;

    public void Begin(PathKey key) => _random = new RandomStream(key.Seed, key.Path, region, RandomPurpose.LeadTime);

    public long Next(LatenessSampler sampler) => sampler.Next(ref _random);
}
