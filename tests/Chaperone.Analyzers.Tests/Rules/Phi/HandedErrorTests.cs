using Chaperone.Rules.Phi;
using Microsoft.CodeAnalysis;

namespace Chaperone.Tests.Rules.Phi;

/// <summary>Exceptions that the framework hands to code which answers in the place of an endpoint. What a running application shows is in the tests of the sinks.</summary>
public class HandedErrorTests
{
    private const string Write = """context.Response.WriteAsync({|CHP2004:exception.Message|}, token)""";

    private static string Program(string handling, string endpoints = """app.MapGet("/charts/{id}", (Guid id, Charts charts) => charts.Find(id));""", string types = "") => $$"""
        using Microsoft.AspNetCore.Diagnostics;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Filters;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        {{endpoints}}
        app.Run();

        public class ChartException(string text) : Exception(text);

        public class LostException(string text) : Exception(text);

        public class Charts
        {
            private readonly Patient _patient = new();

            public string Find(Guid id) => throw new ChartException("No chart for " + {|CHP2004:_patient.Mrn|});

            public string Count(Guid id) => throw new ChartException("No chart " + id);

            public string Safe(Guid id)
            {
                try
                {
                    return Find(id);
                }
                catch (ChartException)
                {
                    return "";
                }
            }
        }

        {{types}}
        {{handling}}
        """;

    private static string Handler(string statements) => $$"""
        public class Handler(IHostEnvironment environment) : IExceptionHandler
        {
            public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken token)
            {
                await Task.Yield();
                {{statements}}
                return environment is not null;
            }
        }
        """;

    private static AnalyzerTest Test<TAnalyzer>(string program)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new() => new(program, Flows.Types) { Analyzers = static () => [new TAnalyzer()] };

    private static Task RunAsync(string program) => Test<PhiInErrorAnalyzer>(program).RunAsync();

    [Theory]
    [InlineData("await " + Write + ";")]
    [InlineData("""await context.Response.WriteAsJsonAsync({|CHP2004:new { error = exception.Message }|}, token);""")]
    [InlineData("""await context.Response.WriteAsJsonAsync(new ProblemDetails { Detail = {|CHP2004:exception.Message|} }, token);""")]
    [InlineData("""await context.Response.WriteAsync({|CHP2004:exception.ToString()|}, token);""")]
    [InlineData("""if (exception is not ChartException chart) { return false; } await context.Response.WriteAsync({|CHP2004:chart.Message|}, token);""")]
    [InlineData("""if (exception is ChartException or LostException) { await """ + Write + "; }")]
    [InlineData("""var text = exception switch { LostException => "lost", ChartException => exception.Message, _ => "" }; await context.Response.WriteAsync({|CHP2004:text|}, token);""")]
    [InlineData("""switch (exception) { case LostException: break; default: await """ + Write + "; break; }")]
    public Task ExceptionHandler_Reports(string statements) => RunAsync(Program(Handler(statements)));

    [Theory]
    [InlineData("""await context.Response.WriteAsync(exception.GetType().Name, token);""")]
    [InlineData("""await context.Response.WriteAsync(environment.IsDevelopment() ? exception.Message : "failed", token);""")]
    [InlineData("""if (exception is not LostException lost) { return false; } await context.Response.WriteAsync(lost.Message, token);""")]
    [InlineData("""if (exception is not LostException) { return false; } await context.Response.WriteAsync(exception.Message, token);""")]
    [InlineData("""if (exception is LostException) { await context.Response.WriteAsync(exception.Message, token); }""")]
    [InlineData("""if (exception is ChartException) { return false; } else { await context.Response.WriteAsync(exception.Message, token); }""")]
    [InlineData("""var text = exception switch { LostException => exception.Message, _ => "failed" }; await context.Response.WriteAsync(text, token);""")]
    [InlineData("""switch (exception) { case ChartException: break; default: await context.Response.WriteAsync(exception.Message, token); break; }""")]
    [InlineData("""await context.Response.WriteAsync(new Patient().Theme ?? "", token);""")]
    public Task OtherTextsAndTypes_DoNotReport(string statements) => RunAsync(Program(Handler(statements)));

    [Theory]
    [InlineData("""app.MapGet("/charts/{id}", (Guid id, Charts charts) => charts.Count(id));""")]
    [InlineData("""app.MapGet("/charts/{id}", (Guid id, Charts charts) => charts.Safe(id));""")]
    [InlineData("")]
    public Task ExceptionThatNoEndpointLetsOut_DoesNotReport(string endpoints) => RunAsync(Program(Handler("await context.Response.WriteAsync(exception.Message, token);"), endpoints));

