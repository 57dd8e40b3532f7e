using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Facts;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <summary>Writes down what a method of a library does to what it is handed, while the interpreter follows it.</summary>
internal sealed class SummaryRecorder
{
    /// <summary>Objects can hold each other in a circle.</summary>
    private const int MaximumDepth = 8;

    private readonly IAssemblySymbol _library;
    private readonly System.Func<DelegateValue, LogDelegate> _describe;
    private readonly System.Func<ObjectValue, IEnumerable<(string Name, Value Value)>> _properties;
    private readonly Dictionary<object, int> _numbers = new();
    private readonly Dictionary<Branch, int> _branches = new();
    private readonly Stack<(List<LogEntry> Entries, bool Kept)> _lists = new();
    private readonly Stack<OpenEntry?> _open = new();

    public SummaryRecorder(
        IAssemblySymbol library,
        System.Func<DelegateValue, LogDelegate> describe,
        System.Func<ObjectValue, IEnumerable<(string Name, Value Value)>> properties)
    {
        _library = library;
        _describe = describe;
        _properties = properties;
        _lists.Push((Log.Entries, true));
    }

    public MethodLog Log { get; } = new();

    /// <summary>Numbers the object behind a value, if it is one that has an identity and no number yet.</summary>
    public int Define(Value value)
    {
        var number = Log.Values++;
        if (IdentityOf(value) is { } identity && !_numbers.ContainsKey(identity))
        {
            _numbers.Add(identity, number);
            if (value is PipelineValue pipeline)
            {
                _numbers[pipeline.Pipeline.Root] = number;
            }
        }

        return number;
    }

    public SymbolicValue NewSymbol() => new(Log.Values++);

    public void Gap(string why)
    {
        if (!Log.Gaps.Contains(why))
        {
            Log.Gaps.Add(why);
        }
    }

    /// <summary>Begins an entry: its inputs are encoded before it runs.</summary>
    public OpenEntry Begin(LogOperation operation, ISymbol member, string text, ImmutableArray<ITypeSymbol> typeArguments, Value receiver, IReadOnlyList<Value?> arguments, Condition when)
    {
        var open = new OpenEntry(_lists.Peek().Entries);
        _open.Push(open);
        var concerns = Concerns(receiver) || arguments.Any(a => a is not null && Concerns(a));
        open.Entry = new LogEntry(operation, member.OriginalDefinition.GetDocumentationCommentId() ?? member.Name)
        {
            Assembly = member.ContainingAssembly?.Name ?? "",
            TypeArguments = typeArguments.Select(NameOf).ToImmutableArray(),
            Receiver = Encode(receiver),
            Arguments = arguments.Select(a => a is null ? null : Encode(a)).ToImmutableArray(),
            When = Encode(when),
            Text = text,
        };
        open.IsKept = concerns;
        return open;
    }

    /// <summary>Ends an entry: it stands in the log when it concerns something numbered, or makes something that others will refer to.</summary>
    public Value End(OpenEntry open, Value result, bool givesSymbol)
    {
        _open.Pop();
        var identity = IdentityOf(result);
        if (identity is not null && !_numbers.ContainsKey(identity) && result is not ObjectValue)
        {
            open.IsKept |= result is HostValue or PipelineValue or PolicyBuilderValue;
            if (open.IsKept)
            {
                open.Entry.Result = Define(result);
            }
        }
        else if (open.IsKept && givesSymbol && ReferenceEquals(result, Value.Unknown))
        {
            var symbol = NewSymbol();
            open.Entry.Result = symbol.Number;
            result = symbol;
        }

        if (open.IsKept)
        {
            open.List.Insert(open.Position, open.Entry);
        }

        return result;
    }

    /// <summary>An entry that works on values only.</summary>
    public SymbolicValue Compute(LogOperation operation, IReadOnlyList<Value?> arguments, Condition when, Value? receiver = null)
    {
        var symbol = NewSymbol();
        _lists.Peek().Entries.Add(new LogEntry(operation, "")
        {
            Receiver = receiver is null ? LogValue.Unknown : Encode(receiver),
            Arguments = arguments.Select(a => a is null ? null : Encode(a)).ToImmutableArray(),
            When = Encode(when),
            Result = symbol.Number,
        });
        return symbol;
    }

