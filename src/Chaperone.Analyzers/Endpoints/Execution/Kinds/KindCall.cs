using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>A Map call of a kind of its own, and what the file of that kind may ask of the run that met it.</summary>
internal sealed class KindCall
{
    private readonly StartupInterpreter _run;
    private int _handlers;

    public KindCall(StartupInterpreter run, Call call, RouteBuilder on, Condition when, WellKnownSymbols symbols)
    {
        _run = run;
        Call = call;
        On = on;
        When = when;
        Symbols = symbols;
    }

    public Call Call { get; }

    public RouteBuilder On { get; }

    /// <summary>Under which conditions of the start-up code the call is made.</summary>
    public Condition When { get; }

    public WellKnownSymbols Symbols { get; }

    /// <summary>The application; null when it is not visible.</summary>
    public Host? Host => On.SelfAndOuter().Last().Pipeline?.Host;

    /// <summary>The call's only type argument, if it is a class.</summary>
    public INamedTypeSymbol? TypeArgument => Call.Method.TypeArguments.Length == 1 ? _run.Resolve(Call.Method.TypeArguments[0]) as INamedTypeSymbol : null;

    /// <summary>The pattern that is given, or the one that the call has by default.</summary>
    public RouteText Pattern(string parameter, string byDefault = "") =>
        Call.HasParameter(parameter) && Call.Argument(parameter) is not ConstantValue { Value: null } and var given
            ? StartupInterpreter.TextOf(given)
            : new RouteText(byDefault, true);

    /// <summary>What answers is inside the method that is called: its id and a running number, as for a lambda.</summary>
    public string NextHandler() =>
        HandlerIds.Of(Call.Method) + "~" + (_handlers++).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Stands for all endpoints that the call makes: what conventions are put on its result reaches each of them.</summary>
    public RouteBuilder Group() => new(On.Pipeline, On, RouteText.Empty, When, On.Site) { IsOneCall = true };

    /// <summary>The same for a call that gives the same object back however often it is made on a builder.</summary>
    public (RouteBuilder Group, bool IsNew) SharedGroup(string name)
    {
        if (On.DataSources.TryGetValue(name, out var known))
        {
            return (known, false);
        }

        var group = Group();
        On.DataSources.Add(name, group);
        return (group, true);
    }

    public MappedEndpoint Add(MappedEndpoint endpoint, IEnumerable<AuthorizationMetadata> metadata)
    {
        var added = _run.Add(endpoint);
        if (ReferenceEquals(added, endpoint))
        {
            added.Metadata.AddRange(metadata);
        }

        return added;
    }

    public MappedEndpoint Add(MappedEndpoint endpoint) => Add(endpoint, Array.Empty<AuthorizationMetadata>());

    /// <summary>One row for endpoints that are there and can't be told.</summary>
    public void AddOpaque(RouteBuilder on, EndpointKind kind, string why) =>
        Add(new MappedEndpoint(on, kind, this) { Pattern = RouteText.Unknown, Partial = why }, new[] { PossibleGuard(why) });

    /// <summary>Whether errors of other requests are answered at the path.</summary>
    public bool IsErrorPath(string route) => ErrorPaths.Lead(On.SelfAndOuter().Last().Pipeline, route);

    /// <summary>Assemblies that are neither the framework's nor a known package's and that were compiled against the given one.</summary>
    public IEnumerable<IAssemblySymbol> ReferencesTo(string assembly) =>
        Symbols.Compilation.SourceModule.ReferencedAssemblySymbols.Where(a =>
            !WellKnownSymbols.IsFrameworkAssembly(a) && !KnownLibraries.IsHarmless(a.Name) && AssemblyReferences.RefersTo(a, assembly));

    /// <summary>Those of them with a class of the given type, such as a module. A reference assembly keeps all types, also those that nobody may name.</summary>
    public IEnumerable<IAssemblySymbol> ReferencesWith(string assembly, INamedTypeSymbol contract) =>
        ReferencesTo(assembly).Where(a => NamespaceTypes.WithNested(a.GlobalNamespace).Any(t => t is { TypeKind: TypeKind.Class, IsAbstract: false } && WellKnownSymbols.Is(t, contract)));

    /// <summary>What the attributes of a class, as reflection sees them, mean to authorization.</summary>
    public ImmutableArray<AuthorizationMetadata> AttributesOf(INamedTypeSymbol type) => Read(ReflectedAttributes.Of(type), "the class");

    /// <summary>The same for a method and those that it overrides.</summary>
    public ImmutableArray<AuthorizationMetadata> AttributesOf(IMethodSymbol method) => Read(ReflectedAttributes.Of(method), "the method");

    /// <summary>Something that is not visible and may ask for a caller.</summary>
    public AuthorizationMetadata PossibleGuard(string what) => new(MetadataMeaning.PossibleGuard, new Evidence(what, Call.NameLocation)) { When = When };

    /// <summary>Code that the application registers for all calls of a kind, such as an interceptor of gRPC, and that may refuse callers.</summary>
    public IEnumerable<AuthorizationMetadata> RegisteredGuards(string what, Func<RecordedCall, bool> isRegistration, Func<ITypeSymbol, bool>? runs = null)
    {
        foreach (var call in Host?.Calls.Where(isRegistration).ToList() ?? new List<RecordedCall>())
        {
            var type = call.TypeArguments.FirstOrDefault() ?? call.Arguments.Select(static a => (a as TypeValue)?.Type ?? (a as ObjectValue)?.Type).FirstOrDefault(static t => t is not null);
            if (type is null || ((_run.Settings.IsGuard(type) || _run.MayRefuse(type)) && runs?.Invoke(type) != false))
            {
                var declared = _run.Settings.IsGuard(type) ? MetadataMeaning.DeclaredGuard : MetadataMeaning.None;
                yield return new AuthorizationMetadata(declared | MetadataMeaning.PossibleGuard, new Evidence(what + " " + (type?.Name ?? "that is not visible"), call.Location)) { When = call.When };
            }
        }
    }

    public AuthorizationMetadata AllowAnonymous(string what) => new(MetadataMeaning.AllowAnonymous, new Evidence(what, Call.NameLocation));

    public AuthorizationMetadata Authorize(string what) => new(MetadataMeaning.AuthorizeData, new Evidence(what, Call.NameLocation));

    /// <summary>The run that met the call.</summary>
    public StartupInterpreter Run => _run;

    /// <summary>The text of a static field's or property's initializer; null when it is not visible.</summary>
    public string? TextOf(ISymbol member) => _run.InitialText(member);

    /// <summary>Runs a delegate argument with an object of its parameter's type, on which the given properties are what is given.</summary>
    /// <returns>The object as it is afterwards; null when there is no delegate to be seen.</returns>
    public ObjectValue? Configure(string parameter, params (string Property, Value Value)[] properties)
    {
        if (Call.HasParameter(parameter) && Call.Argument(parameter) is DelegateValue { Method.Parameters: [{ Type: var type }] } configure)
        {
            var options = new ObjectValue(type);
            foreach (var (property, value) in properties)
            {
                if (type.GetMembers(property).FirstOrDefault() is { } member)
                {
                    options.Fields[member.OriginalDefinition] = value;
                }
            }

            _run.Invoke(configure, options);
            return options;
        }

        return null;
    }

    private ImmutableArray<AuthorizationMetadata> Read(ImmutableArray<AttributeData> attributes, string on) =>
        attributes.Select(a => _run.MetadataOf(a, on)).OfType<AuthorizationMetadata>().ToImmutableArray();
}
