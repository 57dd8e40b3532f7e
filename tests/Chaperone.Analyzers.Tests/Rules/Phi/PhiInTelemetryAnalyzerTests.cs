using Chaperone.Rules.Phi;

namespace Chaperone.Tests.Rules.Phi;

public class PhiInTelemetryAnalyzerTests
{
    private const string Usings = "using System.Diagnostics; using System.Diagnostics.Metrics;";

    private static Task RunAsync(string statements, string members = "", string types = "") =>
        Flows.RunAsync<PhiInTelemetryAnalyzer>(statements, members, types, Usings);

    [Theory]
    [InlineData("""Activity.Current?.SetTag("ssn", {|CHP2005:p.Ssn|});""")]
    [InlineData("""Activity.Current!.AddTag("ssn", {|CHP2005:p.Ssn|}).SetBaggage("mrn", {|CHP2005:p.Mrn|});""")]
    [InlineData("""Activity.Current!.DisplayName = $"Chart {{|CHP2005:p.Mrn|}}";""")]
    [InlineData("""Activity.Current!.AddEvent(new ActivityEvent("seen", default, new ActivityTagsCollection { { "mrn", {|CHP2005:p.Mrn|} } }));""")]
    [InlineData("""var tags = new TagList(); tags.Add("mrn", {|CHP2005:p.Mrn|});""")]
    [InlineData("""counter.Add(1, {|CHP2005:new KeyValuePair<string, object?>("mrn", p.Mrn)|});""")]
    [InlineData("""histogram.Record(1.5, {|CHP2005:new KeyValuePair<string, object?>("mrn", p.Mrn)|}, new KeyValuePair<string, object?>("theme", p.Theme));""")]
    public Task PhiInATag_Reports(string statements) => RunAsync(statements, "private readonly Counter<int> counter = null!; private readonly Histogram<double> histogram = null!;");

    [Theory]
    [InlineData("""Activity.Current?.SetTag("ssn", p.Id);""")]
    [InlineData("""Activity.Current?.SetTag("known", p.Ssn != null);""")]
    [InlineData("""counter.Add(p.Ssn!.Length, new KeyValuePair<string, object?>("theme", p.Theme));""")]
    [InlineData("""Activity.Current?.SetTag("ssn", redactor.Redact(p.Ssn!));""")]
    public Task OtherThanTheValue_DoesNotReport(string statements) => RunAsync(
        statements, "private readonly Counter<int> counter = null!; private readonly Redactor redactor = null!;", "public abstract class Redactor { public abstract string Redact(string source); }");

    private const string EntityFramework = """
        namespace Microsoft.EntityFrameworkCore { public class DbContextOptionsBuilder { public DbContextOptionsBuilder EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) => this; } }
        namespace Microsoft.IdentityModel.Logging { public class IdentityModelEventSource { public static bool ShowPII { get; set; } } }
        """;

    [Theory]
    [InlineData("""options.{|CHP2005:EnableSensitiveDataLogging|}();""")]
    [InlineData("""options.{|CHP2005:EnableSensitiveDataLogging|}(true);""")]
    [InlineData("""Microsoft.IdentityModel.Logging.IdentityModelEventSource.{|CHP2005:ShowPII|} = true;""")]
    [InlineData("""services.AddHttpLogging(o => o.{|CHP2005:LoggingFields|} = Microsoft.AspNetCore.HttpLogging.HttpLoggingFields.All);""")]
    [InlineData("""services.AddHttpLogging(o => { o.{|CHP2005:LoggingFields|} = Microsoft.AspNetCore.HttpLogging.HttpLoggingFields.RequestPath | Microsoft.AspNetCore.HttpLogging.HttpLoggingFields.ResponseBody; });""")]
    public Task SensitiveSwitch_Reports(string statements) => RunAsync(
        statements, "private readonly Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options = null!; private readonly IServiceCollection services = null!;", EntityFramework);

