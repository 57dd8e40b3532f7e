using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Configuration;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Facts;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>
/// Follows start-up code abstractly, from its entry points through the methods it calls, and records hosts, groups, endpoints and
/// conventions as the framework would build them.
/// </summary>
/// <remarks>
/// Methods are run once per call with the caller's values, so that a module that is called twice yields its endpoints twice, each with
/// its own group. Both sides of a branch are followed, each under its <see cref="Condition"/>. Loops are run once per known item, else
/// once. Depth and steps are bounded; when a bound is reached, <see cref="Exhausted"/> says so and nothing that is not proven counts
/// as protected.
/// </remarks>
internal sealed partial class StartupInterpreter
{
    private const int MaximumDepth = 40;
    private const int MaximumSteps = 3_000_000;
    private const int MaximumAlternatives = 8;
    private const int MaximumItems = 256;

    private readonly SemanticModels _models;
    private readonly Lazy<RequirementHandlers> _requirementHandlers;
    private readonly CredentialChecks _credentials;
    private readonly WellKnownSymbols _symbols;
    private readonly SourceIndex _index;
    private readonly CancellationToken _cancellationToken;
    private readonly Func<IMethodSymbol, bool> _isRelevant;
    private readonly Func<IMethodSymbol, int?> _plainModuleOn;
    private readonly ModelSettings _settings;
    private readonly ReferencedFacts _facts;

    private readonly List<IMethodSymbol> _stack = new();

    /// <summary>The calls that the running methods were entered by, where they are calls in source.</summary>
    private readonly List<Call?> _calls = new();
    private readonly Dictionary<ISymbol, Value> _statics = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, Branch> _environmentBranches = new(StringComparer.Ordinal);
    private readonly Dictionary<SyntaxNode, IOperation?> _bodies = new();
    private readonly Stack<Value> _conditionalReceivers = new();
    private readonly HashSet<ISymbol> _runningInitializers = new(SymbolEqualityComparer.Default);

