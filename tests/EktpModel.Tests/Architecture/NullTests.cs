using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using EktpModel.Forecasting;

namespace EktpModel.Tests.Architecture;

/// <summary>That nothing which must be given can be left out without being told which.</summary>
public class NullTests
{
    private static readonly NullabilityInfoContext s_nullability = new();

    private static readonly object[] s_given =
    [
        .. ToStringTests.Samples, new LocalDate(2020, 2, 3), new YearMonth(2020, 2), 5.Cards(), "32.75", 1, 2L, 0.5, 2, true, RegionCatalog.Indonesia, WorkCalendar.Weekdays, ServiceOrder.OldestFirst,
        new CardLedger(), new ForecastEngine(), new Planner(new ForecastEngine()), AllocationRule.EqualCover,
        ToStringTests.Samples.OfType<Scenario>().Select(scenario => new ForecastEngine().Project(scenario)).First(),
        ToStringTests.Samples.OfType<Scenario>().Select(scenario => new ForecastEngine().Project(scenario).Nation).First(),
        ToStringTests.Samples.OfType<Scenario>().Select(scenario => new ForecastEngine().Simulate(scenario, new SimulationOptions { Paths = 2 })).First(),
    ];

    [Fact]
    public void Whatever_must_be_given_is_asked_for_by_its_name()
    {
        List<string> faults = [];
        int asked = 0;
        foreach (Type type in typeof(CardCount).Assembly.GetExportedTypes().Where(type => !type.IsGenericTypeDefinition && !type.IsEnum && !typeof(Delegate).IsAssignableFrom(type) && !typeof(Exception).IsAssignableFrom(type)))
        {
            foreach (MethodBase method in type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly).OfType<MethodBase>().Where(method => !method.IsAbstract && !method.ContainsGenericParameters && !Array.Exists(method.GetParameters(), parameter => parameter.ParameterType.IsByRefLike) && !method.IsDefined(typeof(CompilerGeneratedAttribute))))
            {
                // The parts of a record, which are written large, may come from a document: what is missing is told by the scenario, with all else that is wrong of it.
                foreach (ParameterInfo parameter in method.GetParameters().Where(parameter => MustBeGiven(parameter) && !char.IsUpper(parameter.Name![0])))
                {
                    asked++;
                    if (Fault(type, method, parameter) is { } fault) faults.Add($"{type.Name}.{method.Name}({parameter.Name}): {fault}");
                }
            }
        }

        Assert.True(faults.Count == 0, string.Join(Environment.NewLine, faults));
        Assert.InRange(asked, 60, int.MaxValue);
    }

    private static bool MustBeGiven(ParameterInfo parameter) =>
        !parameter.ParameterType.IsValueType && !parameter.ParameterType.IsByRef && s_nullability.Create(parameter).WriteState == NullabilityState.NotNull;

    private static string? Fault(Type type, MethodBase method, ParameterInfo missing)
    {
        object? instance = null;
        if (!method.IsStatic && method is MethodInfo && (instance = Given(type)) is null) return $"there is no sample of {type.Name}";
        object?[] arguments = [.. method.GetParameters().Select(parameter => parameter == missing ? null : Given(parameter.ParameterType))];
        try
        {
            object? result = method is ConstructorInfo constructor ? constructor.Invoke(arguments) : method.Invoke(instance, arguments);
            if (result is IEnumerable items and not string) _ = items.GetEnumerator().MoveNext();
            return "accepted";
        }
        catch (TargetInvocationException thrown) when (thrown.InnerException is ArgumentNullException refusal)
        {
            return missing.Name == "value" || refusal.ParamName == missing.Name ? null : $"refused as '{refusal.ParamName}'";
        }
        catch (TargetInvocationException thrown)
        {
            return $"{thrown.InnerException!.GetType().Name}: {thrown.InnerException.Message}";
        }
    }

    private static object? Given(Type type)
    {
        if (s_given.FirstOrDefault(type.IsInstanceOfType) is { } sample) return sample;
        if (type.IsArray) return Array.CreateInstance(type.GetElementType()!, 0);
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)) return Array.CreateInstance(type.GetGenericArguments()[0], 0);
        return type.IsValueType ? Activator.CreateInstance(type) : null;
    }
}
