namespace Chaperone.Tests.Harness;

/// <summary>Small programs around the lines that a test is about.</summary>
internal static class Programs
{
    /// <summary>A minimal application with authentication and authorization services, hence with the middleware.</summary>
    public static string App(string body, string services = "", string types = "") => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Authorization;
        using Microsoft.AspNetCore.Mvc.Filters;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorization();
        {{services}}
        var app = builder.Build();
        {{body}}
        app.Run();

        {{types}}
        """;

    /// <summary>An application with attribute-routed controllers.</summary>
    public static string Mvc(string controllers, string body = "app.MapControllers();", string options = "") => $$"""
        using Microsoft.AspNetCore.Authorization;
        using Microsoft.AspNetCore.Mvc;
        using Microsoft.AspNetCore.Mvc.Authorization;
        using Microsoft.AspNetCore.Mvc.Filters;

        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddControllers({{options}});
        builder.Services.AddAuthentication().AddCookie();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.UseAuthorization();
        {{body}}
        app.Run();

        {{controllers}}
        """;
}
