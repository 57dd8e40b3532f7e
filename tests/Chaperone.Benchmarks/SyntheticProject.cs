using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Benchmarks;

/// <summary>
/// A clinic's API, as large as asked for and the same text every time: controllers, minimal endpoints in modules with nested groups, and
/// the types they exchange. One controller in ten and one module in ten has no authorization, so that rules both fire and stay silent.
/// </summary>
internal sealed record SyntheticProject
{
    public const int ActionsPerController = 10;
    public const int EndpointsPerModule = 10;

    public int Controllers { get; init; } = 200;

    public int Modules { get; init; } = 50;

    public int Types { get; init; } = 1000;

    public int TypesPerFile { get; init; } = 15;

    /// <summary>Whether the exchanged types are patients, and what is read is logged: then payloads and flows of patient data are followed as well.</summary>
    public bool IsHealthCode { get; init; }

    /// <summary>Whether the application registers a generator of API descriptions.</summary>
    public bool IsDescribed { get; init; }

    public int Endpoints => (Controllers * ActionsPerController) + (Modules * EndpointsPerModule);

    /// <summary>Of the same proportions as the default, which has 2,500 endpoints.</summary>
    public static SyntheticProject WithEndpoints(int count) => new() { Controllers = count * 8 / 100, Modules = count * 2 / 100, Types = count * 4 / 10 };

    /// <summary>A thousand files: one of start-up code, one for services, 200 controllers, 50 modules, and a file for each type.</summary>
    public static SyntheticProject OfThousandFiles { get; } = new() { Types = 748, TypesPerFile = 1 };

    public static string ControllerFile(int index) => $"Controllers/{ControllerName(index)}.cs";

    public static string ModuleFile(int index) => $"Modules/{ModuleName(index)}.cs";

    public IEnumerable<(string Path, string Text)> Files()
    {
        yield return ("Program.cs", Program());
        yield return ("Services.cs", Services());
        for (var i = 0; i < Controllers; i++)
        {
            yield return (ControllerFile(i), Controller(i));
        }

        for (var i = 0; i < Modules; i++)
        {
            yield return (ModuleFile(i), Module(i));
        }

        for (var first = 0; first < Types; first += TypesPerFile)
        {
            yield return ($"Contracts/Contracts{Number(first / TypesPerFile)}.cs", Contracts(first, Math.Min(TypesPerFile, Types - first)));
        }
    }

    public CSharpCompilation Compile() => IsDescribed ? Compile(Files()).AddReferences(References.OpenApi) : Compile(Files());

