using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;

namespace Chaperone.Rules.Documentation;

/// <summary>Which responses a fix has to declare so that the description is right afterwards.</summary>
internal static class ResponseProposal
{
    /// <summary>One line a response: the status, and behind a blank the type where it can be written.</summary>
    public const string ResponsesProperty = "responses";

    /// <summary>The line of a default response, which has the type of errors.</summary>
    public const string Default = "default";

    private static readonly SymbolDisplayFormat Written = new(
        globalNamespaceStyle: SymbolDisplayGlobalNamespaceStyle.Omitted,
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    /// <summary>
    /// What is not declared, and what was there only because nothing was: the framework's own 200, and what a convention gave, go as soon as
    /// anything is declared. Nothing where a declaration is there with another type: which of the two is wrong is not ours to say.
    /// </summary>
    public static ImmutableDictionary<string, string?> For(
        Endpoint endpoint,
        ReturnedResponses returned,
        ImmutableArray<ReturnedResponse> undeclared,
        ImmutableArray<EndpointDocumentation> descriptions,
        ResponseComparison comparison)
    {
        if (descriptions.Any(d => d.Responses.Items.Any(i => !i.IsImplicit && undeclared.Any(u => u.Status == i.Status))))
        {
            return ImmutableDictionary<string, string?>.Empty;
        }

        var lines = new SortedDictionary<int, string>();
        foreach (var response in descriptions.SelectMany(static d => d.Responses.Items).Where(static i => i.IsImplicit && i.Status == 200))
        {
            if (returned.Gives(200) || response.Type is not null)
            {
                lines[200] = Line(200, returned.Items.FirstOrDefault(static r => r.Status == 200)?.Type ?? (endpoint.Kind == EndpointKind.Controller ? null : response.Type));
            }
        }

        foreach (var responses in descriptions.Select(static d => d.Responses).Where(static r => r.IsByConvention))
        {
            // A convention is meant for several actions: what this one can't give stays behind.
            foreach (var response in responses.Items.Where(r => comparison.MayBeGiven(endpoint, returned, r.Status)))
            {
                lines[response.Status] = Line(response.Status, response.IsTypeDeclared ? response.Type : null);
            }

            if (responses.HasDefault)
            {
                lines[int.MaxValue] = Default;
            }
        }

        foreach (var response in undeclared)
        {
            lines[response.Status] = Line(response.Status, response.Status is >= 200 and < 300 ? response.Type : null);
        }

        return ImmutableDictionary<string, string?>.Empty.Add(ResponsesProperty, string.Join("\n", lines.Values));
    }

    /// <summary>A response without a body.</summary>
    public static string Line(int status, ITypeSymbol? type) =>
        status.ToString(CultureInfo.InvariantCulture) + (type is not null && CanBeWritten(type) ? " " + type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(Written) : "");

    private static bool CanBeWritten(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => CanBeWritten(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } => false,
        INamedTypeSymbol named => !named.IsAnonymousType && named.TypeKind != TypeKind.Error && named.DeclaredAccessibility != Accessibility.Private
            && named.CanBeReferencedByName && named.TypeArguments.All(CanBeWritten),
        _ => false,
    };
}
