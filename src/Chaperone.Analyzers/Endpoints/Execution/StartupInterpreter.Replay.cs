using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Facts;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>Calls of libraries that say what they do: their logs, replayed onto the caller's values.</content>
internal sealed partial class StartupInterpreter
{
    private const string CompanionAssembly = "Chaperone.AspNetCore";

    private readonly Lazy<HandlerIds> _handlerIds;

    /// <summary>The library whose log is being replayed; null while own source is run.</summary>
    private string? _origin;

    /// <summary>The invocation that is being run.</summary>
    private Invocation? _site;

    /// <summary>Replays what the method's library says of it; null when it says nothing.</summary>
    private Value? Replay(Call call)
    {
        // The companion's calls are known by what they mean (masking, disclosure), also where it is built with Chaperone and has facts.
        if (IsFramework(call) || call.Method.ContainingAssembly.Name == CompanionAssembly || !(call.Receiver.IsTracked || call.Arguments.Values.Any(static v => v.IsTracked) || ReturnsSomethingTracked(call.Method.ReturnType)))
        {
            return null;
        }

        CountStep();
        var method = call.Method.OriginalDefinition;
        if (method.IsAbstract && ReferenceEquals(call.Receiver, Value.Unknown) && ModuleTypes(method.ContainingType) is { Length: > 0 } types)
        {
            var made = Value.Unknown;
            foreach (var type in types)
            {
                made = InModule(type, types, () => Dispatch(call, new ObjectValue(type)));
            }

            return made;
        }

        if (_facts.MethodOf(method) is not { } log)
        {
            return null;
        }

        var replay = new LogReplay(log, method, call.Site, call.Method.TypeArguments.Select(Substitute).ToImmutableArray());
        for (var i = 0; i < call.Method.Parameters.Length; i++)
        {
            replay.Values[i] = call.Arguments.TryGetValue(call.Method.Parameters[i], out var value) ? value : Value.Unknown;
        }

        Replay(replay, log.Entries);
        if (log.Gaps.Count > 0)
        {
            NoteGaps(call);
        }

        return OrSame(call, Decode(log.Result, replay, null));
    }

    /// <summary>The log is not all that the method does: then it may do what a method without a log may.</summary>
    private void NoteGaps(Call call)
    {
        foreach (var value in call.Arguments.Values)
        {
            switch (value)
            {
                case HostValue host:
                    NoteOpaque(host.Host, call);
                    break;
                case PipelineValue pipeline:
                    NoteOpaque(pipeline.Pipeline.Host, call);
                    Step(pipeline.Pipeline, PipelineStep.Opaque, call, call.Name + " of " + call.Method.ContainingAssembly.Name);
                    MapOther(call, pipeline.Pipeline.Root);
                    break;
                case RouteBuilderValue routes:
                    MapOther(call, routes.Builder);
                    break;
                case TargetValue targets:
                    AddGuard(targets.Targets, call.Name + " of " + call.Method.ContainingAssembly.Name, call.NameLocation);
                    break;
            }
        }
    }

    private void Replay(LogReplay replay, List<LogEntry> entries)
    {
        var outer = _condition;
        foreach (var entry in entries)
        {
            CountStep();
            if (Exhausted)
            {
                return;
            }

            if (ConditionOf(entry.When, replay) is { } own && outer.And(own) is { } both)
            {
                _condition = both;
                var result = Replay(entry, replay);
                if (entry.Result >= 0)
                {
                    replay.Values[entry.Result] = result;
                }
            }
        }

        _condition = outer;
    }

    private Value Replay(ReplayedDelegate target, IReadOnlyList<Value> values)
    {
        var (log, replay) = (target.Log, target.Replay);
        if (!log.Followed)
        {
            // Nothing called it in the library; what it does is not in the log.
            foreach (var host in values.OfType<HostValue>())
            {
                NoteOpaque(host.Host, replay.Method.Name, replay.Library.Name, NameOf(replay.Site));
            }

            return Value.Unknown;
        }

        for (var i = 0; i < log.Parameters.Count && i < values.Count; i++)
        {
            replay.Values[log.Parameters[i]] = values[i];
        }

        Replay(replay, log.Entries);
        return Decode(log.Result, replay, null);
    }

