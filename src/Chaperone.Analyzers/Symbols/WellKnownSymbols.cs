using System;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Symbols;

/// <summary>The framework types the model asks for, resolved once a compilation.</summary>
/// <remarks>When several references define a name, the one in an assembly of the framework is taken.</remarks>
internal sealed class WellKnownSymbols
{
    private readonly ConcurrentDictionary<string, INamedTypeSymbol?> _types = new(StringComparer.Ordinal);

    public WellKnownSymbols(Compilation compilation)
    {
        Compilation = compilation;
    }

    public Compilation Compilation { get; }

    /// <summary>Whether the compilation knows ASP.NET Core's routing at all; else there is nothing to analyze.</summary>
    public static bool ReferencesAspNetCore(Compilation compilation) =>
        compilation.ReferencedAssemblyNames.Any(static n =>
            n.Name is "Microsoft.AspNetCore.Routing" or "Microsoft.AspNetCore.Mvc.Core" or "Microsoft.AspNetCore.Routing.Abstractions" or "Microsoft.AspNetCore.Mvc");

    public INamedTypeSymbol? AuthorizeData => Get("Microsoft.AspNetCore.Authorization.IAuthorizeData");

    public INamedTypeSymbol? AllowAnonymous => Get("Microsoft.AspNetCore.Authorization.IAllowAnonymous");

    /// <summary>Null before .NET 8.</summary>
    public INamedTypeSymbol? AuthorizationRequirementData => Get("Microsoft.AspNetCore.Authorization.IAuthorizationRequirementData");

    public INamedTypeSymbol? AuthorizeAttribute => Get("Microsoft.AspNetCore.Authorization.AuthorizeAttribute");

    public INamedTypeSymbol? AuthorizationPolicy => Get("Microsoft.AspNetCore.Authorization.AuthorizationPolicy");

    public INamedTypeSymbol? AuthorizationPolicyProvider => Get("Microsoft.AspNetCore.Authorization.IAuthorizationPolicyProvider");

    public INamedTypeSymbol? EndpointRouteBuilder => Get("Microsoft.AspNetCore.Routing.IEndpointRouteBuilder");

    public INamedTypeSymbol? EndpointConventionBuilder => Get("Microsoft.AspNetCore.Builder.IEndpointConventionBuilder");

    public INamedTypeSymbol? ApplicationBuilder => Get("Microsoft.AspNetCore.Builder.IApplicationBuilder");

    public INamedTypeSymbol? WebApplication => Get("Microsoft.AspNetCore.Builder.WebApplication");

    public INamedTypeSymbol? ControllerAttribute => Get("Microsoft.AspNetCore.Mvc.ControllerAttribute");

    public INamedTypeSymbol? NonControllerAttribute => Get("Microsoft.AspNetCore.Mvc.NonControllerAttribute");

    public INamedTypeSymbol? NonActionAttribute => Get("Microsoft.AspNetCore.Mvc.NonActionAttribute");

    public INamedTypeSymbol? ActionNameAttribute => Get("Microsoft.AspNetCore.Mvc.ActionNameAttribute");

    public INamedTypeSymbol? RouteTemplateProvider => Get("Microsoft.AspNetCore.Mvc.Routing.IRouteTemplateProvider");

    public INamedTypeSymbol? ActionHttpMethodProvider => Get("Microsoft.AspNetCore.Mvc.Routing.IActionHttpMethodProvider");

    public INamedTypeSymbol? RouteValueProvider => Get("Microsoft.AspNetCore.Mvc.Routing.IRouteValueProvider");

    public INamedTypeSymbol? FilterMetadata => Get("Microsoft.AspNetCore.Mvc.Filters.IFilterMetadata");

    public INamedTypeSymbol? AuthorizationFilter => Get("Microsoft.AspNetCore.Mvc.Filters.IAuthorizationFilter");

    public INamedTypeSymbol? AsyncAuthorizationFilter => Get("Microsoft.AspNetCore.Mvc.Filters.IAsyncAuthorizationFilter");

    public INamedTypeSymbol? AllowAnonymousFilter => Get("Microsoft.AspNetCore.Mvc.Authorization.IAllowAnonymousFilter");

    public INamedTypeSymbol? AuthorizeFilter => Get("Microsoft.AspNetCore.Mvc.Authorization.AuthorizeFilter");

    public INamedTypeSymbol? Disposable => Get("System.IDisposable");

    /// <summary>Whether the type is, derives from or implements the given one; false when that is not referenced.</summary>
    public static bool Is(ITypeSymbol? type, INamedTypeSymbol? wanted)
    {
        if (type is null || wanted is null)
        {
            return false;
        }

        if (wanted.TypeKind == TypeKind.Interface)
        {
            return SymbolEqualityComparer.Default.Equals(type, wanted)
                || type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i, wanted))
                || (type is ITypeParameterSymbol parameter && parameter.ConstraintTypes.Any(c => Is(c, wanted)));
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current, wanted))
            {
                return true;
            }
        }

        return type is ITypeParameterSymbol constrained && constrained.ConstraintTypes.Any(c => Is(c, wanted));
    }

    /// <summary>The type of that metadata name, or null when no reference has it.</summary>
    public INamedTypeSymbol? Get(string metadataName) => _types.GetOrAdd(metadataName, Resolve);

#pragma warning disable RS0030 // The one place that may look a type up by name.
    /// <summary>All types of that metadata name: two assemblies of the framework share a few names of classes with extension methods.</summary>
    public ImmutableArray<INamedTypeSymbol> GetAll(string metadataName) => Compilation.GetTypesByMetadataName(metadataName);

    private INamedTypeSymbol? Resolve(string metadataName)
    {
        var type = Compilation.GetTypeByMetadataName(metadataName);
        if (type is not null)
        {
            return type;
        }

        return Compilation.GetTypesByMetadataName(metadataName)
            .OrderByDescending(static t => IsFrameworkAssembly(t.ContainingAssembly))
            .FirstOrDefault();
    }
#pragma warning restore RS0030

    /// <summary>Whether the assembly is part of .NET or ASP.NET Core, whose calls' effects on authorization the model knows.</summary>
    /// <remarks>All of these are signed; a name alone anybody can give (Microsoft.eShopOnDapr.BuildingBlocks).</remarks>
    public static bool IsFrameworkAssembly(IAssemblySymbol? assembly) =>
        assembly is { Identity.IsStrongName: true }
        && (assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal)
            || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
            || assembly.Name is "System" or "netstandard" or "mscorlib");
}
