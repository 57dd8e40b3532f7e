using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution.Kinds;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>Conventions on endpoints, groups and controllers.</content>
internal sealed partial class StartupInterpreter
{
    private static ImmutableArray<ConventionTarget> TargetsOf(Value value) => value switch
    {
        TargetValue target => target.Targets,
        RouteBuilderValue { Builder: var builder } => ImmutableArray.Create<ConventionTarget>(builder),
        EndpointBuilderValue builder => builder.Targets,
        _ => ImmutableArray<ConventionTarget>.Empty,
    };

    /// <summary>A call on something conventions can be put on.</summary>
    private Value InvokeConvention(Call call, ImmutableArray<ConventionTarget> targets)
    {
        Record(call, targets);
        switch (call.Name)
        {
            case "RequireAuthorization" when IsFramework(call):
                NoteBoundToLast(call, targets);
                AddAll(targets, RequiredBy(call));
                return call.Receiver;
            case "AllowAnonymous" when IsFramework(call):
                AddAll(targets, new[] { new AuthorizationMetadata(MetadataMeaning.AllowAnonymous, EvidenceOf(call)) });
                return call.Receiver;
            case "ShortCircuit" when IsFramework(call):
                AddAll(targets, new[] { new AuthorizationMetadata(MetadataMeaning.ShortCircuit, EvidenceOf(call)) });
                return call.Receiver;
            case "WithMetadata" when IsFramework(call):
                AddAll(targets, MetadataArguments(call, call.Argument("items")));
                return call.Receiver;
            case "Add" or "Finally" when call.Receiver is TargetValue or RouteBuilderValue:
                foreach (var convention in call.Delegates())
                {
                    InvokeDelegate(convention, new Value[] { new EndpointBuilderValue(targets) });
                }

                if (!call.Delegates().Any())
                {
                    AddGuard(targets, "a convention that is not visible", call.NameLocation);
                }

                return call.Receiver;
            case "AddInteractiveServerRenderMode" when IsFramework(call):
                foreach (var group in targets.OfType<RouteBuilder>())
                {
                    Hubs.AddInteractiveServer(new KindCall(this, call, group, _condition, _symbols));
                }

                return call.Receiver;
            case "AddInteractiveWebAssemblyRenderMode" when IsFramework(call):
                foreach (var group in targets.OfType<RouteBuilder>())
                {
                    StaticAssets.AddWebAssembly(new KindCall(this, call, group, _condition, _symbols));
                }

                return call.Receiver;
            case "AddAdditionalAssemblies" when IsFramework(call):
                foreach (var group in targets.OfType<RouteBuilder>())
                {
                    RazorComponents.Extend(new KindCall(this, call, group, _condition, _symbols));
                }

                return call.Receiver;
            case "AddEndpointFilter" or "AddEndpointFilterFactory" when IsFramework(call):
                AddEndpointFilter(call, targets);
                return call.Receiver;
            case "RequireScope" or "RequireScopeOrAppPermission" when call.Method.ContainingAssembly.Name == PolicyResolver.IdentityWeb:
                AddAll(targets, new[] { new AuthorizationMetadata(MetadataMeaning.RequiredScopes, EvidenceOf(call)) { Requirements = ImmutableArray.Create(call.Name) } });
                return call.Receiver;
        }

        if (!IsFramework(call) && UsesAuthorization(call.Method.ContainingAssembly))
        {
            AddGuard(targets, call.Name + " of " + call.Method.ContainingAssembly.Name, call.NameLocation);
        }

        // Fluent calls give the same builder back (WithName, WithTags, Produces, RequireCors, HasApiVersion, ...): none of them is authorization.
        return WellKnownSymbols.Is(call.Method.ReturnType, _symbols.EndpointConventionBuilder) || call.Method.ReturnType is ITypeParameterSymbol
            ? call.Receiver
            : Value.Unknown;
    }

    /// <summary>Calls on <c>EndpointBuilder.Metadata</c> inside a convention.</summary>
    private Value InvokeOnMetadata(Call call, EndpointBuilderValue builder)
    {
        Record(call, builder.Targets);
        switch (call.Name)
        {
            case "Add" or "Insert":
                AddAll(builder.Targets, MetadataArguments(call, call.OtherArguments().LastOrDefault().Value ?? Value.Unknown));
                break;
            case "Clear" or "Remove" or "RemoveAt" or "RemoveAll":
                AddAll(builder.Targets, new[] { new AuthorizationMetadata(MetadataMeaning.PossibleRemoval, new Evidence("metadata is removed by a convention", call.NameLocation)) });
                break;
        }

        return Value.Unknown;
    }

    private RecordedCall Recorded(Call call) => new(call, _condition, call.Method.TypeArguments.IsEmpty ? ImmutableArray<ITypeSymbol>.Empty : call.Method.TypeArguments.Select(Substitute).ToImmutableArray());

    private void Record(Call call, ImmutableArray<ConventionTarget> targets)
    {
        var recorded = targets.IsEmpty ? null : Recorded(call);
        foreach (var target in targets)
        {
            target.Calls.Add(recorded!);
        }
    }

    private void AddAll(ImmutableArray<ConventionTarget> targets, IEnumerable<AuthorizationMetadata> metadata)
    {
        foreach (var item in metadata.ToList())
        {
            foreach (var target in targets)
            {
                target.Metadata.Add(item.At(DistanceOf(target), _condition));
            }
        }
    }

