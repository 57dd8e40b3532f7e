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
