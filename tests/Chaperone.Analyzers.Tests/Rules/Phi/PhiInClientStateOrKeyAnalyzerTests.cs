using Chaperone.Rules.Phi;

namespace Chaperone.Tests.Rules.Phi;

public class PhiInClientStateOrKeyAnalyzerTests
{
    private const string Members = """
        private readonly HttpContext http = null!;
        private readonly Microsoft.Extensions.Caching.Memory.IMemoryCache memory = null!;
        private readonly Microsoft.Extensions.Caching.Distributed.IDistributedCache distributed = null!;
        private readonly Microsoft.Extensions.Caching.Hybrid.HybridCache hybrid = null!;
        """;

    private static Task RunAsync(string statements, string types = "") => Flows.RunAsync<PhiInClientStateOrKeyAnalyzer>(
        statements, Members, types, "using Microsoft.Extensions.Caching.Memory; using Microsoft.Extensions.Caching.Distributed; using System.Diagnostics;");

    [Theory]
    [InlineData("""http.Response.Cookies.Append("patient", {|CHP2006:p.Mrn|}!);""")]
    [InlineData("""http.Response.Cookies.Append({|CHP2006:p.Mrn|}!, "x", new CookieOptions());""")]
    [InlineData("""http.Response.Headers["X-Patient"] = {|CHP2006:p.Mrn|};""")]
    [InlineData("""http.Response.Headers.Append("X-Patient", {|CHP2006:p.Mrn|});""")]
    [InlineData("""memory.Set($"chart:{{|CHP2006:p.Mrn|}}", p);""")]
    [InlineData("""var key = "chart:" + p.Mrn; memory.TryGetValue({|CHP2006:key|}, out var found);""")]
    [InlineData("""_ = memory.GetOrCreate({|CHP2006:p.Mrn|}!, e => 1);""")]
    [InlineData("""await distributed.SetStringAsync($"chart:{{|CHP2006:p.Mrn|}}", "x");""")]
    [InlineData("""_ = await distributed.GetAsync($"chart:{{|CHP2006:p.Mrn|}}");""")]
    [InlineData("""_ = await hybrid.GetOrCreateAsync($"chart:{{|CHP2006:p.Mrn|}}", c => ValueTask.FromResult(1));""")]
    [InlineData("""File.WriteAllText({|CHP2006:Path.Combine("charts", p.Mrn + ".txt")|}, "x");""")]
    [InlineData("""using var stream = new FileStream($"charts/{{|CHP2006:p.Mrn|}}.txt", FileMode.Create);""")]
    [InlineData("""_ = Results.File(new byte[1], "text/plain", fileDownloadName: $"{{|CHP2006:p.Mrn|}}.txt");""")]
    public Task PhiInStateOrKey_Reports(string statements) => RunAsync(statements);

    [Theory]
    [InlineData("""http.Response.Cookies.Append("patient", p.Id.ToString());""")]
    [InlineData("""memory.Set($"chart:{p.Id}", p.Mrn);""")]
    [InlineData("""await distributed.SetStringAsync($"chart:{p.Id}", p.Mrn!);""")]
    [InlineData("""memory.Set(Convert.ToHexString(System.Security.Cryptography.HMACSHA256.HashData(new byte[32], Encoding.UTF8.GetBytes(p.Mrn!))), p);""")]
    [InlineData("""File.WriteAllText(Path.Combine("charts", p.Id + ".txt"), p.Mrn);""")]
    [InlineData("""new HttpClient().DefaultRequestHeaders.Add("X-Patient", p.Mrn);""")]
    public Task ValueOrKeyWithoutPhi_DoesNotReport(string statements) => RunAsync(statements);

    [Fact]
    public Task DebuggerDisplay_Reports() => RunAsync("await Task.Delay(1);", """
        [{|CHP2006:DebuggerDisplay("{Theme} {Ssn,nq}")|}] public class A { public string? Ssn { get; set; } public string? Theme { get; set; } }
        [{|CHP2006:DebuggerDisplay("{Patient.Mrn}")|}] public class B { public Patient Patient { get; set; } = new(); }
        [DebuggerDisplay("{Theme} Ssn")] public class C { public string? Ssn { get; set; } public string? Theme { get; set; } }
        [DebuggerDisplay("{Ssn.Length} {Missing} {")] public class D { public string? Ssn { get; set; } }
        """);

    [Fact]
    public Task OneDocumentAsked_ReportsWhatTheBuildReports() =>
        Flows.AssertLiveAsync<PhiInClientStateOrKeyAnalyzer>("""File.WriteAllText(Names.Of(p), "x");""", """public static class Names { public static string Of(Patient p) => Path.Combine("charts", p.Mrn + ".txt"); }""");
}
