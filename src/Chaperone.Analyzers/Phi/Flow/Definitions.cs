using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>How a variable gets, or gets more of, its value.</summary>
internal enum DefinitionKind
{
    /// <summary>A new value in place of the old one.</summary>
    Assigned,

    /// <summary>Something is put into it: <c>+=</c>, <c>list.Add(x)</c>, <c>builder.Append(x)</c>.</summary>
    Added,

    /// <summary>Something is put somewhere into the document that it is, or that it is a part of: a cell, the rows of a table.</summary>
    Put,

    /// <summary>One of its members is set.</summary>
    MemberSet,

    /// <summary>It becomes each element of a sequence.</summary>
    Element,

    /// <summary>A value that can't be followed (an out argument).</summary>
    Opaque,
}

/// <summary>One place where a variable is written.</summary>
/// <param name="Kind">How.</param>
/// <param name="Node">The whole writing expression or declarator.</param>
/// <param name="Value">What is written, or what is taken apart; null when it can't be told.</param>
/// <param name="Member">The member that is set, or whose value a deconstruction or a pattern takes.</param>
internal sealed record Definition(DefinitionKind Kind, SyntaxNode Node, IOperation? Value, ISymbol? Member)
{
    /// <summary>The form in which a serializer puts the value into a stream or a writer; null for any other.</summary>
    public Form? Form { get; init; }

    /// <summary>The parameter as which a method of the compilation gets a stream or a part of a document to fill; null for any other.</summary>
    public IParameterSymbol? FilledAs { get; init; }
}

/// <summary>Where the variables of one body are written.</summary>
/// <remarks>
/// Structured code only: a write in a statement of a block that encloses the use replaces all earlier ones, and so does a statement that
/// writes in all of its branches; what else is written in branches, in try blocks and later in a common loop may reach. No control flow
/// graph is built: it costs more than all the rest.
/// </remarks>
internal sealed class Definitions
{
    private readonly Dictionary<ISymbol, List<Definition>> _byVariable = new(SymbolEqualityComparer.Default);

    private Definitions()
    {
    }

    /// <summary>Those of a body and of the lambdas and local functions in it.</summary>
    public static Definitions Of(IOperation body)
    {
        var result = new Definitions();
        var wrappers = new Stack<(ISymbol Wrapper, ISymbol Wrapped, DefinitionKind Takes, DefinitionKind Gives)>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            DefinitionReader.Read(operation, result.Add);
            if (DefinitionReader.WrapperOf(operation) is { } wrapper)
            {
                wrappers.Push((wrapper.Wrapper, wrapper.Wrapped, DefinitionKind.Added, DefinitionKind.Added));
            }
            else if (Documents.PartOf(operation) is var (part, whole))
            {
                wrappers.Push((part, whole, DefinitionKind.Put, DefinitionKind.Put));
            }
            else if (Documents.OpenedOn(operation) is var (document, stream))
            {
                wrappers.Push((document, stream, DefinitionKind.Put, DefinitionKind.Added));
            }
        }

        // What is written into a writer ends in its stream, and what is in a part in its document; the last made is around those before.
        while (wrappers.Count > 0)
        {
            var (wrapper, wrapped, takes, gives) = wrappers.Pop();
            if (result._byVariable.TryGetValue(wrapper, out var written))
            {
                foreach (var definition in written.Where(d => d.Kind == takes).ToList())
                {
                    result.Add(wrapped, definition with { Kind = gives });
                }
            }
        }

