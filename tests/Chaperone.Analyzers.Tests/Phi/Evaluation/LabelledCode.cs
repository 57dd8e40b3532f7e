using System.Text;
using Chaperone.Phi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Chaperone.Tests.Phi.Evaluation;

/// <summary>A member of somebody else's code, and what a reader said of it.</summary>
/// <param name="Label"><c>1</c> PHI, <c>0</c> not, <c>A</c> could be argued either way, <c>-</c> context that nobody labelled.</param>
internal sealed record LabelledMember(string Split, string Repository, string Kind, string Namespace, string Type, string Bases, string Member, string MemberType, string Label);

/// <summary>Makes a compilation of the facts that were recorded about a repository's types: no code of theirs, but real symbols.</summary>
internal static class LabelledCode
{
    public static IReadOnlyList<LabelledMember> Read(string file) =>
        [.. File.ReadLines(file).Skip(1).Select(static l => l.Split('\t')).Select(static c => new LabelledMember(c[0], c[1], c[2], c[3], c[4], c[5], c[6], c[7], c[8]))];

    /// <summary>The types of one repository. What they mention and nobody recorded stays unresolved.</summary>
    public static CSharpCompilation Compile(IEnumerable<LabelledMember> members, IEnumerable<MetadataReference> references)
    {
        var types = members.GroupBy(static m => (m.Namespace, m.Type)).ToList();
        var usings = "global using System; global using System.Collections.Generic; global using System.Threading; global using System.Threading.Tasks; global using System.IO; "
            + string.Concat(types.Select(static t => t.Key.Namespace).Where(static n => n.Length > 0).Distinct().Select(static n => $"global using {n}; "));
        // A nested type's outer type is written again around it and has to be of the same kind, with the same type parameters.
        var outers = types.ToLookup(static t => t.Key.Namespace + "." + t.Key.Type.Split('<')[0], static t => t.First());
        var trees = types.Select(t => CSharpSyntaxTree.ParseText(Source(t.Key.Namespace, t.Key.Type, [.. t], outers), path: $"{t.Key.Namespace}.{t.Key.Type}.cs")).Append(CSharpSyntaxTree.ParseText(usings, path: "Usings.cs"));
        return CSharpCompilation.Create("Labelled", trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }

    /// <summary>What the knowledge says of every labelled member; null where it says nothing.</summary>
    public static IEnumerable<(LabelledMember Member, PhiFact? Fact)> Judge(IReadOnlyCollection<LabelledMember> members, IEnumerable<MetadataReference> references, PhiSettings? settings = null)
    {
        var compilation = Compile(members, references);
        var knowledge = PhiKnowledge.For(compilation, settings ?? PhiSettings.None);
        var types = new Dictionary<string, INamedTypeSymbol>();
        Collect(compilation.Assembly.GlobalNamespace);
        foreach (var member in members.Where(static m => m.Label is "0" or "1" or "A"))
        {
            var symbol = types.GetValueOrDefault(member.Namespace + "|" + NameOf(member.Type))?.GetMembers(member.Member).FirstOrDefault()
                ?? throw new InvalidOperationException($"{member.Repository}: {member.Namespace}.{member.Type}.{member.Member} was not rebuilt");
            yield return (member, knowledge.OfMember(symbol));
        }

        void Collect(INamespaceOrTypeSymbol container)
        {
            foreach (var member in container.GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                if (member is INamedTypeSymbol type)
                {
                    var space = type.ContainingNamespace.IsGlobalNamespace ? "" : type.ContainingNamespace.ToDisplayString();
                    var name = type.Name + (type.Arity > 0 ? "`" + type.Arity : "");
                    for (var outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
                    {
                        name = outer.Name + "+" + name;
                    }

                    types[space + "|" + name] = type;
                }

                Collect(member);
            }
        }
    }

    // Without the names of the type parameters.
    private static string NameOf(string type)
    {
        var start = type.IndexOf('<', StringComparison.Ordinal);
        return start < 0 ? type : type[..start] + "`" + (type.Count(static c => c == ',') + 1);
    }

    private static string Source(string space, string type, LabelledMember[] members, ILookup<string, LabelledMember> outers)
    {
        var parts = type.Split('+');
        var text = new StringBuilder();
        if (space.Length > 0)
        {
            text.Append("namespace ").Append(space).Append(" { ");
        }

        for (var i = 0; i < parts.Length - 1; i++)
        {
            var outer = outers[space + "." + string.Join('+', parts[..(i + 1)])].FirstOrDefault();
            text.Append("public partial ").Append(outer?.Kind ?? "class").Append(' ').Append(outer?.Type.Split('+')[^1] ?? parts[i]).Append(" { ");
        }

        var first = members[0];
        text.Append("public partial ").Append(first.Kind is "enum" ? "enum " : first.Kind + " ").Append(parts[^1].Replace("partial ", "", StringComparison.Ordinal));
        if (first.Bases.Length > 0)
        {
            text.Append(" : ").Append(first.Bases.Replace(';', ','));
        }

        text.Append(" { ");
        foreach (var member in members.Where(static m => m.Member.Length > 0))
        {
            text.Append("public ").Append(member.MemberType).Append(" @").Append(member.Member).AppendLine(" { get; set; }");
        }

        return text.Append(" }").Append(new string('}', parts.Length - 1)).Append(space.Length > 0 ? "}" : "").ToString().Replace("public partial enum", "public enum", StringComparison.Ordinal);
    }
}
