using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Data classification attributes as the JSON masking of Chaperone.AspNetCore reads them.</summary>
internal static class Classification
{
    private const string Space = "Microsoft.Extensions.Compliance.Classification";

    /// <summary>
    /// On the member, on the record parameter that made it, on its declaring type or on its own type; an explicit "no data classification" ends it.
    /// </summary>
    public static bool IsClassified(ISymbol member)
    {
        var own = On(member).Concat(ParameterOf(member) is { } parameter ? On(parameter) : Enumerable.Empty<INamedTypeSymbol>()).ToList();
        if (own.Count > 0)
        {
            return !own.Any(static a => a.Name == "NoDataClassificationAttribute");
        }

        var type = member switch { IPropertySymbol p => p.Type, IFieldSymbol f => f.Type, _ => null };
        return (member.ContainingType is { } owner && OnType(owner)) || (type is not null && OnType(type));
    }

    private static bool OnType(ITypeSymbol type)
    {
        for (ITypeSymbol? current = type; current is not null; current = current.BaseType)
        {
            if (On(current).Any(static a => a.Name != "NoDataClassificationAttribute"))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<INamedTypeSymbol> On(ISymbol symbol) =>
        symbol.GetAttributes().Select(static a => a.AttributeClass).OfType<INamedTypeSymbol>().Where(static a => JsonAttributes.Is(a, Space, "DataClassificationAttribute"));

    /// <summary>An attribute on a positional record's parameter without a target stands on the parameter alone.</summary>
    private static IParameterSymbol? ParameterOf(ISymbol member) =>
        member.ContainingType?.InstanceConstructors.SelectMany(static c => c.Parameters).FirstOrDefault(p => p.Name == member.Name && On(p).Any());
}
