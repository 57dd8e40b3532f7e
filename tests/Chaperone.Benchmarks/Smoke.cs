using System.Reflection;
using BenchmarkDotNet.Attributes;

namespace Chaperone.Benchmarks;

/// <summary>Runs each benchmark once, with the first of its parameters and without a clock, so that none of them rots.</summary>
public static class Smoke
{
    public static IEnumerable<string> Names() => Benchmarks().Select(static b => b.DeclaringType!.Name + "." + b.Name);

    public static void Run(string name)
    {
        var benchmark = Benchmarks().Single(b => b.DeclaringType!.Name + "." + b.Name == name);
        var instance = Activator.CreateInstance(benchmark.DeclaringType!)!;
        foreach (var property in benchmark.DeclaringType!.GetProperties())
        {
            if (property.GetCustomAttribute<ParamsAttribute>() is { } parameters)
            {
                property.SetValue(instance, parameters.Values[0]);
            }
        }

        Prepare<GlobalSetupAttribute>(instance);
        Prepare<IterationSetupAttribute>(instance);
        benchmark.Invoke(instance, null);
    }

    private static IEnumerable<MethodInfo> Benchmarks() =>
        typeof(Smoke).Assembly.GetTypes().SelectMany(static t => t.GetMethods()).Where(static m => m.GetCustomAttribute<BenchmarkAttribute>() is not null);

    private static void Prepare<TAttribute>(object instance)
        where TAttribute : Attribute
    {
        foreach (var method in instance.GetType().GetMethods().Where(static m => m.GetCustomAttribute<TAttribute>() is not null))
        {
            method.Invoke(instance, null);
        }
    }
}
