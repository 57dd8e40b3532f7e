using System;
using System.Collections.Generic;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Controllers;

/// <summary>Which types are controllers and which of their methods actions.</summary>
/// <remarks>ControllerFeatureProvider.IsController and DefaultApplicationModelProvider.IsAction in dotnet/aspnetcore, src/Mvc/Mvc.Core.</remarks>
internal static class ControllerTypes
{
    public static bool IsController(INamedTypeSymbol type, WellKnownSymbols symbols) => type.DeclaredAccessibility == Accessibility.Public && MayBeController(type, symbols);

    /// <summary>The same whoever can see the class, as a provider of the application's own may have it.</summary>
    public static bool MayBeController(INamedTypeSymbol type, WellKnownSymbols symbols)
    {
        if (type.TypeKind != TypeKind.Class || type.IsAbstract || type.IsStatic || type.ContainingType is not null || type.IsGenericType || type.IsFileLocal)
        {
            return false;
        }

        var suffix = type.Name.EndsWith("Controller", StringComparison.OrdinalIgnoreCase);
        var marked = false;
        for (var current = type; current is not null && current.SpecialType != SpecialType.System_Object; current = current.BaseType)
        {
            foreach (var attribute in current.GetAttributes())
            {
                if (WellKnownSymbols.Is(attribute.AttributeClass, symbols.NonControllerAttribute))
                {
                    return false;
                }

                marked |= WellKnownSymbols.Is(attribute.AttributeClass, symbols.ControllerAttribute);
            }
        }

        return suffix || marked;
    }

    /// <summary>The type's actions, inherited ones included; an override stands for what it overrides, a hidden method stays.</summary>
    public static IEnumerable<IMethodSymbol> ActionsOf(INamedTypeSymbol controller, WellKnownSymbols symbols)
    {
        var dispose = symbols.Disposable?.GetMembers("Dispose").FirstOrDefault();
        var disposal = dispose is null ? null : controller.FindImplementationForInterfaceMember(dispose);
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (var type = controller; type is not null && type.SpecialType != SpecialType.System_Object; type = type.BaseType)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } hidden)
                {
                    overridden.Add(hidden);
                }

                if (!overridden.Contains(method) && IsAction(method, symbols) && !SymbolEqualityComparer.Default.Equals(method, disposal))
                {
                    yield return method;
                }
            }
        }
    }

    private static bool IsAction(IMethodSymbol method, WellKnownSymbols symbols)
    {
        if (method.MethodKind != MethodKind.Ordinary || method.DeclaredAccessibility != Accessibility.Public || method.IsStatic || method.IsAbstract || method.IsGenericMethod)
        {
            return false;
        }

        var definition = method;
        while (definition.OverriddenMethod is { } next)
        {
            definition = next;
        }

        return definition.ContainingType.SpecialType != SpecialType.System_Object
            && !ReflectedAttributes.Of(method).Any(a => WellKnownSymbols.Is(a.AttributeClass, symbols.NonActionAttribute));
    }
}