    private Frame _frame = new(null, null, Value.Unknown, ImmutableDictionary.Create<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default));
    private Condition _condition = Condition.Always;
    private int _steps;
    private int _forks;
    private Call? _entering;

    public StartupInterpreter(
        SemanticModels models,
        WellKnownSymbols symbols,
        SourceIndex index,
        Func<IMethodSymbol, bool> isRelevant,
        Func<IMethodSymbol, int?> plainModuleOn,
        ModelSettings settings,
        ReferencedFacts facts,
        CancellationToken cancellationToken)
    {
        _models = models;
        _symbols = symbols;
        _index = index;
        _isRelevant = isRelevant;
        _plainModuleOn = plainModuleOn;
        _settings = settings;
        _facts = facts;
        _credentials = new CredentialChecks(models, cancellationToken);
        _requirementHandlers = new Lazy<RequirementHandlers>(() => new RequirementHandlers(symbols, index, BodyOf));
        _handlerIds = new Lazy<HandlerIds>(() => new HandlerIds(models, cancellationToken));
        _cancellationToken = cancellationToken;
    }

    /// <summary>What the project declares by options and attributes.</summary>
    public ModelSettings Settings => _settings;

    public List<Host> Hosts { get; } = new();

    public List<MappedEndpoint> Endpoints { get; } = new();

    public List<ControllerRoutes> ControllerRoutes { get; } = new();

    /// <summary>Invocations that look like Map calls and were reached.</summary>
    public HashSet<SyntaxNode> Visited { get; } = new();

    /// <summary>The names of RequireAuthorization() calls, each with the endpoints of its chain that it does not reach.</summary>
    public List<(Location Where, ImmutableArray<MappedEndpoint> Missed)> BoundToLast { get; } = new();

    /// <summary>What the calls gave back whose endpoints are replaced by others when a request matches.</summary>
    public List<ReplacedEndpoint> ReplacedEndpoints { get; } = new();

    /// <summary>What made the result uncertain.</summary>
    public List<Evidence> Degradations { get; } = new();

    /// <summary>Something tracked was handed to a call that does not bind.</summary>
    public bool HasUnresolvedCalls { get; private set; }

    /// <summary>A bound was reached.</summary>
    public bool Exhausted { get; private set; }

    /// <summary>Runs a method as an entry point: parameters that carry an application get a fresh one.</summary>
    public void RunEntryPoint(IMethodSymbol method) => RunRoot(method, unknownContext: null, host: null);

    /// <summary>Runs a method whose callers are not visible: its builders have an unknown prefix and unknown conventions.</summary>
    public void RunWithoutCaller(IMethodSymbol method, string why) => RunRoot(method, why, host: null);

    private void RunRoot(IMethodSymbol method, string? unknownContext, Host? host, Value? self = null)
    {
        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var parameter in method.Parameters)
        {
            arguments[parameter] = RootArgument(parameter.Type, unknownContext, ref host);
        }

        (_condition, _caught, _isStarted) = (Condition.Always, null, false);
        self ??= method.IsStatic ? Value.Unknown : new ObjectValue(method.ContainingType);
        try
        {
            Run(method, self, arguments, TypeArgumentsOf(method));
        }
        catch (InsufficientExecutionStackException)
        {
            // Thousands of calls in one chain: the compiler itself gives up on such code a little later.
            Exhaust("expressions nested too deeply");
        }
    }

    private void CountStep()
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        if (++_steps > MaximumSteps)
        {
            Exhaust("more than " + MaximumSteps + " steps");
        }
    }

    private Value RootArgument(ITypeSymbol type, string? unknownContext, ref Host? host)
    {
        if (unknownContext is not null)
        {
            return IsRouteBuilderType(type)
                ? new RouteBuilderValue(new RouteBuilder(null, null, RouteText.Unknown, Condition.Always, null) { UnknownContext = unknownContext })
                : Value.Unknown;
        }

        if (IsRouteBuilderType(type) || WellKnownSymbols.Is(type, _symbols.ApplicationBuilder))
        {
            host ??= NewHost(isWebApplication: WellKnownSymbols.Is(type, _symbols.WebApplication));
            return PipelineOrRoutes(type, host.Pipeline);
        }

        if (HostFacets.IsFacet(type))
        {
            host ??= NewHost(isWebApplication: false);
            return new HostValue(host);
        }

        return Value.Unknown;
    }

    private Host NewHost(bool isWebApplication)
    {
        var host = new Host(isWebApplication);
        Hosts.Add(host);
        return host;
    }

    private Value PipelineOrRoutes(ITypeSymbol type, Pipeline pipeline) =>
        WellKnownSymbols.Is(type, _symbols.ApplicationBuilder) ? new PipelineValue(pipeline) : new RouteBuilderValue(pipeline.Root);

    /// <summary>Whether the symbol's source belongs to this compilation. In an editor a referenced project's symbols have source too, in another one.</summary>
    private bool IsOwn(ISymbol symbol) => !symbol.DeclaringSyntaxReferences.IsEmpty && IsOwnAssembly(symbol.ContainingAssembly);

    private bool IsOwnAssembly(IAssemblySymbol? assembly) => SymbolEqualityComparer.Default.Equals(assembly, _models.Compilation.Assembly);

    private bool IsRouteBuilderType(ITypeSymbol? type) => WellKnownSymbols.Is(type, _symbols.EndpointRouteBuilder);

    private void Exhaust(string what)
    {
        if (!Exhausted)
        {
            Exhausted = true;
            Degrade("the analysis stopped at a bound: " + what, _stack.Count > 0 ? _stack[0].Locations.FirstOrDefault() : null);
        }
    }

    private void Degrade(string cause, Location? where)
    {
        if (!Degradations.Any(d => d.What == cause && Equals(d.Where, where)))
        {
            Degradations.Add(new Evidence(cause, where));
        }
    }

    private ImmutableDictionary<ISymbol, ITypeSymbol> TypeArgumentsOf(IMethodSymbol method)
    {
        var result = ImmutableDictionary.Create<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        for (var i = 0; i < method.TypeParameters.Length && i < method.TypeArguments.Length; i++)
        {
            result = result.SetItem(method.OriginalDefinition.TypeParameters[i], Substitute(method.TypeArguments[i]));
        }

        for (var type = method.ContainingType; type is not null; type = type.ContainingType)
        {
            for (var i = 0; i < type.TypeParameters.Length; i++)
            {
                result = result.SetItem(type.OriginalDefinition.TypeParameters[i], Substitute(type.TypeArguments[i]));
            }
        }

        return result;
    }

    /// <summary>The type with the running method's type arguments put in.</summary>
    private ITypeSymbol Substitute(ITypeSymbol type)
    {
        if (type is ITypeParameterSymbol parameter)
        {
            for (var frame = _frame; frame is not null; frame = frame.Closure)
            {
                if (frame.TypeArguments.TryGetValue(parameter.OriginalDefinition, out var argument))
                {
                    return argument;
                }
            }

            return type;
        }

        if (type is INamedTypeSymbol { IsGenericType: true, IsUnboundGenericType: false } named && named.TypeArguments.Any(static a => a is ITypeParameterSymbol))
        {
            return named.OriginalDefinition.Construct(named.TypeArguments.Select(Substitute).ToArray());
        }

        return type;
    }
}
