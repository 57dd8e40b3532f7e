using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>Handlers that refuse their callers themselves; that the framework sees it so is shown by GuardingHandlers of the differential tests.</summary>
public class HandlerGuardTests
{
    [Theory]
    [InlineData("if (!User.Identity!.IsAuthenticated) { return Unauthorized(); } return Ok();")]
    [InlineData("if (User.IsInRole(\"Staff\")) { return Ok(); } return Forbid();")]
    [InlineData("return User.FindFirstValue(\"sub\") is null ? Challenge() : Ok();")]
    [InlineData("var id = User.FindFirstValue(\"sub\"); if (string.IsNullOrEmpty(id)) return StatusCode(401); return Ok(id);")]
    [InlineData("var id = User.FindFirstValue(\"sub\") ?? throw new UnauthorizedAccessException(); return Ok(id);")]
    [InlineData("if (HttpContext.Session.GetString(\"user\") == null) { return RedirectToAction(\"SignIn\"); } return Ok();")]
    [InlineData("if (Request.Headers[\"X-Key\"] != \"secret\") { return Unauthorized(); } return Ok();")]
    [InlineData("var id = Caller(); return Ok(id);")]
    public Task HandlerThatRefusesItsCaller_DoesNotReport(string body) => AnalyzerTest.RunAsync(Controllers("public IActionResult Get()", body));

    [Theory]
    [InlineData("return password == \"letmein\" ? Ok() : Unauthorized();")]
    [InlineData("if (User.Identity!.IsAuthenticated) { return Redirect(\"/home\"); } return Ok();")]
    [InlineData("var name = User.Identity?.Name; return name is not null ? Redirect(\"/home\") : Ok();")]
    [InlineData("return User.IsInRole(\"Staff\") ? Ok(1) : Ok(2);")]
    [InlineData("/* 401 */ return Ok(User.Identity?.Name);")]
    public Task HandlerThatRefusesForAnotherReason_Reports(string body) => AnalyzerTest.RunAsync(Controllers("public IActionResult {|CHP1001:Get|}(string? password)", body));

    [Fact]
    public Task LambdaThatRefusesItsCaller_DoesNotReport() => AnalyzerTest.RunAsync(App(
        """
        app.MapGet("/a", (System.Security.Claims.ClaimsPrincipal user) => user.Identity?.IsAuthenticated == true ? Results.Ok() : Results.Unauthorized());
        app.{|CHP1001:MapGet|}("/b", (string password) => password == "x" ? Results.Ok() : Results.Unauthorized());
        """));

    private static string Controllers(string declaration, string body) => $$"""
        using System.Security.Claims;
        using Microsoft.AspNetCore.Mvc;
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers();
        var app = builder.Build();
        app.MapControllers();
        app.Run();

        public abstract class Base : ControllerBase
        {
            protected string Caller() => User.FindFirstValue("sub") ?? throw new UnauthorizedAccessException();
        }

        [Route("charts")]
        public class ChartsController : Base
        {
            [HttpGet]
            {{declaration}}
            {
                {{body}}
            }
        }
        """;
}
