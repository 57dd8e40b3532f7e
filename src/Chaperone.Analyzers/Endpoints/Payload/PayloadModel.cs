using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Phi;
using Chaperone.Phi.Flow;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>The payload of every endpoint of a compilation, computed when somebody asks.</summary>
internal sealed class PayloadModel
{
    private readonly WellKnownSymbols _symbols;
    private readonly SemanticModels _models;
    private readonly Subtypes _subtypes;
    private readonly Navigations _navigations;
    private readonly WrittenMembers _written;
    private readonly ResponseReader _responses;
    private readonly RequestReader _requests;
    private readonly UrlReads _urlReads;
    private readonly ConcurrentDictionary<Endpoint, EndpointPayload> _payloads = new();
    private readonly ConcurrentDictionary<(ITypeSymbol Type, WriterOptions Options), WrittenGraph> _graphs = new(GraphKeys.Instance);
    private readonly ConcurrentDictionary<ITypeSymbol, WrittenGraph> _taken = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<object, HostSerializers> _serializers = new();
    private readonly Lazy<bool> _isRead;
    private readonly Func<PhiFlow> _flow;
    private readonly HandlerCalls _followedCalls;
    private readonly HostSerializers _noHost = HostSerializers.Of(null);

    public PayloadModel(SemanticModels models, WellKnownSymbols symbols, PhiKnowledge phi, Func<PhiFlow> flow, Func<ITypeSymbol, bool> isDeclaredMask)
    {
        _flow = flow;
        _models = models;
        _symbols = symbols;
        Phi = phi;
        _isRead = new Lazy<bool>(() => Reads(models.Compilation, phi));
        _subtypes = new Subtypes(models, CancellationToken.None);
        Entities = new PersistenceEntities(symbols, _subtypes);
        _navigations = new Navigations(models, Entities, phi);
        _written = new WrittenMembers(new Converters(isDeclaredMask), _navigations.MayBeEmpty);
        IMethodSymbol? BodyOf(IMethodSymbol method) => flow().Summaries.BodyOf(method);
        _responses = new ResponseReader(models, symbols, _subtypes, BodyOf);
        _requests = new RequestReader(symbols);
        _urlReads = new UrlReads(models);
        var calls = new HandlerCalls(models);
        CallerChecks = new CallerChecks(models, calls);
        Audits = new AuditMarkers(calls);
        _followedCalls = new HandlerCalls(models, BodyOf);
    }

    public PhiKnowledge Phi { get; }

    /// <summary>Whether handlers tie what they answer to their caller.</summary>
    public CallerChecks CallerChecks { get; }

    /// <summary>Whether handlers write audit events.</summary>
    public AuditMarkers Audits { get; }

    /// <summary>The persistence entities.</summary>
    public PersistenceEntities Entities { get; }

    /// <summary>Whether there is anything to look for: elsewhere no handler is bound for it.</summary>
    public bool IsRead => _isRead.Value;

    /// <summary>Whether payloads of a compilation are looked into: in health code, and where something can be classified.</summary>
    public static bool Reads(Compilation compilation, PhiKnowledge phi) =>
        phi.IsHealthCode || compilation.ReferencedAssemblyNames.Any(static n => n.Name == "Microsoft.Extensions.Compliance.Abstractions");

    /// <summary>Whether rules may speak of it.</summary>
    /// <remarks>
    /// Names alone are no evidence outside of health code. And that a member merely belongs to a clinical type is a reason to list it, not to
    /// warn of it: a warning needs a member that tells something by itself.
    /// </remarks>
    public bool MayReport(PhiFact fact) =>
        fact.Confidence >= PhiConfidence.Medium && fact.Source != PhiSource.Type && (Phi.IsHealthCode || fact.Source == PhiSource.Classification);

    /// <summary>Whether facts that may be reported tell of somebody.</summary>
    /// <remarks>
    /// Dates and places of care alone, as a doctor's free slots or the rooms of a ward have them, are nobody's: 45 CFR 160.103 speaks of
    /// individually identifiable information. With a patient's key beside them, in the answer or in the request, they are a patient's.
    /// </remarks>
    public static bool TellsOfSomebody(EndpointPayload payload, IEnumerable<PhiFact> facts)
    {
        var any = false;
        foreach (var fact in facts)
        {
            any = true;
            if (fact.Kind is not (PhiKind.Date or PhiKind.Encounter) || fact.Confidence == PhiConfidence.High)
            {
                return true;
            }
        }

        return any && (payload.Out.Any(static o => o.Fact.Kind == PhiKind.PatientRef) || payload.In.Any(static i => i.Fact.Kind == PhiKind.PatientRef));
    }

