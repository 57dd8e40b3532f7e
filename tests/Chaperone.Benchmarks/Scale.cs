using System.Globalization;

namespace Chaperone.Benchmarks;

/// <summary>
/// The same measurements in processor time and as minima of several rounds, for machines that do other things too: how cost grows with the
/// number of endpoints, and what an edit costs.
/// </summary>
internal static partial class Scale
{
    public static int Run(int rounds)
    {
        Linearity(rounds);
        Generators(rounds);
        Rules(rounds, 5000);
        return Edits(rounds);
    }

    private static void Linearity(int rounds)
    {
        // Until the code has been compiled to its last tier.
        var warm = new WholeModel { Endpoints = 500 };
        warm.Setup();
        for (var i = 0; i < 20; i++)
        {
            warm.NewCompilation();
            warm.OwnCode();
            warm.WithBinding();
        }

        Console.WriteLine("| endpoints | model with binding, CPU ms | own code, CPU ms | own code, µs per endpoint | own code, MB |");
        Console.WriteLine("|--:|--:|--:|--:|--:|");
        foreach (var count in new[] { 100, 500, 1000, 2500, 5000, 10000 })
        {
            var benchmark = new WholeModel { Endpoints = count };
            benchmark.Setup();
            var all = new Minimum();
            var own = new Minimum();
            for (var i = 0; i < rounds; i++)
            {
                benchmark.NewCompilation();
                all.Add(benchmark.WithBinding);
                own.Add(benchmark.OwnCode);
            }

            Print($"| {count} | {all.Milliseconds:F0} | {own.Milliseconds:F1} | {own.Milliseconds * 1000 / count:F1} | {own.Megabytes:F1} |");
        }

    }

    /// <summary>What the generator costs beside what the compiler itself does, with as many endpoints as the comparison of builds has.</summary>
    public static int Generators(int rounds)
    {
        var benchmark = new Generator { Endpoints = 2500 };
        benchmark.Setup();
        var (compiler, generator) = (new Minimum(), new Minimum());
        for (var i = 0; i < rounds; i++)
        {
            benchmark.NewCompilation();
            generator.Add(benchmark.Inventory);
            benchmark.NewCompilation();
            compiler.Add(benchmark.CompilerEmits);
        }

        Console.WriteLine();
        Console.WriteLine("| 2,500 endpoints | CPU ms |");
        Console.WriteLine("|---|--:|");
        Print($"| the compiler binds and emits | {compiler.Milliseconds:F0} |");
        Print($"| the generator | {generator.Milliseconds:F0} |");

        Console.WriteLine();
        Console.WriteLine("| a library of so many endpoints | the generator, CPU ms | and what it tells its hosts, CPU ms |");
        Console.WriteLine("|--:|--:|--:|");
        foreach (var count in new[] { 500, 2500 })
        {
            var library = new LibraryFacts { Endpoints = count };
            library.Setup();
            var (without, with) = (new Minimum(), new Minimum());
            for (var i = 0; i < rounds; i++)
            {
                library.NewCompilation();
                without.Add(library.Without);
                library.NewCompilation();
                with.Add(library.With);
            }

            Print($"| {count} | {without.Milliseconds:F0} | {with.Milliseconds:F0} |");
        }

        return 0;
    }

    /// <summary>An edit, many endpoints in one file, no ASP.NET Core.</summary>
    public static int Edits(int rounds)
    {
        Console.WriteLine();
        Console.WriteLine("| edited file | the compiler binds the file, CPU ms | model with binding, CPU ms | own code, CPU ms |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var file in new[] { "controller", "module", "start-up" })
        {
            var benchmark = new Edit { File = file };
            benchmark.Setup();
            var compiler = new Minimum();
            var all = new Minimum();
            var own = new Minimum();
            for (var i = 0; i < rounds * 8; i++)
            {
                benchmark.NewCompilation();
                compiler.Add(benchmark.CompilerBindsTheFile);
                all.Add(benchmark.WithBinding);
                own.Add(benchmark.OwnCode);
            }

            Print($"| {file} | {compiler.Milliseconds:F1} | {all.Milliseconds:F1} | {own.Milliseconds:F1} |");
        }

        Console.WriteLine();
        Console.WriteLine("| endpoints in one file | own code, CPU ms | µs per endpoint |");
        Console.WriteLine("|--:|--:|--:|");
        foreach (var count in new[] { 500, 1000, 2000, 5000 })
        {
            var benchmark = new OneFile { Endpoints = count };
            benchmark.Setup();
            var own = new Minimum();
            for (var i = 0; i < rounds; i++)
            {
                benchmark.NewCompilation();
                own.Add(benchmark.OwnCode);
            }

            Print($"| {count} | {own.Milliseconds:F1} | {own.Milliseconds * 1000 / count:F1} |");
        }

        Console.WriteLine();
        Console.WriteLine("| without ASP.NET Core | CPU ms |");
        Console.WriteLine("|---|--:|");
        var library = new WithoutAspNetCore();
        library.Setup();
        var (empty, rules, generator) = (new Minimum(), new Minimum(), new Minimum());
        for (var i = 0; i < rounds; i++)
        {
            library.NewCompilation();
            empty.Add(library.Empty);
            library.NewCompilation();
            rules.Add(library.Chaperone);
            library.NewCompilation();
            generator.Add(library.Inventory);
        }

        Print($"| an analyzer that does nothing | {empty.Milliseconds:F0} |");
        Print($"| Chaperone's analyzers | {rules.Milliseconds:F0} |");
        Print($"| Chaperone's generator | {generator.Milliseconds:F0} |");
        return 0;
    }

    private static void Print(FormattableString row) => Console.WriteLine(row.ToString(CultureInfo.InvariantCulture));
}
