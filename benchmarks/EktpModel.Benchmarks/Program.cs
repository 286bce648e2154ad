using BenchmarkDotNet.Running;
using EktpModel.Benchmarks;
using EktpModel.Benchmarks.Comparison;

// "compare [rounds]" sets the projection against C++, "simulate [scale]" the simulation against C++ and numpy, "allocation [rounds]" the split of
// blanks against OR-Tools; anything else goes to BenchmarkDotNet, "--help" included.
if (args is ["compare", ..]) return NativeComparison.Run(args.AsSpan(1));
if (args is ["simulate", ..]) return SimulationComparison.Run(args.AsSpan(1));
if (args is ["allocation", ..]) return AllocationComparison.Run(args.AsSpan(1));
BenchmarkSwitcher.FromAssembly(typeof(ReferenceWorkload).Assembly).Run(args);
return 0;
