using Chaperone.Rules.Phi;

namespace Chaperone.Tests.Rules.Phi;

/// <summary>
/// Shapes of calls from the public tests of other analyzers, with a patient's data in them: SonarSource/sonar-dotnet 467d2244 (S2629
/// UseConstantLoggingTemplate, S6664 TooManyLoggingCalls, S6668 LoggingArgumentsShouldBePassedCorrectly, S6673
/// LoggingTemplatePlaceHoldersShouldBeInOrder, S6674 MessageTemplatesShouldBeCorrect) and security-code-scan 815046d2
/// (OpenRedirectAnalyzerTest). What those rules are about is another question; which values arrive where is the same one.
/// </summary>
public class PeersCasesTests
{
    private const string Loggers = """
        public class CustomLogger : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;
            public bool IsEnabled(LogLevel logLevel) => false;
            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) { }
        }

        public class NotILogger { public void Log(LogLevel logLevel, string message, params object?[] args) { } }
        """;

    [Theory]
    [InlineData("""log.Log(LogLevel.Warning, $"{{|CHP2003:p.Mrn|}}");""")]
    [InlineData("""log.Log(LogLevel.Warning, "Argument: " + {|CHP2003:p.Mrn|});""")]
    [InlineData("""log.Log(LogLevel.Warning, {|CHP2003:string.Format("{0}", p.Mrn)|});""")]
    [InlineData("""log.Log(message: $"{{|CHP2003:p.Mrn|}}", logLevel: LogLevel.Warning);""")]
    [InlineData("""log.Log(message: (string)$"{{|CHP2003:p.Mrn|}}", logLevel: LogLevel.Warning);""")]
    [InlineData("""log.Log(LogLevel.Warning, {|CHP2003:(p.Mrn + " " + p.Mrn).ToLower()|});""")]
    [InlineData("""log.Log(LogLevel.Warning, "First " + {|CHP2003:p.Mrn|} + "Third");""")]
    [InlineData("""log.Log(LogLevel.Warning, new EventId(42), $"{{|CHP2003:p.Mrn|}}");""")]
    [InlineData("""log.Log(LogLevel.Warning, new Exception(), "{Arg}", {|CHP2003:p.Mrn|});""")]
    [InlineData("""LoggerExtensions.Log(log, LogLevel.Warning, $"{{|CHP2003:p.Mrn|}}");""")]
    [InlineData("""log.BeginScope($"{{|CHP2003:p.Mrn|}}", 1, 2, 3);""")]
    [InlineData("""new CustomLogger().Log(LogLevel.Warning, "Arg: {Arg}", {|CHP2003:p.Mrn|});""")]
    [InlineData("""Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance.Log(LogLevel.Warning, "Arg: {Arg}", {|CHP2003:p.Mrn|});""")]
    [InlineData("""log.LogCritical(args: {|CHP2003:new object?[] { p.Mrn, LogLevel.Critical }|}, message: "Failed {Mrn} {Level}");""")]
    [InlineData("""log.LogCritical(message: "Failed {Mrn}", eventId: new EventId(42), args: {|CHP2003:p.Mrn|});""")]
    [InlineData("""log.LogInformation("Arg: {Second} {First}", p.Id, {|CHP2003:p.Mrn|});""")]
    [InlineData("""log.LogInformation("Arg: {0}", {|CHP2003:p.Mrn|});""")]
    [InlineData("""log.LogError("Seen {{{User}}}", {|CHP2003:p.Mrn|});""")]
    [InlineData("""log.LogError("Seen {@User:format}", {|CHP2003:p.Mrn|});""")]
    [InlineData("""log.LogError("Seen {User,-42}", {|CHP2003:p.Mrn|});""")]
    public Task PatientInALogCall_Reports(string statements) => Flows.RunAsync<PhiInLogAnalyzer>(statements, types: Loggers);

    [Theory]
    [InlineData("""new NotILogger().Log(LogLevel.Warning, "Arg: {Arg}", p.Mrn);""")]
    [InlineData("""const string Local = "local"; log.Log(LogLevel.Warning, "First " + Local, 42);""")]
    [InlineData("""log.LogInformation("Mrn: {Mrn}", p.Id);""")]
    [InlineData("""log.LogInformation("Mrn: {Mrn} {Ssn}", 42, new object());""")]
    public Task OtherValuesAndOtherMethods_DoNotReport(string statements) => Flows.RunAsync<PhiInLogAnalyzer>(statements, types: Loggers);

    [Theory]
    [InlineData("""response.Redirect({|CHP2002:p.Mrn|}!);""")]
    [InlineData("""response.Redirect({|CHP2002:p.Mrn|}!, true);""")]
    [InlineData("""response.Redirect("");""")]
    [InlineData("""response.Redirect($"/charts/{p.Id}", true);""")]
    public Task Redirect_IsAUrl(string statements) => Flows.RunAsync<PhiInOutgoingUrlAnalyzer>(statements, "private readonly HttpResponse response = null!;");
}
