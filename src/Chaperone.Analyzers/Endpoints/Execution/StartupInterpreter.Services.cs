using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Facts;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Execution;

/// <content>Services and options: policies, MVC's filters and conventions, which services exist.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>Under what services, options and steps of the pipeline are set up: a loop over what nobody here sees is taken to run.</summary>
    private Condition SetUpCondition => _condition.WithoutLoops();

    /// <summary>Whether what runs is set up to run after all that configures the options (PostConfigure).</summary>
    private bool _isLate;

    private bool IsLate(Host host) => _isLate || host.IsBuilt;

    /// <summary>Options of a name of their own are not those that authorization and MVC read (Options.DefaultName).</summary>
    private static bool IsOfNamedOptions(Call call) =>
        call.Name is "Configure" or "PostConfigure" or "AddOptions" && call.Method.TypeArguments is [{ Name: "AuthorizationOptions" or "MvcOptions" }, ..]
        && call.HasParameter("name") && call.Argument("name") is ConstantValue { Value: string { Length: > 0 } };

    private Value InvokeHost(Call call, Host host)
    {
        host.Calls.Add(Recorded(call));
        AuthenticationSchemes.Note(call, host);
        AuthenticationSchemes.NoteDefault(call, host);
        NoteAdmittingScheme(call, host);
        if (IsFramework(call))
        {
            switch (call.Name)
            {
                // AddMvcCore does not bring authorization along.
                case "AddAuthorization" or "AddAuthorizationCore" or "AddAuthorizationBuilder" or "AddSignalR" or "AddRazorPages" or "AddServerSideBlazor" or "AddInteractiveServerComponents"
                    or "AddControllers" or "AddControllersWithViews" or "AddMvc":
                    host.AuthorizationServices.Add(SetUpCondition);
                    break;
                case "SetFallbackPolicy" or "AddFallbackPolicy":
                    SetPolicy(call, host, host.FallbackPolicies);
                    return call.Receiver;
                case "SetDefaultPolicy" or "AddDefaultPolicy" when call.Method.ContainingType.Name != "CorsOptions":
                    SetPolicy(call, host, host.DefaultPolicies);
                    return call.Receiver;
                case "AddPolicy" when call.Method.ContainingType.Name is "AuthorizationOptions" or "AuthorizationBuilder":
                    AddNamedPolicy(call, host);
                    return call.Receiver;
                case "GetPolicy" when call.Method.ContainingType.Name == "AuthorizationOptions":
                    return call.OtherArguments().FirstOrDefault().Value is ConstantValue { Value: string name } && host.NamedPolicies.TryGetValue(name, out var settings) && settings[settings.Count - 1].Content is { } content
                        ? new PolicyValue(content)
                        : new PolicyValue(PolicyContent.Invisible);
                case "Add" or "AddService" or "Insert" when call.Method.ContainingType.Name is "FilterCollection" || CollectionOf(call) == "IFilterMetadata":
                    AddGlobalFilter(call, host);
                    return Value.Unknown;
                case "UseStartup":
                    UseStartup(call, host);
                    return call.Receiver;
                case "Build" when WellKnownSymbols.Is(call.Method.ReturnType, _symbols.WebApplication):
                    host.IsBuilt = true;
                    return new PipelineValue(host.Pipeline);
                case "AddApplicationPart":
                    AddApplicationPart(call, host);
                    return call.Receiver;
                case "AddOData":
                    // Its provider adds routes to the actions that answer for an entity set (ODataRoutingApplicationModelProvider); no filter and no metadata about authorization.
                    host.ApplicationModelChanges.Add(new ApplicationModelChange(mayReroute: true, mayAuthorize: false, mayOpen: false, EvidenceOf(call)));
                    RunDelegates(call, host);
                    return call.Receiver;
                case "AddRouteComponents" when call.Method.ContainingType.Name == "ODataOptions":
                    host.ODataPrefixes.Add(!call.HasParameter("routePrefix") ? "" : SetUpCondition.IsAlways && call.Argument("routePrefix") is ConstantValue { Value: string prefix } ? prefix : null);
                    return call.Receiver;
                case "ConfigureApplicationPartManager":
                    host.ApplicationPartChanges.Add(EvidenceOf(call));
                    if (MayTakePartsAway(call))
                    {
                        host.ApplicationParts.Clear();
                        host.PartsTakenAway = EvidenceOf(call);
                    }

                    return call.Receiver;
            }

            NoteRegistration(call, host);
        }
        else if (call.Name is "Add" or "Insert" && CollectionOf(call) == "IApplicationModelConvention")
        {
            AddApplicationModelConvention(call, host);
            return Value.Unknown;
        }
        else if (call.Name is "Add" or "Insert" or "AddService" && CollectionOf(call) == "IFilterMetadata")
        {
            AddGlobalFilter(call, host);
            return Value.Unknown;
        }
        else
        {
            if (UsesAuthorization(call.Method.ContainingAssembly) && !IsSignalR(call) && !IsOfOthersBuilder(call))
            {
                NoteOpaque(host, call);
            }

            if (call.Method.IsExtensionMethod && call.Method.Parameters[0].Type.Name is "AuthorizationOptions" or "AuthorizationBuilder")
            {
                // A package's own policy, which it may name as it likes (AddDapr and the like).
                host.PoliciesOfRuntimeNames.Add(PolicyContent.Invisible);
            }

            if (call.Method.IsExtensionMethod && call.Method.Parameters[0].Type.Name == "MvcOptions" && ApplicationModelChange.MayBeMadeBy(call.Method.ContainingAssembly))
            {
                host.ApplicationModelChanges.Add(new ApplicationModelChange(mayReroute: true, mayAuthorize: false, mayOpen: false, EvidenceOf(call)));
            }
        }

        if (CollectionOf(call) == "IApplicationModelConvention" && call.Name is "Add" or "Insert")
        {
            AddApplicationModelConvention(call, host);
            return Value.Unknown;
        }

        if (IsOfNamedOptions(call))
        {
            return Value.Unknown;
        }

        var before = _isLate;
        _isLate |= call.Name == "PostConfigure";
        RunDelegates(call, host);
        _isLate = before;
        return WellKnownSymbols.Is(call.Method.ReturnType, _symbols.WebApplication)
            ? new PipelineValue(host.Pipeline)
            : HostFacets.IsFacet(call.Method.ReturnType) || HostFacets.KeepsServices(call.Method.ReturnType) || call.Method.ReturnType is ITypeParameterSymbol ? new HostValue(host) : Value.Unknown;
    }

    /// <summary>What a package adds to SignalR, such as another transport: it asks for authorization and sets none up.</summary>
    private static bool IsSignalR(Call call) => call.Method.Parameters is [{ Type.Name: "ISignalRServerBuilder" }, ..];

    /// <summary>A call on a builder of health checks, of HTTP clients or of a package, which is there for what the builder builds.</summary>
    private static bool IsOfOthersBuilder(Call call) =>
        (call.Method.IsExtensionMethod ? call.Method.Parameters[0].Type : call.Method.ContainingType) is var receiver && !HostFacets.IsFacet(receiver) && HostFacets.KeepsServices(receiver);

    /// <summary>The item type of the collection that a call of ICollection or IList goes to.</summary>
    private static string? CollectionOf(Call call) =>
        call.Method.ContainingType is { Name: "ICollection" or "IList" or "Collection" or "ApplicationModelConventionExtensions", TypeArguments: var arguments }
            ? arguments.Length == 1 ? arguments[0].Name : "IApplicationModelConvention"
            : null;

    private void SetPolicy(Call call, Host host, List<PolicySetting> settings)
    {
        var content = PolicyArgument(call);
        Host.Put(settings, new PolicySetting(content, SetUpCondition, EvidenceOf(call)) { IsLate = IsLate(host) });
        if (call.HasParameter("name"))
        {
            AddNamedPolicy(call, host);
        }
    }

    private PolicyContent? PolicyArgument(Call call)
    {
        if (call.HasParameter("configurePolicy"))
        {
            return ConfiguredPolicy(call.Argument("configurePolicy"));
        }

        var policy = call.Argument("policy");
        return policy is ConstantValue { Value: null } ? null : PolicyOf(policy);
    }

    private void AddNamedPolicy(Call call, Host host)
    {
        var content = PolicyArgument(call) ?? PolicyContent.Invisible;
        if (call.Argument("name") is ConstantValue { Value: string name })
        {
            host.PutNamed(name, new PolicySetting(content, SetUpCondition, EvidenceOf(call)) { IsLate = IsLate(host) });
        }
        else
        {
            host.PoliciesOfRuntimeNames.Add(content);
        }
    }

    private void AddGlobalFilter(Call call, Host host)
    {
        var evidence = EvidenceOf(call);
        var type = call.Method.TypeArguments.Length > 0 ? Substitute(call.Method.TypeArguments[0])
            : call.OtherArguments().Select(static a => a.Value).OfType<TypeValue>().FirstOrDefault()?.Type;
        if (type is not null)
        {
            if (call.Name == "AddService" && _registeredFilters.TryGetValue(type, out var registered) && MetadataOf(registered, evidence) is { } made)
            {
                host.GlobalFilters.Add(made.Under(SetUpCondition));
                return;
            }

            // AuthorizeFilter by type has several constructors: creating it fails at run time.
            var meaning = SymbolEqualityComparer.Default.Equals(type, _symbols.AuthorizeFilter)
                ? MetadataMeaning.BrokenFilter
                : MeaningOf(type);
            if (meaning != MetadataMeaning.None)
            {
                host.GlobalFilters.Add(new AuthorizationMetadata(meaning, evidence) { When = SetUpCondition });
            }

            return;
        }

        var filter = call.OtherArguments().Select(static a => a.Value).LastOrDefault();
        if (filter is not null && MetadataOf(filter, evidence) is { } metadata)
        {
            host.GlobalFilters.Add(metadata.Under(SetUpCondition));
        }
        else if (filter is null || ReferenceEquals(filter, Value.Unknown))
        {
            host.GlobalFilters.Add(new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence("a global filter that is not visible", call.NameLocation)) { When = SetUpCondition });
        }
    }

    private void AddApplicationModelConvention(Call call, Host host)
    {
        var convention = call.OtherArguments().Select(static a => a.Value).OfType<ObjectValue>().LastOrDefault();
        if (convention is { Type.Name: "RouteTokenTransformerConvention" } transformer)
        {
            host.TokenTransformer = transformer.Fields.Values.OfType<ObjectValue>().FirstOrDefault()?.Type as INamedTypeSymbol;
            if (host.TokenTransformer is null)
            {
                host.ApplicationModelChanges.Add(new ApplicationModelChange(null, EvidenceOf(call)));
            }

            return;
        }

        host.ApplicationModelChanges.Add(ChangeBy(convention?.Type, new Evidence("application model convention " + (convention?.Type.Name ?? ""), call.NameLocation)));
    }

    /// <summary>Whether parts or feature providers are removed, by their names alone; code that is not visible may do it.</summary>
    private static bool MayTakePartsAway(Call call) =>
        call.Delegates().FirstOrDefault() is not { Code: { } code }
        || code.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static i => i.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clear" or "Remove" or "RemoveAt" or "RemoveAll" or "RemoveType" or "RemoveRange" });

    private void AddApplicationPart(Call call, Host host)
    {
        switch (call.Argument("assembly"))
        {
            case ObjectValue { Type: var type }:
                host.ApplicationParts.Add(type.ContainingAssembly);
                break;
            default:
                host.ApplicationPartChanges.Add(EvidenceOf(call));
                break;
        }
    }

    /// <summary>Registrations of services that replace what the model takes for granted.</summary>
    private void NoteRegistration(Call call, Host host)
    {
        var types = TypesNamedIn(call.Method.TypeArguments.Select(Substitute), call.OtherArguments().Select(static a => a.Value));
        foreach (var type in types)
        {
            if (SymbolEqualityComparer.Default.Equals(type, _symbols.AuthorizationPolicyProvider))
            {
                var provider = types.LastOrDefault(t => t.TypeKind == TypeKind.Class && WellKnownSymbols.Is(t, _symbols.AuthorizationPolicyProvider));
                var isSecond = host.PolicyProvider is not null;
                host.PolicyProvider = new Evidence("policy provider " + (provider?.Name ?? "that is not visible"), call.NameLocation);
                host.ProvidedDefault = PolicyProviders.DefaultOf(provider);
                host.ProvidedFallback = PolicyProviders.FallbackOf(provider);

                // Of two, under conditions perhaps, it is not asked which one counts.
                host.ProvidedNames = isSecond ? PolicySource.Invisible : SourceOf(provider);
            }
            else if (type.Name is "IApplicationModelProvider" or "IActionDescriptorProvider")
            {
                host.ApplicationModelChanges.Add(ChangeBy(types.LastOrDefault(t => !SymbolEqualityComparer.Default.Equals(t, type)), EvidenceOf(call)));
            }
            else if (type.Name is "IStartupFilter")
            {
                FollowStartupFilter(call, host, types);
            }
            else if (call.Name is "RemoveAll" && (type.Name.StartsWith("IAuthorization", StringComparison.Ordinal) || type is INamedTypeSymbol { Name: "IConfigureOptions" or "IPostConfigureOptions", TypeArguments: [{ Name: "AuthorizationOptions" }] }))
            {
                host.Lenient.Add((SetUpCondition, EvidenceOf(call)));
            }
            else if (RefusedCallers.Decides(type))
            {
                // None is asked where no policy applies: they protect nothing that is open.
                var own = types.LastOrDefault(static t => t.TypeKind == TypeKind.Class);
                if (MayPass(own, type.Name))
                {
                    host.Lenient.Add((SetUpCondition, new Evidence((own?.Name ?? "a class that is not visible") + " as " + type.Name, call.NameLocation)));
                }
            }
            else if (type.Name is "IAuthorizationHandler" && types.LastOrDefault(static t => t.TypeKind == TypeKind.Class) is INamedTypeSymbol handler && RequirementHandlers.IsAskedAboutAll(handler) && MayLetIn(handler, unseen: true))
            {
                host.Lenient.Add((SetUpCondition, new Evidence("requirement handler " + handler.Name, call.NameLocation)));
            }
        }

        foreach (var instance in call.OtherArguments().Select(static a => a.Value).OfType<ObjectValue>())
        {
            if (WellKnownSymbols.Is(instance.Type, _symbols.FilterMetadata))
            {
                _registeredFilters[instance.Type] = instance;
            }
        }

        // ConfigureOptions<T>(), AddSingleton<IConfigureOptions<AuthorizationOptions>, T>(): T configures the options.
        if (call.Name == "ConfigureOptions" || types.Any(static t => t.Name is "IConfigureOptions" or "IPostConfigureOptions" or "IConfigureNamedOptions"))
        {
            foreach (var type in types.OfType<INamedTypeSymbol>().Where(static t => t.TypeKind == TypeKind.Class))
            {
                foreach (var method in type.GetMembers().OfType<IMethodSymbol>().Where(m => IsOwn(m) && m.Name is "Configure" or "PostConfigure"))
                {
                    var values = method.Parameters.ToDictionary<IParameterSymbol, ISymbol, Value>(p => p, p => FacetOf(p.Type, host, null), SymbolEqualityComparer.Default);
                    if (values.Values.Any(static v => v.IsTracked))
                    {
                        var before = _isLate;
                        _isLate |= method.Name == "PostConfigure";
                        Run(method, new ObjectValue(type), values, TypeArgumentsOf(method));
                        _isLate = before;
                    }
                }
            }
        }
    }

    /// <summary>The types that a registration names: type arguments, types and objects that are handed over, those of a ServiceDescriptor.</summary>
    private static ImmutableArray<ITypeSymbol> TypesNamedIn(IEnumerable<ITypeSymbol> typeArguments, IEnumerable<Value> arguments) =>
        typeArguments.Concat(arguments.SelectMany(static a => a is SequenceValue { Items: var items } ? items : ImmutableArray.Create(a)).SelectMany(static a => a switch
        {
            TypeValue { Type: var type } => ImmutableArray.Create(type),
            ObjectValue { Type: var type } => ImmutableArray.Create(type),
            RegistrationValue { Types: var types } => types,
            _ => ImmutableArray<ITypeSymbol>.Empty,
        })).ToImmutableArray();

    /// <summary>AddScheme&lt;TOptions, THandler&gt;(name, …) of a handler in source that signs in who shows nothing.</summary>
    private void NoteAdmittingScheme(Call call, Host host)
    {
        if (call.Name is "AddScheme" or "AddRemoteScheme" && IsFramework(call)
            && TypesNamedIn(call.Method.TypeArguments.Select(Substitute), call.OtherArguments().Select(static a => a.Value)).LastOrDefault(static t => t.AllInterfaces.Any(static i => i.Name == "IAuthenticationHandler")) is { } handler
            && MayLetIn(handler, unseen: false))
        {
            host.ForwardsSchemes |= ForwardNames.Any(n => AssignedNames.Contain(_models.Compilation, n, _cancellationToken));
            var name = new[] { "authenticationScheme", "name" }.Where(call.HasParameter).Select(call.Argument).FirstOrDefault() is ConstantValue { Value: string scheme } ? scheme : null;
            host.AdmittingSchemes.Add((SetUpCondition, name, new Evidence("authentication handler " + handler.Name + ", which signs in callers who show nothing,", call.NameLocation)));
        }
    }

    /// <summary>By what a scheme asks another one in its place (AuthenticationSchemeOptions).</summary>
    private static readonly string[] ForwardNames = { "ForwardAuthenticate", "ForwardDefault", "ForwardDefaultSelector" };

    /// <summary>Whether a class of the application's own may let through whom a policy refuses. What a service of its own says that decides is not followed.</summary>
    private bool MayPass(ITypeSymbol? type, string service) =>
        type is null || (!WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) && (service != RefusedCallers.ResultHandler || MayLetIn(type, unseen: true)));

    /// <summary>By its source, or by what its library says of it; <paramref name="unseen"/> where that says nothing.</summary>
    private bool MayLetIn(ITypeSymbol type, bool unseen) =>
        IsOwn(type) && type is INamedTypeSymbol own ? LettingIn.May(own, _models, _cancellationToken) : _facts.FlagsOf(type) is { } flags ? (flags & TypeFlags.MayLetIn) != 0 : unseen;

    private Value ReadHostProperty(HostValue receiver, IPropertySymbol property)
    {
        if (_recorder is not null && property.Name is "DefaultPolicy" or "FallbackPolicy")
        {
            var open = _recorder!.Begin(Facts.LogOperation.Get, property, property.Name, ImmutableArray<ITypeSymbol>.Empty, receiver, Array.Empty<Value?>(), SetUpCondition);
            return _recorder.End(open, HostProperty(receiver.Host, property, property.Type), givesSymbol: false);
        }

        return HostProperty(receiver.Host, property, property.Type);
    }

    private Value HostProperty(Host host, IPropertySymbol property, ITypeSymbol type)
    {
        if (property.Name != "Services" && !HostFacets.IsFacet(property.ContainingType) && HostFacets.KeepsServices(property.ContainingType))
        {
            return Value.Unknown;
        }

        if (property.Name is "DefaultPolicy" && WellKnownSymbols.Is(type, _symbols.AuthorizationPolicy))
        {
            // What is set under a condition is one of several; behind a setting for certain nothing before it counts.
            var set = host.DefaultPolicies.Select(static s => (s.When, Value: (Value)new PolicyValue(s.Content ?? PolicyContent.Invisible))).ToList();
            var certain = set.FindLastIndex(static s => s.When.IsAlways);
            return Join(certain >= 0 ? set.Skip(certain).ToList() : set.Prepend((Condition.Always, new PolicyValue(PolicyContent.AuthenticatedUser))).ToList());
        }

        if (property.Name is "FallbackPolicy" && WellKnownSymbols.Is(type, _symbols.AuthorizationPolicy))
        {
            return host.FallbackPolicies.LastOrDefault()?.Content is { } content ? new PolicyValue(content) : new ConstantValue(null);
        }

        return HostFacets.IsFacet(type) ? new HostValue(host) : Value.Unknown;
    }

    private void SetHostProperty(Host host, IPropertySymbol property, Value value, Microsoft.CodeAnalysis.SyntaxNode syntax, Evidence evidence)
    {
        host.Calls.Add(new RecordedCall(property, value, SetUpCondition, syntax));
        switch (property.Name)
        {
            case "FallbackPolicy":
                foreach (var (when, policy) in AlternativesOf(value).ToList())
                {
                    Host.Put(host.FallbackPolicies, new PolicySetting(policy is ConstantValue { Value: null } ? null : PolicyOf(policy), when.WithoutLoops(), evidence) { IsLate = IsLate(host) });
                }

                break;
            case "DefaultPolicy":
                foreach (var (when, policy) in AlternativesOf(value).ToList())
                {
                    Host.Put(host.DefaultPolicies, new PolicySetting(PolicyOf(policy), when.WithoutLoops(), evidence) { IsLate = IsLate(host) });
                }

                break;
            case "DefaultScheme" or "DefaultAuthenticateScheme" when property.ContainingType.Name == "AuthenticationOptions" && value is ConstantValue { Value: string scheme }:
                host.DefaultSchemes.Add(scheme);
                break;
            case "SuppressCheckForUnhandledSecurityMetadata":
                host.SuppressesSecurityMetadataCheck |= Truth(value) != false;
                break;
            case "SuppressAsyncSuffixInActionNames":
                host.KeepsAsyncSuffix |= Truth(value) == false;
                break;
        }
    }
}
