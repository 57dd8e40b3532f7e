namespace Chaperone.Benchmarks;

/// <content>All rules: how their cost grows with the project, and what they cost after an edit.</content>
internal static partial class Scale
{
    public static int Rules(int rounds, int most)
    {
        var warm = new AllRules { Endpoints = 500, IsHealthCode = true };
        warm.Setup();
        for (var i = 0; i < 5; i++)
        {
            warm.NewCompilation();
            warm.Chaperone();
        }

        Console.WriteLine();
        Console.WriteLine("| endpoints | patients | an analyzer that looks at calls, CPU ms | all rules, CPU ms | more, µs per endpoint |");
        Console.WriteLine("|--:|---|--:|--:|--:|");
        foreach (var isHealthCode in new[] { false, true })
        {
            foreach (var count in new[] { 100, 1000, 2500, 5000, 10000 }.Where(c => c <= most))
            {
                var benchmark = new AllRules { Endpoints = count, IsHealthCode = isHealthCode };
                benchmark.Setup();
                var (empty, all) = Compare(rounds, benchmark.NewCompilation, benchmark.Empty, benchmark.Chaperone);
                Print($"| {count} | {(isHealthCode ? "yes" : "no")} | {empty.Milliseconds:F0} | {all.Milliseconds:F0} | {(all.Milliseconds - empty.Milliseconds) * 1000 / count:F0} |");
            }
        }

        Console.WriteLine();
        Console.WriteLine("| edited file of 1,000, patients | an analyzer that looks at calls, CPU ms | all rules, CPU ms | more, ms |");
        Console.WriteLine("|---|--:|--:|--:|");
        foreach (var file in new[] { "controller", "module", "contracts", "start-up" })
        {
            var benchmark = new EditRules { File = file };
            benchmark.Setup();
            var (empty, all) = Compare(rounds * 10, benchmark.NewCompilation, benchmark.Empty, benchmark.Chaperone);
            Print($"| {file} | {empty.Milliseconds:F1} | {all.Milliseconds:F1} | {all.Milliseconds - empty.Milliseconds:F1} |");
        }

        return 0;
    }

    /// <summary>The rules about the reviewed file after one edit, with and without what the lines say of the API description.</summary>
    public static int Reviewed(int rounds)
    {
        Console.WriteLine();
        Console.WriteLine("| edited file of 1,000, 2,500 reviewed lines | an analyzer that looks at calls, CPU ms | lines without docs=, CPU ms | with docs=, CPU ms | more, ms |");
        Console.WriteLine("|---|--:|--:|--:|--:|");
        var own = new List<FormattableString>();
        foreach (var file in new[] { "controller", "module" })
        {
            var benchmark = new ReviewedEdit { File = file };
            benchmark.Setup();
            var (model, docs) = (new Minimum(), new Minimum());
            for (var i = 0; i < rounds * 50; i++)
            {
                model.Add(benchmark.OwnCode);
                docs.Add(benchmark.OwnCodeWithDocs);
            }

            own.Add($"| {file} | {model.Milliseconds:F1} | {docs.Milliseconds:F1} | {docs.Milliseconds - model.Milliseconds:F1} |");
            var (empty, without, with) = (new Minimum(), new Minimum(), new Minimum());
            for (var i = 0; i < rounds * 10; i++)
            {
                benchmark.NewCompilation();
                empty.Add(benchmark.Empty);
                without.Add(benchmark.WithoutDocs);
                with.Add(benchmark.WithDocs);
            }

            Print($"| {file} | {empty.Milliseconds:F1} | {without.Milliseconds:F1} | {with.Milliseconds:F1} | {with.Milliseconds - without.Milliseconds:F1} |");
        }

        Console.WriteLine();
        Console.WriteLine("| edited file of 1,000 | own code, its endpoints, CPU ms | and docs= of each, CPU ms | more, ms |");
        Console.WriteLine("|---|--:|--:|--:|");
        own.ForEach(Print);
        return 0;
    }

    private static (Minimum Empty, Minimum All) Compare(int rounds, Action prepare, Func<int> empty, Func<int> all)
    {
        var (first, second) = (new Minimum(), new Minimum());
        for (var i = 0; i < rounds; i++)
        {
            prepare();
            first.Add(empty);
            prepare();
            second.Add(all);
        }

        return (first, second);
    }
}
