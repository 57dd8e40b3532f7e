using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution.Kinds;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>Calls of methods without source: the framework's, and those of packages.</content>
internal sealed partial class StartupInterpreter
{
    private Value InvokeReferenced(Call call) =>
        call.Method.MethodKind != MethodKind.Constructor && !KnownKinds.Knows(call.Method) && Replay(call) is { } replayed ? replayed
            : _recorder is null ? InvokeInvisible(call)
            : Record(call);

    private Value InvokeInvisible(Call call)
    {
        if (call.Method.MethodKind == MethodKind.Constructor)
        {
            // A base constructor: attributes derived from AuthorizeAttribute hand their policy up.
            if (call.Receiver is ObjectValue self)
            {
                KeepArguments(self, call.Method, call.Arguments);
            }

            return Value.Unknown;
        }

        if (call.Receiver is ObjectValue { Calls: { } calls })
        {
            calls.Add(Recorded(call));
            return call.Receiver;
        }

        if (call.Name == "Add" && call.Method.ContainingType is { TypeArguments: [{ Name: "EndpointDataSource" }] } && Hosts.Count > 0)
        {
            // Endpoints that a class of the application's, or of a package's, makes by itself: what is there is seen at run time only.
            var source = call.OtherArguments().FirstOrDefault().Value is ObjectValue { Type: var made } ? made.Name : "an endpoint data source";
            AddEndpoint(new MappedEndpoint(RoutesOf(call.Receiver) ?? Hosts[0].Pipeline.Root, EndpointKind.Opaque, _condition, call.Syntax, call.NameLocation) { Pattern = RouteText.Unknown, Partial = "opaque source: " + source })
                .Metadata.Add(new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence("what " + source + " maps is not visible", call.NameLocation)) { When = _condition });
            return Value.Unknown;
        }

        switch (call.Receiver)
        {
            case PipelineValue or RouteBuilderValue when RoutesOf(call.Receiver) is { } on && TakesRouteBuilder(call.Method):
                if (InvokeRouting(call, on) is { } mapped)
                {
                    return mapped;
                }

                break;
            case EndpointBuilderValue builder:
                return InvokeOnMetadata(call, builder);
            case not (TargetValue or HostValue or PolicyBuilderValue) when TakesRouteBuilder(call.Method) && IsFramework(call):
                // A builder that came from somewhere that is not followed: the endpoint exists all the same.
                var unknown = new RouteBuilder(null, null, RouteText.Unknown, _condition, null) { UnknownContext = "where its route builder comes from is not followed" };
                return InvokeRouting(call, unknown) ?? new RouteBuilderValue(unknown);
        }

        switch (call.Receiver)
        {
            case TargetValue or RouteBuilderValue:
                return InvokeConvention(call, TargetsOf(call.Receiver));
            case PipelineValue pipeline:
                return InvokePipeline(call, pipeline.Pipeline);
            case HostValue host:
                return InvokeHost(call, host.Host);
            case PolicyBuilderValue builder:
                return InvokePolicyBuilder(call, builder);
            case PolicyValue when call.Name == "ToString":
                return Value.Unknown;
        }

