using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Which responses a description lists: what is declared, else what the return type says.</summary>
internal sealed class ResponseDeclarations
{
    private readonly WellKnownSymbols _symbols;
    private readonly ResultTypes _types;

    public ResponseDeclarations(WellKnownSymbols symbols)
    {
        _symbols = symbols;
        _types = new ResultTypes(symbols);
    }

    /// <summary>Of a minimal API.</summary>
    /// <remarks>
    /// RequestDelegateFactory.PopulateBuiltInResponseTypeMetadata: a value is a 200, a typed result says itself what it is, an IResult says
    /// nothing. EndpointMetadataApiDescriptionProvider: with no response at all it is a 200.
    /// </remarks>
    public DeclaredResponses OfMinimal(IMethodSymbol method, List<DescriptionItem> outer, List<DescriptionItem> attributes, List<DescriptionItem> own, ImmutableArray<string> comments)
    {
        var returned = _types.Unwrap(method.ReturnType);
        var found = new Found();
        found.Add(outer, returned: null);
        if (returned is not null && !_types.IsHttpResult(returned))
        {
            // A type of the application's own may say more than its status.
            found.Complete &= !_types.Describes(returned);
            found.Items.Add(new DeclaredResponse(200, returned, isTypeDeclared: false, where: null, isImplicit: false));
        }

        found.Typed(returned, _types);
        found.Complete &= !method.Parameters.Any(p => AddsMetadata(p.Type));
        found.Add(attributes.Concat(own), returned is not null && _types.IsHttpResult(returned) ? null : returned);
        if (found.Items.Count == 0 && !found.HasDefault)
        {
            found.Items.Add(new DeclaredResponse(200, returned is not null && _types.IsHttpResult(returned) ? null : returned, isTypeDeclared: false, where: null, isImplicit: true));
        }

        found.Comments(comments);
        return found.ToResponses();
    }

    /// <summary>Of a controller's action (ApiResponseTypeProvider).</summary>
    /// <param name="method">The action.</param>
    /// <param name="items">What attributes and global filters say.</param>
    /// <param name="errorType">The body of client errors that nobody gave a type; null where they have none.</param>
    /// <param name="convention">The responses of the API convention that applies.</param>
    /// <param name="comments">The statuses in comments that are read.</param>
    public DeclaredResponses OfAction(IMethodSymbol method, List<DescriptionItem> items, ITypeSymbol? errorType, Func<List<DescriptionItem>> convention, ImmutableArray<string> comments)
    {
        var returned = _types.Unwrap(method.ReturnType);
        var isResult = returned is not null && (_types.IsActionResult(returned) || _types.IsHttpResult(returned));
        var value = returned is null || isResult ? null : ResultTypes.ValueOfActionResult(returned) ?? returned;
        var hasValue = returned is null || value is { SpecialType: not SpecialType.System_Object };
        if (value is { SpecialType: SpecialType.System_Object })
        {
            value = null;
        }

        var responses = items.Where(static i => i.Kind is DescriptionKind.Response or DescriptionKind.Opaque).ToList();
        var isByConvention = responses.Count == 0;
        if (isByConvention)
        {
            // A convention counts where nothing else is declared.
            responses = convention();
            isByConvention = responses.Count > 0;
        }

        var found = new Found();
        found.Add(responses, value);
        found.Typed(returned, _types);
        if (found.Items.Count == 0 && !found.HasDefault && found.Complete)
        {
            found.Items.Add(new DeclaredResponse(200, hasValue ? value : null, isTypeDeclared: false, where: null, isImplicit: true));
        }

        // Half-typed, or of an assembly that is not there: a description of it is a guess.
        found.Complete &= returned is not { TypeKind: TypeKind.Error };
        if (errorType is not null)
        {
            found.Errors(errorType);
        }

        // A default response that nobody gave a type has the one of errors: it says nothing of a success. One in a comment says nothing of types.
        var isDefaultForErrors = found.HasDefault && errorType is not null && responses.All(static r => r is { IsDefault: false } or { Type: null });

        // Added to the document, which knows no type of theirs.
        found.Comments(comments);
        return found.ToResponses(isDefaultForErrors, isByConvention);
    }

    private bool AddsMetadata(ITypeSymbol type) =>
        !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly)
        && (_types.Describes(type) || WellKnownSymbols.Is(type, _symbols.Get("Microsoft.AspNetCore.Http.Metadata.IEndpointParameterMetadataProvider")));

    /// <summary>What was found so far.</summary>
    private sealed class Found
    {
        public List<DeclaredResponse> Items { get; } = new();

        public bool HasDefault { get; private set; }

        public bool Complete { get; set; } = true;

        public DeclaredResponses ToResponses(bool isDefaultForErrors = false, bool isByConvention = false) =>
            new(Items.ToImmutableArray(), HasDefault, Complete) { IsDefaultForErrors = isDefaultForErrors, IsByConvention = isByConvention };

        public void Add(IEnumerable<DescriptionItem> items, ITypeSymbol? returned)
        {
            foreach (var item in items)
            {
                switch (item.Kind)
                {
                    case DescriptionKind.Response when item.IsDefault:
                        HasDefault = true;
                        break;
                    case DescriptionKind.Response when item.Status is { } status && item.IsCertain:
                        // Without a type a success has the type that the method returns.
                        Items.Add(new DeclaredResponse(status, item.Type ?? (status is 200 or 201 ? returned : null), item.IsTypeGiven || item.Type is not null, item.Where, isImplicit: false));
                        break;
                    case DescriptionKind.Response or DescriptionKind.Opaque:
                        Complete = false;
                        break;
                }
            }
        }

        /// <summary>What typed results declare by themselves.</summary>
        public void Typed(ITypeSymbol? returned, ResultTypes types)
        {
            foreach (var type in returned is null ? Enumerable.Empty<ITypeSymbol>() : ResultTypes.Alternatives(returned))
            {
                if (!types.IsHttpResult(type) || !types.Describes(type))
                {
                    continue;
                }

                if (types.StatusOf(type) is var (status, body))
                {
                    Items.Add(new DeclaredResponse(status, body, isTypeDeclared: true, where: null, isImplicit: false));
                }
                else
                {
                    // The framework's own others (ProblemHttpResult, JsonHttpResult) can have any status and declare none.
                    Complete &= ResultTypes.IsTypedResult(type);
                }
            }
        }

        public void Comments(ImmutableArray<string> codes)
        {
            foreach (var code in codes)
            {
                if (string.Equals(code, "default", StringComparison.OrdinalIgnoreCase))
                {
                    HasDefault = true;
                }
                else if (int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var status) && !Items.Any(i => i.Status == status))
                {
                    Items.Add(new DeclaredResponse(status, null, isTypeDeclared: false, where: null, isImplicit: false));
                }
            }
        }

        /// <summary>A client error that nobody gave a type has the default error type (ApiResponseTypeProvider).</summary>
        public void Errors(ITypeSymbol type)
        {
            for (var i = 0; i < Items.Count; i++)
            {
                if (Items[i] is { Type: null, IsTypeDeclared: false, Status: >= 400 and < 500 } error)
                {
                    Items[i] = new DeclaredResponse(error.Status, type, isTypeDeclared: false, error.Where, error.IsImplicit);
                }
            }
        }
    }
}
