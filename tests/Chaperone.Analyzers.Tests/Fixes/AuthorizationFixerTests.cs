using Chaperone.CodeFixes;
using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Fixes;

/// <summary>The fixes of CHP1003, CHP1004, CHP1005, CHP1006, CHP1008, CHP1009 and CHP1010.</summary>
public class AuthorizationFixerTests
{
    private const string Modules = """
        public static class Modules
        {
            public static IEndpointRouteBuilder MapOrders(this IEndpointRouteBuilder routes)
            {
                routes.MapGet("/orders", () => 1);
                return routes;
            }

            public static RouteGroupBuilder MapInvoices(this IEndpointRouteBuilder routes)
            {
                var group = routes.MapGroup("/invoices");
                group.MapGet("/", () => 1);
                return group;
            }
        }
        """;

    [Fact]
    public Task AllowAnonymousOfTheChain_IsRemoved() => FixTest<AuthorizationOverriddenAnalyzer, RemoveAllowAnonymousFixer>.RunAsync(
        App("""
            var g = app.MapGroup("/g") // visits
                .AllowAnonymous()
                .WithTags("t");
            g.MapGet("/a", () => 1).{|CHP1003:RequireAuthorization|}();
            """),
        App("""
            var g = app.MapGroup("/g") // visits
                .WithTags("t");
            g.MapGet("/a", () => 1).RequireAuthorization();
            """),
        FixKeys.RemoveAllowAnonymous);

    [Fact]
    public Task AllowAnonymousStatement_IsRemoved() => FixTest<AuthorizationOverriddenAnalyzer, RemoveAllowAnonymousFixer>.RunAsync(
        App("""
            var g = app.MapGroup("/g");
            g.AllowAnonymous();
            g.MapGet("/a", () => 1).{|CHP1003:RequireAuthorization|}();
            """),
        App("""
            var g = app.MapGroup("/g");
            g.MapGet("/a", () => 1).RequireAuthorization();
            """),
        FixKeys.RemoveAllowAnonymous);

    [Fact]
    public Task AllowAnonymousAttribute_IsRemoved() => FixTest<AuthorizationOverriddenAnalyzer, RemoveAllowAnonymousFixer>.RunAsync(
        App("""app.MapHub<ChatHub>("/chat").{|CHP1003:RequireAuthorization|}();""", "builder.Services.AddSignalR();", """
            [AllowAnonymous]
            public class ChatHub : Microsoft.AspNetCore.SignalR.Hub { }
            """),
        App("""app.MapHub<ChatHub>("/chat").RequireAuthorization();""", "builder.Services.AddSignalR();", """
            public class ChatHub : Microsoft.AspNetCore.SignalR.Hub { }
            """),
        FixKeys.RemoveAllowAnonymous);

    [Fact]
    public Task OverriddenCall_IsRemoved() => FixTest<AuthorizationOverriddenAnalyzer, RemoveIneffectiveAuthorizationFixer>.RunAsync(
        App("""
            var g = app.MapGroup("/g").AllowAnonymous();
            g.MapGet("/a", () => 1).{|CHP1003:RequireAuthorization|}().WithName("a");
            """),
        App("""
            var g = app.MapGroup("/g").AllowAnonymous();
            g.MapGet("/a", () => 1).WithName("a");
            """),
        FixKeys.RemoveAuthorization);

    [Fact]
    public Task OverriddenAttribute_IsRemoved() => FixTest<AuthorizationOverriddenAnalyzer, RemoveIneffectiveAuthorizationFixer>.RunAsync(
        Mvc("""
            [Route("c"), {|CHP1003:Authorize|}]
            public class CController : ControllerBase
            {
                [HttpGet("a")] public int A() => 1;
            }
            """, "app.MapControllers().AllowAnonymous();"),
        Mvc("""
            [Route("c")]
            public class CController : ControllerBase
            {
                [HttpGet("a")] public int A() => 1;
            }
            """, "app.MapControllers().AllowAnonymous();"),
        FixKeys.RemoveAuthorization);

