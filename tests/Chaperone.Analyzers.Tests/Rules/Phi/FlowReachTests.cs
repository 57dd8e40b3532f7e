using Chaperone.Rules.Phi;

namespace Chaperone.Tests.Rules.Phi;

/// <summary>How far values are followed: services behind interfaces, private fields, values that are asked for by a name in quotes, requests that are put together by hand.</summary>
public class FlowReachTests
{
    private const string Notifier = """
        public interface INotifier { void Say(string text); string Wrap(string text); }
        public class Notifier(ILogger<Notifier> inner) : INotifier
        {
            public void Say(string text) => inner.LogInformation("{Text}", text);
            public string Wrap(string text) => "<" + text + ">";
        }
        """;

    [Theory]
    [InlineData("""INotifier notifier = null!; notifier.Say({|CHP2003:p.Ssn|}!);""")]
    [InlineData("""INotifier notifier = null!; notifier.Say($"Patient {{|CHP2003:p.Ssn|}}");""")]
    [InlineData("""INotifier notifier = null!; log.LogInformation("{Text}", {|CHP2003:notifier.Wrap(p.Ssn!)|});""")]
    [InlineData("""INotifier notifier = null!; notifier.Say(p.Theme!);""")]
    [InlineData("""INotifier notifier = null!; notifier.Say(p.Id.ToString());""")]
    public Task InterfaceWithOneImplementation_IsFollowed(string statements) => Flows.RunAsync<PhiInLogAnalyzer>(statements, types: Notifier);

    [Fact]
    public Task InterfaceWithTwoImplementations_DoesNotReport() => Flows.RunAsync<PhiInLogAnalyzer>(
        """INotifier notifier = null!; notifier.Say(p.Ssn!); log.LogInformation("{Text}", notifier.Wrap(p.Ssn!));""",
        types: Notifier + "public class Silent : INotifier { public void Say(string text) { } public string Wrap(string text) => \"\"; }");

    [Fact]
    public Task GenericInterfaceAndInheritedImplementation_AreFollowed() => Flows.RunAsync<PhiInLogAnalyzer>(
        """ISink<string> sink = null!; sink.Put({|CHP2003:p.Ssn|}!); sink.Put(p.Theme!);""",
        types: """
            public interface ISink<T> { void Put(T item); }
            public abstract class SinkBase<T>(ILogger inner) : ISink<T> { public void Put(T item) => inner.LogInformation("{Item}", item); }
            public sealed class TextSink(ILogger<TextSink> inner) : SinkBase<string>(inner);
            """);

    [Theory]
    [InlineData("""Base sender = null!; sender.Send({|CHP2003:p.Ssn|}!);""", "public abstract class Base { public abstract void Send(string text); } public class Only(ILogger inner) : Base { public override void Send(string text) => inner.LogInformation(text); }")]
    [InlineData("""Base sender = null!; sender.Send({|CHP2003:p.Ssn|}!);""", "public class Base(ILogger inner) { public virtual void Send(string text) => inner.LogInformation(text); }")]
    [InlineData("""Base sender = null!; sender.Send(p.Ssn!);""", "public class Base(ILogger inner) { public virtual void Send(string text) => inner.LogInformation(text); } public class Other(ILogger inner) : Base(inner) { public override void Send(string text) { } }")]
    public Task VirtualMethod_IsFollowedWhereOneBodyCanRun(string statements, string types) => Flows.RunAsync<PhiInLogAnalyzer>(statements, types: types);

    private const string Desk = """
        private Patient Load(string key) => key.Length > 3 ? new Patient() : throw new KeyNotFoundException($"No patient {key}");
        private Patient Deep(string key) { var found = Load(key); return found; }
        private Patient Counted(string key) => throw new KeyNotFoundException($"No patient of {key.Length}");
        private Patient Quiet(string key) { try { return Load(key); } catch (KeyNotFoundException) { return new Patient(); } }
        private Patient Wrapped(string key) { try { return Load(key); } catch (KeyNotFoundException e) { throw new ChartException("No chart", e); } }
        private Patient Again(string key) { try { return Again(key); } catch (Exception e) { throw new ChartException(e.Message); } }
        """;

