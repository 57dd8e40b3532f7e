using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>How an application describes its API: the generators that it registers, and what their options change.</summary>
internal sealed class DescriptionSetup
{
    private readonly ILookup<string, RecordedCall> _calls;
    private readonly Compilation _compilation;
    private readonly Lazy<bool> _hasUnresolvedOptions;

    public DescriptionSetup(Host host, SemanticModels models)
    {
        _compilation = models.Compilation;
        _hasUnresolvedOptions = new Lazy<bool>(() => UnresolvedOptions.Any(_calls!["AddOpenApi"].Concat(_calls["AddSwaggerGen"]).Concat(_calls["ConfigureSwaggerGen"]), models));
        _calls = host.Calls.ToLookup(static c => c.Name, StringComparer.Ordinal);
        var generators = ImmutableArray.CreateBuilder<ApiGenerator>();
        if (Calls("AddOpenApi", "Microsoft.AspNetCore.OpenApi").Any())
        {
            generators.Add(ApiGenerator.Microsoft);
        }

        if (Calls("AddSwaggerGen", "Swashbuckle.").Any())
        {
            generators.Add(ApiGenerator.Swashbuckle);
        }

        Generators = generators.ToImmutable();
        Invisible = host.Calls.Where(static c => !c.IsFramework).FirstOrDefault(static c => MayRegister(c.Member.ContainingAssembly));
    }

    public ImmutableArray<ApiGenerator> Generators { get; }

    /// <summary>A call into an assembly that is not visible and uses a generator itself: it may register one, or change its options. Null when there is none.</summary>
    public RecordedCall? Invisible { get; }

    /// <summary>The call that registers another generator than the two (NSwag, FastEndpoints' own, gRPC's), whose reading is not modelled; null when there is none.</summary>
    public RecordedCall? Other =>
        Calls("AddOpenApiDocument", "NSwag.").Concat(Calls("AddSwaggerDocument", "NSwag.")).Concat(Calls("SwaggerDocument", "FastEndpoints.")).Concat(Calls("OpenApiDocument", "FastEndpoints.")).Concat(Calls("AddGrpcSwagger", "Microsoft.AspNetCore.Grpc.")).FirstOrDefault();

    /// <summary>Minimal APIs are described by AddEndpointsApiExplorer, which AddOpenApi calls and AddSwaggerGen does not.</summary>
    public bool DescribesMinimalApis => Has("AddEndpointsApiExplorer") || Generators.Contains(ApiGenerator.Microsoft);

    /// <summary>Controllers are described by AddApiExplorer, which AddMvcCore does not bring (MvcServiceCollectionExtensions).</summary>
    public bool DescribesControllers => Has("AddControllers") || Has("AddControllersWithViews") || Has("AddMvc") || Has("AddApiExplorer");

    /// <summary>Swashbuckle makes every attribute-routed action visible, to the other generator as well (SwaggerApplicationConvention).</summary>
    public bool ShowsEveryAction => Generators.Contains(ApiGenerator.Swashbuckle);

    /// <summary>Asp.Versioning's API explorer gives every description a group, and applications declare a document for each of them.</summary>
    public bool GroupsByVersion => _calls["AddApiExplorer"].Any(static c => c.Member.ContainingAssembly?.Name.StartsWith("Asp.Versioning", StringComparison.Ordinal) == true)
        || Has("AddVersionedApiExplorer");

    /// <summary>The generator writes XML comments into the document by options that were seen; Swashbuckle only.</summary>
    public bool IncludesXmlComments => Has("IncludeXmlComments");

    /// <summary>Swashbuckle.AspNetCore.Annotations are switched on.</summary>
    public bool ReadsAnnotations => Has("EnableAnnotations");

    /// <summary>Whether annotations have the last word over XML comments: filters run in the order of their registration.</summary>
    public bool AnnotationsWin => Position("EnableAnnotations") > Position("IncludeXmlComments");

    public bool IgnoresObsolete => Has("IgnoreObsoleteActions");