    [Fact]
    public Task IgnoredAttribute_IsRemoved() => FixTest<AuthorizationHasNoEffectAnalyzer, RemoveIneffectiveAuthorizationFixer>.RunAsync(
        Mvc("""
            [Route("c")]
            public class CController : ControllerBase
            {
                [HttpGet("a"), AllowAnonymous] public int A() => 1;
                [NonAction, {|CHP1004:Authorize|}] public int B() => 1;
            }
            """),
        Mvc("""
            [Route("c")]
            public class CController : ControllerBase
            {
                [HttpGet("a"), AllowAnonymous] public int A() => 1;
                [NonAction] public int B() => 1;
            }
            """),
        FixKeys.RemoveIgnoredAuthorization);

    [Fact]
    public Task IgnoredAttributeOfAHubsMethod_IsRemoved() => FixTest<AuthorizationHasNoEffectAnalyzer, RemoveIneffectiveAuthorizationFixer>.RunAsync(
        App("""app.MapHub<ChatHub>("/chat").RequireAuthorization();""", "builder.Services.AddSignalR();", """
            public class ChatHub : Microsoft.AspNetCore.SignalR.Hub
            {
                [{|CHP1004:AllowAnonymous|}]
                public void Open() { }
            }
            """),
        App("""app.MapHub<ChatHub>("/chat").RequireAuthorization();""", "builder.Services.AddSignalR();", """
            public class ChatHub : Microsoft.AspNetCore.SignalR.Hub
            {
                public void Open() { }
            }
            """),
        FixKeys.RemoveIgnoredAuthorization);

    [Fact]
    public Task IgnoredCall_IsRemoved() => FixTest<AuthorizationHasNoEffectAnalyzer, RemoveIneffectiveAuthorizationFixer>.RunAsync(
        Mvc(Guarded, "app.MapControllers(); app.MapFallbackToController(\"A\", \"C\").{|CHP1004:AllowAnonymous|}();"),
        Mvc(Guarded, "app.MapControllers(); app.MapFallbackToController(\"A\", \"C\");"),
        FixKeys.RemoveIgnoredAuthorization);

    /// <summary>What counts for the conventional routes, and what others may read, stays.</summary>
    [Theory]
    [InlineData("app.MapControllerRoute(\"d\", \"{controller}/{action}\").{|CHP1004:RequireAuthorization|}();", "[Route(\"c\")] public class CController : ControllerBase { [HttpGet(\"a\")] public int A() => 1; }")]
    [InlineData("app.MapControllers();", "[Route(\"c\")] public class CController : ControllerBase, IC { [HttpGet(\"a\")] public int A() => 1; } public interface IC { [{|CHP1004:Authorize|}] int A(); }")]
    public Task WhatSomebodyReads_IsNotRemoved(string body, string types) => FixTest<AuthorizationHasNoEffectAnalyzer, RemoveIneffectiveAuthorizationFixer>.NotOfferedAsync(Mvc(types, body));

    private const string Guarded = """
        [Route("c"), Authorize]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
        }
        """;

    [Fact]
    public Task PolicyOfALambda_DemandsAUser() => FixTest<PolicyObjectSuppressesDefaultAnalyzer, RequireAuthenticatedUserFixer>.RunAsync(
        App("""
            var g = app.MapGroup("/g").RequireAuthorization();
            g.MapGet("/a", () => 1).{|CHP1005:RequireAuthorization|}(p => p.RequireAssertion(_ => true));
            g.MapGet("/b", () => 1).{|CHP1005:RequireAuthorization|}(policy => { policy.RequireAssertion(_ => DateTime.Now.Hour < 18); });
            """),
        App("""
            var g = app.MapGroup("/g").RequireAuthorization();
            g.MapGet("/a", () => 1).RequireAuthorization(p => p.RequireAuthenticatedUser().RequireAssertion(_ => true));
            g.MapGet("/b", () => 1).RequireAuthorization(policy => { policy.RequireAuthenticatedUser().RequireAssertion(_ => DateTime.Now.Hour < 18); });
            """),
        FixKeys.PolicyObjectUser);

