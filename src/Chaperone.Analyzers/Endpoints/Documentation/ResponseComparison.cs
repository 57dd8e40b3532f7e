using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>What a handler returns against what its description declares.</summary>
internal sealed class ResponseComparison
{
    /// <summary>Statuses that middleware, filters and model binding give without the handler's doing.</summary>
    private static readonly HashSet<int> GivenByOthers = new() { 206, 304, 400, 401, 403, 405, 406, 408, 412, 413, 415, 416, 429 };

    private readonly WellKnownSymbols _symbols;

    public ResponseComparison(WellKnownSymbols symbols) => _symbols = symbols;

    /// <summary>
    /// What is returned and not declared. A status that stands there with another body type counts only for successes, where somebody named
    /// the type: the body of an error is a convention of the framework's more often than not.
    /// </summary>
    public ImmutableArray<ReturnedResponse> Undeclared(ReturnedResponses returned, DeclaredResponses declared)
    {
        if (!declared.IsComplete)
        {
            return ImmutableArray<ReturnedResponse>.Empty;
        }

        return returned.Items
            .Where(r => declared.Declares(r.Status) ? IsOtherBody(r, declared) : !declared.IsDefaultFor(r.Status))
            .GroupBy(static r => r.Status)
            .Select(static g => g.First())
            .OrderBy(static r => r.Status)
            .ToImmutableArray();
    }

    /// <summary>What is declared on the endpoint itself and can't be returned.</summary>
    public ImmutableArray<DeclaredResponse> NeverReturned(Endpoint endpoint, ReturnedResponses returned, DeclaredResponses declared)
    {
        return declared.Items.Where(d => d.Where is not null && IsOwn(endpoint, d.Where) && !MayBeGiven(endpoint, returned, d.Status)).ToImmutableArray();
    }

    /// <summary>Whether an endpoint may answer with a status: by its handler's code, or by somebody in its place.</summary>
    public bool MayBeGiven(Endpoint endpoint, ReturnedResponses returned, int status) =>
        !returned.IsComplete || returned.Items.IsEmpty || returned.Gives(status) || GivenByOthers.Contains(status)
        || status is < 200 or >= 500
        || (status >= 400 && (returned.Throws || OthersMayAnswer(endpoint)));

    private bool IsOtherBody(ReturnedResponse returned, DeclaredResponses declared)
    {
        if (returned.Status is < 200 or >= 300 || returned.Type is not { SpecialType: not SpecialType.System_Object, TypeKind: not TypeKind.Dynamic and not TypeKind.Error and not TypeKind.TypeParameter } type)
        {
            return false;
        }

        var same = declared.Items.Where(d => d.Status == returned.Status).ToList();

        // Without any type nobody declared what comes with it; an object can be anything.
        return same.All(d => d.Type is null
            ? d.IsImplicit
            : d.IsTypeDeclared && d.Type.SpecialType != SpecialType.System_Object && d.Type.TypeKind is not TypeKind.Error and not TypeKind.TypeParameter && !Fits(type, d.Type));
    }

    /// <summary>Whether a value of one type can be described as the other: the same, derived, or a sequence of such.</summary>
    private bool Fits(ITypeSymbol returned, ITypeSymbol declared)
    {
        if (_symbols.Compilation.ClassifyCommonConversion(returned, declared) is { Exists: true, IsImplicit: true })
        {
            return true;
        }

        // Lists, arrays and sequences of the same items look the same in JSON, in both directions.
        return ItemOf(returned) is { } from && ItemOf(declared) is { } to && Fits(from, to)
            || WithoutNullable(returned) is { } value && Fits(value, declared);
    }

    private static ITypeSymbol? WithoutNullable(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var value] } ? value : null;

    private static ITypeSymbol? ItemOf(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return null;
        }

        if (type is IArrayTypeSymbol array)
        {
            return array.ElementType;
        }

        return new[] { type as INamedTypeSymbol }.Concat(type.AllInterfaces)
            .FirstOrDefault(static i => i is { Name: "IEnumerable" or "IAsyncEnumerable", TypeArguments.Length: 1 })?.TypeArguments[0];
    }

    /// <summary>Written on the handler or in the endpoint's own chain: what stands on a class or a group is meant for several.</summary>
    private static bool IsOwn(Endpoint endpoint, Location where)
    {
        if (endpoint.Conventions.Any(c => c.Location.Equals(where)))
        {
            return true;
        }

        var handler = endpoint.HandlerLambda?.GetLocation() ?? endpoint.HandlerMethod?.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax().GetLocation();
        return handler is not null && handler.SourceTree == where.SourceTree && handler.SourceSpan.Contains(where.SourceSpan);
    }

    /// <summary>Whether code outside of the handler may turn what happens into another status: exception handlers, middleware, filters.</summary>
    private bool OthersMayAnswer(Endpoint endpoint)
    {
        if (endpoint.Host is not { } host || endpoint.Input?.Pipeline is not { } pipeline)
        {
            return true;
        }

        return pipeline.Calls.Concat(host.Pipeline.Calls).Any(static c => !c.IsFramework || c.Name is "UseExceptionHandler" or "UseMiddleware" or "Use" or "UseWhen" or "MapWhen" || (c.Name == "Run" && c.Arguments.Any(static a => a is DelegateValue)) || c.Name.StartsWith("UseStatusCodePages", System.StringComparison.Ordinal))
            || host.Calls.Any(static c => c.Name is "AddExceptionHandler" || c.Member.ContainingType is { Name: "FilterCollection" })
            || endpoint.Conventions.Concat(endpoint.OuterConventions).Any(static c => !c.IsFramework || c.Name.StartsWith("AddEndpointFilter", System.StringComparison.Ordinal))
            || FiltersOf(endpoint).Any();
    }

    private IEnumerable<AttributeData> FiltersOf(Endpoint endpoint)
    {
        if (endpoint is not { Kind: EndpointKind.Controller, HandlerMethod: { } method, HandlerType: { } controller })
        {
            return Enumerable.Empty<AttributeData>();
        }

        var filter = _symbols.FilterMetadata;
        return ReflectedAttributes.Of(method).Concat(ReflectedAttributes.Of(controller)).Where(a =>
            WellKnownSymbols.Is(a.AttributeClass, filter)
            && (!WellKnownSymbols.IsFrameworkAssembly(a.AttributeClass!.ContainingAssembly) || a.AttributeClass.Name is "TypeFilterAttribute" or "ServiceFilterAttribute"));
    }
}
