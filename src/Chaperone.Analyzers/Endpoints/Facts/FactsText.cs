using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text;
using Chaperone.Endpoints.Authorization;

namespace Chaperone.Endpoints.Facts;

/// <summary>Writes the facts of a library as text and reads them again.</summary>
/// <remarks>
/// Lines: how many strings follow, the strings, then a line for each type (<c>T</c>) and each member (<c>M</c>) with the number of its
/// name and its nodes. A member's line is parsed when somebody calls the member. Strings are written once.
/// </remarks>
internal sealed class FactsText
{
    private readonly List<string> _strings = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    private FactsText()
    {
    }

    public static string Write(IReadOnlyDictionary<string, TypeFlags> types, IReadOnlyDictionary<string, MethodLog> members)
    {
        var text = new FactsText();
        var lines = new StringBuilder();
        foreach (var type in types.OrderBy(static t => t.Key, StringComparer.Ordinal))
        {
            lines.Append('T').Append(text.Number(type.Key).Number).Append('(').Append((int)type.Value).Append(")\n");
        }

        foreach (var member in members.OrderBy(static m => m.Key, StringComparer.Ordinal))
        {
            lines.Append('M').Append(text.Number(member.Key).Number);
            text.Node(member.Value).Write(lines);
            lines.Append('\n');
        }

        var result = new StringBuilder();
        result.Append(text._strings.Count.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var entry in text._strings)
        {
            result.Append(entry.Replace("\\", "\\\\").Replace("\n", "\\n").Replace("\r", "\\r")).Append('\n');
        }

        return result.Append(lines).ToString();
    }

