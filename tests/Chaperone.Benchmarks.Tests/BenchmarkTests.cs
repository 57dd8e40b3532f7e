using Xunit;

namespace Chaperone.Benchmarks.Tests;

public class BenchmarkTests
{
    public static TheoryData<string> Benchmarks => [.. Smoke.Names()];

    /// <summary>Each checks what it computed; nothing is timed here.</summary>
    [Theory]
    [MemberData(nameof(Benchmarks))]
    public void Runs(string benchmark) => Smoke.Run(benchmark);

    [Fact]
    public void The_compilers_report_is_read_by_assembly()
    {
        var reported = BuildComparison.Reported("""
            Total analyzer execution time: 5.215 seconds.
            Time (s)    %   Analyzer
               3.100   59   Microsoft.AspNetCore.App.Analyzers, Version=10.0.0.0, Culture=neutral, PublicKeyToken=adb9793829ddae60
               2.000   38      Microsoft.AspNetCore.Analyzers.RouteHandlers.RouteHandlerAnalyzer (ASP0003)
              <0.001   <1   Chaperone.Analyzers, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null

            Total generator execution time: 1.500 seconds.
            Time (s)    %   Generator
               1.250   83   Chaperone.Analyzers, Version=0.1.0.0, Culture=neutral, PublicKeyToken=null
            """);
        Assert.Equal(3, reported.Count);
        Assert.Equal(3.1, reported["analyzers Microsoft.AspNetCore.App.Analyzers"]);
        Assert.Equal(0.001, reported["analyzers Chaperone.Analyzers"]);
        Assert.Equal(1.25, reported["generators Chaperone.Analyzers"]);
    }
}