    public EndpointPayload Of(Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (!IsRead)
        {
            return EndpointPayload.NotRead;
        }

        if (!_payloads.TryGetValue(endpoint, out var payload))
        {
            payload = Read(endpoint, cancellationToken);
            _payloads.TryAdd(endpoint, payload);
        }

        return payload;
    }

    private EndpointPayload Read(Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (endpoint.Kind != EndpointKind.Controller && !endpoint.IsMinimal)
        {
            var silent = endpoint.Kind is EndpointKind.Health or EndpointKind.OpenApi or EndpointKind.Static or EndpointKind.Identity;
            return new EndpointPayload { Opaque = silent ? ImmutableArray<string>.Empty : ImmutableArray.Create("payloads of this kind of endpoint are not followed") };
        }

        var bodies = _responses.BodiesOf(endpoint, cancellationToken);
        var inputs = _requests.InputsOf(endpoint);
        var serializers = endpoint.Host is { } host ? _serializers.GetOrAdd(host, static h => HostSerializers.Of((Host)h)) : _noHost;
        var disclosure = new Lazy<Disclosure>(() => Disclosure.Of(endpoint, _symbols));
        var outputs = new List<PhiOutput>();
        var opaque = new List<string>();
        foreach (var body in bodies)
        {
            var before = outputs.Count;
            var left = new Lazy<Func<INamedTypeSymbol, JsonMember, bool>?>(() => LeftBy(body, endpoint, cancellationToken), LazyThreadSafetyMode.None);
            bool MayBeEmpty(INamedTypeSymbol owner, JsonMember member) => _navigations.MayBeEmpty(owner, member) || left.Value?.Invoke(owner, member) == true;

            opaque.AddRange(Read(body, inputs, OptionsOf(body), outputs, left));
            foreach (var formatter in XmlFormatters.Of(endpoint, body, serializers.Mvc))
            {
                AddAll(WrittenMembers.AsXml(body.Type!, formatter, MayBeEmpty), outputs, onlyInSubtype: false, XmlFormatters.NameOf(formatter), isLeft: left.Value);
            }

            foreach (var formatter in XmlFormatters.MaybeOf(endpoint, body, serializers.Mvc))
            {
                var doubt = MemberMask.Unknown(XmlFormatters.NameOf(formatter) + " may write it too: whether its formatter is there, or is the one that is asked, is not certain");
                AddAll(WrittenMembers.AsXml(body.Type!, formatter, MayBeEmpty), outputs, onlyInSubtype: false, XmlFormatters.NameOf(formatter), doubt, left.Value);
            }

            if (outputs.Skip(before).Any(static o => o.IsGiven) && body.Type is not null && SelectsStaff(body, endpoint, cancellationToken))
            {
                var people = RootsOf(body.Type).ToList();
                for (var i = before; i < outputs.Count; i++)
                {
                    outputs[i] = outputs[i] with { IsOfStaff = outputs[i].Owners.Any(o => people.Contains(o, SymbolEqualityComparer.Default)) };
                }
            }
        }

        WriterOptions OptionsOf(ResponseBody body) => body.ByResult || endpoint.IsMinimal ? serializers.Http : serializers.Mvc;

        return new EndpointPayload
        {
            Bodies = bodies,
            Inputs = inputs,
            Out = Doubted(outputs, endpoint, bodies, cancellationToken).GroupBy(static o => o.Symbol, SymbolEqualityComparer.Default)
                .Select(g => Declared(Weakest(g), disclosure))
                .OrderBy(static o => o.Member, StringComparer.Ordinal)
                .ToImmutableArray(),
            In = inputs.SelectMany(i => Read(i, endpoint)).Concat(Unbound(endpoint, inputs, cancellationToken)).GroupBy(static i => (i.Member, i.Input.Source)).Select(static g => g.First()).ToImmutableArray(),
            Opaque = opaque.Distinct().ToImmutableArray(),
            MasksClassified = bodies.All(b => OptionsOf(b).MasksClassified),
            Writer = bodies.Where(static b => b.Type is not null).Select(b => OptionsOf(b).Writer).Distinct().ToList() is [var writer] ? writer : JsonWriter.Either,
            Serializer = endpoint.Kind == EndpointKind.Controller && serializers.Mvc.Writer == JsonWriter.Newtonsoft && !bodies.All(static b => b.ByResult) ? "Newtonsoft.Json" : "System.Text.Json",
        };
    }

