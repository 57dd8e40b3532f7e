using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>Which method really runs, and whether its source is followed.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>The method that runs: overrides, implementations and static abstract members resolved by what is known of the receiver.</summary>
    private IMethodSymbol? TargetOf(Call call, Value instance)
    {
        var method = call.Method;
        ITypeSymbol? type = null;
        if (method.IsStatic)
        {
            if (method is { IsAbstract: true } or { IsVirtual: true } && call.ConstrainedTo is { } constrained)
            {
                type = Substitute(constrained);
            }
        }
        else if (instance is ObjectValue known)
        {
            type = known.Type;
        }

        // base.Method() is the one method that is named, whatever the object overrides.
        if (type is null or ITypeParameterSymbol || call.Site.IsToBase || !(method.IsAbstract || method.IsVirtual || method.IsOverride))
        {
            return method;
        }

        return ImplementationOf(method, type);
    }

    /// <summary>The method that really runs on an object of the type.</summary>
    internal static IMethodSymbol ImplementationOf(IMethodSymbol method, ITypeSymbol type)
    {
        if (method.ContainingType.TypeKind == TypeKind.Interface)
        {
            var implementation = type.FindImplementationForInterfaceMember(method.ConstructedFrom) as IMethodSymbol;
            return implementation is { IsGenericMethod: true } ? implementation.Construct(method.TypeArguments.ToArray()) : implementation ?? method;
        }

        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var candidate in current.GetMembers(method.Name).OfType<IMethodSymbol>())
            {
                for (var overridden = candidate; overridden is not null; overridden = overridden.OverriddenMethod)
                {
                    if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                    {
                        return candidate;
                    }
                }
            }
        }

        return method;
    }

    /// <summary>
    /// Whether the call can matter: it is given something tracked, or gives back a builder, an application, a policy or a text.
    /// </summary>
    private bool ShouldFollow(Call call, IMethodSymbol method, Value instance)
    {
        var carries = instance.IsTracked || call.Arguments.Values.Any(static v => v.IsTracked || v is SymbolicValue) || method.Parameters.Any(p => MayChange(p, call));
        var returns = ReturnsSomethingTracked(method.ReturnType);
        if (method.MethodKind == MethodKind.LocalFunction)
        {
            // It may use a builder of the method around it.
            return true;
        }

        if (!carries && !returns)
        {
            // Code that runs for its own sake may still build the whole application (static async Task RunAsync(string[] args)).
            return _index.MayBuildApplication(method);
        }

        // Whoever gets the services, the pipeline or an endpoint's builder may hand them on to a package, a library or a delegate, by whatever name.
        return returns || _isRelevant(method) || method.Parameters.Any(p => MayChange(p, call)) || instance is HostValue or PipelineValue || call.Arguments.Values.Any(static v => v is HostValue or PipelineValue or TargetValue);
    }

    /// <summary>Whether a method is handed a known array or list that it may change.</summary>
    private static bool MayChange(IParameterSymbol parameter, Call call) =>
        parameter is { IsParams: false, Type: IArrayTypeSymbol or INamedTypeSymbol { Name: "List" or "IList" or "ICollection" } }
        && parameter.Ordinal < call.Method.Parameters.Length && call.Arguments.TryGetValue(call.Method.Parameters[parameter.Ordinal], out var given) && given is SequenceValue;

    private bool ReturnsSomethingTracked(ITypeSymbol type)
    {
        if (type.SpecialType == SpecialType.System_String)
        {
            return true;
        }

        if (type is INamedTypeSymbol { TypeArguments: { Length: 1 } arguments } named && named.Name is "Task" or "ValueTask" or "IEnumerable" or "List" or "IReadOnlyList" or "IReadOnlyCollection")
        {
            return ReturnsSomethingTracked(arguments[0]);
        }

        return type is IArrayTypeSymbol array
            ? ReturnsSomethingTracked(array.ElementType)
            : type is ITypeParameterSymbol || type.IsTupleType || CarriesApplication(type)
                || WellKnownSymbols.Is(type, _symbols.EndpointConventionBuilder)
                || WellKnownSymbols.Is(type, _symbols.AuthorizationPolicy)
                || WellKnownSymbols.Is(type, _symbols.AuthorizeData)
                || type.Name is "AuthorizationPolicyBuilder"
                || type.TypeKind == TypeKind.Delegate
                || IsOwn(type) && type is INamedTypeSymbol { IsAbstract: true } module && IsModule(module);
    }
}