    [Theory]
    [InlineData("""if (environment.IsDevelopment()) { options.EnableSensitiveDataLogging(); }""")]
    [InlineData("""if (!environment.IsProduction()) options.EnableSensitiveDataLogging();""")]
    [InlineData("""options.EnableSensitiveDataLogging(environment.IsDevelopment());""")]
    [InlineData("""options.EnableSensitiveDataLogging(false);""")]
    [InlineData("""Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = environment.IsDevelopment();""")]
    [InlineData("""Microsoft.IdentityModel.Logging.IdentityModelEventSource.ShowPII = false;""")]
    [InlineData("""services.AddHttpLogging(o => o.LoggingFields = Microsoft.AspNetCore.HttpLogging.HttpLoggingFields.RequestPropertiesAndHeaders);""")]
    public Task SwitchForDevelopment_DoesNotReport(string statements) => RunAsync(
        statements,
        "private readonly Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options = null!; private readonly IServiceCollection services = null!; private readonly IHostEnvironment environment = null!;",
        EntityFramework);

    /// <summary>Options without the middleware write nothing; whether the host of a library has it is not known.</summary>
    [Theory]
    [InlineData("app.Run();", "LoggingFields")]
    [InlineData("app.UseHttpLogging(); app.Run();", "{|CHP2005:LoggingFields|}")]
    public Task BodiesOfRequests_ReportWhereTheMiddlewareRuns(string pipeline, string marked) => new AnalyzerTest($$"""
        using Microsoft.AspNetCore.HttpLogging;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddHttpLogging(o => o.{{marked}} = HttpLoggingFields.All);
        var app = builder.Build();
        {{pipeline}}
        public class Patient { public string? Mrn { get; set; } public string? Diagnosis { get; set; } }
        """) { Analyzers = static () => [new PhiInTelemetryAnalyzer()] }.RunAsync();

    /// <summary>Events of a client that nobody listens to are not written.</summary>
    [Theory]
    [InlineData("", "IsLoggingContentEnabled = true")]
    [InlineData("using var listener = Azure.Core.AzureEventSourceListener.CreateConsoleLogger();", "{|CHP2005:IsLoggingContentEnabled|} = true")]
    [InlineData("using var listener = Azure.Core.AzureEventSourceListener.CreateConsoleLogger();", "IsLoggingContentEnabled = false")]
    public Task ContentOfClients_ReportsWhereSomethingListens(string listening, string set) => new AnalyzerTest($$"""
        {{listening}}
        var options = new Azure.Core.ClientOptions { Diagnostics = { {{set}} } };
        public class Patient { public string? Mrn { get; set; } public string? Diagnosis { get; set; } }
        namespace Azure.Core
        {
            public class DiagnosticsOptions { public bool IsLoggingContentEnabled { get; set; } }
            public class ClientOptions { public DiagnosticsOptions Diagnostics { get; } = new(); }
            public sealed class {{(listening.Length > 0 ? "AzureEventSourceListener" : "Other")}} : IDisposable { public static IDisposable CreateConsoleLogger() => throw null!; public void Dispose() { } }
        }
        """) { Analyzers = static () => [new PhiInTelemetryAnalyzer()] }.RunAsync();

    [Fact]
    public Task SwitchOutsideOfHealthCare_DoesNotReport() => new AnalyzerTest("""
        public class Shop { public void Do(Microsoft.EntityFrameworkCore.DbContextOptionsBuilder options) => options.EnableSensitiveDataLogging(); }
        """ + EntityFramework)
    {
        Analyzers = static () => [new PhiInTelemetryAnalyzer()],
        Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
    }.RunAsync();

    [Fact]
    public Task OneDocumentAsked_ReportsWhatTheBuildReports() =>
        Flows.AssertLiveAsync<PhiInTelemetryAnalyzer>("""Tags.Set("mrn", p.Mrn);""", """public static class Tags { public static void Set(string name, object? value) => System.Diagnostics.Activity.Current?.SetTag(name, value); }""");
}
