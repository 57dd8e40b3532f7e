using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text;

namespace Chaperone.Package.Tests;

/// <summary>A library tells the application that calls it what it sets up: in a real build, through its reference assembly.</summary>
public sealed class SharedFactsTests(PackedPackage package)
{
    private const string Key = "Chaperone.Facts/1";

    [Fact]
    public async Task A_library_carries_its_facts_and_the_application_reads_them_and_has_none()
    {
        var library = Create("FactsLibrary", "Microsoft.NET.Sdk", """<ItemGroup><FrameworkReference Include="Microsoft.AspNetCore.App" /></ItemGroup>""");
        library.Write("Extensions.cs", """
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Builder;
            using Microsoft.AspNetCore.Http;
            using Microsoft.AspNetCore.Routing;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            namespace FactsLibrary;

            public static class Extensions
            {
                public static IHostApplicationBuilder AddServiceDefaults(this IHostApplicationBuilder builder)
                {
                    builder.Services.AddHttpContextAccessor();
                    return builder;
                }

                public static IServiceCollection AddSecurity(this IServiceCollection services) =>
                    services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()).Services;

                public static void MapShared(this IEndpointRouteBuilder app) => app.MapGet("/shared", () => "x").RequireAuthorization();
            }
            """);
        var host = Create("FactsHost", "Microsoft.NET.Sdk.Web", """<ItemGroup><ProjectReference Include="../FactsLibrary/FactsLibrary.csproj" /></ItemGroup>""");
        host.Write("Program.cs", """
            using FactsLibrary;

            var builder = WebApplication.CreateBuilder(args);
            builder.AddServiceDefaults();
            builder.Services.AddAuthentication().AddCookie();
            builder.Services.AddAuthorization();
            var app = builder.Build();
            app.MapShared();
            app.MapGet("/open", () => "x");
            app.Run();
            """);
        (await host.RestoreAsync()).Succeeded();

        Assert.Equal(["warning CHP1001 Program.cs:9"], (await host.BuildAsync()).Succeeded().Ours);
        Assert.Equal(["GET /open", "GET /shared"], host.InventoryIds());
        Assert.True(HasFacts(library.Path("bin/Debug/net10.0/FactsLibrary.dll")));
        Assert.True(HasFacts(library.Path("obj/Debug/net10.0/ref/FactsLibrary.dll")));
        Assert.False(HasFacts(host.Path("bin/Debug/net10.0/FactsHost.dll")));

        // What the library sets up decides.
        using (host.WithEdit("Program.cs", text => text.Replace("builder.Services.AddAuthorization();", "builder.Services.AddSecurity();", StringComparison.Ordinal)))
        {
            Assert.Empty((await host.BuildAsync()).Succeeded().Ours);
        }

        // Without its facts it may set up anything.
        Assert.Empty((await host.RebuildAsync("-p:ChaperoneShareFacts=false")).Succeeded().Ours);
        Assert.False(HasFacts(library.Path("bin/Debug/net10.0/FactsLibrary.dll")));
        Assert.Equal("CHP9103", (await host.RebuildAsync("-p:ChaperoneShareFacts=maybe")).Failed().Diagnostics.First(d => d.Id.StartsWith("CHP", StringComparison.Ordinal)).Id);
    }

    private Consumer Create(string name, string sdk, string items)
    {
        var project = new Consumer(Path.Combine(package.Root, name), name);
        Directory.CreateDirectory(project.Folder);
        project.Write(name + ".csproj", $"""
            <Project Sdk="{sdk}">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework><Nullable>enable</Nullable><ImplicitUsings>enable</ImplicitUsings></PropertyGroup>
              <ItemGroup><PackageReference Include="Chaperone.Analyzers" Version="{package.Version}" PrivateAssets="all" /></ItemGroup>
              {items}
            </Project>
            """);
        return project;
    }

    private static bool HasFacts(string assembly)
    {
        using var image = new PEReader(File.OpenRead(assembly));
        var metadata = image.GetMetadataReader();
        return metadata.GetAssemblyDefinition().GetCustomAttributes()
            .Select(handle => Encoding.UTF8.GetString(metadata.GetBlobBytes(metadata.GetCustomAttribute(handle).Value)))
            .Any(value => value.Contains(Key, StringComparison.Ordinal));
    }
}