    [Fact]
    public Task PolicyObject_DemandsAUser() => FixTest<PolicyObjectSuppressesDefaultAnalyzer, RequireAuthenticatedUserFixer>.RunAsync(
        App("""app.MapGroup("/g").RequireAuthorization().MapGet("/a", () => 1).{|CHP1005:WithMetadata|}(new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());"""),
        App("""app.MapGroup("/g").RequireAuthorization().MapGet("/a", () => 1).WithMetadata(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => true).Build());"""),
        FixKeys.PolicyObjectUser);

    [Fact]
    public Task PolicyOfAnotherFile_DemandsAUser() => new FixTest<PolicyObjectSuppressesDefaultAnalyzer, RequireAuthenticatedUserFixer>(
        [
            Mvc("", "app.MapControllers().RequireAuthorization(p => p.RequireAssertion(_ => true));"),
            "[Microsoft.AspNetCore.Mvc.Route(\"c\"), Microsoft.AspNetCore.Authorization.Authorize] public class CController { [Microsoft.AspNetCore.Mvc.HttpGet(\"a\")] public int {|CHP1005:A|}() => 1; }",
        ],
        [
            Mvc("", "app.MapControllers().RequireAuthorization(p => p.RequireAuthenticatedUser().RequireAssertion(_ => true));"),
            "[Microsoft.AspNetCore.Mvc.Route(\"c\"), Microsoft.AspNetCore.Authorization.Authorize] public class CController { [Microsoft.AspNetCore.Mvc.HttpGet(\"a\")] public int A() => 1; }",
        ])
    {
        CodeActionEquivalenceKey = FixKeys.PolicyObjectUser,

        // Fix All edits the files that have findings.
        CodeFixTestBehaviors = Microsoft.CodeAnalysis.Testing.CodeFixTestBehaviors.SkipFixAllCheck,
    }.RunAsync();

    [Fact]
    public Task Chain_IsHoistedToTheGroup() => FixTest<LastEndpointOnlyAuthorizedAnalyzer, HoistAuthorizationFixer>.RunAsync(
        App("""
            var api = app.MapGroup("/api");
            api.MapOrders().MapInvoices().{|CHP1006:RequireAuthorization|}();
            """, types: Modules),
        App("""
            var api = app.MapGroup("/api").RequireAuthorization();
            api.MapOrders().MapInvoices().RequireAuthorization();
            """, types: Modules),
        FixKeys.Hoist);

    [Fact]
    public Task Chain_IsHoistedWithItsPolicy() => FixTest<LastEndpointOnlyAuthorizedAnalyzer, HoistAuthorizationFixer>.RunAsync(
        App("""app.MapGroup("/api").MapOrders().MapInvoices().{|CHP1006:RequireAuthorization|}("P");""", """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));""", Modules),
        App("""app.MapGroup("/api").RequireAuthorization("P").MapOrders().MapInvoices().RequireAuthorization("P");""", """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));""", Modules),
        FixKeys.Hoist);

    [Fact]
    public Task ChainOnTheApplication_IsNotHoisted() => FixTest<LastEndpointOnlyAuthorizedAnalyzer, HoistAuthorizationFixer>.NotOfferedAsync(
        App("""app.MapOrders().MapInvoices().{|CHP1006:RequireAuthorization|}();""", types: Modules));