    private const string Errors = """
        public class ChartException : Exception
        {
            public ChartException(string text, Exception? inner = null) : base(text, inner) { }
            public ChartException(Patient patient) : base($"No chart for {patient.Mrn}") { }
        }
        public interface IPatients { Patient Find(string key); }
        public class Patients : IPatients { public Patient Find(string key) => throw new ChartException("No chart for " + key); }
        """;

    [Theory]
    [InlineData("""try { Load(p.Ssn!); } catch (Exception e) { log.LogError({|CHP2003:e|}, "failed"); }""")]
    [InlineData("""try { Load(p.Ssn!); } catch (KeyNotFoundException e) { log.LogError("failed: {Why}", {|CHP2003:e.Message|}); }""")]
    [InlineData("""try { throw new InvalidOperationException("no " + p.Ssn); } catch (InvalidOperationException e) { log.LogError("{X}", {|CHP2003:e.Message|}); }""")]
    [InlineData("""try { Deep(p.Ssn!); } catch (Exception e) { log.LogError($"failed: {{|CHP2003:e.Message|}}"); }""")]
    [InlineData("""try { Deep(p.Ssn!); } catch (Exception e) { log.LogError("failed: " + {|CHP2003:e|}); }""")]
    [InlineData("""try { Deep(p.Ssn!); } catch (Exception e) { var text = e.ToString(); log.LogError("{Why}", {|CHP2003:text|}); }""")]
    [InlineData("""try { throw new InvalidOperationException($"No {p.Mrn}"); } catch (InvalidOperationException e) { log.LogWarning({|CHP2003:e|}, "{@Id}", p.Id); }""")]
    [InlineData("""try { throw new ChartException(p); } catch (ChartException e) { log.LogWarning({|CHP2003:e|}, "failed"); }""")]
    [InlineData("""try { Wrapped(p.Ssn!); } catch (ChartException e) { log.LogWarning({|CHP2003:e|}, "failed"); }""")]
    [InlineData("""IPatients all = null!; try { all.Find(p.Ssn!); } catch (ChartException e) { log.LogWarning({|CHP2003:e.Message|}); }""")]
    [InlineData("""var e = new ChartException(p); log.LogWarning({|CHP2003:e|}, "failed");""")]
    [InlineData("""log.LogWarning(new ChartException(p), "failed");""")]
    [InlineData("""try { Load(p.Theme!); } catch (Exception e) { log.LogError(e, "failed"); }""")]
    [InlineData("""try { Counted(p.Ssn!); } catch (Exception e) { log.LogError(e, "failed"); }""")]
    [InlineData("""try { Load(p.Ssn!); } catch (ArgumentException e) { log.LogError(e, "failed"); }""")]
    [InlineData("""try { Load(p.Ssn!); } catch (KeyNotFoundException) { } catch (Exception e) { log.LogError(e, "failed"); }""")]
    [InlineData("""try { Quiet(p.Ssn!); } catch (Exception e) { log.LogError(e, "failed"); }""")]
    [InlineData("""try { Load(p.Ssn!); } catch (Exception e) { log.LogError("failed: {Why}", e.GetType().Name); }""")]
    [InlineData("""try { Action later = () => Load(p.Ssn!); } catch (Exception e) { log.LogError(e, "failed"); }""")]
    [InlineData("""try { await Task.Delay(1); } catch (Exception e) { log.LogError(e, "failed"); }""")]
    [InlineData("""try { Again(p.Theme!); } catch (Exception e) { log.LogError(e, "failed"); }""")]
    public Task CaughtException_SaysWhatItWasThrownWith(string statements) => Flows.RunAsync<PhiInLogAnalyzer>(statements, Desk, Errors);

    [Fact]
    public Task CaughtExceptionInAProblem_Reports() => Flows.RunAsync<PhiInErrorAnalyzer>(
        """try { all.Find(p.Ssn!); } catch (Exception e) { _ = Results.Problem(detail: {|CHP2004:e.Message|}); _ = Results.Problem(detail: "failed"); }""".Replace("all.Find(p.Ssn!)", "all.Find({|CHP2004:p.Ssn|}!)", StringComparison.Ordinal),
        "private readonly IPatients all = null!;",
        Errors.Replace("{patient.Mrn}", "{{|CHP2004:patient.Mrn|}}", StringComparison.Ordinal));