        return InvokeFactory(call) ?? HostFrom(call) ?? InvokeLibrary(call);
    }

    // By the definition: RequireAuthorization<TBuilder>(this TBuilder) takes a convention builder also where a group is put in.
    private bool TakesRouteBuilder(IMethodSymbol method) =>
        method.IsExtensionMethod && method.Parameters.Length > 0 && (IsRouteBuilderType(method.OriginalDefinition.Parameters[0].Type) || method.Parameters[0].Type.Name == "IRouteBuilder");

    /// <summary>Static factories of applications and policies.</summary>
    private Value? InvokeFactory(Call call)
    {
        if (!IsFramework(call))
        {
            // A package that is handed a tracked builder as a plain argument.
            return null;
        }

        switch (call.Method.ContainingType.Name, call.Name)
        {
            case ("WebApplication", "CreateBuilder" or "CreateSlimBuilder" or "CreateEmptyBuilder"):
                return new HostValue(NewHost(isWebApplication: true));
            case ("WebApplication", "Create"):
                return new PipelineValue(NewHost(isWebApplication: true).Pipeline);
            case ("Host" or "WebHost", "CreateDefaultBuilder" or "CreateApplicationBuilder" or "CreateEmptyApplicationBuilder"):
                var host = NewHost(isWebApplication: false);
                return new HostValue(host);
            case ("AuthorizationPolicy", "Combine"):
                return call.Argument("policies") is SequenceValue { Complete: true } all
                    ? new PolicyValue(PolicyContent.Combine(all.Items.Select(PolicyOf)))
                    : new PolicyValue(PolicyContent.Invisible);
            case ("ServiceDescriptor", _):
                return new RegistrationValue(TypesNamedIn(call.Method.TypeArguments.Select(Substitute), call.Arguments.Values));
            case ("Array" or "Enumerable", "Empty"):
                return new SequenceValue(ImmutableArray<Value>.Empty, complete: true);
            case ("Regex", "Replace") when call.Method.IsStatic:
                return TextFunctions.RegexReplace(call.Argument("input"), call.Argument("pattern"), call.Argument("replacement"));
            case ("RoutePatternFactory", "Parse" or "Pattern"):
                return call.Argument("pattern");
            case ("Task" or "ValueTask", "FromResult"):
                return call.OtherArguments().FirstOrDefault().Value ?? Value.Unknown;
            case ("DefaultAuthorizationPolicyProvider", "GetPolicyAsync"):
            case ("IAuthorizationPolicyProvider", "GetPolicyAsync") when _frame.Method?.ContainingType is { } provider && PolicyProviders.IsFrameworksHeldBy(provider, call.Syntax):
                return RegisteredPolicyValue.Instance;
            case ("Activator", "CreateInstance"):
                return call.Method.TypeArguments.Length == 1 && Substitute(call.Method.TypeArguments[0]) is INamedTypeSymbol { IsAbstract: false } made
                    ? new ObjectValue(made)
                    : call.OtherArguments().FirstOrDefault().Value is TypeValue { Type: INamedTypeSymbol { IsAbstract: false } named } ? new ObjectValue(named) : Value.Unknown;
        }

        return null;
    }

    /// <summary>Functions of the base library on texts, sequences and types; and delegates handed to unknown code.</summary>
    private Value InvokeLibrary(Call call)
    {
        var text = TextFunctions.Evaluate(call.Name, call.Receiver, call.Method, call.Arguments);
        if (text is not null)
        {
            return text;
        }

        if (InvokeReflection(call) is { } reflected)
        {
            return reflected;
        }

        switch (call.Name)
        {
            case "GetType" when call.Receiver is ObjectValue known:
                return new TypeValue(known.Type);
            case "ToList" or "ToArray" or "AsEnumerable" or "ToImmutableArray" or "AsReadOnly" or "Cast" or "OfType" or "Distinct" or "OrderBy" or "OrderByDescending" or "ThenBy" when call.Receiver is SequenceValue:
                return call.Receiver;
            case "ForEach" when (call.Receiver is SequenceValue ? call.Receiver : call.OtherArguments().FirstOrDefault().Value) is SequenceValue { Complete: true } items && IsFramework(call) && call.Delegates().FirstOrDefault() is { } each:
                foreach (var item in items.Items)
                {
                    InvokeDelegate(each, new[] { item });
                }

                return Value.Unknown;
            case "Select" when call.Receiver is SequenceValue { Complete: true } items && call.Delegates().FirstOrDefault() is { Method.Parameters.Length: 1 } select:
                var selected = ImmutableArray<Value>.Empty;
                RunLazily(call.Origin is null && Enumeration.IsCertain(call.Site.Operation), call.Name, call.NameLocation, () => selected = items.Items.Select(i => InvokeDelegate(select, new[] { i })).ToImmutableArray());
                return new SequenceValue(selected, complete: true);
            case var changing when call.Receiver is SequenceValue list && call.Method.ContainingNamespace?.ToDisplayString() == "System.Collections.Generic" && list.After(changing, call.OtherArguments().Select(static a => a.Value).FirstOrDefault(), isList: call.Method.ContainingType.Name == "List") is { } changed:
                if (call.Origin is null && call.Site.Instance is { } held)
                {
                    Assign(held, changed);
                    ReplaceEverywhere(list, changed);
                }

                return Value.Unknown;
        }

        // Start-up code that is handed to what runs it: the parser of a command line, Task.Run, a policy of retries. Others' delegates are not
        // run: when, and whether, is theirs to say, and a builder that was captured would be changed too early.
        foreach (var starting in call.Delegates().Where(_index.MakesHost))
        {
            InvokeDelegate(starting, starting.Method.Parameters.Select(static _ => Value.Unknown).ToList());
        }

        var handed = call.Delegates().Where(d => !_index.MakesHost(d) && !(d.Method.Parameters.Length == 1 && IsOverModules(d.Method.Parameters[0].Type)));
        RunHandedOn(call.Receiver is DelegateValue ? handed.Prepend((DelegateValue)call.Receiver) : handed, ItemsHanded(call), call.Name, call.NameLocation);

        // LINQ and the like over something unknown: a lambda over modules is still followed, once a module type.
        foreach (var @delegate in call.Delegates())
        {
            if (@delegate.Method.Parameters.Length == 1 && IsOverModules(@delegate.Method.Parameters[0].Type))
            {
                InvokeDelegate(@delegate, new[] { Value.Unknown });
            }
        }

        NoteEscapes(call);
        return Value.Unknown;
    }

    /// <summary>What <c>DynamicInvoke</c> hands over.</summary>
    private static IReadOnlyList<Value> ItemsHanded(Call call) =>
        call.Receiver is DelegateValue && call.OtherArguments().FirstOrDefault().Value is SequenceValue { Items: var items } ? items : ImmutableArray<Value>.Empty;

    /// <summary>A tracked value handed to code that is not visible.</summary>
    private void NoteEscapes(Call call)
    {
        // Of the framework only the binder of the configuration fills objects; a package's method may.
        if (call is { Name: "Bind", Method.ContainingType.Name: "ConfigurationBinder" } || !IsFramework(call))
        {
            foreach (var settings in call.Arguments.Values.OfType<ObjectValue>().Where(o => IsOwn(o.Type)))
            {
                settings.FillElsewhere();
            }
        }

        if (IsFramework(call))
        {
            NoteKept(call);
            return;
        }

        // A module or a helper that is handed the builder to map something: one row says that what it maps is not visible. A whole application is
        // handed on for much else.
        foreach (var argument in call.Arguments.Where(a => a.Key is IParameterSymbol { Type: var type } && IsRouteBuilderType(type) && !WellKnownSymbols.Is(type, _symbols.ApplicationBuilder)).ToList())
        {
            if (RoutesOf(argument.Value) is { } on)
            {
                MapOther(call, on);
            }
        }

        foreach (var pipeline in call.Arguments.Values.OfType<PipelineValue>())
        {
            NoteOpaqueMapping(call, pipeline.Pipeline.Host);
            if (UsesAuthorization(call.Method.ContainingAssembly))
            {
                Step(pipeline.Pipeline, PipelineStep.Opaque, call, call.Name + " of " + call.Method.ContainingAssembly.Name);
            }
        }

        if (!UsesAuthorization(call.Method.ContainingAssembly))
        {
            return;
        }

        foreach (var value in call.Arguments.Values)
        {
            switch (value)
            {
                case HostValue host:
                    NoteOpaque(host.Host, call);
                    break;
                case PipelineValue pipeline:
                    NoteOpaque(pipeline.Pipeline.Host, call);
                    break;
            }
        }
    }

    /// <summary>A call of a library that is handed the services and whose effect is not visible.</summary>
    private static void NoteOpaque(Host host, Call call) => NoteOpaque(host, call.Name, call.Method.ContainingAssembly.Name, call.NameLocation);

    private static void NoteOpaque(Host host, string name, string assembly, Location where)
    {
        if (host.OpaqueAssemblies.Add(assembly))
        {
            host.OpaqueAuthorization.Add(new Evidence(name + " of " + assembly, where));
        }
    }

    /// <summary>An endpoint's builder put into a collection, or looked for in one: whoever takes it out may add conventions, which is not followed.</summary>
    private void NoteKept(Call call)
    {
        if (call.Method.ContainingNamespace?.ToDisplayString() is { } space
            && (space.StartsWith("System.Collections", System.StringComparison.Ordinal) || space is "System.Linq" or "System.Reflection" || call.Method.ContainingType is { Name: "Array" or "Delegate" or "Parallel" }))
        {
            foreach (var value in call.Arguments.Values.Where(static v => v is TargetValue or SequenceValue))
            {
                NoteHandedOn(value, "kept by " + call.Name + " and used later", call.NameLocation);
            }

            // Array.Reverse, Array.Sort and the like: what stands where in the array is not known any more.
            foreach (var (_, written) in call.Site.Arguments.Where(a => call.Origin is null && call.Method.ContainingType.Name == "Array" && a.Parameter.Type is IArrayTypeSymbol))
            {
                Assign(written, Value.Unknown);
            }
        }
    }

    /// <summary>Runs the delegates of a call with what their parameter types stand for.</summary>
    private void RunDelegates(Call call, Host host, Pipeline? pipeline = null)
    {
        foreach (var @delegate in call.Delegates())
        {
            var values = @delegate.Method.Parameters.Select(p => FacetOf(p.Type, host, pipeline)).ToList();
            if (values.Any(static v => v.IsTracked))
            {
                InvokeDelegate(@delegate, values);
            }
        }
    }

    private Value FacetOf(ITypeSymbol type, Host host, Pipeline? pipeline)
    {
        if (HostFacets.IsFacet(type))
        {
            return new HostValue(host);
        }

        return WellKnownSymbols.Is(type, _symbols.ApplicationBuilder) || IsRouteBuilderType(type)
            ? PipelineOrRoutes(type, pipeline ?? host.Pipeline)
            : Value.Unknown;
    }
}