    private static int DistanceOf(ConventionTarget target) => target switch
    {
        MappedEndpoint or RouteBuilder { IsOneCall: true } => 0,
        RouteBuilder builder => 1000 - builder.SelfAndOuter().Count(),
        _ => 2,
    };

    /// <summary>
    /// Endpoints that were mapped while the receiver of a RequireAuthorization() was evaluated, in the same fluent chain, and that it does not
    /// reach: app.MapOrders().MapInvoices().RequireAuthorization(), where MapOrders gives back its builder (dotnet/eShop, pull request 272).
    /// </summary>
    private void NoteBoundToLast(Call call, ImmutableArray<ConventionTarget> targets)
    {
        var missed = Endpoints
            .Skip(call.EndpointsBefore)
            .Where(e => !targets.Contains(e) && !e.On.SelfAndOuter().Any(b => targets.Contains(b)))
            .ToImmutableArray();
        if (!missed.IsEmpty)
        {
            BoundToLast.Add((call.NameLocation, missed));
        }
    }

    private static AuthorizationMetadata DeclaredGuard(string what, Location where) =>
        new(MetadataMeaning.DeclaredGuard | MetadataMeaning.PossibleGuard, new Evidence(what, where));

    private void AddGuard(ImmutableArray<ConventionTarget> targets, string what, Location where) =>
        AddAll(targets, new[] { new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence(what, where)) });

    private static Evidence EvidenceOf(Call call) =>
        call.Origin is { } origin ? new Evidence(origin.Text + " in " + origin.Assembly, call.NameLocation) : new Evidence(TextOf(call), call.NameLocation);

    private static string TextOf(Call call)
    {
        var arguments = call.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.InvocationExpressionSyntax invocation
            ? invocation.ArgumentList.ToString()
            : "()";
        if (arguments.Length > 60 || arguments.Contains('\n'))
        {
            arguments = "(…)";
        }

        return "." + call.Name + arguments;
    }

    /// <summary>What RequireAuthorization adds (AuthorizationEndpointConventionBuilderExtensions).</summary>
    private IEnumerable<AuthorizationMetadata> RequiredBy(Call call)
    {
        var evidence = EvidenceOf(call);
        var bare = new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence);
        if (call.HasParameter("policyNames") || call.HasParameter("authorizeData"))
        {
            var given = call.Argument(call.HasParameter("policyNames") ? "policyNames" : "authorizeData");
            if (given is not SequenceValue { Complete: true } items)
            {
                return new[] { new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence) { PolicyKnown = false, RolesKnown = false } };
            }

            return items.Items.IsEmpty
                ? new[] { bare }
                : items.Items.Select(item => item switch
                {
                    ConstantValue { Value: string name } => new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence) { Policy = name },
                    _ => MetadataOf(item, evidence) ?? new AuthorizationMetadata(MetadataMeaning.AuthorizeData, evidence) { PolicyKnown = false, RolesKnown = false },
                });
        }

        if (call.HasParameter("policy") || call.HasParameter("configurePolicy"))
        {
            var content = call.HasParameter("policy") ? PolicyOf(call.Argument("policy")) : ConfiguredPolicy(call.Argument("configurePolicy"));
            return new[] { bare, new AuthorizationMetadata(MetadataMeaning.PolicyObject, evidence) { Content = content } };
        }

        return new[] { bare };
    }

    private IEnumerable<AuthorizationMetadata> MetadataArguments(Call call, Value items)
    {
        var evidence = EvidenceOf(call);
        if (items is SequenceValue { Complete: true } sequence)
        {
            return sequence.Items.Select(i => MetadataOf(i, evidence)).OfType<AuthorizationMetadata>();
        }

        return MetadataOf(items, evidence) is { } one
            ? new[] { one }
            : items is ObjectValue or ConstantValue or TypeValue or DelegateValue
                ? Array.Empty<AuthorizationMetadata>()
                : new[] { new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence("metadata that is not visible", call.NameLocation)) };
    }

    private void AddEndpointFilter(Call call, ImmutableArray<ConventionTarget> targets)
    {
        var type = call.Method.TypeArguments.Length > 0 ? call.Method.TypeArguments.Select(Substitute).LastOrDefault(t => WellKnownSymbols.Is(t, _symbols.Get("Microsoft.AspNetCore.Http.IEndpointFilter"))) : null;
        type ??= call.OtherArguments().Select(static a => a.Value).OfType<ObjectValue>().FirstOrDefault()?.Type;
        var lambda = call.Delegates().FirstOrDefault();
        if (_settings.IsGuard(type))
        {
            AddAll(targets, new[] { DeclaredGuard("endpoint filter " + type!.Name + " (chaperone.guards)", call.NameLocation) });
        }
        else if (type is not null ? MayRefuse(type) : lambda is null || GuardDetection.MayRefuse(lambda, _models, _cancellationToken))
        {
            AddGuard(targets, "endpoint filter " + (type?.Name ?? lambda?.Method.Name ?? "") + " may refuse callers", call.NameLocation);
        }
    }

    /// <summary>
    /// Whether an assembly whose source is not visible can touch authorization: it is not the framework's and its compiled code refers to it.
    /// </summary>
    /// <remarks>The compiler writes only references that are really used, so this is precise: a mapper or a validation library has none.</remarks>
    private static bool UsesAuthorization(IAssemblySymbol? assembly) =>
        assembly is not null
        && !WellKnownSymbols.IsFrameworkAssembly(assembly)
        && !KnownLibraries.IsHarmless(assembly.Name)
        && AssemblyReferences.RefersTo(assembly, "Microsoft.AspNetCore.Authorization");
}
