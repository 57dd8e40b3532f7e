using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints;

/// <summary>A method that clients of a hub can call. It is no endpoint: who may connect at all is decided at the hub's.</summary>
internal sealed class HubMethod
{
    private HubMethod(string name, IMethodSymbol method, ImmutableArray<AttributeData> authorize, ImmutableArray<AttributeData> ineffective, ImmutableArray<AttributeData> ignoredRequirements)
    {
        Name = name;
        Method = method;
        Authorize = authorize;
        Ineffective = ineffective;
        IgnoredRequirements = ignoredRequirements;
    }

    /// <summary>What clients call it.</summary>
    public string Name { get; }

    public IMethodSymbol Method { get; }

    /// <summary>The attributes that the dispatcher asks for: AuthorizeAttribute and what derives from it, inherited ones included.</summary>
    public ImmutableArray<AttributeData> Authorize { get; }

    /// <summary>Attributes about authorization that are never looked at on a hub's method: AllowAnonymous, authorization data of another class.</summary>
    public ImmutableArray<AttributeData> Ineffective { get; }

    /// <summary>Those of <see cref="Authorize"/> that carry requirements of their own, which are never looked at.</summary>
    public ImmutableArray<AttributeData> IgnoredRequirements { get; }

    /// <summary>The methods of a hub (DefaultHubDispatcher.DiscoverHubMethods, HubReflectionHelper.GetHubMethods); none for a type that is no hub.</summary>
    public static ImmutableArray<HubMethod> Of(INamedTypeSymbol hub, WellKnownSymbols symbols)
    {
        var hubClass = symbols.Get("Microsoft.AspNetCore.SignalR.Hub");
        if (!WellKnownSymbols.Is(hub, hubClass))
        {
            return ImmutableArray<HubMethod>.Empty;
        }

        var result = ImmutableArray.CreateBuilder<HubMethod>();
        var overridden = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var dispose = symbols.Disposable?.GetMembers("Dispose").FirstOrDefault();
        var implementation = dispose is null ? null : hub.FindImplementationForInterfaceMember(dispose);
        for (var type = hub; type is not null && !WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly); type = type.BaseType)
        {
            foreach (var method in type.GetMembers().OfType<IMethodSymbol>())
            {
                if (method.OverriddenMethod is { } slot)
                {
                    overridden.Add(slot.OriginalDefinition);
                }

                if (method is { MethodKind: MethodKind.Ordinary, IsStatic: false, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false }
                    && !overridden.Contains(method.OriginalDefinition)
                    && !WellKnownSymbols.IsFrameworkAssembly(FirstDeclared(method).ContainingAssembly)
                    && !SymbolEqualityComparer.Default.Equals(method, implementation))
                {
                    result.Add(Read(method, symbols));
                }
            }
        }

        return result.ToImmutable();
    }

    // OnConnectedAsync and the like belong to Hub, however often they are overridden.
    private static IMethodSymbol FirstDeclared(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } slot)
        {
            method = slot;
        }

        return method;
    }

    private static HubMethod Read(IMethodSymbol method, WellKnownSymbols symbols)
    {
        var attributes = ReflectedAttributes.Of(method);
        var authorize = attributes.Where(a => WellKnownSymbols.Is(a.AttributeClass, symbols.AuthorizeAttribute)).ToImmutableArray();
        var name = attributes.FirstOrDefault(static a => a.AttributeClass is { Name: "HubMethodNameAttribute" } type && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly));
        return new HubMethod(
            name?.ConstructorArguments.FirstOrDefault().Scalar as string ?? method.Name,
            method,
            authorize,
            attributes.Where(a => !authorize.Contains(a) && (WellKnownSymbols.Is(a.AttributeClass, symbols.AllowAnonymous)
                || WellKnownSymbols.Is(a.AttributeClass, symbols.AuthorizeData)
                || WellKnownSymbols.Is(a.AttributeClass, symbols.AuthorizationRequirementData))).ToImmutableArray(),
            authorize.Where(a => WellKnownSymbols.Is(a.AttributeClass, symbols.AuthorizationRequirementData)).ToImmutableArray());
    }
}