    /// <summary>What the handler itself may mask is not proven to leave.</summary>
    private List<PhiOutput> Doubted(List<PhiOutput> outputs, Endpoint endpoint, ImmutableArray<ResponseBody> bodies, CancellationToken cancellationToken)
    {
        bool Asks(PhiOutput output) => output.IsGiven && output.OnlyBy != WrittenTexts.Writer;

        if (!outputs.Any(Asks))
        {
            return outputs;
        }

        var masks = HandMasks.Of(endpoint, _followedCalls, _flow(), cancellationToken);
        var roots = bodies.Where(static b => b.Type is not null).SelectMany(static b => RootsOf(b.Type!).Append(b.Type!)).ToList();
        return outputs.ConvertAll(o => Asks(o) && masks.On(o.Symbol, o.Owners, roots) is { } why ? o with { Mask = MemberMask.Unknown(why) } : o);
    }

    /// <summary>The same member in two bodies: the one that keeps back less.</summary>
    private static PhiOutput Weakest(IEnumerable<PhiOutput> outputs)
    {
        var all = outputs.ToList();
        var given = all.Where(static o => o.IsGiven).ToList();
        return WeakestOf(all) with { Owners = given.SelectMany(static o => o.Owners).ToImmutableArray(), OnlyBy = given.Count > 0 && given.All(static o => o.OnlyBy is not null) ? given[0].OnlyBy : null };
    }

    private static PhiOutput WeakestOf(IEnumerable<PhiOutput> outputs) =>
        outputs.OrderBy(static o => o.OnlyInSubtype).ThenBy(static o => o.OnlyIfLoaded || o.IsLeft || o.IsOfStaff).ThenBy(static o => o.Mask.State == MaskState.None ? 0 : o.Mask.State == MaskState.Unknown ? 1 : 2).ThenBy(static o => o.IsContractMember).First();

    private static PhiOutput Declared(PhiOutput output, Lazy<Disclosure> disclosure)
    {
        if (output.Mask.State == MaskState.Masked && output.Mask.By != HostSerializers.PhiMasking)
        {
            return output;
        }

        // What the runtime masks by default it gives where the endpoint discloses it.
        return disclosure.Value.Covers(output.Fact.Kind) ? output with { IsDisclosed = true, Mask = output.Mask.By == HostSerializers.PhiMasking ? MemberMask.None : output.Mask } : output;
    }

    /// <summary>Which members of the answer itself the handler leaves empty; null where it is not seen how it is made.</summary>
    private Func<INamedTypeSymbol, JsonMember, bool>? LeftBy(ResponseBody body, Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (body.Type is not INamedTypeSymbol { IsAnonymousType: false } type || TypeShape.Of(type).Kind != ShapeKind.Object || FilledMembers.Of(ValuesOf(body, endpoint, cancellationToken), type, _flow()) is not { } filled)
        {
            return null;
        }

        // Below the root another value of the type stands, of which nothing is known.
        return _written.Of(type, WriterOptions.Default).Members.Any(m => RootsOf(m.Member.Type).Contains(type, SymbolEqualityComparer.Default))
            ? null
            : (owner, member) => SymbolEqualityComparer.Default.Equals(owner, type) && !filled.MayHave(member.Symbol);
    }

    /// <summary>Whether the body is of a type for people of all kinds, of whom the handler selects the workforce.</summary>
    private bool SelectsStaff(ResponseBody body, Endpoint endpoint, CancellationToken cancellationToken) =>
        RootsOf(body.Type!).All(r => r is INamedTypeSymbol { IsAnonymousType: false } && Phi.RoleOf(r) is PhiTypeRole.Person or PhiTypeRole.Item && !Phi.NamesPatients(r.Name)) && StaffSelection.Is(ValuesOf(body, endpoint, cancellationToken), _flow(), Phi);