    [Fact]
    public Task CaughtExceptionOfAnotherFile_IsLive() => Flows.AssertLiveAsync<PhiInLogAnalyzer>(
        """try { Store.Find(p.Ssn!); } catch (Exception e) { log.LogError({|CHP2003:e|}, "failed"); }""",
        """public static class Store { public static Patient Find(string key) => throw new KeyNotFoundException("No patient " + key); }""");

    /// <summary>Middleware is a method or a lambda like any other, whoever calls it.</summary>
    [Theory]
    [InlineData("""WebApplication app = null!; app.Use(async (context, next) => { log.LogInformation("{Value}", {|CHP2003:context.Request.Query["ssn"]|}); await next(context); });""")]
    [InlineData("""WebApplication app = null!; app.Use(next => async context => { var patient = await context.Request.ReadFromJsonAsync<Patient>(); log.LogInformation("{Value}", {|CHP2003:patient!.Ssn|}); await next(context); });""")]
    [InlineData("""WebApplication app = null!; app.Use(async (context, next) => { try { await next(context); } finally { log.LogInformation("{Value}", {|CHP2003:context.Request.RouteValues["mrn"]|}); } });""")]
    [InlineData("""WebApplication app = null!; app.Use(async (context, next) => { log.LogInformation("{Path}", context.Request.Path); await next(context); });""")]
    public Task InlineMiddleware_IsJudged(string statements) => Flows.RunAsync<PhiInLogAnalyzer>(statements);

    [Theory]
    [InlineData("public async Task InvokeAsync(HttpContext context)")]
    [InlineData("public async Task Invoke(HttpContext context)")]
    public Task MiddlewareClass_IsJudged(string method) => Flows.RunAsync<PhiInLogAnalyzer>(
        "await Task.Delay(1);",
        types: $$"""
        public class Recorder(RequestDelegate next, ILogger<Recorder> log)
        {
            {{method}}
            {
                try
                {
                    log.LogInformation("{Mrn} {Page}", {|CHP2003:context.Request.Query["mrn"]|}, context.Request.Query["page"]);
                    await next(context);
                    Guard(context.Request.Query["ssn"].ToString());
                }
                catch (InvalidOperationException e)
                {
                    log.LogError({|CHP2003:e|}, "failed");
                }
            }

            private static void Guard(string value) { if (value.Length > 3) { throw new InvalidOperationException("Not a number: " + value); } }
        }
        """);

    private static readonly Microsoft.CodeAnalysis.MetadataReference Registry = new Facts.Library("Registry", """
        using Microsoft.Extensions.Compliance.Classification;
        namespace Registry;
        public sealed class SecretAttribute : DataClassificationAttribute;
        public sealed class Card { [Secret] public string Number { get; set; } = ""; public string Theme { get; set; } = ""; }
        public interface IRegistry
        {
            [return: Secret] string Look(int key);
            [return: Secret] Task<string> LookAsync(int key);
            string Name(int key);
            Card Card(int key);
            [return: NoDataClassification] string PatientSsn();
        }
        """,
        """
        namespace Microsoft.Extensions.Compliance.Classification;
        [AttributeUsage(AttributeTargets.All)] public abstract class DataClassificationAttribute : Attribute;
        public sealed class NoDataClassificationAttribute : DataClassificationAttribute;
        """).Built();

    /// <summary>What attributes of a referenced assembly say of its methods' results and its types' members.</summary>
    [Theory]
    [InlineData("""log.LogInformation("{Value}", {|CHP2003:registry.Look(1)|});""")]
    [InlineData("""log.LogInformation("{Value}", {|CHP2003:await registry.LookAsync(1)|});""")]
    [InlineData("""var text = registry.Look(1); log.LogInformation("Is " + {|CHP2003:text|});""")]
    [InlineData("""log.LogInformation("{Value}", {|CHP2003:registry.Card(1).Number|});""")]
    [InlineData("""log.LogInformation("{Value}", registry.Card(1).Theme);""")]
    [InlineData("""log.LogInformation("{Value}", registry.Name(1));""")]
    [InlineData("""log.LogInformation("{Value}", registry.PatientSsn());""")]
    public Task ClassifiedInAReference_IsKnown(string statements) => new AnalyzerTest(
        "public class Desk(ILogger<Desk> log, Registry.IRegistry registry) { public async Task Do() { " + statements + " await Task.CompletedTask; } }")
    {
        Analyzers = static () => [new PhiInLogAnalyzer()],
        Kind = Microsoft.CodeAnalysis.OutputKind.DynamicallyLinkedLibrary,
        References = [.. References.AspNetCore, Registry],
    }.RunAsync();