    [Theory]
    [InlineData("""app.MapGet("/a", () => 1).{|CHP1008:RequireAuthorization|}("ReadCharts");""", """app.MapGet("/a", () => 1).RequireAuthorization("ReadChart");""")]
    [InlineData("""app.MapGet("/a", [{|CHP1008:Authorize(Policy = "readchrt")|}] () => 1);""", """app.MapGet("/a", [Authorize(Policy = "ReadChart")] () => 1);""")]
    public Task Name_IsReplacedByARegisteredOne(string before, string after)
    {
        const string Policies = """builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("r")).AddPolicy("Other", p => p.RequireRole("r"));""";
        return FixTest<UnknownPolicyAnalyzer, RegisteredNameFixer>.RunAsync(App(before, Policies), App(after, Policies), FixKeys.RegisteredName + "ReadChart");
    }

    [Fact]
    public Task NameOfAConstant_IsNotReplaced() => FixTest<UnknownPolicyAnalyzer, RegisteredNameFixer>.NotOfferedAsync(App(
        """
        const string Name = "ReadCharts";
        app.MapGet("/a", () => 1).{|CHP1008:RequireAuthorization|}(Name);
        """,
        """builder.Services.AddAuthorizationBuilder().AddPolicy("ReadChart", p => p.RequireRole("r"));"""));

    [Theory]
    [InlineData("app.{|CHP1009:UseRouting|}();", "app.UseRouting();\napp.UseAuthorization();")]
    [InlineData("app.{|CHP1009:UseRouting|}();\napp.UseAuthentication();", "app.UseRouting();\napp.UseAuthentication();\napp.UseAuthorization();")]
    [InlineData("app.{|CHP1009:UseRouting|}().UseAuthentication();", "app.UseRouting().UseAuthentication().UseAuthorization();")]
    public Task Middleware_IsCalledInOrder(string before, string after)
    {
        const string Endpoint = "\napp.MapGet(\"/a\", () => 1).RequireAuthorization();";
        return FixTest<AuthorizationMiddlewareMissingAnalyzer, UseAuthorizationFixer>.RunAsync(App(before + Endpoint), App(after + Endpoint), FixKeys.UseAuthorization);
    }

    [Theory]
    [InlineData(
        """builder.Services.AddAuthorization(o => {|CHP1010:o.DefaultPolicy|} = new AuthorizationPolicyBuilder().RequireAssertion(_ => true).Build());""",
        """builder.Services.AddAuthorization(o => o.DefaultPolicy = new AuthorizationPolicyBuilder().RequireAuthenticatedUser().RequireAssertion(_ => true).Build());""")]
    [InlineData(
        """builder.Services.AddAuthorizationBuilder().{|CHP1010:AddPolicy|}("Any", p => p.RequireAssertion(_ => true));""",
        """builder.Services.AddAuthorizationBuilder().AddPolicy("Any", p => p.RequireAuthenticatedUser().RequireAssertion(_ => true));""")]
    public Task PermissivePolicy_DemandsAUser(string before, string after) => FixTest<PermissivePolicyAnalyzer, RequireAuthenticatedUserFixer>.RunAsync(
        App("""app.MapGet("/a", () => 1).RequireAuthorization();""", before), App("""app.MapGet("/a", () => 1).RequireAuthorization();""", after), FixKeys.PolicyObjectUser);

    [Theory]
    [InlineData("app.{|CHP1009:UseRouting|}();", ".RequireAuthorization()", "app.UseRouting();\napp.UseAuthorization();", FixKeys.UseAuthorization)]
    [InlineData("", ".{|CHP1009:RequireAuthorization|}()", "", FixKeys.AddAuthorization)]
    public Task MissingServices_AreAddedWithTheMiddleware(string before, string demand, string after, string key)
    {
        static string Source(string body, string demand) => $$"""
            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddAuthentication().AddCookie(); // by cookie
            var app = builder.Build();
            {{body}}
            app.MapGet("/a", () => 1){{demand}};
            app.Run();
            """;
        return FixTest<AuthorizationMiddlewareMissingAnalyzer, UseAuthorizationFixer>.RunAsync(
            Source(before, demand),
            Source(after, ".RequireAuthorization()").Replace("AddCookie(); // by cookie", "AddCookie();\nbuilder.Services.AddAuthorization(); // by cookie"),
            key);
    }

