using Chaperone.Rules.Authorization;
using Chaperone.Tests.Harness;
using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1003.</summary>
public class AuthorizationOverriddenAnalyzerTests
{
    [Fact]
    public Task GroupOverEndpoint_Reports() => Verify(App("""
        var g = app.MapGroup("/g").AllowAnonymous();
        g.MapGet("/a", () => 1).{|CHP1003:RequireAuthorization|}();
        g.MapGet("/b", () => 1);
        """));

    [Fact]
    public Task OuterGroupOverInner_ReportsOnce() => Verify(App("""
        var outer = app.MapGroup("/o").AllowAnonymous();
        var inner = outer.MapGroup("/i").{|CHP1003:RequireAuthorization|}();
        inner.MapGet("/a", () => 1);
        inner.MapGet("/b", () => 1);
        """));

    [Fact]
    public Task GroupOverAttributeOfTheHandler_Reports() => Verify(App("""
        app.MapGroup("/g").AllowAnonymous().MapGet("/a", [{|CHP1003:Authorize|}] () => 1);
        """));

    [Fact]
    public Task GroupOfAnotherFile_Reports() => Verify(
        App("""app.MapGroup("/g").AllowAnonymous().MapThings();"""),
        """
        public static class Things
        {
            public static void MapThings(this IEndpointRouteBuilder routes) => routes.MapGet("/a", () => 1).{|CHP1003:RequireAuthorization|}();
        }
        """);

    [Fact]
    public Task ConventionOverControllers_Reports() => Verify(Mvc(
        """
        [Route("c"), {|CHP1003:Authorize|}]
        public class C : ControllerBase
        {
            [HttpGet("a")] public int A() => 1;
            [HttpGet("b")] public int B() => 1;
        }
        """.Replace("class C ", "class CController "),
        "app.MapControllers().AllowAnonymous();"));

    [Fact]
    public Task InheritedAction_Reports() => Verify(Mvc("""
        public abstract class Base : ControllerBase
        {
            [HttpGet("a"), {|CHP1003:Authorize|}] public int A() => 1;
        }

        [Route("d"), AllowAnonymous]
        public class DController : Base
        {
        }
        """));

    [Fact]
    public Task HubClass_Reports() => Verify(App(
        """app.MapHub<ChatHub>("/chat").{|CHP1003:RequireAuthorization|}();""",
        "builder.Services.AddSignalR();",
        "[AllowAnonymous] public class ChatHub : Microsoft.AspNetCore.SignalR.Hub { }"));

    [Fact]
    public Task AnonymousEndpointOfASecuredGroup_DoesNotReport() => Verify(App("""
        var g = app.MapGroup("/g").RequireAuthorization();
        g.MapGet("/a", () => 1).AllowAnonymous();
        """));

    [Fact]
    public Task SamePlace_DoesNotReport() => Verify(App("""app.MapGet("/a", () => 1).RequireAuthorization().AllowAnonymous();"""));

    [Fact]
    public Task AttributesOfAController_DoNotReport_BecauseAsp0026Does() => Verify(Mvc("""
        [Route("c"), AllowAnonymous]
        public class CController : ControllerBase
        {
            [HttpGet("a"), Authorize] public int A() => 1;
        }
        """));

    [Fact]
    public Task UnderACondition_DoesNotReport() => Verify(App("""
        var g = app.MapGroup("/g");
        if (app.Environment.IsDevelopment()) g.AllowAnonymous();
        g.MapGet("/a", () => 1).RequireAuthorization();
        """));

    [Fact]
    public Task WhatCannotBeTold_DoesNotReport() => Verify(App("""
        var g = app.MapGroup("/g").AllowAnonymous();
        g.MapGet("/a", () => 1).RequireAuthorization().Finally(b => b.Metadata.Clear());
        """));

    private static Task Verify(params string[] files) => RuleTest<AuthorizationOverriddenAnalyzer>.RunAsync(files);
}