    private IEnumerable<IOperation> ValuesOf(ResponseBody body, Endpoint endpoint, CancellationToken cancellationToken) =>
        body.Made is { } made ? new[] { made }
        : body.IsTyped && endpoint.HandlerMethod is { } handler && (endpoint.HandlerLambda ?? ResponseReader.DeclarationOf(handler, _models.Compilation, cancellationToken)) is { } syntax
            && _models.For(syntax.SyntaxTree).GetOperation(syntax, cancellationToken) is { } operation ? ResponseReader.ReturnsOf(operation)
        : Enumerable.Empty<IOperation>();

    private IEnumerable<string> Read(ResponseBody body, ImmutableArray<RequestInput> inputs, WriterOptions options, List<PhiOutput> outputs, Lazy<Func<INamedTypeSymbol, JsonMember, bool>?> left)
    {
        if (body.Type is not { } type)
        {
            // A member that is PHI by itself is listed already, and one that is not written carries nothing.
            if (body.Text is not null && !(body.Member is { } member && (FactOf(member) is not null || !_written.MembersOf(member.ContainingType, options).Any(m => m.Mask.State == MaskState.None && SymbolEqualityComparer.Default.Equals(m.Symbol, member)))))
            {
                outputs.AddRange(WrittenTexts.In(body, inputs, _flow()).Select(static o => new PhiOutput(NameOf(o.Symbol), o.Symbol, o.Fact, MemberMask.None) { OnlyBy = WrittenTexts.Writer }));
            }

            return body.Opaque is { } why ? new[] { why } : Enumerable.Empty<string>();
        }

        if (TypeShape.Of(type).Kind == ShapeKind.Scalar)
        {
            // A local or parameter that is the whole answer stands alone, as in a log.
            if (body.Value is { } value && FactOf(value) is { } fact && (value is IPropertySymbol or IFieldSymbol || TellingFacts.IsTelling(value, fact)))
            {
                outputs.Add(new PhiOutput(NameOf(value), value, fact, MemberMask.None));
            }

            return Enumerable.Empty<string>();
        }

        var graph = GraphOf(type, options);
        var before = outputs.Count;
        AddAll(graph, outputs, onlyInSubtype: false);
        if (outputs.Skip(before).Any(static o => o.IsGiven) && left.Value is { } isLeft)
        {
            // What is seen to be made is of that very type.
            outputs.RemoveRange(before, outputs.Count - before);
            AddAll(_written.Of(type, options, isLeft), outputs, onlyInSubtype: false, isLeft: isLeft);
        }
        else if (!body.IsExact)
        {
            foreach (var root in RootsOf(type).Where(r => !IsPolymorphic(r)))
            {
                var subtypes = _subtypes.Any(root) ? _subtypes.Of(root) : ImmutableArray<INamedTypeSymbol>.Empty;
                var concrete = subtypes.Where(static s => !s.IsAbstract).ToList();
                foreach (var subtype in concrete)
                {
                    AddAll(GraphOf(subtype, options), outputs, onlyInSubtype: !(root.IsAbstract && concrete.Count == 1));
                }
            }
        }

        return graph.Opaque;
    }

    /// <summary>The type itself, or the types of a collection's items.</summary>
    public static IEnumerable<ITypeSymbol> RootsOf(ITypeSymbol type)
    {
        var shape = TypeShape.Of(type);
        return shape.Kind == ShapeKind.Items ? shape.Items.Select(static i => TypeShape.Of(i)).Where(static s => s.Kind == ShapeKind.Object).Select(static s => s.Type) : new[] { shape.Type };
    }

    private static bool IsPolymorphic(ITypeSymbol type) =>
        type.GetAttributes().Any(static a => JsonAttributes.Is(a.AttributeClass, JsonAttributes.SystemText, "JsonDerivedTypeAttribute") || JsonAttributes.Is(a.AttributeClass, JsonAttributes.SystemText, "JsonPolymorphicAttribute"));

    // Two anonymous objects of one shape are of one type to the compiler, and what their members are made from is not the same.
    private WrittenGraph GraphOf(ITypeSymbol type, WriterOptions options) =>
        HoldsAnonymous(type) ? _written.Of(type, options) : _graphs.GetOrAdd((type, options), k => _written.Of(k.Type, k.Options));