    [Theory]
    [InlineData("""var doctor = new Doctor(); log.LogInformation("{Who} {Doctor}", doctor.Surname, JsonSerializer.Serialize(doctor));""")]
    [InlineData("""var inmate = new Ward.Patient2(); log.LogInformation("{Who}", {|CHP2003:inmate.Surname|});""")]
    [InlineData("""var prescriptionFile = Path.Combine("a", other!); log.LogInformation("{Where}", prescriptionFile);""")]
    public Task WhatStaffInherit_AndWhereThingsAreKept_DoNotReport(string statements) => Flows.RunAsync<PhiInLogAnalyzer>(statements, types: """
        public class Person { public string Surname { get; set; } = ""; public DateTime BirthDate { get; set; } }
        public class Doctor : Person { public string Speciality { get; set; } = ""; }
        namespace Ward { public class Patient2 : Person { public string Mrn { get; set; } = ""; } }
        """);

    [Fact]
    public Task InterfaceThatCallsItself_Ends() => Flows.RunAsync<PhiInLogAnalyzer>(
        """ILoop loop = null!; loop.Go(p.Ssn!);""", types: "public interface ILoop { void Go(string text); } public class Loop(ILoop next) : ILoop { public void Go(string text) => next.Go(text); }");

    [Theory]
    [InlineData("""_current = p.Ssn; await Task.Delay(1); log.LogInformation("{Current}", {|CHP2003:_current|});""", "private string? _current;")]
    [InlineData("""log.LogInformation("{Current}", {|CHP2003:_current|});""", "private string? _current; private void Keep(Patient x) { _current = $\"{x.Ssn}\"; }")]
    [InlineData("""log.LogInformation("{Current}", {|CHP2003:this.Current|});""", "private string? Current { get; set; } private void Keep(Patient x) => this.Current = x.Mrn;")]
    [InlineData("""log.LogInformation("{Current}", _current);""", "private string? _current; private void Keep(Patient x) { _current = x.Theme; }")]
    [InlineData("""log.LogInformation("{Current}", _current);""", "public string? _current; private void Keep(Patient x) { _current = x.Ssn; }")]
    [InlineData("""log.LogInformation("{Current}", _current);""", "private Patient? _current; private void Keep(Patient x) { _current = x; }")]
    [InlineData("""log.LogInformation("{Current}", _current);""", "private string? _current; private void Keep(Patient x) { _current = Cut(x.Ssn!); } private static string Cut(string text) => text.Substring(5);")]
    public Task PrivateField_IsFollowedThroughItsType(string statements, string members) => Flows.RunAsync<PhiInLogAnalyzer>(statements, members);

    [Theory]
    [InlineData("""HttpContext context = null!; log.LogInformation("{Value}", {|CHP2003:context.Request.Query["ssn"]|});""")]
    [InlineData("""HttpContext context = null!; log.LogInformation("{Value}", {|CHP2003:context.Request.Query["patientName"].ToString()|});""")]
    [InlineData("""HttpContext context = null!; var value = context.Request.Form["nhsNumber"]; log.LogInformation("{Value}", {|CHP2003:value|});""")]
    [InlineData("""HttpContext context = null!; log.LogInformation("{Value}", {|CHP2003:context.Request.RouteValues["mrn"]|});""")]
    [InlineData("""System.Data.DataRow row = null!; log.LogInformation("{Value}", {|CHP2003:row["PatientName"]|});""")]
    [InlineData("""System.Data.IDataRecord record = null!; log.LogInformation("{Value}", {|CHP2003:record["ssn"]|});""")]
    [InlineData("""using var json = JsonDocument.Parse("{}"); log.LogInformation("{Value}", {|CHP2003:json.RootElement.GetProperty("ssn")|});""")]
    [InlineData("""HttpContext context = null!; log.LogInformation("{Value}", context.Request.Query["page"]);""")]
    [InlineData("""HttpContext context = null!; log.LogInformation("{Value}", context.Request.Query["name"]);""")]
    [InlineData("""HttpContext context = null!; log.LogInformation("{Value}", context.Request.Query["patientId"]);""")]
    [InlineData("""var table = new Dictionary<string, string>(); log.LogInformation("{Value}", table["ssn"]);""")]
    public Task NamedValue_IsJudgedByItsName(string statements) => Flows.RunAsync<PhiInLogAnalyzer>(statements);

