namespace Chaperone.Tool.Tests;

/// <summary>Small projects to scan.</summary>
internal static class Projects
{
    public const string Web = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <ImplicitUsings>enable</ImplicitUsings>
            <Nullable>enable</Nullable>
          </PropertyGroup>
        </Project>
        """;

    public const string Library = """
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>One open endpoint and one protected one.</summary>
    public const string Program = """
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddAuthentication().AddBearerToken();
        builder.Services.AddAuthorization();
        var app = builder.Build();
        app.MapGet("/open", () => "open");
        app.MapGet("/secret", () => "secret").RequireAuthorization();
        app.Run();

        """;
}
