using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>The middleware pipeline.</content>
internal sealed partial class StartupInterpreter
{
    private Value InvokePipeline(Call call, Pipeline pipeline)
    {
        pipeline.Calls.Add(Recorded(call));
        if (!IsFramework(call))
        {
            if (MapKind(call, pipeline.Root) is { } kind)
            {
                return kind;
            }

            NoteOpaqueMapping(call, pipeline.Host);
            if (UsesAuthorization(call.Method.ContainingAssembly))
            {
                Step(pipeline, PipelineStep.Opaque, call, call.Name + " of " + call.Method.ContainingAssembly.Name);
            }

            RunDelegates(call, pipeline.Host, pipeline);
            return WellKnownSymbols.Is(call.Method.ReturnType, _symbols.ApplicationBuilder) ? call.Receiver : Value.Unknown;
        }

        switch (call.Name)
        {
            case "UseRouting":
                Step(pipeline, PipelineStep.UseRouting, call);
                break;
            case "UseAuthentication":
                Step(pipeline, PipelineStep.UseAuthentication, call);
                break;
            case "UseAuthorization":
                Step(pipeline, PipelineStep.UseAuthorization, call);
                break;
            case "UseEndpoints":
                Step(pipeline, PipelineStep.UseEndpoints, call);
                RunDelegates(call, pipeline.Host, pipeline);
                break;
            case "UseMvc" or "UseMvcWithDefaultRoute":
                var routes = MapAttributeRoutes(pipeline.Root);
                routes.LegacyRouting = true;
                if (call.Name == "UseMvcWithDefaultRoute")
                {
                    routes.Conventional.Add(new ConventionalRoute(new RouteText("{controller=Home}/{action=Index}/{id?}", true), SetUpCondition));
                }

                foreach (var configure in call.Delegates())
                {
                    InvokeDelegate(configure, new Value[] { new RouteBuilderValue(pipeline.Root) });
                }

                break;
            case "Map" or "MapWhen" or "UseWhen":
                var branch = new Pipeline(pipeline.Host, pipeline, SetUpCondition);
                RunDelegates(call, pipeline.Host, branch);
                if (call.Name == "UseWhen")
                {
                    pipeline.Steps.AddRange(branch.Steps.Where(static s => s.Step == PipelineStep.ReplacesCaller));
                }

                if (call.Name == "UseWhen" && branch.Steps.Where(static s => s.Step is PipelineStep.PossibleGuard or PipelineStep.Opaque).Select(static s => s.Paths).ToList() is { Count: > 0 } guards)
                {
                    // The branch joins the pipeline again: what it refuses never reaches an endpoint.
                    Step(pipeline, PipelineStep.PossibleGuard, call, "a middleware of a branch", GuardPaths.Either(GuardPaths.Outside(call.Argument("predicate"), _models, _cancellationToken), guards));
                }

                break;
            case "UseMiddleware":
                UseMiddleware(call, pipeline);
                break;
            case "Use" when call.Delegates().FirstOrDefault() is { Code: { } code } && _credentials.Replaces(code) is { } what:
                Step(pipeline, PipelineStep.ReplacesCaller, call, "an inline middleware, which " + what + ",");
                break;
            case "Use" when call.Delegates().FirstOrDefault() is not { } inline:
                Step(pipeline, PipelineStep.PossibleGuard, call, "an inline middleware");
                break;
            case "Use" when call.Delegates().First() is var inline && GuardDetection.MayRefuse(inline, _models, _cancellationToken):
                Step(pipeline, PipelineStep.PossibleGuard, call, "an inline middleware", GuardPaths.Of(inline, _models, _cancellationToken));
                break;
            case "Run" when call.HasParameter("handler"):
                Step(pipeline, PipelineStep.Terminal, call);
                break;
            default:
                RunDelegates(call, pipeline.Host, pipeline);
                break;
        }

        return WellKnownSymbols.Is(call.Method.ReturnType, _symbols.ApplicationBuilder) ? call.Receiver : Value.Unknown;
    }

    /// <summary>A package's own way to build the pipeline (UseConfiguredEndpoints and the like) may map controllers.</summary>
    private static void NoteOpaqueMapping(Call call, Host? host)
    {
        if (host is not null && call.Method.ContainingAssembly is { } assembly && !KnownLibraries.IsHarmless(assembly.Name)
            && AssemblyReferences.RefersTo(assembly, "Microsoft.AspNetCore.Mvc"))
        {
            host.OpaqueMappings.Add(new Evidence(call.Name + " of " + assembly.Name, call.NameLocation));
        }
    }

    private void UseMiddleware(Call call, Pipeline pipeline)
    {
        var type = call.Method.TypeArguments.Length > 0
            ? Substitute(call.Method.TypeArguments[0])
            : call.OtherArguments().Select(static a => a.Value).OfType<TypeValue>().FirstOrDefault()?.Type;
        switch (type)
        {
            case { Name: "AuthorizationMiddleware" } when WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly):
                Step(pipeline, PipelineStep.UseAuthorization, call);
                break;
            case { Name: "AuthenticationMiddleware" } when WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly):
                Step(pipeline, PipelineStep.UseAuthentication, call);
                break;
            case null:
                Step(pipeline, PipelineStep.PossibleGuard, call, "a middleware that is not visible");
                break;
            default:
                if (MayLetIn(type, unseen: false))
                {
                    Step(pipeline, PipelineStep.ReplacesCaller, call, "middleware " + type.Name + ", which " + ((IsOwn(type) ? LettingIn.ReplacesCaller(type, _models, _cancellationToken) : null) ?? "signs in callers or chooses another endpoint") + ",");
                }

                var paths = IsOwn(type) ? GuardPaths.Of(type, _models, _cancellationToken) : null;
                if (_settings.IsGuard(type) || MayRefuse(type))
                {
                    Step(pipeline, PipelineStep.PossibleGuard, call, "middleware " + type.Name, paths);
                }

                if (_settings.IsGuard(type))
                {
                    Step(pipeline, PipelineStep.DeclaredGuard, call, "middleware " + type.Name + " (chaperone.guards)", paths);
                }

                break;
        }
    }

    private void Step(Pipeline pipeline, PipelineStep step, Call call, string? what = null, GuardPaths? paths = null) =>
        pipeline.Steps.Add((step, SetUpCondition, new Evidence(what ?? call.Name, call.NameLocation), _module, paths));

    private Value ReadPipelineProperty(PipelineValue pipeline, IPropertySymbol property) =>
        WellKnownSymbols.Is(property.Type, _symbols.ApplicationBuilder) || IsRouteBuilderType(property.Type) ? pipeline : Value.Unknown;

    private static Value KnownStaticProperty(IPropertySymbol property) =>
        property is { Name: "Empty", ContainingType.SpecialType: SpecialType.System_String } ? new ConstantValue("") : Value.Unknown;
}
