using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Reads what attributes and conventions say to the API description, by the interfaces that the framework itself asks for.</summary>
/// <remarks>Namespaces Microsoft.AspNetCore.Http.Metadata and Microsoft.AspNetCore.Mvc.ApiExplorer; dotnet/aspnetcore, src/Http/Routing/src/Builder/OpenApiRouteHandlerBuilderExtensions.cs.</remarks>
internal sealed class DescriptionItems
{
    private const string Http = "Microsoft.AspNetCore.Http.Metadata.";
    private const string Explorer = "Microsoft.AspNetCore.Mvc.ApiExplorer.";

    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;

    public DescriptionItems(SemanticModels models, WellKnownSymbols symbols)
    {
        _models = models;
        _symbols = symbols;
    }

    /// <summary>What the attributes say, in their order.</summary>
    public IEnumerable<DescriptionItem> Of(IEnumerable<AttributeData> attributes, CancellationToken cancellationToken)
    {
        foreach (var attribute in attributes)
        {
            // Nearly none of an action's attributes is about its description: asked by interfaces before anything is read.
            if (attribute.AttributeClass is { } type && Speaks(type))
            {
                foreach (var item in Of(MetadataObject.Of(attribute, _models, cancellationToken), "[" + ShortName(type) + "]", isCertain: true))
                {
                    yield return item;
                }
            }
        }
    }

    /// <summary>What conventions say, in the order of the calls.</summary>
    public IEnumerable<DescriptionItem> Of(IEnumerable<RecordedCall> calls, Condition created) => calls.SelectMany(c => Of(c, c.When.IsImpliedBy(created)));

    /// <summary>Responses that a global filter of MVC declares.</summary>
    public IEnumerable<DescriptionItem> OfFilter(RecordedCall call) =>
        call.Arguments.OfType<ObjectValue>().SelectMany(a => Of(MetadataObject.Of(a, call.Location)!, "a global filter", call.When.IsAlways)).Where(static i => i.Kind == DescriptionKind.Response);

    private IEnumerable<DescriptionItem> Of(RecordedCall call, bool isCertain)
    {
        var evidence = new Evidence("." + call.Name + "(…)", call.Location);
        DescriptionItem Item(DescriptionKind kind, Value value) => new(kind, evidence) { IsCertain = isCertain, Value = value };

        // What a Carter module's constructor says MapCarter says of the module's group, in the framework's words (Carter/CarterExtensions.cs).
        var isCarter = WellKnownSymbols.Is(call.Member.ContainingType, _symbols.Get("Carter.CarterModule"));
        Value Argument(string name) => isCarter ? call.Arguments.FirstOrDefault() ?? Value.Unknown : call.Argument(name);
        if (!call.IsFramework && !isCarter)
        {
            // Asp.Versioning adds version metadata only, Swashbuckle's calls are read by its own generator.
            var isHarmless = call.Member.ContainingAssembly is { } assembly && KnownLibraries.IsHarmless(assembly.Name);
            return call.Member is IMethodSymbol && !isHarmless ? new[] { Item(DescriptionKind.Opaque, Value.Unknown) } : Enumerable.Empty<DescriptionItem>();
        }

        switch (call.Name)
        {
            case "WithSummary":
                return new[] { Item(DescriptionKind.Summary, Argument("summary")) };
            case "WithDescription":
                return new[] { Item(DescriptionKind.Description, Argument("description")) };
            case "WithName":
                return new[] { Item(DescriptionKind.Name, Argument("endpointName")) };
            case "WithGroupName":
                return new[] { Item(DescriptionKind.Group, Argument("endpointGroupName")) };
            case "WithTags":
                return new[] { Item(DescriptionKind.Tags, Argument("tags")) };
            case "ExcludeFromDescription":
                return new[] { new DescriptionItem(DescriptionKind.Exclude, new Evidence(".ExcludeFromDescription()", call.Location)) { IsCertain = isCertain } };
            case "Produces" or "ProducesProblem" or "ProducesValidationProblem":
                return new[] { Response(call, evidence, isCertain) };
            case "AddOpenApiOperationTransformer" or "WithOpenApi" or "IncludeInOpenApi":
                return new[] { Item(DescriptionKind.Transform, Value.Unknown) };
            case "WithMetadata":
                return Objects(Argument("items"), call, isCertain);
            case "Clear" or "Remove" or "RemoveAt" or "RemoveAll" when IsCollection(call):
                return new[] { Item(DescriptionKind.Opaque, Value.Unknown) };
            case "Add" or "Insert" when IsCollection(call):
                return call.Arguments.SelectMany(a => Objects(a, call, isCertain));
            default:
                return Enumerable.Empty<DescriptionItem>();
        }
    }

    private IEnumerable<DescriptionItem> Objects(Value value, RecordedCall call, bool isCertain)
    {
        switch (value)
        {
            case SequenceValue sequence:
                return sequence.Items.SelectMany(i => Objects(i, call, isCertain));
            case ObjectValue:
                return Of(MetadataObject.Of(value, call.Location)!, "." + call.Name + "(…)", isCertain);
            case ConstantValue or TypeValue or DelegateValue:
                return Enumerable.Empty<DescriptionItem>();
            default:
                return new[] { new DescriptionItem(DescriptionKind.Opaque, new Evidence("metadata that is not visible", call.Location)) { IsCertain = isCertain } };
        }
    }

