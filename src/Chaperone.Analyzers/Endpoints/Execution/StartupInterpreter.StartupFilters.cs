using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>Start-up filters: what they put in front of the application's own pipeline.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>What is asked only of what routing has chosen, and what nothing comes behind: in front of the pipeline it does something else than in it.</summary>
    private static readonly HashSet<PipelineStep> StepsOfTheirOwn = new()
    {
        PipelineStep.UseRouting, PipelineStep.UseAuthentication, PipelineStep.UseAuthorization, PipelineStep.UseEndpoints, PipelineStep.Terminal,
    };

    /// <summary>Whether a method is the one that the host asks of a start-up filter (GenericWebHostService.StartAsync).</summary>
    public static bool IsOfStartupFilter(IMethodSymbol method) =>
        method.ContainingType is { } type && StartupFilterMethod(type) is { } asked && SymbolEqualityComparer.Default.Equals(asked, method);

    /// <summary>
    /// A registered start-up filter: followed with the builder of a pipeline that comes before the application's and goes on in it, as long as it
    /// calls what it is handed and leaves routing and authorization alone. What cannot be followed may set up anything.
    /// </summary>
    private void FollowStartupFilter(Call call, Host host, ImmutableArray<ITypeSymbol> types)
    {
        if (_recorder is not null)
        {
            // Whoever replays the registration follows the filter.
            return;
        }

        var instance = call.OtherArguments().Select(a => a.Value is DelegateValue factory ? InvokeDelegate(factory, new[] { Value.Unknown }) : a.Value).OfType<ObjectValue>().FirstOrDefault();
        var filter = instance?.Type ?? types.LastOrDefault(static t => t.TypeKind == TypeKind.Class);
        var (pipeline, next) = (new Pipeline(host, host.Pipeline, SetUpCondition), new NextPipelineValue());
        if (filter is not INamedTypeSymbol type || !RunStartupFilter(type, instance, pipeline, next, call) || !next.IsReached(pipeline, _condition) || pipeline.Steps.Any(static s => StepsOfTheirOwn.Contains(s.Step)))
        {
            host.OpaqueAuthorization.Add(EvidenceOf(call));
            if (filter is not null && IsOwn(filter) && LettingIn.ReplacesCaller(filter, _models, _cancellationToken) is { } what)
            {
                host.Lenient.Add((SetUpCondition, new Evidence(filter.Name + ", which " + what + ",", call.NameLocation)));
            }
        }

        foreach (var step in pipeline.Steps.Where(static s => s.Step == PipelineStep.ReplacesCaller))
        {
            // Before authorization, also where a WebApplication puts that in front of all that is written.
            host.Lenient.Add((step.When, step.Evidence));
        }

        var before = pipeline.Steps.Where(static s => s.Step != PipelineStep.ReplacesCaller && !StepsOfTheirOwn.Contains(s.Step)).ToList();
        host.Pipeline.Steps.InsertRange(host.StepsOfFilters, before);
        host.StepsOfFilters += before.Count;
    }

    /// <summary>By its source, or by what its library says of it; false where neither is there.</summary>
    private bool RunStartupFilter(INamedTypeSymbol type, ObjectValue? instance, Pipeline pipeline, NextPipelineValue next, Call call)
    {
        if (StartupFilterMethod(type) is not { } method)
        {
            return false;
        }

        if (IsOwn(method))
        {
            var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default) { [method.OriginalDefinition.Parameters[0]] = next };
            var made = Run(method.OriginalDefinition, instance ?? new ObjectValue(type).FillElsewhere(), arguments, TypeArgumentsOf(method));
            ForEachAlternative(made, m => InvokeValue(m, new Value[] { new PipelineValue(pipeline) }, call.Site));
            return true;
        }

        // A class of the application's own may override what its library's base class calls.
        if (!SymbolEqualityComparer.Default.Equals(method.ContainingType, type) || _facts.MethodOf(method.OriginalDefinition) is not { Gaps.Count: 0 } log)
        {
            return false;
        }

        var replay = new LogReplay(log, method, call.Site, ImmutableArray<ITypeSymbol>.Empty);
        (replay.Values[0], replay.Values[1]) = (next, new PipelineValue(pipeline));
        Replay(replay, log.Entries);
        return true;
    }

    private static IMethodSymbol? StartupFilterMethod(INamedTypeSymbol type) =>
        type.AllInterfaces.FirstOrDefault(static i => i.Name == "IStartupFilter" && WellKnownSymbols.IsFrameworkAssembly(i.ContainingAssembly)) is { } asked
        && asked.GetMembers("Configure").FirstOrDefault() is { } member
            ? type.FindImplementationForInterfaceMember(member) as IMethodSymbol
            : null;

    /// <summary>The rest of the pipeline, as a start-up filter is handed it.</summary>
    private sealed class NextPipelineValue : Value
    {
        private readonly List<(Value? On, Condition When)> _calls = new();

        public void Call(IReadOnlyList<Value> values, Condition when) => _calls.Add((values.FirstOrDefault(), when));

        /// <summary>Whether it is called once, with the builder of that pipeline, whenever the filter is.</summary>
        public bool IsReached(Pipeline pipeline, Condition registered) =>
            _calls is [(PipelineValue { Pipeline: var on }, { } when)] && ReferenceEquals(on, pipeline) && when.WithoutLoops().Terms.Length == registered.WithoutLoops().Terms.Length;

        protected override bool Carries(int depth) => true;
    }
}
