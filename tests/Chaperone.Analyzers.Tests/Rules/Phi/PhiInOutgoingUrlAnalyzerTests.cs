using Chaperone.Rules.Phi;

namespace Chaperone.Tests.Rules.Phi;

public class PhiInOutgoingUrlAnalyzerTests
{
    private static Task RunAsync(string statements, string members = "") => Flows.RunAsync<PhiInOutgoingUrlAnalyzer>(
        statements,
        "private readonly HttpClient client = null!; private readonly IOwnClient own = null!;" + members,
        "public interface IOwnClient { Task<string> Send(string url); }",
        "using Microsoft.AspNetCore.WebUtilities;");

    [Theory]
    [InlineData("""await client.GetAsync($"/patients/{{|CHP2002:p.Mrn|}}");""")]
    [InlineData("""await client.GetStringAsync("/patients/" + {|CHP2002:p.Mrn|});""")]
    [InlineData("""_ = await client.GetFromJsonAsync<Patient>($"/patients/{{|CHP2002:p.Mrn|}}");""")]
    [InlineData("""var url = "/patients/" + p.Mrn; await client.DeleteAsync({|CHP2002:url|});""")]
    [InlineData("""await client.GetAsync({|CHP2002:new Uri("http://x/" + p.Mrn)|});""")]
    [InlineData("""using var request = new HttpRequestMessage(HttpMethod.Get, $"/patients/{{|CHP2002:p.Mrn|}}");""")]
    [InlineData("""var uri = new UriBuilder("http://x"); uri.Path = {|CHP2002:p.Mrn|};""")]
    [InlineData("""_ = QueryHelpers.AddQueryString("/patients", "q", {|CHP2002:p.Mrn|}!);""")]
    [InlineData("""_ = QueryString.Create("q", {|CHP2002:p.Mrn|}!);""")]
    [InlineData("""_ = Results.Redirect($"/patients/{{|CHP2002:p.Mrn|}}");""")]
    [InlineData("""await client.GetAsync("/p/" + {|CHP2002:Uri.EscapeDataString(p.Mrn!)|});""")]
    public Task PhiInAnAddress_Reports(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""var url = $"{other}?mrn={{|CHP2002:p.Mrn|}}"; await own.Send(url);""")]
    [InlineData("""var url = $"{other}?mrn={{|CHP2002:p.Mrn|}}"; await client.GetAsync(url);""")]
    [InlineData("""await client.GetAsync($"/patients?ward=1&mrn={{|CHP2002:p.Mrn|}}");""")]
    [InlineData("""var url = other + "?mrn=" + {|CHP2002:p.Mrn|}; await client.GetAsync(url);""")]
    [InlineData("""await client.GetAsync("/patients?mrn=" + {|CHP2002:p.Mrn|});""")]
    [InlineData("""var criteria = $"/Patient?identifier=https://clinic.example/mrn|{{|CHP2002:p.Mrn|}}"; await own.Send(criteria);""")]
    [InlineData("""var mrn = p.Mrn; await own.Send($"{other}?Id={{|CHP2002:mrn|}}");""")]
    public Task PhiInAQuery_ReportsOnceWhereItIsPutTogether(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""await client.GetAsync($"/patients/{p.Id}?theme={p.Theme}");""")]
    [InlineData("""await client.PostAsJsonAsync("/patients", p);""")]
    [InlineData("""log.LogInformation($"sent ?mrn={p.Mrn}");""")]
    [InlineData("""throw new InvalidOperationException($"sent ?mrn={p.Mrn}");""")]
    [InlineData("""var text = $"Is it right? mrn={p.Mrn}"; await own.Send(text);""")]
    [InlineData("""await own.Send($"{other}?mrn={p.Mrn!.Length}");""")]
    [InlineData("""await own.Send($"/patients/{p.Mrn}");""")]
    public Task NoAddressOrNoPhi_DoesNotReport(string statements) => RunAsync(statements);

    [Fact]
    public async Task Message_NamesTheMember()
    {
        var diagnostic = Assert.Single(await Flows.Test<PhiInOutgoingUrlAnalyzer>("""_ = await new HttpClient().GetStringAsync($"/patients/{p.Mrn}");""").DiagnosticsAsync());
        Assert.Equal("'Patient.Mrn' (mrn), patient data by its name in the type Patient, is put into a URL as it is through 'GetStringAsync', where it stays in histories and logs", diagnostic.GetMessage());
    }

    [Fact]
    public Task OneDocumentAsked_ReportsWhatTheBuildReports() =>
        Flows.AssertLiveAsync<PhiInOutgoingUrlAnalyzer>("""_ = await new HttpClient().GetStringAsync(Urls.Of(p));""", """public static class Urls { public static string Of(Patient p) => $"/patients/{p.Mrn}"; }""");
}
