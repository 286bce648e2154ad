using BenchmarkDotNet.Attributes;
using EktpModel.Forecasting;
using NodaTime;

namespace EktpModel.Benchmarks;

/// <summary>
/// Makes a scenario of plans that are there already, as a planner does for each trial: what is timed is that everything in it is looked at. Plans have
/// the 60 shipments of the reference work, or a million on days all over its years.
/// </summary>
[MemoryDiagnoser]
public class ScenarioBenchmark
{
    private Scenario _scenario = null!;

    [Params(1, 514)]
    public int Regions { get; set; }

    [Params(60, 1_000_000)]
    public int Shipments { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _scenario = ReferenceWorkload.Scenario(Regions, ReferenceWorkload.End);
        if (Shipments <= 60) return;
        RegionPlan first = _scenario.Regions[0];
        int days = _scenario.Days;
        _scenario = _scenario.With(first with { Shipments = Enumerable.Range(0, Shipments).Select(i => new Shipment(first.Region, 1.Cards(), ReferenceWorkload.Start.PlusDays((int)(i * 7919L % days)))).ToValueList() });
    }

    [Benchmark]
    public Scenario Make() => _scenario.With(WorkCalendar.Weekdays);
}