    private static bool HoldsAnonymous(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => HoldsAnonymous(array.ElementType),
        INamedTypeSymbol named => named.IsAnonymousType || named.TypeArguments.Any(HoldsAnonymous),
        _ => false,
    };

    private void AddAll(WrittenGraph graph, List<PhiOutput> outputs, bool onlyInSubtype, string? onlyBy = null, MemberMask? doubt = null, Func<INamedTypeSymbol, JsonMember, bool>? isLeft = null)
    {
        var owners = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var (owner, member) in graph.Members)
        {
            var fact = FactOf(member.Symbol, owner);
            if (fact is null || (fact.Source != PhiSource.Classification && member.Mask.State == MaskState.None && IsWalked(member.Type)))
            {
                continue;
            }

            owners.Add(owner);
            outputs.Add(new PhiOutput(NameOf(member.Symbol, owner), member.Symbol, fact, member.Mask.State == MaskState.None ? doubt ?? member.Mask : member.Mask)
            {
                OnlyInSubtype = onlyInSubtype,
                OnlyIfLoaded = graph.OnlyIfLoaded.Contains(owner),
                IsLeft = isLeft?.Invoke(owner, member) == true,
                OnlyBy = onlyBy,
                Owners = ImmutableArray.Create(owner),
                IsContractMember = onlyBy is null && member.Symbol is IPropertySymbol { IsRequired: false } or IFieldSymbol { IsRequired: false } && !owner.IsAnonymousType && SymbolEqualityComparer.Default.Equals(member.Symbol.ContainingAssembly, _models.Compilation.Assembly),
            });
        }