    private const string Imports = "using System.Net.Http.Headers;";

    [Theory]
    [InlineData("""using var http = new HttpClient(); var body = JsonSerializer.Serialize(new { prompt = $"Summarise {p.Ssn}" }); await http.PostAsync("https://api.openai.com/v1/chat/completions", {|CHP2014:new StringContent(body, Encoding.UTF8, "application/json")|});""")]
    [InlineData("""using var http = new HttpClient(); await http.PostAsJsonAsync("https://api.anthropic.com/v1/messages", {|CHP2014:new { messages = new[] { new { role = "user", content = p.Ssn } } }|});""")]
    [InlineData("""using var http = new HttpClient(); var model = "x"; var url = $"https://generativelanguage.googleapis.com/v1beta/models/{model}:generateContent"; await http.PostAsync(url, {|CHP2014:JsonContent.Create(p)|});""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, "https://api.groq.com/openai/v1/chat/completions") { Content = {|CHP2014:new StringContent(p.Ssn!)|} };""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, Endpoint); request.Content = {|CHP2014:JsonContent.Create(new { p.Ssn })|};""")]
    [InlineData("""using var http = new HttpClient(); await http.PostAsJsonAsync("https://registry.example/patients", p);""")]
    [InlineData("""using var http = new HttpClient(); await http.PostAsJsonAsync("https://api.openai.com/v1/embeddings", new { input = p.Theme });""")]
    [InlineData("""using var http = new HttpClient(); await http.PostAsync(other, new StringContent(p.Ssn!));""")]
    [InlineData("""var request = new HttpRequestMessage(HttpMethod.Post, other) { Content = new StringContent(p.Ssn!) };""")]
    public Task RequestToAModel_IsJudged(string statements) => Flows.RunAsync<PhiToGenerativeAiAnalyzer>(statements, "private const string Endpoint = \"https://openrouter.ai/api/v1/chat/completions\";", usings: Imports);

    private const string Context = """
        namespace Microsoft.EntityFrameworkCore
        {
            public class DbContextOptionsBuilder { public DbContextOptionsBuilder EnableSensitiveDataLogging(bool sensitiveDataLoggingEnabled = true) => this; }
            namespace Design { public interface IDesignTimeDbContextFactory<out T> { T CreateDbContext(string[] args); } }
        }
        public class Settings { public bool LogsParameters { get; set; } public string? Name { get; set; } }
        """;

    [Theory]
    [InlineData("""builder.{|CHP2005:EnableSensitiveDataLogging|}();""")]
    [InlineData("""if (settings.Name != null) { builder.{|CHP2005:EnableSensitiveDataLogging|}(); }""")]
    [InlineData("""if (settings.LogsParameters) { builder.EnableSensitiveDataLogging(); }""")]
    [InlineData("""if (other is null && settings.LogsParameters) { builder.EnableSensitiveDataLogging(); }""")]
    [InlineData("""IConfiguration configuration = null!; if (configuration.GetValue<bool>("LogsParameters")) { builder.EnableSensitiveDataLogging(); }""")]
    public Task SwitchUnderASetting_DoesNotReport(string statements) => Flows.RunAsync<PhiInTelemetryAnalyzer>(
        "var builder = new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder(); var settings = new Settings(); " + statements, types: Context);

    [Fact]
    public Task SwitchAtDesignTime_DoesNotReport() => Flows.RunAsync<PhiInTelemetryAnalyzer>("", types: Context + """
        public class Factory : Microsoft.EntityFrameworkCore.Design.IDesignTimeDbContextFactory<object>
        {
            public object CreateDbContext(string[] args) => new Microsoft.EntityFrameworkCore.DbContextOptionsBuilder().EnableSensitiveDataLogging();
        }
        """);
}