    /// <summary>The reader of XML comments is a source generator: it works for AddOpenApi in source, from version 10 on, and on comments that the compiler parses.</summary>
    /// <remarks>dotnet/aspnetcore, src/OpenApi/gen/XmlCommentGenerator.cs.</remarks>
    public bool MicrosoftReadsXmlComments => Calls("AddOpenApi", "Microsoft.AspNetCore.OpenApi").Any() && AssemblyVersion("Microsoft.AspNetCore.OpenApi") >= 10;

    /// <summary>Whether the generator's set of documents and what goes into them is its own: which groups appear can't be told otherwise.</summary>
    public bool SelectsByCode(ApiGenerator generator) => generator == ApiGenerator.Microsoft ? Has("ShouldInclude") : Has("DocInclusionPredicate");

    /// <summary>Whether operations are rewritten by code whose effect is not known.</summary>
    public bool Transforms(ApiGenerator generator) => generator == ApiGenerator.Microsoft
        ? Has("AddOperationTransformer") || Has("AddDocumentTransformer")
        : Has("OperationFilter") || Has("OperationAsyncFilter") || Has("AddOperationFilterInstance") || Has("AddOperationAsyncFilterInstance")
            || Has("DocumentFilter") || Has("DocumentAsyncFilter") || Has("AddDocumentFilterInstance") || Has("AddDocumentAsyncFilterInstance");

    /// <summary>Whether an option is set by a call that does not bind: half-typed, or of a package that is not restored. It may read what the others do not.</summary>
    public bool HasUnresolvedOptions => _hasUnresolvedOptions.Value;

    /// <summary>Whether operation ids are made by the application's own code.</summary>
    public bool NamesByCode(ApiGenerator generator) => generator == ApiGenerator.Swashbuckle && Has("CustomOperationIds");

    /// <summary>Whether tags are made by the application's own code.</summary>
    public bool TagsByCode(ApiGenerator generator) => generator == ApiGenerator.Swashbuckle && Has("TagActionsBy");

    /// <summary>The documents' names; default when they are not all known.</summary>
    public ImmutableArray<string> DocumentsOf(ApiGenerator generator)
    {
        var names = new List<string>();
        foreach (var call in generator == ApiGenerator.Microsoft ? Calls("AddOpenApi", "Microsoft.AspNetCore.OpenApi") : _calls["SwaggerDoc"])
        {
            var parameter = generator == ApiGenerator.Microsoft ? "documentName" : "name";
            var hasName = call.Member is IMethodSymbol method && method.Parameters.Any(p => p.Name == parameter);
            if (!hasName)
            {
                names.Add("v1");
            }
            else if (call.Argument(parameter) is ConstantValue { Value: string name })
            {
                names.Add(name);
            }
            else
            {
                return default;
            }
        }

        return names.Count == 0 ? ImmutableArray.Create("v1") : names.ToImmutableArray();
    }

    /// <summary>Responses that a global MVC filter declares (<c>options.Filters.Add(new ProducesResponseTypeAttribute(500))</c>).</summary>
    public IEnumerable<RecordedCall> GlobalFilters => _calls["Add"].Where(static c => c.Member.ContainingType is { Name: "FilterCollection" } || c.Member.ContainingType?.TypeArguments is [{ Name: "IFilterMetadata" }]);

    private bool Has(string name) => _calls.Contains(name);

    private IEnumerable<RecordedCall> Calls(string name, string assembly) =>
        _calls[name].Where(c => c.Member.ContainingAssembly?.Name.StartsWith(assembly, StringComparison.Ordinal) == true);

    private int Position(string name)
    {
        var position = -1;
        foreach (var group in _calls)
        {
            position++;
            if (group.Key == name)
            {
                return position;
            }
        }

        return -1;
    }

    private int AssemblyVersion(string name) =>
        _compilation.ReferencedAssemblyNames.FirstOrDefault(n => n.Name == name)?.Version.Major ?? 0;

    private static bool MayRegister(IAssemblySymbol? assembly) =>
        assembly is not null
        && !KnownLibraries.IsHarmless(assembly.Name)
        && (AssemblyReferences.RefersTo(assembly, "Microsoft.AspNetCore.OpenApi") || AssemblyReferences.RefersTo(assembly, "Swashbuckle.AspNetCore.SwaggerGen")
            || AssemblyReferences.RefersTo(assembly, "NSwag.AspNetCore"));
}