    public void Keep(TargetValue target, string text, Condition when) =>
        _lists.Peek().Entries.Add(new LogEntry(LogOperation.Keep, "") { Receiver = Encode(target), When = Encode(when), Text = text });

    /// <summary>
    /// Begins the run of a delegate: one that the entry being run was given gets a log of its own, which the framework's call replays; any
    /// other is code of the method like the rest.
    /// </summary>
    public LogDelegate? Enter(DelegateValue target, IReadOnlyList<Value> values)
    {
        LogDelegate? made = null;
        // An entry that will not stand in the log (a loop over known items) is unrolled: its delegate's calls are the method's own.
        var given = _open.Count > 0 && _open.Peek() is { IsKept: true } entry && entry.Delegates.TryGetValue(target, out made);
        if (!given)
        {
            return null;
        }

        if (made!.Followed)
        {
            // A second run, with other values, of what is in the log already.
            _lists.Push((new List<LogEntry>(), false));
        }
        else
        {
            made.Followed = true;
            foreach (var value in values)
            {
                made.Parameters.Add(Define(value));
            }

            _lists.Push((made.Entries, true));
        }

        _open.Push(null);
        return made;
    }

    public void Exit(LogDelegate made, Value result)
    {
        _open.Pop();
        if (_lists.Pop().Kept)
        {
            made.Result = Encode(result);
        }
    }

    public LogValue Encode(Value value) => Encode(value, 0);

    public ImmutableArray<(int Branch, int Outcome)> Encode(Condition condition) =>
        condition.Terms.Select(t => (NumberOf(t.Branch), t.Outcome)).ToImmutableArray();

    public string NameOf(ITypeSymbol type) => TypeNames.Of(type, _library);

    private int NumberOf(Branch branch)
    {
        if (!_branches.TryGetValue(branch, out var number))
        {
            number = Log.Branches.Count;
            _branches.Add(branch, number);
            Log.Branches.Add(new LogBranch(branch.Text, branch.Outcomes, branch.Environment, branch.Test) { IsLoop = branch.IsLoop });
        }

        return number;
    }

    private static object? IdentityOf(Value value) => value switch
    {
        HostValue host => host.Host,
        PipelineValue pipeline => pipeline.Pipeline,
        RouteBuilderValue routes => routes.Builder,
        TargetValue { Targets: [var only] } => only,
        PolicyBuilderValue builder => builder.State,
        EndpointBuilderValue or PolicyValue or TargetValue => value,
        _ => null,
    };

    /// <summary>Whether something numbered is in the value.</summary>
    private bool Concerns(Value value, int depth = 0) => value switch
    {
        SymbolicValue => true,
        HostValue or PipelineValue or RouteBuilderValue or TargetValue or PolicyBuilderValue or EndpointBuilderValue or PolicyValue => EncodeTracked(value) is not null,
        SequenceValue sequence => depth < MaximumDepth && sequence.Items.Any(i => Concerns(i, depth + 1)),
        ObjectValue self => depth < MaximumDepth && self.Fields.Values.Any(f => Concerns(f, depth + 1)),
        ChoiceValue choice => depth < MaximumDepth && choice.Alternatives.Any(a => Concerns(a.Value, depth + 1)),
        _ => false,
    };

    private LogValue? EncodeTracked(Value value)
    {
        if (IdentityOf(value) is { } identity && _numbers.TryGetValue(identity, out var number))
        {
            return LogValue.Reference(number);
        }

        var pipeline = value switch
        {
            PipelineValue own => own.Pipeline,
            RouteBuilderValue { Builder: { Pipeline: { } its } builder } when ReferenceEquals(its.Root, builder) => its,
            _ => null,
        };
        if (pipeline is null)
        {
            return null;
        }

        return _numbers.TryGetValue(pipeline, out number) ? LogValue.Reference(number)
            : ReferenceEquals(pipeline.Host.Pipeline, pipeline) && _numbers.TryGetValue(pipeline.Host, out number) ? new LogValue(LogValueKind.PipelineOf) { Number = number }
            : null;
    }