        foreach (var type in graph.Types)
        {
            // A type that is PHI as a whole and none of whose members is named: once, by itself.
            if (!owners.Contains(type) && !type.IsAnonymousType && Phi.OfType(type) is { } whole && graph.Members.All(m => !SymbolEqualityComparer.Default.Equals(m.Owner, type) || !IsWalked(m.Member.Type)))
            {
                outputs.Add(new PhiOutput(type.Name, type, whole, doubt ?? MemberMask.None) { OnlyInSubtype = onlyInSubtype, OnlyIfLoaded = graph.OnlyIfLoaded.Contains(type), OnlyBy = onlyBy });
            }
        }
    }

    /// <summary>Whether the value's own members are judged, so that the member that holds it need not be.</summary>
    private static bool IsWalked(ITypeSymbol type)
    {
        var shape = TypeShape.Of(type);
        return shape.Kind == ShapeKind.Object || (shape.Kind == ShapeKind.Items && shape.Items.Any(static i => TypeShape.Of(i).Kind == ShapeKind.Object));
    }

    /// <summary>What a member is; one of an anonymous object is what it was made from.</summary>
    private PhiFact? FactOf(ISymbol symbol, INamedTypeSymbol? owner = null)
    {
        if (symbol is IPropertySymbol { ContainingType.IsAnonymousType: true } property)
        {
            if (AnonymousMembers.IsConstant(property, _models))
            {
                return null;
            }

            if (AnonymousMembers.SourceOf(property, _models) is { } source)
            {
                return source is IPropertySymbol or IFieldSymbol { AssociatedSymbol: null } ? Phi.OfMember(source)
                    : IsNumber(property) && Phi.IsAggregate(property) ? null
                    : Phi.OfValue(source);
            }
        }

        var fact = symbol is IPropertySymbol or IFieldSymbol ? Phi.OfMember(symbol, owner) : Phi.OfValue(symbol);
        return fact is null or { Source: PhiSource.Classification } || !IsNumber(symbol) ? fact : OfNumber(symbol, fact);
    }

    /// <summary>A number of patients is none; and years are no dates of the individual (45 CFR 164.514(b)(2)(i)(C)).</summary>
    private static PhiFact? OfNumber(ISymbol symbol, PhiFact fact) =>
        fact.Kind == PhiKind.Patient || (fact.Kind == PhiKind.Date && symbol.Name.EndsWith("Year", StringComparison.OrdinalIgnoreCase)) ? null : fact;

    private static bool IsNumber(ISymbol symbol) =>
        (symbol as IPropertySymbol)?.Type is { } type && TypeShape.Of(type).Type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    /// <summary>Parameters of the route's template that nothing binds, and what the handler reads from the URL itself.</summary>
    private IEnumerable<PhiInput> Unbound(Endpoint endpoint, ImmutableArray<RequestInput> inputs, CancellationToken cancellationToken)
    {
        if (endpoint.HandlerMethod is not { } handler)
        {
            yield break;
        }

        var words = WordsOf(endpoint.Route);
        var text = _models.Compilation.GetSpecialType(SpecialType.System_String);
        var read = Routes.ParametersOf(endpoint.Route).Select(static name => (Key: name, Source: InputSource.Route))
            .Concat(_urlReads.Of(endpoint, key => Phi.OfText(key, words) is not null, cancellationToken))
            .Where(r => !inputs.Any(i => i.IsInUrl && string.Equals(i.Name, r.Key, StringComparison.OrdinalIgnoreCase)));
        foreach (var (key, source) in read)
        {
            if (Phi.OfText(key, words) is { } fact)
            {
                yield return new PhiInput(key, handler, fact, new RequestInput(key, handler, text, source));
            }
        }
    }

    private static List<string> WordsOf(string route) => route.Split('/').Where(static s => s.Length > 0 && s[0] != '{').ToList();

    private IEnumerable<PhiInput> Read(RequestInput input, Endpoint endpoint)
    {
        var shape = TypeShape.Of(input.Type);
        if (shape.Kind is ShapeKind.Scalar or ShapeKind.Opaque || input.Source is not InputSource.Body and not InputSource.Form)
        {
            // The name in the URL may tell more than the parameter's: [FromRoute(Name = "ssn")] string value. And the members of what only
            // carries a query, or of a controller, are no data of that type.
            var fact = FactOf(input.Symbol);
            if (fact is null && input.IsInUrl && (input.Symbol is IPropertySymbol || input.Name != input.Symbol.Name) && input.Type.SpecialType == SpecialType.System_String)
            {
                fact = Phi.OfText(input.Name, WordsOf(endpoint.Route));
            }

            // What a list of visits or rooms is searched by, if it is called just "name", is anybody's: the doctor's as often as the patient's.
            if (fact is not null && !(input is { IsInUrl: true, Symbol: { ContainingType: { } criteria } searched } && Phi.IsNameOfThing(searched, fact) && !Phi.NamesPatients(criteria.Name)))
            {
                yield return new PhiInput(input.Name, input.Symbol, fact, input);
            }

            yield break;
        }

        // A clinic's doctors' appointments can be posted with it; that is no reason to say that it takes them.
        var isBeyond = input.Symbol is IPropertySymbol { ContainingType: { } form } && _navigations.LeadsOn(form, input.Type);
        var graph = _taken.GetOrAdd(input.Type, t => _written.Of(t, WriterOptions.Default, (o, m) => _navigations.LeadsOn(o, m.Type)));
        foreach (var (owner, member) in graph.Members)
        {
            if ((input.Source == InputSource.Form || member.Mask.State != MaskState.Masked) && !IsWalked(member.Type) && TakenMembers.Are(member.Symbol, input) && FactOf(member.Symbol, owner) is { } fact)
            {
                yield return new PhiInput(NameOf(member.Symbol, owner), member.Symbol, isBeyond || graph.OnlyIfLoaded.Contains(owner) ? fact with { Confidence = PhiConfidence.Low } : fact, input);
            }
        }
    }

    private static string NameOf(ISymbol symbol, INamedTypeSymbol? owner = null) =>
        symbol.ContainingType is { IsAnonymousType: false } declaring && symbol is IPropertySymbol or IFieldSymbol ? (owner ?? declaring).Name + "." + symbol.Name : symbol.Name;

    /// <summary>Types by identity, options by reference: there is one of each application and side.</summary>
    private sealed class GraphKeys : IEqualityComparer<(ITypeSymbol Type, WriterOptions Options)>
    {
        public static readonly GraphKeys Instance = new();

        public bool Equals((ITypeSymbol Type, WriterOptions Options) x, (ITypeSymbol Type, WriterOptions Options) y) =>
            ReferenceEquals(x.Options, y.Options) && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((ITypeSymbol Type, WriterOptions Options) key) => SymbolEqualityComparer.Default.GetHashCode(key.Type);
    }
}
