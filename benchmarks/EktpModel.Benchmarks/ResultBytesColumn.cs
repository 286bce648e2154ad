using System.Globalization;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Reports;
using BenchmarkDotNet.Running;
using EktpModel.Forecasting;

namespace EktpModel.Benchmarks;

/// <summary>What the series of a projection take, to stand beside what was allocated for it.</summary>
internal sealed class ResultBytesColumn : IColumn
{
    public string Id => nameof(ResultBytesColumn);

    public string ColumnName => "Series";

    public string Legend => "Bytes of the result's own series";

    public bool AlwaysShow => true;

    public ColumnCategory Category => ColumnCategory.Custom;

    public int PriorityInCategory => 0;

    public bool IsNumeric => true;

    public UnitType UnitType => UnitType.Dimensionless;

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase)
    {
        ProjectionBenchmark benchmark = new()
        {
            Regions = (int)benchmarkCase.Parameters[nameof(ProjectionBenchmark.Regions)],
            Years = (int)benchmarkCase.Parameters[nameof(ProjectionBenchmark.Years)],
        };
        return string.Create(CultureInfo.InvariantCulture, $"{new ForecastEngine().Project(benchmark.Scenario()).Series.Bytes / 1024.0:F2} KB");
    }

    public string GetValue(Summary summary, BenchmarkCase benchmarkCase, SummaryStyle style) => GetValue(summary, benchmarkCase);

    public bool IsAvailable(Summary summary) => true;

    public bool IsDefault(Summary summary, BenchmarkCase benchmarkCase) => false;

    /// <summary>Adds the column to the benchmarks of a class.</summary>
    internal sealed class Config : ManualConfig
    {
        public Config() => AddColumn(new ResultBytesColumn());
    }
}