    private LogValue Encode(Value value, int depth)
    {
        if (depth > MaximumDepth)
        {
            return LogValue.Unknown;
        }

        switch (value)
        {
            case SymbolicValue symbol:
                var reference = LogValue.Reference(symbol.Number);
                return symbol.Negated ? new LogValue(LogValueKind.Not) { Items = ImmutableArray.Create(reference) } : reference;
            case ConstantValue { Value: null or string or int or bool } constant:
                return new LogValue(LogValueKind.Constant) { Constant = constant.Value };
            case PartialText partial:
                return new LogValue(LogValueKind.PartialText) { Text = partial.Text };
            case TypeValue type:
                return new LogValue(LogValueKind.Type) { Text = NameOf(type.Type) };
            case SequenceValue sequence:
                return new LogValue(LogValueKind.Sequence) { Complete = sequence.Complete, Items = sequence.Items.Select(i => Encode(i, depth + 1)).ToImmutableArray() };
            case ChoiceValue choice:
                return new LogValue(LogValueKind.Choice)
                {
                    Items = choice.Alternatives.Select(a => Encode(a.Value, depth + 1)).ToImmutableArray(),
                    Conditions = choice.Alternatives.Select(a => Encode(a.When)).ToImmutableArray(),
                };
            case DelegateValue made:
                return new LogValue(LogValueKind.Delegate) { Delegate = DelegateOf(made) };
            case ObjectValue { Type.IsAnonymousType: true } anonymous:
                return new LogValue(LogValueKind.Anonymous)
                {
                    Names = anonymous.Fields.Select(static f => f.Key.Name).ToImmutableArray(),
                    Items = anonymous.Fields.Select(f => Encode(f.Value, depth + 1)).ToImmutableArray(),
                };
            case ObjectValue self:
                return EncodeObject(self, depth);
        }

        if (EncodeTracked(value) is { } tracked)
        {
            return tracked;
        }

        switch (value)
        {
            case PolicyValue policy:
                return new LogValue(LogValueKind.Policy) { Policy = policy.Content };
            case PolicyBuilderValue builder:
                return new LogValue(LogValueKind.Policy) { Policy = builder.State.Build() };
            case TargetValue { Targets.Length: > 1 } several:
                return new LogValue(LogValueKind.Targets) { Items = several.Targets.Select(t => Encode(new TargetValue(t), depth + 1)).ToImmutableArray() };
            case HostValue or PipelineValue or RouteBuilderValue or TargetValue or EndpointBuilderValue:
                Gap("a builder that is not followed");
                break;
        }

        return LogValue.Unknown;
    }

    private LogValue EncodeObject(ObjectValue self, int depth)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var items = ImmutableArray.CreateBuilder<LogValue>();
        foreach (var (name, item) in _properties(self))
        {
            names.Add(name);
            items.Add(Encode(item, depth + 1));
        }

        return new LogValue(LogValueKind.Object) { Text = NameOf(self.Type), Names = names.ToImmutable(), Items = items.ToImmutable() };
    }

    private LogDelegate DelegateOf(DelegateValue made)
    {
        if (_open.Count == 0 || _open.Peek() is not { } entry)
        {
            return _describe(made);
        }

        if (!entry.Delegates.TryGetValue(made, out var log))
        {
            log = _describe(made);
            entry.Delegates.Add(made, log);
        }

        return log;
    }

    /// <summary>An entry that is being run.</summary>
    internal sealed class OpenEntry
    {
        public OpenEntry(List<LogEntry> list)
        {
            List = list;
            Position = list.Count;
        }

        /// <summary>The list it belongs to, and where: what it leads to comes behind it.</summary>
        public List<LogEntry> List { get; }

        public int Position { get; }

        public LogEntry Entry { get; set; } = null!;

        public bool IsKept { get; set; }

        /// <summary>The delegates that it was given.</summary>
        public Dictionary<DelegateValue, LogDelegate> Delegates { get; } = new();
    }
}
