using System.Collections.Immutable;
using System.Reflection;
using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>
/// CHP1003 and CHP1009 beside the analyzers that come with ASP.NET Core, the real ones from the targeting pack and the Web SDK: where
/// ASP0026 or ASP0001 reports, ours are silent, and what they do not see is reported by ours. Nothing is reported twice.
/// </summary>
public class InBoxAnalyzerTests
{
    private const string Startup = """
        public class Startup
        {
            public void ConfigureServices(IServiceCollection services) { services.AddAuthentication().AddCookie(); services.AddControllers(); }
            public void Configure(IApplicationBuilder app)
            {
                PIPELINE
            }
        }
        """;

    public static TheoryData<string, string> Programs => new()
    {
        { "ASP0026", Mvc("[Route(\"c\"), AllowAnonymous] public class CController : ControllerBase { [HttpGet(\"a\"), Authorize] public int A() => 1; }") },
        { "ASP0026", Mvc("[AllowAnonymous] public abstract class Base : ControllerBase { } [Route(\"c\")] public class CController : Base { [HttpGet(\"a\"), Authorize] public int A() => 1; }") },
        { "CHP1003", Mvc("public abstract class Base : ControllerBase { [HttpGet(\"a\"), Authorize] public int A() => 1; } [Route(\"c\"), AllowAnonymous] public class CController : Base { }") },
        { "CHP1003", Mvc("[Route(\"c\"), Authorize] public class CController : ControllerBase { [HttpGet(\"a\")] public int A() => 1; }", "app.MapControllers().AllowAnonymous();") },
        { "CHP1003", App("""app.MapGroup("/g").AllowAnonymous().MapGet("/a", () => 1).RequireAuthorization();""") },
        { "", Mvc("[Route(\"c\"), Authorize] public class CController : ControllerBase { [HttpGet(\"a\"), AllowAnonymous] public int A() => 1; }") },
        { "ASP0001", Host("app.UseAuthorization(); app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/a\", () => 1).RequireAuthorization());") },
        { "ASP0001", Host("app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/a\", () => 1).RequireAuthorization()); app.UseAuthorization();") },
        { "CHP1009", Host("app.UseRouting(); app.UseEndpoints(e => e.MapGet(\"/a\", () => 1).RequireAuthorization());") },
        { "CHP1009", App("""app.UseRouting(); app.MapGet("/a", () => 1).RequireAuthorization();""") },
        { "", Host("app.UseRouting(); app.UseAuthorization(); app.UseEndpoints(e => e.MapGet(\"/a\", () => 1).RequireAuthorization());") },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public async Task OneOfThemReports_NeverBoth(string expected, string program)
    {
        if (InBox() is not { IsEmpty: false } inBox)
        {
            // They were built with a newer compiler than the one that these tests are run on.
            Assert.True(typeof(Compilation).Assembly.GetName().Version! < new Version(5, 0));
            return;
        }

        var test = new AnalyzerTest(program) { Analyzers = () => [.. inBox, new AuthorizationOverriddenAnalyzer(), new AuthorizationMiddlewareMissingAnalyzer()] };
        var reported = (await test.DiagnosticsAsync()).Select(static d => d.Id).Where(static id => id is "ASP0001" or "ASP0026" or "CHP1003" or "CHP1009" or "AD0001").Distinct();
        Assert.Equal(expected.Length == 0 ? [] : [expected], reported);
    }

    private static string Host(string pipeline) =>
        "Microsoft.Extensions.Hosting.Host.CreateDefaultBuilder(args).ConfigureWebHostDefaults(w => w.UseStartup<Startup>()).Build().Run();\n" + Startup.Replace("PIPELINE", pipeline);

    /// <summary>ASP0026 is the targeting pack's whose reference assemblies the tests compile against, ASP0001 the Web SDK's. Empty when this compiler can't load them.</summary>
    private static ImmutableArray<DiagnosticAnalyzer> InBox()
    {
        var reference = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "references.txt")).First(static p => p.EndsWith("Microsoft.AspNetCore.dll", StringComparison.Ordinal));
        var pack = new DirectoryInfo(reference).Parent!.Parent!.Parent!.FullName;
        (string File, string Type)[] wanted =
        [
            (Path.Combine(pack, "analyzers", "dotnet", "cs", "Microsoft.AspNetCore.App.Analyzers.dll"), "Microsoft.AspNetCore.Analyzers.Mvc.MvcAnalyzer"),
            (Path.GetFullPath(File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "in-box-analyzers.txt"))[0]), "Microsoft.AspNetCore.Analyzers.StartupAnalyzer"),
        ];
        var assemblies = wanted.Select(static w => Assembly.LoadFrom(w.File)).ToList();

        // By name: others of the assemblies need parts of an editor, which are not here.
        return assemblies.SelectMany(static a => a.GetReferencedAssemblies()).Any(static r => r.Name == "Microsoft.CodeAnalysis" && r.Version > typeof(Compilation).Assembly.GetName().Version)
            ? []
            : [.. wanted.Select((w, i) => (DiagnosticAnalyzer)Activator.CreateInstance(assemblies[i].GetType(w.Type, throwOnError: true)!)!)];
    }
}
