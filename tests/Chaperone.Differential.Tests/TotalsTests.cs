using Chaperone.Differential.Comparison;
using Chaperone.Differential.Harness;
using Xunit;

namespace Chaperone.Differential;

/// <summary>How much was compared, so that the comparison can't quietly shrink.</summary>
public sealed class TotalsTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Enough_is_compared_and_nothing_is_wrong()
    {
        var apps = TestApp.Names.Select(TestApp.Named).Where(app => app.ExpectedFailure is null).ToList();
        var comparisons = new List<AppComparison>();
        foreach (var app in apps)
        {
            comparisons.Add(await AppComparison.Of(app));
        }

        var endpoints = comparisons.SelectMany(comparison => comparison.Run.Report.Endpoints).ToList();
        var requests = 3 * endpoints.Sum(endpoint => endpoint.Requests.Count);
        var wrong = comparisons.Sum(comparison => comparison.Result.Differences.Count);
        var unknown = comparisons.Sum(comparison => comparison.Result.Unknown.Count);

        // What gRPC maps beside its services says that nothing is there, whoever asks: nobody can be seen to be let in.
        var inconclusive = comparisons.SelectMany(comparison => comparison.Result.Inconclusive).Where(static name => !name.StartsWith("gRPC - Unimplemented", StringComparison.Ordinal)).ToList();
        output.WriteLine($"{apps.Count} applications, {endpoints.Count} endpoints, {requests} requests: {wrong} wrong, {unknown} unknown");
        output.WriteLine($"Judged by metadata alone: {string.Join("; ", inconclusive)}");

        Assert.True(apps.Count >= 12, $"{apps.Count} applications");
        Assert.True(endpoints.Count >= 150, $"{endpoints.Count} endpoints");
        Assert.True(inconclusive.Count <= endpoints.Count / 50, $"{inconclusive.Count} endpoints were reached by no request");
        Assert.Equal(0, wrong);
    }
}