    [Fact]
    public Task MissingServices_AreAddedInFrontOfBuild() => FixTest<AuthorizationMiddlewareMissingAnalyzer, UseAuthorizationFixer>.RunAsync(
        """
        var builder = WebApplication.CreateBuilder(args);
        var app = builder.Build();
        app.MapGet("/a", () => 1).{|CHP1009:RequireAuthorization|}();
        app.Run();
        """,
        """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapGet("/a", () => 1).RequireAuthorization();
        app.Run();
        """,
        FixKeys.AddAuthorization);

    [Fact]
    public Task MissingServicesOfAnInvisibleBuilder_AreNotAdded() => FixTest<AuthorizationMiddlewareMissingAnalyzer, UseAuthorizationFixer>.NotOfferedAsync("""
        var app = WebApplication.CreateBuilder(args).Build();
        app.{|CHP1009:UseRouting|}();
        app.MapGet("/a", () => 1).RequireAuthorization();
        app.Run();
        """);

    [Theory]
    [InlineData("""app.MapGet("/a", [{|CHP1008:Authorize(Roles = "")|}] () => 1);""", """app.MapGet("/a", [Authorize] () => 1);""")]
    [InlineData("""app.MapGet("/a", [{|CHP1008:Authorize(Roles = " , ", Policy = "P")|}] () => 1);""", """app.MapGet("/a", [Authorize(Policy = "P")] () => 1);""")]
    [InlineData("""app.MapGet("/a", [{|CHP1008:Authorize("P", Roles = "")|}] () => 1);""", """app.MapGet("/a", [Authorize("P")] () => 1);""")]
    [InlineData("""app.MapGet("/a", () => 1).{|CHP1008:RequireAuthorization|}(new AuthorizeAttribute { Roles = "" });""", """app.MapGet("/a", () => 1).RequireAuthorization(new AuthorizeAttribute());""")]
    [InlineData("""app.MapGet("/a", () => 1).{|CHP1008:RequireAuthorization|}(new AuthorizeAttribute("P") { Roles = "" });""", """app.MapGet("/a", () => 1).RequireAuthorization(new AuthorizeAttribute("P"));""")]
    public Task BlankRoles_AreRemoved(string before, string after)
    {
        const string Policy = """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));""";
        return FixTest<UnknownPolicyAnalyzer, UsableAuthorizationFixer>.RunAsync(App(before, Policy), App(after, Policy), FixKeys.RemoveRoles);
    }

    [Fact]
    public Task BlankRolesOfAConstant_AreNotRemoved() => FixTest<UnknownPolicyAnalyzer, UsableAuthorizationFixer>.NotOfferedAsync(
        App("""app.MapGet("/a", [{|CHP1008:Authorize(Roles = Roles.None)|}] () => 1);""", types: """public static class Roles { public const string None = ""; }"""));

    [Theory]
    [InlineData("o => o.Filters.{|CHP1008:Add<AuthorizeFilter>|}()", "o => o.Filters.Add(new AuthorizeFilter())")]
    [InlineData("o => o.Filters.{|CHP1008:Add|}(typeof(AuthorizeFilter))", "o => o.Filters.Add(new AuthorizeFilter())")]
    public Task FilterByType_IsMade(string before, string after) => FixTest<UnknownPolicyAnalyzer, UsableAuthorizationFixer>.RunAsync(
        Mvc(Controller, options: before), Mvc(Controller, options: after), FixKeys.UsableFilter);

    [Theory]
    [InlineData("TypeFilter(typeof(AuthorizeFilter))")]
    [InlineData("TypeFilter<AuthorizeFilter>")]
    public Task FilterByTypeOfAnAttribute_BecomesAuthorize(string attribute) => FixTest<UnknownPolicyAnalyzer, UsableAuthorizationFixer>.RunAsync(
        Mvc(Controller.Replace("[Route(\"c\")]", "[Route(\"c\"), {|CHP1008:" + attribute + "|}]")),
        Mvc(Controller.Replace("[Route(\"c\")]", "[Route(\"c\"), Authorize]")),
        FixKeys.UsableFilter);

