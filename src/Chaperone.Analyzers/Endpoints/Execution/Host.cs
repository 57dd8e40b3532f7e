using System.Collections.Generic;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>One application: its services and its pipeline, as its start-up code makes them.</summary>
internal sealed class Host
{
    public Host(bool isWebApplication)
    {
        IsWebApplication = isWebApplication;
        Pipeline = new Pipeline(this, parent: null, Condition.Always);
    }

    /// <summary>Whether the pipeline is a WebApplication's, which adds routing, authentication and authorization by itself.</summary>
    public bool IsWebApplication { get; set; }

    public Pipeline Pipeline { get; }

    /// <summary>How many of the pipeline's first steps are those of start-up filters.</summary>
    public int StepsOfFilters { get; set; }

    /// <summary>All calls and settings on its services and options, in order.</summary>
    public List<RecordedCall> Calls { get; } = new();

    /// <summary>In the order in which they are set, so that the last one that applies is the one that counts.</summary>
    public List<PolicySetting> FallbackPolicies { get; } = new();

    /// <summary>As <see cref="FallbackPolicies"/>.</summary>
    public List<PolicySetting> DefaultPolicies { get; } = new();

    /// <summary>As <see cref="FallbackPolicies"/>, by name.</summary>
    public Dictionary<string, List<PolicySetting>> NamedPolicies { get; } = new(System.StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether the application is built: what is set on its options from then on is set after all that configures them.</summary>
    public bool IsBuilt { get; set; }

    /// <summary>What the policies demand that were added under names which are not constant.</summary>
    public List<PolicyContent> PoliciesOfRuntimeNames { get; } = new();

    /// <summary>A custom IAuthorizationPolicyProvider is registered: names are its business.</summary>
    public Evidence? PolicyProvider { get; set; }

    /// <summary>Where the default policy comes from when there is such a provider.</summary>
    public ProvidedPolicy ProvidedDefault { get; set; }

    /// <summary>Where the fallback policy comes from when there is such a provider.</summary>
    public ProvidedPolicy ProvidedFallback { get; set; }

    /// <summary>Where policies come from that are asked for by a name; null when that is the options.</summary>
    public PolicySource? ProvidedNames { get; set; }

    /// <summary>The names of the registered authentication schemes.</summary>
    public HashSet<string> Schemes { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Schemes may be registered that are not visible.</summary>
    public bool SchemesIncomplete { get; set; }

    public List<Condition> AuthorizationServices { get; } = new();

    /// <summary>The gRPC services that are mapped so far, by name.</summary>
    public HashSet<string> GrpcServices { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Calls into assemblies that use authorization and whose source is not visible: they may set a fallback policy.</summary>
    public List<Evidence> OpaqueAuthorization { get; } = new();

    /// <summary>Services of the application's own that decide what becomes of who is refused, and may let them through.</summary>
    public List<(Condition When, Evidence Evidence)> Lenient { get; } = new();

    /// <summary>Authentication schemes whose handler signs in callers who show nothing; the name null where it is not constant.</summary>
    public List<(Condition When, string? Scheme, Evidence Evidence)> AdmittingSchemes { get; } = new();

    /// <summary>The schemes that callers are authenticated by where a policy names none, as far as they are constant.</summary>
    public HashSet<string> DefaultSchemes { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Whether another scheme may be asked in the place of the default one (AddPolicyScheme).</summary>
    public bool ForwardsSchemes { get; set; }

    /// <summary>The assemblies that these calls go to: one entry for each, however often it is called.</summary>
    public HashSet<string> OpaqueAssemblies { get; } = new(System.StringComparer.Ordinal);

    /// <summary>Calls into assemblies that use MVC and whose source is not visible: they may map controllers.</summary>
    public List<Evidence> OpaqueMappings { get; } = new();

    /// <summary>MVC's global filters that matter to authorization.</summary>
    public List<AuthorizationMetadata> GlobalFilters { get; } = new();

    /// <summary>Application model conventions and providers: they can rewrite routes and authorization of controllers.</summary>
    public List<ApplicationModelChange> ApplicationModelChanges { get; } = new();

    public bool SuppressesSecurityMetadataCheck { get; set; }

    public bool KeepsAsyncSuffix { get; set; }

    /// <summary>Assemblies added with AddApplicationPart.</summary>
    public List<IAssemblySymbol> ApplicationParts { get; } = new();

    /// <summary>The prefixes under which OData serves a model each, "" for none; null for one that is not known.</summary>
    public List<string?> ODataPrefixes { get; } = new();

    /// <summary>Whether the set of controllers can't be known (ConfigureApplicationPartManager and the like).</summary>
    public List<Evidence> ApplicationPartChanges { get; } = new();

    /// <summary>Application parts or feature providers are taken away: controllers may be left out, except those of <see cref="ApplicationParts"/>.</summary>
    public Evidence? PartsTakenAway { get; set; }

    /// <summary>The parameter transformer of a RouteTokenTransformerConvention, by its type's name.</summary>
    public INamedTypeSymbol? TokenTransformer { get; set; }

    /// <summary>Set when the transformer can't be followed: routes with tokens are not exact.</summary>
    public string? UnknownTransformer { get; set; }

    /// <summary>Adds a setting in its place: those of PostConfigure come after all others, wherever they are written (OptionsFactory.Create).</summary>
    public static void Put(List<PolicySetting> settings, PolicySetting setting)
    {
        var late = setting.IsLate ? -1 : settings.FindIndex(static s => s.IsLate);
        settings.Insert(late < 0 ? settings.Count : late, setting);
    }

    public void PutNamed(string name, PolicySetting setting)
    {
        if (!NamedPolicies.TryGetValue(name, out var settings))
        {
            NamedPolicies.Add(name, settings = new List<PolicySetting>());
        }

        Put(settings, setting);
    }
}

/// <summary>A policy put somewhere, under a condition. Content null: explicitly none.</summary>
internal sealed class PolicySetting
{
    public PolicySetting(PolicyContent? content, Condition when, Evidence evidence)
    {
        Content = content;
        When = when;
        Evidence = evidence;
    }

    public PolicyContent? Content { get; }

    public Condition When { get; }

    /// <summary>Whether it is set when all that configures the options has run.</summary>
    public bool IsLate { get; init; }

    /// <summary>Whether a library makes it for its own use: nobody is meant to name it.</summary>
    public bool IsInternal { get; init; }

    public Evidence Evidence { get; }
}

/// <summary>What a statement does to the middleware pipeline, where it matters to authorization.</summary>
internal enum PipelineStep
{
    UseRouting,
    UseAuthentication,
    UseAuthorization,
    UseEndpoints,
    PossibleGuard,

    /// <summary>A middleware that the options declare to refuse anonymous callers; recorded besides <see cref="PossibleGuard"/>.</summary>
    DeclaredGuard,

    /// <summary>A middleware that signs in callers who show nothing, or puts another endpoint in the place of the one that was chosen.</summary>
    ReplacesCaller,

    /// <summary>A call whose effect on the pipeline is not visible.</summary>
    Opaque,

    /// <summary><c>Run(handler)</c>: everything after it is unreachable.</summary>
    Terminal,
}

/// <summary>A pipeline (the application's or a branch's) and its steps in order.</summary>
internal sealed class Pipeline
{
    public Pipeline(Host host, Pipeline? parent, Condition created)
    {
        Host = host;
        Parent = parent;
        Root = new RouteBuilder(this, parent: null, RouteText.Empty, created, site: null);
    }

    public Host Host { get; }

    public Pipeline? Parent { get; }

    public RouteBuilder Root { get; }

    /// <summary>A step of one of several modules that a loop runs has its type: in which order they run is a matter of their numbers or of reflection.</summary>
    /// <remarks>Of a guard that asks for the request's path: which paths it leaves alone.</remarks>
    public List<(PipelineStep Step, Condition When, Evidence Evidence, INamedTypeSymbol? Module, GuardPaths? Paths)> Steps { get; } = new();

    /// <summary>All calls on it, in order.</summary>
    public List<RecordedCall> Calls { get; } = new();
}