    private DescriptionItem Response(RecordedCall call, Evidence evidence, bool isCertain) => new(DescriptionKind.Response, evidence)
    {
        IsCertain = isCertain,
        Value = call.Argument("statusCode"),
        Type = call.Name switch
        {
            "ProducesProblem" => _symbols.Get("Microsoft.AspNetCore.Mvc.ProblemDetails"),
            "ProducesValidationProblem" => _symbols.Get("Microsoft.AspNetCore.Http.HttpValidationProblemDetails"),
            _ => call.TypeArguments.Length == 1 ? call.TypeArguments[0] : (call.Argument("responseType") as TypeValue)?.Type,
        },
    };

    private IEnumerable<DescriptionItem> Of(MetadataObject metadata, string what, bool isCertain)
    {
        var evidence = new Evidence(what, metadata.Where);
        DescriptionItem Item(DescriptionKind kind, string property) => new(kind, evidence) { IsCertain = isCertain, Value = metadata[property] };
        if (Is(metadata.Type, Http + "IEndpointSummaryMetadata"))
        {
            yield return Item(DescriptionKind.Summary, "summary");
        }

        if (Is(metadata.Type, Http + "IEndpointDescriptionMetadata"))
        {
            yield return Item(DescriptionKind.Description, "description");
        }

        if (Is(metadata.Type, "Microsoft.AspNetCore.Routing.IEndpointNameMetadata"))
        {
            yield return Item(DescriptionKind.Name, "endpointName");
        }

        if (Is(metadata.Type, "Microsoft.AspNetCore.Routing.IEndpointGroupNameMetadata"))
        {
            yield return Item(DescriptionKind.Group, "endpointGroupName");
        }

        if (Is(metadata.Type, Http + "ITagsMetadata"))
        {
            yield return Item(DescriptionKind.Tags, "tags");
        }

        if (Is(metadata.Type, "Microsoft.AspNetCore.Routing.IExcludeFromDescriptionMetadata"))
        {
            yield return Item(DescriptionKind.Exclude, "");
        }

        if (ResponseOf(metadata, evidence, isCertain) is { } response)
        {
            yield return response;
        }
    }

    /// <summary>A response that an object declares; null when it declares none.</summary>
    private DescriptionItem? ResponseOf(MetadataObject metadata, Evidence evidence, bool isCertain)
    {
        var isMvc = Is(metadata.Type, Explorer + "IApiResponseMetadataProvider");
        if (!isMvc && !Is(metadata.Type, Http + "IProducesResponseTypeMetadata"))
        {
            return null;
        }

        var type = TypeArgumentOf(metadata.Type) ?? (metadata["type"] as TypeValue)?.Type;
        if (Is(metadata.Type, "Microsoft.AspNetCore.Mvc.ProducesAttribute"))
        {
            // Content types only: says nothing of a status (ApiResponseTypeProvider skips a response without a type).
            return type is null ? null : new DescriptionItem(DescriptionKind.Response, evidence) { IsCertain = isCertain, Value = new ConstantValue(200), Type = type };
        }

        return new DescriptionItem(DescriptionKind.Response, evidence)
        {
            IsCertain = isCertain,
            IsDefault = Is(metadata.Type, Explorer + "IApiDefaultResponseMetadataProvider"),
            Value = metadata["statusCode"],
            Type = type is { SpecialType: SpecialType.System_Void } ? null : type,
            IsTypeGiven = metadata.Has("type") || type is not null,
        };
    }

    /// <summary>The T of <c>ProducesResponseType&lt;T&gt;</c> and <c>Produces&lt;T&gt;</c>, derived attributes included.</summary>
    private static ITypeSymbol? TypeArgumentOf(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current is { Name: "ProducesResponseTypeAttribute" or "ProducesAttribute" or "ProducesDefaultResponseTypeAttribute", TypeArguments: [var argument] })
            {
                return argument;
            }
        }

        return null;
    }

    private bool Speaks(INamedTypeSymbol type) =>
        Is(type, Http + "IEndpointSummaryMetadata") || Is(type, Http + "IEndpointDescriptionMetadata") || Is(type, Http + "ITagsMetadata")
        || Is(type, "Microsoft.AspNetCore.Routing.IEndpointNameMetadata") || Is(type, "Microsoft.AspNetCore.Routing.IEndpointGroupNameMetadata")
        || Is(type, "Microsoft.AspNetCore.Routing.IExcludeFromDescriptionMetadata")
        || Is(type, Explorer + "IApiResponseMetadataProvider") || Is(type, Http + "IProducesResponseTypeMetadata");

    private bool Is(ITypeSymbol type, string metadataName) => WellKnownSymbols.Is(type, _symbols.Get(metadataName));

    // EndpointBuilder.Metadata is an IList<object>.
    private static bool IsCollection(RecordedCall call) => call.Member.ContainingType is { Name: "ICollection" or "IList" or "List" or "Collection" };

    /// <summary>Whether an attribute's type is not there: half-typed, or of a package that is not restored. What it says of the endpoint is not known then.</summary>
    public static bool AnyUnresolved(ImmutableArray<AttributeData> attributes) => attributes.Any(static a => a.AttributeClass is { TypeKind: TypeKind.Error });

    internal static string ShortName(INamedTypeSymbol type) =>
        type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;
}
