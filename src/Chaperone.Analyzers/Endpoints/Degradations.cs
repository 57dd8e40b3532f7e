using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution;

namespace Chaperone.Endpoints;

/// <summary>What made endpoints uncertain, each with what a project can declare against it.</summary>
internal sealed class Degradations
{
    private const string DeclareGuard = "if it refuses anonymous callers by itself, name it in chaperone.guards or mark its class with [AuthorizesCallers]";

    private readonly StartupInterpreter _run;

    public Degradations(StartupInterpreter run) => _run = run;

    public IEnumerable<Evidence> All() =>
        _run.Hosts.SelectMany(OfHost)
            .Concat(_run.Endpoints.Where(static e => e.Kind == EndpointKind.Opaque).Select(static e => Because(
                new Evidence(e.Partial ?? "a call maps endpoints that are not visible", e.NameLocation),
                "say what it maps in chaperone.endpoint_makers")))
            .Concat(_run.Endpoints.SelectMany(static e => e.Metadata.Concat(e.On.SelfAndOuter().SelectMany(static b => b.Metadata)))
                .Where(static m => !m.IsAttribute && m.Has(MetadataMeaning.PossibleGuard | MetadataMeaning.PossibleRemoval) && !m.Has(MetadataMeaning.DeclaredGuard))
                .Distinct()
                .Select(static m => Because(m.Evidence, m.Has(MetadataMeaning.PossibleRemoval) ? "add metadata instead of removing it, so that what is left can be seen" : DeclareGuard)));

    private static IEnumerable<Evidence> OfHost(Host host) =>
        host.OpaqueAuthorization
            .Select(static e => Because(new Evidence(e.What + " is not visible and may set up authorization", e.Where), "set the fallback policy in this project, or require authorization on each endpoint"))
            .Concat(new[] { host.PolicyProvider }.OfType<Evidence>().Where(_ => host.ProvidedNames?.IsFollowed == false || host.ProvidedDefault == ProvidedPolicy.Unknown || host.ProvidedFallback == ProvidedPolicy.Unknown)
                .Select(static e => Because(new Evidence(e.What + " makes policies when a request asks for them", e.Where), "they are known where GetPolicyAsync builds them of requirements that can be followed, and where GetDefaultPolicyAsync and GetFallbackPolicyAsync hand on to DefaultAuthorizationPolicyProvider")))
            .Concat(host.ApplicationModelChanges.Where(static c => c.MayAuthorize || c.MayReroute)
                .Select(static c => Because(c.Evidence, "what it changes of routes and authorization is known when the application starts only; attributes on the controllers are certain")))
            .Concat(host.ApplicationPartChanges.Select(static e => Because(new Evidence("the set of controllers is changed: " + e.What, e.Where), "add application parts by typeof(X).Assembly, which can be followed")))
            .Concat(host.GlobalFilters.Where(static f => f.Has(MetadataMeaning.PossibleGuard) && !f.Has(MetadataMeaning.DeclaredGuard)).Select(static f => Because(f.Evidence, DeclareGuard)))
            .Concat(host.Lenient.Select(static l => l.Evidence)
                .Concat(host.AdmittingSchemes.Select(static a => a.Evidence))
                .Concat(host.Pipeline.Steps.Where(static s => s.Step == PipelineStep.ReplacesCaller).Select(static s => s.Evidence))
                .Select(static e => Because(new Evidence(e.What + " may let through who is refused", e.Where), "leave who is let in to policies and to schemes that ask for something, which can be followed")))
            .Concat(host.Pipeline.Steps.Where(s => s.Step == PipelineStep.PossibleGuard && !host.Pipeline.Steps.Any(d => d.Step == PipelineStep.DeclaredGuard && Equals(d.Evidence.Where, s.Evidence.Where)))
                .Select(static s => Because(s.Evidence, DeclareGuard)));

    private static Evidence Because(Evidence cause, string advice) => new(cause.What, cause.Where) { Advice = advice };
}
