using Chaperone.Differential.Comparison;
using Chaperone.Differential.Harness;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Xunit;

namespace Chaperone.Differential;

/// <summary>The methods of hubs, called by SignalR's own client as nobody, as a user and as an administrator (3.30).</summary>
public sealed class HubMethodTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);

    private static readonly string?[] Callers = [null, "bob", "amy;Admin"];

    [Theory]
    [InlineData("HubMethods")]
    [InlineData("Hubs")]
    public async Task Hub_methods_answer_as_the_inventory_says(string app)
    {
        var compiled = TestApp.Named(app).Compiled;
        var hubs = InventoryRun.Of(compiled).Endpoints.Where(row => row.Methods.Count > 0).ToList();
        Assert.NotEmpty(hubs);
        var differences = new List<string>();
        await using (var server = await AppServer.StartAsync(compiled))
        {
            foreach (var hub in hubs)
            {
                var calls = hub.Methods.Select(async method => (Method: method, Answers: await Task.WhenAll(Callers.Select(caller => CallAsync(server.Address + hub.Route, method.Name, caller)))));
                differences.AddRange((await Task.WhenAll(calls)).Where(static call => !Agrees(call.Method.Protection, call.Answers)).Select(call =>
                    $"{hub.Route} {call.Method.Name}: {string.Join('/', call.Answers)}, but {call.Method.Protection.State} {string.Join(", ", call.Method.Protection.Requirements)} {call.Method.Protection.Reason}"));
            }
        }

        Assert.Empty(differences);
    }

    private static async Task<Outcome> CallAsync(string address, string method, string? caller)
    {
        await using var connection = new HubConnectionBuilder()
            .WithUrl(address, options => options.Headers.Add("X-Test-User", caller ?? ""))
            .Build();
        try
        {
            await connection.StartAsync(TestContext.Current.CancellationToken);
        }
        catch (HttpRequestException e) when (e.StatusCode is System.Net.HttpStatusCode.Unauthorized or System.Net.HttpStatusCode.Forbidden)
        {
            return Outcome.Refused;
        }

        try
        {
            await connection.InvokeCoreAsync(method, [], TestContext.Current.CancellationToken).WaitAsync(Patience);
            return Outcome.Passed;
        }
        catch (TimeoutException)
        {
            // A policy that can't be resolved throws outside of what answers calls: the dispatcher logs it, and the client waits.
            return Outcome.Failed;
        }
        catch (HubException e)
        {
            return e.Message.Contains("unauthorized", StringComparison.Ordinal) ? Outcome.Refused : Outcome.Failed;
        }
    }

    private static bool Agrees(RowProtection protection, Outcome[] answers) => protection.State switch
    {
        "open" or "open-explicit" or "open-ineffective" => Array.TrueForAll(answers, static answer => answer == Outcome.Passed),
        "protected" or "fallback" => answers[0] == Outcome.Refused
            && (CallerExpectation.ForUser(protection.Requirements) is not { } user || answers[1] == user)
            && (CallerExpectation.ForAdmin(protection.Requirements) is not { } admin || answers[2] == admin),
        "broken" => Array.TrueForAll(answers, static answer => answer != Outcome.Passed) && answers.Contains(Outcome.Failed),
        _ => protection.Reason?.StartsWith("may be guarded", StringComparison.Ordinal) == true,
    };
}