    [Fact]
    public Task AttributeOfAPagesHandler_IsMovedToItsClass() => FixTest<AuthorizationHasNoEffectAnalyzer, MoveAuthorizationFixer>.RunAsync(
        App("app.MapRazorPages();", "builder.Services.AddRazorPages();", """
            /// <summary>A page.</summary>
            public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
            {
                [{|CHP1004:Authorize(Roles = "Nurse")|}]
                public void OnGet() { }
            }
            """),
        App("app.MapRazorPages();", "builder.Services.AddRazorPages();", """
            /// <summary>A page.</summary>
            [Authorize(Roles = "Nurse")]
            public class IndexModel : Microsoft.AspNetCore.Mvc.RazorPages.PageModel
            {
                public void OnGet() { }
            }
            """),
        FixKeys.MoveAuthorization);

    [Theory]
    [InlineData("Authorize", "")]
    [InlineData("Authorize(\"P\")", "\"P\"")]
    [InlineData("Authorize(Policy = Charts.Name)", "\"P\"")]
    [InlineData("Authorize(Roles = \"Nurse\")", "new AuthorizeAttribute() { Roles = \"Nurse\" }")]
    public Task AttributeOfTheClassAroundHandlers_IsRequiredOfTheEndpoints(string attribute, string required)
    {
        const string Policy = """builder.Services.AddAuthorizationBuilder().AddPolicy("P", p => p.RequireRole("r"));""";
        string Charts(string marked) => $$"""
            [{{marked}}]
            public static class Charts
            {
                public const string Name = "P";
                public static int A() => 1;
                public static int B() => 1;
            }
            """;
        return FixTest<AuthorizationHasNoEffectAnalyzer, MoveAuthorizationFixer>.RunAsync(
            App("""
                app.MapGet("/a", Charts.A).WithName("a");
                app.MapGet("/b", Charts.B); // b
                """, Policy, Charts("{|CHP1004:" + attribute + "|}")),
            App($"""
                app.MapGet("/a", Charts.A).RequireAuthorization({required}).WithName("a");
                app.MapGet("/b", Charts.B).RequireAuthorization({required}); // b
                """, Policy, Charts(attribute)),
            FixKeys.MoveAuthorization);
    }

    [Fact]
    public Task AttributeOfAnInterfaceMember_IsWrittenOnTheAction() => new FixTest<AuthorizationHasNoEffectAnalyzer, MoveAuthorizationFixer>(
        [Mvc(Controller.Replace("ControllerBase", "ControllerBase, ICharts").Replace("int A", "int {|CHP1004:A|}")), Interface],
        [Mvc(Controller.Replace("ControllerBase", "ControllerBase, ICharts").Replace("[HttpGet(\"a\")] public", "[HttpGet(\"a\")] [Authorize(\"P\")] public")), Interface])
    {
        CodeActionEquivalenceKey = FixKeys.MoveAuthorization,
    }.RunAsync();

    [Theory]
    [InlineData("RequireAuthorization()", "[Authorize]")]
    [InlineData("RequireAuthorization(\"P\")", "[Authorize(\"P\")]")]
    public Task DemandBehindAFallback_IsMovedToTheAction(string demand, string attribute) => new FixTest<AuthorizationHasNoEffectAnalyzer, MoveAuthorizationFixer>(
        [Mvc("", $"""
            app.MapControllers(); // all of them
            app.MapFallbackToController("A", "C").{demand.Replace("RequireAuthorization", "{|CHP1004:RequireAuthorization|}")}; // the application of the browser
            """), Controlled("")],
        [Mvc("", """
            app.MapControllers(); // all of them
            app.MapFallbackToController("A", "C"); // the application of the browser
            """), Controlled(attribute + " ")])
    {
        CodeActionEquivalenceKey = FixKeys.MoveAuthorization,
    }.RunAsync();