    [Theory]
    [InlineData("""app.UseExceptionHandler(b => b.Run(async context => await context.Response.WriteAsync({|CHP2004:context.Features.Get<IExceptionHandlerFeature>()!.Error.Message|})));""")]
    [InlineData("""app.UseExceptionHandler(b => b.Run(async context => { var error = context.Features.Get<IExceptionHandlerPathFeature>()?.Error; await context.Response.WriteAsync({|CHP2004:error?.Message ?? ""|}); }));""")]
    [InlineData("""app.Use(async (context, next) => { try { await next(context); } catch (Exception e) { await context.Response.WriteAsync({|CHP2004:e.Message|}); } });""")]
    [InlineData("""app.Use(async (context, next) => { try { await next(); } catch (LostException) { } catch (ChartException e) { await context.Response.WriteAsync({|CHP2004:e.Message|}); } });""")]
    [InlineData("""app.Use(async (context, next) => { try { await next(); } catch (LostException e) { await context.Response.WriteAsync(e.Message); } });""")]
    public Task Pipeline_IsFollowed(string handling) => RunAsync(Program("", handling + """app.MapGet("/charts/{id}", (Guid id, Charts charts) => charts.Find(id));"""));

    private const string Middleware = """
        public class Middleware(RequestDelegate next)
        {
            public async Task InvokeAsync(HttpContext context)
            {
                try { await next(context); }
                catch (Exception e) { await AnswerAsync(context, ARGUMENT); }
            }

            private static Task AnswerAsync(HttpContext context, Exception error)
            {
                var text = TextOf(error);
                return context.Response.WriteAsync(text);
            }

            private static string TextOf(Exception error) => error switch { TYPE => error.Message, _ => "failed" };
        }
        """;

    [Theory]
    [InlineData("ChartException", "{|CHP2004:e|}")]
    [InlineData("LostException", "e")]
    public Task MiddlewareThatHandsItOn_IsFollowed(string type, string argument) => RunAsync(Program(Middleware.Replace("ARGUMENT", argument, StringComparison.Ordinal).Replace("TYPE", type, StringComparison.Ordinal)));

    private const string Filter = """
        public class Filter : IExceptionFilter
        {
            public void OnException(ExceptionContext context) => context.Result = new ObjectResult(VALUE);
        }
        """;

    // A filter of MVC gets what actions throw, and nothing of minimal APIs.
    [Theory]
    [InlineData("""app.MapControllers();""", "{|CHP2004:new { error = context.Exception.Message }|}")]
    [InlineData("""app.MapGet("/charts/{id}", (Guid id, Charts charts) => charts.Find(id));""", "new { error = context.Exception.Message }")]
    public Task ExceptionFilter_GetsWhatActionsThrow(string endpoints, string value) => RunAsync(Program(
        Filter.Replace("VALUE", value, StringComparison.Ordinal),
        endpoints,
        """[ApiController, Route("charts")] public class ChartsController(Charts charts) : ControllerBase { [HttpGet("{id}")] public string Get(Guid id) => charts.Find(id); }"""));

    [Fact]
    public Task EndpointFilter_GetsWhatItsEndpointsThrow() => RunAsync(Program(
        """
        public class Filter : IEndpointFilter
        {
            public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
            {
                try { return await next(context); }
                catch (ChartException e) { return Results.Problem(detail: {|CHP2004:e.Message|}); }
            }
        }
        """));

    [Theory]
    [InlineData("""BadRequest({|CHP2004:new { message = e.Message }|})""")]
    [InlineData("""StatusCode(500, {|CHP2004:e.Message|})""")]
    [InlineData("""BadRequest(new { message = "failed" })""")]
    public Task Catch_ThatAnswersAnObject_IsFollowed(string answer) => RunAsync(Program(
        "",
        "app.MapControllers();",
        """[ApiController, Route("charts")] public class ChartsController(Charts charts) : ControllerBase { [HttpGet("{id}")] public IActionResult Get(Guid id) { try { return Ok(charts.Find(id)); } catch (Exception e) { return ANSWER; } } }""".Replace("ANSWER", answer, StringComparison.Ordinal)));

    [Fact]
    public async Task LogOfAHandedException_Reports() =>
        Assert.Contains("'Patient.Mrn' (mrn) reaches a log through 'LogError'", Assert.Single(await Test<PhiInLogAnalyzer>(Program(Handler("""context.RequestServices.GetRequiredService<ILogger<Handler>>().LogError(exception, "failed");"""))).DiagnosticsAsync()).GetMessage(), StringComparison.Ordinal);

    [Fact]
    public async Task OneDocumentAsked_ReportsWhatTheBuildReports()
    {
        var handler = "using Microsoft.AspNetCore.Diagnostics;\n" + Handler("await context.Response.WriteAsync(exception.Message, token);");
        var test = new AnalyzerTest(handler, Program(""), Flows.Types) { Analyzers = static () => [new PhiInErrorAnalyzer()] };
        var compilation = test.Compile();
        var live = await test.Driver(compilation).GetAnalyzerSemanticDiagnosticsAsync(compilation.GetSemanticModel(compilation.SyntaxTrees[0]), filterSpan: null, CancellationToken.None);
        Assert.Single(live);
        Assert.Equal((await test.DiagnosticsAsync()).Where(static d => d.Location.SourceTree!.FilePath == "/app/File0.cs").Select(AnalyzerTest.Describe), live.Select(AnalyzerTest.Describe));
    }
}