        return result;
    }

    /// <summary>Those that can be what a variable holds at a use; and whether its value at the start of the body can.</summary>
    public IReadOnlyList<Definition> Reaching(ISymbol variable, SyntaxNode use, out bool initial)
    {
        initial = true;
        if (!_byVariable.TryGetValue(variable, out var all))
        {
            return Array.Empty<Definition>();
        }

        SyntaxNode? last = null;
        foreach (var definition in all)
        {
            if (definition.Kind is DefinitionKind.Assigned or DefinitionKind.Element or DefinitionKind.Opaque
                && definition.Node.Span.End <= use.SpanStart && Replacement(definition.Node, use, all) is { } replacement && (last is null || replacement.Span.End > last.Span.End))
            {
                last = replacement;
            }
        }

        initial = last is null;
        return all.Where(d => Reaches(d, last, use)).ToList();
    }

    /// <summary>All that is put into a stream or a document in a part of the body.</summary>
    public IEnumerable<Definition> PutInto(ISymbol target, SyntaxNode within) =>
        _byVariable.TryGetValue(target, out var all) ? all.Where(d => d.Kind is DefinitionKind.Added or DefinitionKind.Put && within.Span.Contains(d.Node.Span)) : Enumerable.Empty<Definition>();

    /// <summary>What gives the variable a new value on every way to the use: the write itself, or the statement before the use that writes it in all of its branches.</summary>
    private static SyntaxNode? Replacement(SyntaxNode node, SyntaxNode use, List<Definition> all)
    {
        if (Dominates(node, use))
        {
            return node;
        }

        var statement = node.Ancestors().OfType<StatementSyntax>().FirstOrDefault(s => BlockOf(s)?.Span.Contains(use.Span) == true);
        return statement is not null && AllWays.Write(statement, n => all.Any(d => d.Node == n && d.Kind is DefinitionKind.Assigned or DefinitionKind.Opaque)) ? statement : null;
    }

    /// <summary>What a statement is one of: a block, a section of a switch, the statements of a program. Null where it is a branch alone.</summary>
    private static SyntaxNode? BlockOf(StatementSyntax statement) => statement.Parent switch
    {
        GlobalStatementSyntax global => global.Parent,
        BlockSyntax or SwitchSectionSyntax => statement.Parent,
        _ => null,
    };

    private static bool Reaches(Definition definition, SyntaxNode? last, SyntaxNode use)
    {
        var node = definition.Node;
        if (last is not null && node.Span.End <= last.Span.End && !last.Span.Contains(node.Span))
        {
            return false;
        }

        if (node.Span.End <= use.SpanStart)
        {
            return !IsLeftBefore(node, use) || CommonLoop(node, use) is not null;
        }

        return CommonLoop(node, use) is { } loop && (last is null || !loop.Span.Contains(last.Span));
    }

    /// <summary>Whether a statement is always executed before the use: it stands, earlier, in a block around the use.</summary>
    private static bool Dominates(SyntaxNode node, SyntaxNode use)
    {
        var statement = node.FirstAncestorOrSelf<StatementSyntax>();
        var isWhole = statement switch
        {
            ExpressionStatementSyntax { Expression: var expression } => expression == node || (expression as AwaitExpressionSyntax)?.Expression == node,
            LocalDeclarationStatementSyntax => node is VariableDeclaratorSyntax,
            CommonForEachStatementSyntax loop => loop.Expression == node,
            _ => false,
        };
        SyntaxNode? block = statement is CommonForEachStatementSyntax ? statement : statement?.Parent is GlobalStatementSyntax global ? global.Parent : statement?.Parent;
        return isWhole && block is BlockSyntax or SwitchSectionSyntax or CompilationUnitSyntax or CommonForEachStatementSyntax && block.Span.Contains(use.Span);
    }

    /// <summary>Whether the code with an earlier write never goes on to the use: the other branch, or a block that ends by leaving.</summary>
    private static bool IsLeftBefore(SyntaxNode node, SyntaxNode use)
    {
        for (var current = node; current?.Parent is { } parent && !parent.Span.Contains(use.Span); current = parent)
        {
            if (parent is BlockSyntax { Parent: not (BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax), Statements: [.., ReturnStatementSyntax or ThrowStatementSyntax] }
                && parent.Parent is not TryStatementSyntax)
            {
                return true;
            }
        }

        var branch = node.AncestorsAndSelf().OfType<IfStatementSyntax>().FirstOrDefault(i => i.Span.Contains(use.Span));
        return branch?.Else is { } other && branch.Statement.Span.Contains(node.Span) && other.Span.Contains(use.Span);
    }

    private static SyntaxNode? CommonLoop(SyntaxNode node, SyntaxNode use) =>
        use.Ancestors().FirstOrDefault(a =>
            a is (ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax) and var loop && loop != node && loop.Span.Contains(node.Span));

    private void Add(ISymbol variable, Definition definition)
    {
        if (!_byVariable.TryGetValue(variable, out var list))
        {
            _byVariable.Add(variable, list = new List<Definition>());
        }

        list.Add(definition);
    }
}
