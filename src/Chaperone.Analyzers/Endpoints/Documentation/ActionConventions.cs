using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>API conventions: methods whose attributes stand for those of the actions that look like them.</summary>
/// <remarks>dotnet/aspnetcore, src/Mvc/Mvc.Core/src/ApiExplorer/ApiConventionResult.cs and ApiConventionMatcher.cs.</remarks>
internal sealed class ActionConventions
{
    private const string Explorer = "Microsoft.AspNetCore.Mvc.ApiExplorer.";

    private readonly WellKnownSymbols _symbols;

    public ActionConventions(WellKnownSymbols symbols) => _symbols = symbols;

    /// <summary>The attributes of the convention that an action follows; none when it follows none.</summary>
    public ImmutableArray<AttributeData> AttributesFor(IMethodSymbol action, INamedTypeSymbol controller, ImmutableArray<AttributeData> classAttributes, ImmutableArray<AttributeData> actionAttributes)
    {
        if (Named(actionAttributes, "ApiConventionMethodAttribute") is { ConstructorArguments: [{ Scalar: INamedTypeSymbol named }, { Scalar: string name }] })
        {
            return named.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault()?.GetAttributes() ?? ImmutableArray<AttributeData>.Empty;
        }

        var types = classAttributes.Where(a => Is(a, "ApiConventionTypeAttribute")).ToList();
        if (types.Count == 0)
        {
            types = controller.ContainingAssembly.GetAttributes().Where(a => Is(a, "ApiConventionTypeAttribute")).ToList();
        }

        foreach (var attribute in types)
        {
            if (attribute.ConstructorArguments is [{ Scalar: INamedTypeSymbol type }]
                && type.GetMembers().OfType<IMethodSymbol>().FirstOrDefault(c => c is { IsStatic: true, DeclaredAccessibility: Accessibility.Public, MethodKind: MethodKind.Ordinary } && IsMatch(action, c)) is { } convention)
            {
                return convention.GetAttributes();
            }
        }

        return ImmutableArray<AttributeData>.Empty;
    }

    private bool IsMatch(IMethodSymbol action, IMethodSymbol convention)
    {
        if (!IsNameMatch(action.Name, convention.Name, Behavior(convention, "ApiConventionNameMatchAttribute")))
        {
            return false;
        }

        for (var i = 0; i < convention.Parameters.Length; i++)
        {
            if (convention.Parameters[i].IsParams)
            {
                return true;
            }

            if (i >= action.Parameters.Length || !IsParameterMatch(action.Parameters[i], convention.Parameters[i]))
            {
                return false;
            }
        }

        return action.Parameters.Length == convention.Parameters.Length;
    }

    private bool IsParameterMatch(IParameterSymbol parameter, IParameterSymbol convention) =>
        IsNameMatch(parameter.Name, convention.Name, Behavior(convention, "ApiConventionNameMatchAttribute"))
        && (Behavior(convention, "ApiConventionTypeMatchAttribute") == 0
            || _symbols.Compilation.ClassifyCommonConversion(parameter.Type, convention.Type) is { Exists: true, IsImplicit: true, IsUserDefined: false, IsNumeric: false });

    /// <summary>The attribute's behaviour: by name Exact = 0 without one, Any = 0, Exact = 1, Prefix = 2, Suffix = 3; by type Any = 0, AssignableFrom = 1.</summary>
    private int Behavior(ISymbol symbol, string attribute)
    {
        var found = symbol.GetAttributes().FirstOrDefault(a => Is(a, attribute));
        return found is { ConstructorArguments: [{ Scalar: int behavior }] } ? behavior : 1;
    }

    private static bool IsNameMatch(string name, string convention, int behavior) => behavior switch
    {
        0 => true,
        1 => string.Equals(name, convention, StringComparison.Ordinal),
        2 => name.StartsWith(convention, StringComparison.Ordinal) && (name.Length == convention.Length || char.IsUpper(name[convention.Length])),
        3 => IsSuffix(name, convention),
        _ => false,
    };

    // "personId" ends with "id": the word begins in upper case behind a lower one.
    private static bool IsSuffix(string name, string convention)
    {
        if (string.Equals(name, convention, StringComparison.Ordinal))
        {
            return true;
        }

        var start = name.Length - convention.Length;
        return start > 0
            && convention.Length > 0
            && char.IsLower(name[start - 1])
            && name[start] == char.ToUpperInvariant(convention[0])
            && string.CompareOrdinal(name, start + 1, convention, 1, convention.Length - 1) == 0;
    }

    private AttributeData? Named(ImmutableArray<AttributeData> attributes, string name) => attributes.FirstOrDefault(a => Is(a, name));

    private bool Is(AttributeData attribute, string name) =>
        WellKnownSymbols.Is(attribute.AttributeClass, _symbols.Get("Microsoft.AspNetCore.Mvc." + name) ?? _symbols.Get(Explorer + name));
}