    private static string Controlled(string attribute) => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        [Route("c")]
        public class CController : ControllerBase
        {
            [HttpGet("a")] {{attribute}}public int A() => 1;
        }
        """;

    [Theory]
    [InlineData("""app.MapControllers(); app.MapFallbackToController("A", "C").{|CHP1004:AllowAnonymous|}();""")]
    [InlineData("""app.MapControllers(); app.MapFallbackToController("B", "C").{|CHP1004:RequireAuthorization|}();""")]
    [InlineData("""app.MapControllers(); app.MapFallbackToController("A", "C").{|CHP1004:RequireAuthorization|}("P", "Q");""")]
    [InlineData("""app.MapControllers(); app.MapFallbackToController("A", "C").{|CHP1004:RequireAuthorization|}(p => p.RequireRole("r"));""")]
    public Task WhatBelongsToNoSinglePlace_IsNotMoved(string body) => FixTest<AuthorizationHasNoEffectAnalyzer, MoveAuthorizationFixer>.NotOfferedAsync(Mvc(Controller, body));

    [Theory]
    [InlineData("RequireAuthorization()")]
    [InlineData("RequireAuthorization(\"P\")")]
    public Task DemandBehindAConventionalRoute_IsMadeOfAttributeRoutesToo(string demand) => new FixTest<AuthorizationHasNoEffectAnalyzer, AuthorizeAttributeRoutesFixer>(
        [Mvc("", Route(demand.Replace("RequireAuthorization", "{|CHP1004:RequireAuthorization|}"))), Controlled("")],
        [Mvc("", Route(demand) + "\napp.MapControllers()." + demand + ";"), Controlled("")])
    {
        CodeActionEquivalenceKey = FixKeys.AuthorizeAttributeRoutes,
    }.RunAsync();

    private static string Route(string demand) => $$"""
        app.MapControllerRoute("default", "{controller=Home}/{action=Index}")
            .{{demand}};
        """;

    [Fact]
    public Task DemandBehindAConventionalRouteOfNoStatement_IsLeft() => new FixTest<AuthorizationHasNoEffectAnalyzer, AuthorizeAttributeRoutesFixer>(
        [Mvc("", """app.UseEndpoints(e => e.MapControllerRoute("default", "{controller=Home}/{action=Index}").{|CHP1004:RequireAuthorization|}());"""), Controlled("")],
        [Mvc("", """app.UseEndpoints(e => e.MapControllerRoute("default", "{controller=Home}/{action=Index}").{|CHP1004:RequireAuthorization|}());"""), Controlled("")]).RunAsync();

    [Theory]
    [InlineData("""app.MapGet("/a", () => 1).{|CHP1004:RequireAuthorization|}().ShortCircuit();""", """app.MapGet("/a", () => 1).RequireAuthorization();""")]
    [InlineData("""app.MapGet("/a", () => 1).ShortCircuit(200).{|CHP1004:RequireAuthorization|}("P");""", """app.MapGet("/a", () => 1).RequireAuthorization("P");""")]
    [InlineData("""var g = app.MapGroup("/g"); g.ShortCircuit(); g.MapGet("/a", () => 1).{|CHP1004:RequireAuthorization|}();""", """var g = app.MapGroup("/g"); g.MapGet("/a", () => 1).RequireAuthorization();""")]
    public Task ShortCircuit_IsRemoved(string before, string after) =>
        FixTest<AuthorizationHasNoEffectAnalyzer, RemoveShortCircuitFixer>.RunAsync(App(before), App(after), FixKeys.RemoveShortCircuit);

    private const string Interface = "using Microsoft.AspNetCore.Authorization;\npublic interface ICharts { [Authorize(\"P\")] int A(); }";

    private const string Controller = """
        [Route("c")]
        public class CController : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
        }
        """;
}
