using Chaperone.Differential.Harness;
using Xunit;

namespace Chaperone.Differential;

public sealed class DifferentialTests
{
    public static TheoryData<string> Apps => [.. TestApp.Names];

    [Theory]
    [MemberData(nameof(Apps))]
    public async Task Application_starts_and_answers(string app)
    {
        var run = await TestApp.Named(app).Run();

        Assert.True(run.Report is { Started: true, Error: null }, run.Report.Error ?? run.Output);
    }
}