    private static Location NameOf(Invocation site) => new Call(site, site.Method, Value.Unknown, new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default)).NameLocation;

    private Value Replay(LogEntry entry, LogReplay replay)
    {
        switch (entry.Operation)
        {
            case LogOperation.Call:
                return ReplayCall(entry, replay);
            case LogOperation.Set when Decode(entry.Receiver, replay, null) is HostValue host && _facts.Resolve(entry.Member) is IPropertySymbol property:
                SetReplayed(host, property, Decode(entry.Arguments[0]!, replay, property.Type), entry, replay);
                return Value.Unknown;
            case LogOperation.Get when Decode(entry.Receiver, replay, null) is HostValue host && _facts.Resolve(entry.Member) is IPropertySymbol property:
                return ReadHostProperty(host, property);
            case LogOperation.New:
                return _facts.Resolve(entry.Member) is INamedTypeSymbol type ? CreateFramework(type, constructor: null, ArgumentsOf(type, entry, replay), NameOf(replay.Site)) ?? Value.Unknown : Value.Unknown;
            case LogOperation.Invoke:
                var values = entry.Arguments.Select(a => a is null ? Value.Unknown : Decode(a, replay, null)).ToList();
                return ForEachAlternative(Decode(entry.Receiver, replay, null), t => InvokeReplayed(t, values, replay));
            case LogOperation.Concatenate:
                return entry.Arguments.Select(a => Decode(a!, replay, null)).Aggregate(Add);
            case LogOperation.Equal:
                var (left, right) = (Decode(entry.Arguments[0]!, replay, null), Decode(entry.Arguments[1]!, replay, null));
                return left is SymbolicValue || right is SymbolicValue ? Compare(left, right, negated: false) : AreEqual(left, right) is { } equal ? new ConstantValue(equal) : Value.Unknown;
            case LogOperation.Coalesce:
                var (first, second) = (Decode(entry.Arguments[0]!, replay, null), Decode(entry.Arguments[1]!, replay, null));
                return first switch
                {
                    ConstantValue { Value: null } => second,
                    SymbolicValue => _recorder!.Compute(LogOperation.Coalesce, new[] { first, second }, _condition),
                    _ when ReferenceEquals(first, Value.Unknown) => Join(new[] { (_condition, first), (_condition, second) }),
                    _ => first,
                };
            case LogOperation.Keep when Decode(entry.Receiver, replay, null) is TargetValue target:
                _recorder?.Keep(target, entry.Text, _condition);
                AddGuard(target.Targets, entry.Text + " in " + replay.Library.Name, NameOf(replay.Site));
                return Value.Unknown;
            default:
                return Value.Unknown;
        }
    }

    private Value InvokeReplayed(Value target, List<Value> values, LogReplay replay)
    {
        if (target is DelegateValue or SymbolicValue or NextPipelineValue)
        {
            return InvokeValue(target, values, replay.Site);
        }

        if (target is not ConstantValue { Value: null })
        {
            foreach (var host in values.OfType<HostValue>())
            {
                NoteOpaque(host.Host, replay.Method.Name, replay.Library.Name, NameOf(replay.Site));
            }
        }

        return Value.Unknown;
    }

    private void SetReplayed(HostValue host, IPropertySymbol property, Value value, LogEntry entry, LogReplay replay)
    {
        if (_recorder is not null)
        {
            var open = _recorder.Begin(LogOperation.Set, property, entry.Text, ImmutableArray<ITypeSymbol>.Empty, host, new[] { value }, _condition);
            _recorder.End(open, Value.Unknown, givesSymbol: false);
        }

        SetHostProperty(host.Host, property, value, replay.Site.Operation.Syntax, new Evidence(entry.Text + " in " + replay.Library.Name, NameOf(replay.Site)));
    }

    private Dictionary<ISymbol, Value> ArgumentsOf(INamedTypeSymbol type, LogEntry entry, LogReplay replay)
    {
        // What these are made from is known by the kinds of the arguments, not by their names.
        var constructor = type.Constructors.FirstOrDefault(c => c.Parameters.Length == entry.Arguments.Length);
        var result = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        for (var i = 0; constructor is not null && i < entry.Arguments.Length; i++)
        {
            result[constructor.Parameters[i]] = Decode(entry.Arguments[i]!, replay, constructor.Parameters[i].Type);
        }

        return result;
    }

    private Value ReplayCall(LogEntry entry, LogReplay replay)
    {
        if (_facts.Resolve(entry.Member, replay.Library) is not IMethodSymbol method)
        {
            return ReplayUnresolved(entry, replay);
        }

        var typeArguments = entry.TypeArguments.Select(n => TypeNames.Resolve(n, replay.Library, _symbols, p => TypeParameter(p, replay))).ToList();
        var ofType = typeArguments.Skip(method.TypeParameters.Length).Take(method.ContainingType.TypeParameters.Length).OfType<ITypeSymbol>().ToArray();
        if (ofType.Length > 0 && ofType.Length == method.ContainingType.TypeParameters.Length)
        {
            // What a collection is of tells what is added to it: "options.Filters.Add(...)".
            method = method.ContainingType.Construct(ofType).GetMembers(method.Name).OfType<IMethodSymbol>().First(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, method));
        }

        if (method.TypeParameters.Length > 0 && typeArguments.Count >= method.TypeParameters.Length)
        {
            var own = typeArguments.Take(method.TypeParameters.Length).ToArray();
            if (own.All(static t => t is not null))
            {
                method = method.Construct(own!);
            }
        }

        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        for (var i = 0; i < method.Parameters.Length && i < entry.Arguments.Length; i++)
        {
            if (entry.Arguments[i] is { } argument)
            {
                arguments[method.Parameters[i]] = Decode(argument, replay, method.Parameters[i].Type);
            }
        }

        var receiver = Decode(entry.Receiver, replay, null);
        var extends = method.IsStatic && method.IsExtensionMethod && method.Parameters.Length > 0;
        if (extends && arguments.TryGetValue(method.Parameters[0], out var first))
        {
            receiver = first;
        }

        var constrained = method is { IsStatic: true, IsAbstract: true } ? typeArguments.LastOrDefault() : null;
        return ForEachAlternative(receiver, alternative =>
        {
            if (extends)
            {
                arguments[method.Parameters[0]] = alternative;
            }

            var call = new Call(replay.Site, method, alternative, arguments)
            {
                Origin = new CallOrigin(entry.Text, replay.Library.Name),
                ConstrainedTo = constrained,
                EndpointsBefore = Endpoints.Count,
            };
            var outer = _origin;
            _origin = replay.Library.Name;
            var result = Dispatch(call, method.IsStatic ? Value.Unknown : alternative);
            _origin = outer;
            return result;
        });
    }

    /// <summary>A call of an assembly that only the library refers to.</summary>
    private Value ReplayUnresolved(LogEntry entry, LogReplay replay)
    {
        var name = entry.Member.Split('(')[0].Split('.').Last();
        if (!KnownLibraries.IsHarmless(entry.Assembly))
        {
            foreach (var value in entry.Arguments.Where(static a => a is not null).Select(a => Decode(a!, replay, null)).Prepend(Decode(entry.Receiver, replay, null)))
            {
                _recorder?.Gap(name + " of " + entry.Assembly + " is not referenced");
                if (value is HostValue or PipelineValue)
                {
                    NoteOpaque(value is HostValue host ? host.Host : ((PipelineValue)value).Pipeline.Host, name, entry.Assembly, NameOf(replay.Site));
                }

                if (value is PipelineValue { Pipeline: var pipeline })
                {
                    pipeline.Steps.Add((PipelineStep.Opaque, _condition, new Evidence(name + " of " + entry.Assembly, NameOf(replay.Site)), _module, null));
                }
                else if (value is TargetValue or RouteBuilderValue)
                {
                    AddGuard(TargetsOf(value), name + " of " + entry.Assembly, NameOf(replay.Site));
                }
            }
        }

        return entry.Arguments.Length > 0 && entry.Arguments[0] is { } same ? Decode(same, replay, null) : Value.Unknown;
    }

    private ITypeSymbol? TypeParameter(string name, LogReplay replay)
    {
        var isMethods = name.StartsWith("!!", StringComparison.Ordinal);
        return int.TryParse(name.Substring(isMethods ? 2 : 1), out var ordinal) && isMethods && ordinal < replay.TypeArguments.Length ? replay.TypeArguments[ordinal] : null;
    }

    /// <summary>The reader's condition for one of a log; null when the caller's values exclude it.</summary>
    private Condition? ConditionOf(ImmutableArray<(int Branch, int Outcome)> when, LogReplay replay)
    {
        var condition = Condition.Always;
        foreach (var (number, outcome) in when)
        {
            var logged = replay.Log.Branches[number];
            if (logged.Test >= 0 && Truth(replay[logged.Test]) is { } known)
            {
                if ((outcome == 0) != known)
                {
                    return null;
                }

                continue;
            }

            var branch = replay.Branches[number] ??= logged.Environment is { } environment
                ? EnvironmentBranch(environment, logged.Text, NameOf(replay.Site))
                : new Branch(logged.Text, logged.Outcomes, NameOf(replay.Site)) { Test = replay[logged.Test] is SymbolicValue symbol ? symbol.Number : -1, IsLoop = logged.IsLoop };
            if (condition.And(branch, outcome) is not { } both)
            {
                return null;
            }

            condition = both;
        }

        return condition;
    }

    private IEnumerable<AuthorizationMetadata> MetadataOf(ReplayedDelegate handler, Call call) =>
        handler.Attributes
            .Select(a => MetadataOf(a.Attribute, new Evidence(a.Text + " in " + handler.Replay.Library.Name, call.NameLocation)))
            .OfType<AuthorizationMetadata>();

    /// <summary>The value of a static property or field of a library.</summary>
    private Value? SharedValue(ISymbol member) =>
        WellKnownSymbols.IsFrameworkAssembly(member.ContainingAssembly) || _facts.ValueOf(member) is not { } value ? null : value.Kind switch
        {
            LogValueKind.Policy => new PolicyValue(value.Policy!),
            LogValueKind.Constant => new ConstantValue(value.Constant),
            _ => null,
        };

    private ApplicationModelChange ChangeBy(ITypeSymbol? type, Evidence evidence) =>
        type is not null && !IsOwn(type) && _facts.FlagsOf(type) is { } flags
            ? new ApplicationModelChange((flags & TypeFlags.MayReroute) != 0, (flags & TypeFlags.MayAuthorize) != 0, (flags & TypeFlags.MayOpen) != 0, evidence)
            : new ApplicationModelChange(type, evidence);

    /// <summary>Whether a middleware or filter may refuse callers: by its source, or by what its library says of it.</summary>
    internal bool MayRefuse(ITypeSymbol type)
    {
        if (GuardDetection.NeverDecides(type))
        {
            return false;
        }

        for (ITypeSymbol? current = type; current is not null && !WellKnownSymbols.IsFrameworkAssembly(current.ContainingAssembly); current = current.BaseType)
        {
            // The class that every interceptor of gRPC derives from hands on what is not overridden.
            if (current is { Name: "Interceptor", ContainingNamespace: { Name: "Interceptors", ContainingNamespace.Name: "Core" } })
            {
                return false;
            }

            if (IsOwn(current) ? GuardDetection.MayRefuse(current, _models, _cancellationToken) : _facts.FlagsOf(current) is not { } flags || (flags & TypeFlags.MayRefuse) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