    /// <summary>The types and the members' lines; null when the text is damaged.</summary>
    public static (Dictionary<string, TypeFlags> Types, Dictionary<string, Func<MethodLog?>> Members)? Read(string written)
    {
        var lines = written.Split('\n');
        if (!int.TryParse(lines[0], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count > lines.Length - 2)
        {
            return null;
        }

        var text = new FactsText();
        text._strings.AddRange(lines.Skip(1).Take(count).Select(Unescape));
        var types = new Dictionary<string, TypeFlags>(StringComparer.Ordinal);
        var members = new Dictionary<string, Func<MethodLog?>>(StringComparer.Ordinal);
        foreach (var line in lines.Skip(count + 1).Where(static l => l.Length > 0))
        {
            var nodes = line.IndexOf('(');
            if (nodes < 2 || !int.TryParse(line.Substring(1, nodes - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var name) || name >= count)
            {
                return null;
            }

            if (line[0] == 'T')
            {
                if (int.TryParse(line.Substring(nodes + 1).TrimEnd(')'), NumberStyles.None, CultureInfo.InvariantCulture, out var flags))
                {
                    types[text._strings[name]] = (TypeFlags)flags;
                }
            }
            else
            {
                members[text._strings[name]] = () => text.ReadMember(line.Substring(nodes));
            }
        }

        return (types, members);
    }

    private MethodLog? ReadMember(string line)
    {
        try
        {
            return Log(FactNode.Parse(line));
        }
        catch (Exception damaged) when (damaged is FormatException or ArgumentException or InvalidCastException or NullReferenceException)
        {
            // Written by a version that we do not know, or by somebody else: as if there were no facts.
            return null;
        }
    }

    private static string Unescape(string line)
    {
        if (line.IndexOf('\\') < 0)
        {
            return line;
        }

        var text = new StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            text.Append(line[i] != '\\' || i + 1 == line.Length ? line[i] : line[++i] switch { 'n' => '\n', 'r' => '\r', var other => other });
        }

        return text.ToString();
    }

    private FactNode Number(string value)
    {
        if (!_numbers.TryGetValue(value, out var number))
        {
            number = _strings.Count;
            _strings.Add(value);
            _numbers.Add(value, number);
        }

        return number;
    }

    private string String(FactNode node) => _strings[node.Number];

    private static FactNode NodeOf<T>(IEnumerable<T> items, Func<T, FactNode> node) => new(items.Select(node).ToList());

    private static ImmutableArray<T> ItemsOf<T>(FactNode node, Func<FactNode, T> read) => node.Items!.Select(read).ToImmutableArray();

    private FactNode Node(MethodLog log) => FactNode.List(
        log.Values,
        NodeOf(log.Branches, b => b.IsLoop
            ? FactNode.List(Number(b.Text), b.Outcomes, -1, b.Test, b.IsLoop)
            : FactNode.List(Number(b.Text), b.Outcomes, b.Environment is null ? -1 : Number(b.Environment), b.Test)),
        NodeOf(log.Entries, Node),
        Node(log.Result),
        NodeOf(log.Gaps, Number));

    private MethodLog Log(FactNode node)
    {
        var log = new MethodLog { Values = node[0].Number };
        log.Branches.AddRange(ItemsOf(node[1], b => new LogBranch(String(b[0]), b[1].Number, b[2].Number < 0 ? null : String(b[2]), b[3].Number) { IsLoop = b.Count > 4 }));
        log.Entries.AddRange(ItemsOf(node[2], Entry));
        log.Result = Value(node[3]);
        log.Gaps.AddRange(ItemsOf(node[4], String));
        return log;
    }

    private FactNode Node(LogEntry entry) => FactNode.List(
        (int)entry.Operation,
        Number(entry.Member),
        Number(entry.Assembly),
        NodeOf(entry.TypeArguments, Number),
        Node(entry.Receiver),
        NodeOf(entry.Arguments, a => a is null ? -1 : Node(a)),
        Conditions(entry.When),
        Number(entry.Text),
        entry.Result);

    private LogEntry Entry(FactNode node) => new((LogOperation)node[0].Number, String(node[1]))
    {
        Assembly = String(node[2]),
        TypeArguments = ItemsOf(node[3], String),
        Receiver = Value(node[4]),
        Arguments = ItemsOf(node[5], a => a.Items is null ? null : Value(a)),
        When = Conditions(node[6]),
        Text = String(node[7]),
        Result = node[8].Number,
    };

    private static FactNode Conditions(ImmutableArray<(int Branch, int Outcome)> when) => NodeOf(when.SelectMany(static t => new[] { t.Branch, t.Outcome }), static n => (FactNode)n);

    private static ImmutableArray<(int Branch, int Outcome)> Conditions(FactNode node)
    {
        var terms = ImmutableArray.CreateBuilder<(int, int)>();
        for (var i = 0; i + 1 < node.Count; i += 2)
        {
            terms.Add((node[i].Number, node[i + 1].Number));
        }

        return terms.ToImmutable();
    }

    private FactNode Node(LogValue value)
    {
        var kind = (FactNode)(int)value.Kind;
        return value.Kind switch
        {
            LogValueKind.Reference or LogValueKind.PipelineOf => FactNode.List(kind, value.Number),
            LogValueKind.Constant => value.Constant switch
            {
                string text => FactNode.List(kind, 0, Number(text)),
                int number => FactNode.List(kind, 1, number),
                bool truth => FactNode.List(kind, 2, truth),
                _ => FactNode.List(kind, 3),
            },
            LogValueKind.PartialText or LogValueKind.Type => FactNode.List(kind, Number(value.Text)),
            LogValueKind.Object or LogValueKind.Anonymous => FactNode.List(kind, Number(value.Text), NodeOf(value.Names, Number), NodeOf(value.Items, Node)),
            LogValueKind.Sequence => FactNode.List(kind, value.Complete, NodeOf(value.Items, Node)),
            LogValueKind.Targets or LogValueKind.Not => FactNode.List(kind, NodeOf(value.Items, Node)),
            LogValueKind.Choice => FactNode.List(kind, NodeOf(value.Items, Node), NodeOf(value.Conditions, Conditions)),
            LogValueKind.Delegate => FactNode.List(kind, Node(value.Delegate!)),
            LogValueKind.Policy => FactNode.List(
                kind,
                (int)value.Policy!.RefusesAnonymous,
                NodeOf(value.Policy.Requirements, Number),
                NodeOf(value.Policy.Roles, Number),
                NodeOf(value.Policy.Schemes, Number)),
            _ => FactNode.List(kind),
        };
    }

    private LogValue Value(FactNode node)
    {
        var kind = (LogValueKind)node[0].Number;
        return kind switch
        {
            LogValueKind.Reference or LogValueKind.PipelineOf => new LogValue(kind) { Number = node[1].Number },
            LogValueKind.Constant => new LogValue(kind)
            {
                Constant = node[1].Number switch { 0 => String(node[2]), 1 => node[2].Number, 2 => node[2].Number != 0, _ => null },
            },
            LogValueKind.PartialText or LogValueKind.Type => new LogValue(kind) { Text = String(node[1]) },
            LogValueKind.Object or LogValueKind.Anonymous => new LogValue(kind) { Text = String(node[1]), Names = ItemsOf(node[2], String), Items = ItemsOf(node[3], Value) },
            LogValueKind.Sequence => new LogValue(kind) { Complete = node[1].Number != 0, Items = ItemsOf(node[2], Value) },
            LogValueKind.Targets or LogValueKind.Not => new LogValue(kind) { Items = ItemsOf(node[1], Value) },
            LogValueKind.Choice => new LogValue(kind) { Items = ItemsOf(node[1], Value), Conditions = ItemsOf(node[2], Conditions) },
            LogValueKind.Delegate => new LogValue(kind) { Delegate = Delegate(node[1]) },
            LogValueKind.Policy => new LogValue(kind)
            {
                Policy = new PolicyContent((Certainty)node[1].Number, ItemsOf(node[2], String), ItemsOf(node[3], String), ItemsOf(node[4], String)),
            },
            _ => LogValue.Unknown,
        };
    }

    private FactNode Node(LogDelegate made) => FactNode.List(
        NodeOf(made.Parameters, static p => (FactNode)p),
        NodeOf(made.Entries, Node),
        Node(made.Result),
        (made.Followed ? 1 : 0) | (made.MayRefuse ? 2 : 0) | (made.AdmitsEveryone ? 4 : 0) | (made.RefusesAnonymous ? 8 : 0),
        Number(made.Handler),
        NodeOf(made.Attributes, a => FactNode.List(Node(a.Attribute), Number(a.Text))));

    private LogDelegate Delegate(FactNode node)
    {
        var flags = node[3].Number;
        var made = new LogDelegate
        {
            Followed = (flags & 1) != 0,
            MayRefuse = (flags & 2) != 0,
            AdmitsEveryone = (flags & 4) != 0,
            RefusesAnonymous = (flags & 8) != 0,
            Handler = String(node[4]),
            Result = Value(node[2]),
            Attributes = ItemsOf(node[5], a => (Value(a[0]), String(a[1]))),
        };
        made.Parameters.AddRange(ItemsOf(node[0], static p => p.Number));
        made.Entries.AddRange(ItemsOf(node[1], Entry));
        return made;
    }
}