    /// <summary>The services and types alone, as a class library that does not reference ASP.NET Core.</summary>
    public CSharpCompilation CompileLibrary()
    {
        var trees = Files().Skip(1).Select(static f => Parse(f.Path, f.Text)).Prepend(Parse("GlobalUsings.g.cs", string.Join('\n', GlobalUsings.Split('\n').Where(static u => u.StartsWith("global using System", StringComparison.Ordinal)))));
        return CSharpCompilation.Create("Library", trees, References.NetCoreOnly, Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));
    }

    public static CSharpCompilation Compile(IEnumerable<(string Path, string Text)> files)
    {
        var trees = files.Select(static f => Parse(f.Path, f.Text)).Prepend(Parse("GlobalUsings.g.cs", GlobalUsings));
        return CSharpCompilation.Create("Synthetic", trees, References.AspNetCore, Options);
    }

    public static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(text, ParseOptions, "/synthetic/" + path, Encoding.UTF8);

    /// <summary>Writes a project that <c>dotnet build</c> builds.</summary>
    public void WriteTo(string folder)
    {
        foreach (var (path, text) in Files().Append(("Synthetic.csproj", ProjectFile)))
        {
            var file = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }
    }

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Latest);

    private static CSharpCompilationOptions Options { get; } = new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable);

    private const string ProjectFile = """
        <Project Sdk="Microsoft.NET.Sdk.Web">
          <PropertyGroup>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
          </PropertyGroup>
        </Project>

        """;

    // What ImplicitUsings gives a web project.
    private const string GlobalUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static string Number(int index) => index.ToString("D4", CultureInfo.InvariantCulture);

    private static string ControllerName(int index) => $"Ward{Number(index)}Controller";

    private static string ModuleName(int index) => $"Module{Number(index)}Endpoints";

    private string TypeName(int index) => $"{(IsHealthCode ? "Patient" : "Record")}{Number(index % Types)}";

    private string Program()
    {
        var calls = new StringBuilder();
        for (var i = 0; i < Modules; i++)
        {
            calls.Append($"api.MapModule{Number(i)}();\n");
        }

        return $$"""
            using Microsoft.AspNetCore.Authorization;
            using Synthetic;
            using Synthetic.Modules;

            var builder = WebApplication.CreateBuilder(args);
            builder.Services.AddControllers();{{(IsDescribed ? "\nbuilder.Services.AddOpenApi();" : "")}}
            builder.Services.AddAuthentication("Cookies").AddCookie("Cookies");
            builder.Services.AddAuthorization(options =>
            {
                options.AddPolicy("Clinician", policy => policy.RequireAuthenticatedUser().RequireRole("clinician", "physician"));
                options.AddPolicy("Billing", policy => policy.RequireClaim("department", "billing"));
                options.AddPolicy("Administrator", policy => policy.RequireRole("administrator"));
            });
            builder.Services.AddSingleton(typeof(IRepository<>), typeof(Repository<>));
            builder.Services.AddSingleton<AuditLog>();

            var app = builder.Build();
            if (app.Environment.IsDevelopment())
            {
                app.UseDeveloperExceptionPage();
            }

            app.UseHttpsRedirection();
            app.UseAuthentication();
            app.UseAuthorization();
            app.MapControllers();
            var api = app.MapGroup("/api");
            {{calls}}app.Run();

            """;
    }

    private static string Services() => """
        using System.Collections.Concurrent;

        namespace Synthetic;

        public interface IEntity
        {
            int Id { get; set; }

            string Name { get; set; }
        }

        public interface IRepository<T>
            where T : class, IEntity, new()
        {
            IReadOnlyList<T> Find(string? text, int skip, int take);

            Task<T?> GetAsync(int id, CancellationToken cancellationToken);

            Task<T> AddAsync(T item, CancellationToken cancellationToken);

            Task<bool> RemoveAsync(int id, CancellationToken cancellationToken);
        }

        public sealed class Repository<T> : IRepository<T>
            where T : class, IEntity, new()
        {
            private readonly ConcurrentDictionary<int, T> _items = new();

            public IReadOnlyList<T> Find(string? text, int skip, int take) =>
                _items.Values
                    .Where(item => text is null || item.Name.Contains(text, StringComparison.OrdinalIgnoreCase))
                    .OrderBy(item => item.Name)
                    .Skip(skip)
                    .Take(take)
                    .ToList();

            public Task<T?> GetAsync(int id, CancellationToken cancellationToken) => Task.FromResult(_items.TryGetValue(id, out var item) ? item : null);

            public Task<T> AddAsync(T item, CancellationToken cancellationToken)
            {
                item.Id = _items.Count + 1;
                _items[item.Id] = item;
                return Task.FromResult(item);
            }

            public Task<bool> RemoveAsync(int id, CancellationToken cancellationToken) => Task.FromResult(_items.TryRemove(id, out _));
        }

        public sealed class AuditLog
        {
            private readonly ConcurrentQueue<(DateTimeOffset When, string What, int Id)> _entries = new();

            public void Write(string what, int id) => _entries.Enqueue((DateTimeOffset.UtcNow, what, id));

            public int Count(string what) => _entries.Count(entry => entry.What == what);
        }

        """;

    private string Controller(int index)
    {
        var authorize = index % 10 == 4 ? "" : index % 3 == 0 ? "[Authorize(Policy = \"Clinician\")]\n" : "[Authorize]\n";
        var text = new StringBuilder();
        text.Append($$"""
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;
            using Synthetic.Contracts;

            namespace Synthetic.Controllers;

            [ApiController]
            [Route("api/[controller]")]
            {{authorize}}public class {{ControllerName(index)}} : ControllerBase
            {
                private readonly AuditLog _audit;
                private readonly ILogger<{{ControllerName(index)}}> _logger;

                public {{ControllerName(index)}}(AuditLog audit, ILogger<{{ControllerName(index)}}> logger)
                {
                    _audit = audit;
                    _logger = logger;
                }

            """);
        for (var action = 0; action < ActionsPerController; action++)
        {
            var type = TypeName((index * 7) + action);
            var own = action == 7 ? "    [Authorize(Roles = \"administrator\")]\n" : action == 8 && index % 5 == 0 ? "    [AllowAnonymous]\n" : "";
            text.Append('\n').Append(own).Append((action % 4) switch
            {
                0 => $$"""
                        [HttpGet("list{{action}}")]
                        public ActionResult<IEnumerable<{{type}}>> List{{action}}([FromServices] IRepository<{{type}}> repository, [FromQuery] string? text, [FromQuery] int page = 0, [FromQuery] int size = 20)
                        {
                            if (page < 0 || size is < 1 or > 100)
                            {
                                return BadRequest($"page {page} of size {size} is not possible");
                            }

                            var found = repository.Find(text, page * size, size);
                            _logger.LogInformation("{Count} found on page {Page}", found.Count, page);
                            return Ok(found.Select(item => new { item.Id, item.Name, Length = item.Name.Length }));
                        }

                    """,
                1 => $$"""
                        [HttpGet("{id:int}/detail{{action}}")]
                        public async Task<ActionResult<{{type}}>> Get{{action}}(int id, [FromServices] IRepository<{{type}}> repository, CancellationToken cancellationToken)
                        {
                            var item = await repository.GetAsync(id, cancellationToken);
                            if (item is null)
                            {
                                return NotFound();
                            }

                            _audit.Write("read", item.Id);
                            _logger.LogInformation("{Item} was read", item.{{(IsHealthCode ? "Name" : "Id")}});
                            return item;
                        }

                    """,
                2 => $$"""
                        [HttpPost("create{{action}}")]
                        public async Task<IActionResult> Create{{action}}([FromBody] {{type}} item, [FromServices] IRepository<{{type}}> repository, CancellationToken cancellationToken)
                        {
                            if (string.IsNullOrWhiteSpace(item.Name) || item.Amount < 0)
                            {
                                ModelState.AddModelError(nameof(item.Name), "A name is needed.");
                                return ValidationProblem(ModelState);
                            }

                            var added = await repository.AddAsync(item, cancellationToken);
                            _audit.Write("created", added.Id);
                            return Created($"/api/{added.Id}", added);
                        }

                    """,
                _ => $$"""
                        [HttpDelete("{id:int}/remove{{action}}")]
                        public async Task<IActionResult> Remove{{action}}(int id, [FromServices] IRepository<{{type}}> repository, CancellationToken cancellationToken)
                        {
                            try
                            {
                                return await repository.RemoveAsync(id, cancellationToken) ? NoContent() : NotFound();
                            }
                            catch (InvalidOperationException exception)
                            {
                                _logger.LogWarning(exception, "{Id} was not removed", id);
                                return Conflict();
                            }
                        }

                    """,
            });
        }

        return text.Append("}\n").ToString();
    }

    private string Module(int index)
    {
        var protection = index % 10 == 4 ? "" : index % 3 == 0 ? ".RequireAuthorization(\"Billing\")" : ".RequireAuthorization()";
        var text = new StringBuilder();
        text.Append($$"""
            using Synthetic.Contracts;

            namespace Synthetic.Modules;

            public static class {{ModuleName(index)}}
            {
                public static IEndpointRouteBuilder MapModule{{Number(index)}}(this IEndpointRouteBuilder routes)
                {
                    var group = routes.MapGroup("/module{{Number(index)}}").WithTags("Module {{index}}"){{protection}};
                    var items = group.MapGroup("/items");

            """);
        for (var endpoint = 0; endpoint < EndpointsPerModule; endpoint++)
        {
            var type = TypeName((index * 11) + endpoint);
            text.Append((endpoint % 5) switch
            {
                0 => $$"""

                            items.MapGet("/list{{endpoint}}", (IRepository<{{type}}> repository, string? text, int page = 0) =>
                            {
                                var found = repository.Find(text, page * 20, 20);
                                return found.Count == 0 ? Results.NoContent() : Results.Ok(found.Select(item => new { item.Id, item.Name }));
                            }).WithName("list-{{index}}-{{endpoint}}").Produces<IEnumerable<{{type}}>>();

                    """,
                1 => $$"""

                            items.MapGet("/{id:int}/detail{{endpoint}}", async (int id, IRepository<{{type}}> repository, AuditLog audit, CancellationToken cancellationToken) =>
                            {
                                var item = await repository.GetAsync(id, cancellationToken);
                                if (item is null)
                                {
                                    return Results.NotFound();
                                }

                                audit.Write("read", item.Id);
                                return Results.Ok(item);
                            });

                    """,
                2 => $$"""

                            items.MapPost("/create{{endpoint}}", async ({{type}} item, IRepository<{{type}}> repository, ILoggerFactory loggers, CancellationToken cancellationToken) =>
                            {
                                if (string.IsNullOrWhiteSpace(item.Name))
                                {
                                    return Results.BadRequest("A name is needed.");
                                }

                                var added = await repository.AddAsync(item, cancellationToken);
                                loggers.CreateLogger("module{{index}}").LogInformation("{Id} was added", added.Id);
                                return Results.Created($"/api/module{{Number(index)}}/items/{added.Id}", added);
                            }).RequireAuthorization("Clinician");

                    """,
                3 => $$"""

                            group.MapDelete("/{id:int}/remove{{endpoint}}", async (int id, IRepository<{{type}}> repository, CancellationToken cancellationToken) =>
                                await repository.RemoveAsync(id, cancellationToken) ? Results.NoContent() : Results.NotFound());

                    """,
                _ => $$"""

                            group.MapGet("/status{{endpoint}}", Status{{endpoint}}).AllowAnonymous();

                    """,
            });
        }

        text.Append("        return routes;\n    }\n");
        for (var endpoint = 4; endpoint < EndpointsPerModule; endpoint += 5)
        {
            text.Append($$"""

                    private static IResult Status{{endpoint}}(AuditLog audit)
                    {
                        var counts = new[] { "read", "created", "removed" }.ToDictionary(what => what, audit.Count);
                        return Results.Ok(new { Module = {{index}}, counts });
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }

    private string Contracts(int first, int count)
    {
        var text = new StringBuilder("using System.ComponentModel.DataAnnotations;\n\nnamespace Synthetic.Contracts;\n");
        for (var i = first; i < first + count; i++)
        {
            text.Append($$"""

                /// <summary>What is exchanged about case {{i}}.</summary>
                public class {{TypeName(i)}} : IEntity
                {
                    public int Id { get; set; }

                    [Required]
                    [StringLength(200)]
                    public string Name { get; set; } = "";

                    public DateOnly Since { get; set; }

                    public decimal Amount { get; set; }

                    public string? {{(IsHealthCode ? "Diagnosis" : "Remarks")}} { get; set; }

                    public List<string> Tags { get; set; } = new();

                    public Status{{Number(i)}} Status { get; set; }

                    public bool IsOpen => Status == Status{{Number(i)}}.Open || (Amount > 0 && {{(IsHealthCode ? "Diagnosis" : "Remarks")}} is { Length: > 0 });

                    public override string ToString() => $"{Name} ({Id}) since {Since:O}";
                }

                public enum Status{{Number(i)}}
                {
                    Open,
                    Closed,
                    Cancelled,
                }

                """);
        }

        return text.ToString();
    }
}
