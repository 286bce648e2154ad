using BenchmarkDotNet.Attributes;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks;

/// <summary>What one draw costs, by sampler and by the algorithm its parameters choose.</summary>
public class SamplerBenchmark
{
    private const int Draws = 4_096;

    private readonly PoissonSampler _fewRequests = new(2.5);
    private readonly PoissonSampler _manyRequests = new(400);
    private readonly AliasSampler _requestsByTable = PoissonSampler.TableOf(400);
    private readonly BinomialSampler _spoilage = new(0.01);
    private readonly BinomialSampler _spoilageByTable = new(0.01, BinomialSampler.MostPrepared);
    private readonly GammaSampler _lowShape = new(0.4);
    private readonly GammaSampler _highShape = new(12.5);
    private readonly NegativeBinomialSampler _unevenRequests = new(400, 12.5);
    private readonly AliasSampler _unevenByTable = NegativeBinomialSampler.TableOf(200, 50);
    private readonly GeometricSampler _breakdown = new(0.02);
    private readonly TableSampler _leadTime = new([(3, 10), (5, 40), (7, 30), (10, 15), (14, 4), (21, 1)]);

    private RandomStream _random = new(514, 0, RegionCode.Parse("32.75"), RandomPurpose.Demand);

    [Benchmark(Baseline = true, OperationsPerInvoke = Draws)]
    public double Uniform()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++) sum += _random.NextDouble();
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Logarithm()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++) sum += PortableMath.Log(_random.NextPositive());
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Exponential()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++) sum += PortableMath.Exp(_random.NextDouble());
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double Normal()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++) sum += NormalSampler.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long PoissonByInversion()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _fewRequests.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long PoissonByRejection()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _manyRequests.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long PoissonByTable()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _requestsByTable.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long BinomialByInversion()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _spoilage.Next(ref _random, 250);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long BinomialByRejection()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _spoilage.Next(ref _random, 12_000);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long BinomialByTable()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _spoilageByTable.Next(ref _random, 250);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double GammaOfLowShape()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++) sum += _lowShape.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public double GammaOfHighShape()
    {
        double sum = 0;
        for (int i = 0; i < Draws; i++) sum += _highShape.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long NegativeBinomial()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _unevenRequests.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long NegativeBinomialByTable()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _unevenByTable.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long Geometric()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _breakdown.Next(ref _random);
        return sum;
    }

    [Benchmark(OperationsPerInvoke = Draws)]
    public long Table()
    {
        long sum = 0;
        for (int i = 0; i < Draws; i++) sum += _leadTime.Next(ref _random);
        return sum;
    }
}
