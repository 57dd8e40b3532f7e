using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Chaperone.Inventory.Reviewed;
using Chaperone.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Reviewed;

/// <summary>Under which names a finding can be accepted: its endpoint, or the members around its place.</summary>
internal static class AcceptedTargets
{
    /// <summary>The ids of the endpoints that a finding is about, as exceptions name them. All of them have to be accepted.</summary>
    public static IReadOnlyList<string> EndpointsOf(Diagnostic diagnostic)
    {
        var ids = diagnostic.Properties.TryGetValue(EndpointReport.EndpointsProperty, out var several) ? several
            : diagnostic.Properties.TryGetValue(EndpointReport.EndpointProperty, out var one) ? one : null;
        return ids is null ? new string[0] : ids.Split('\n').Select(ExceptionEntry.TargetOf).ToList();
    }

    /// <summary>The documentation ids of the member that a place in source is in, and of the types around it.</summary>
    public static IEnumerable<string> MembersAround(SyntaxTree tree, int position, Func<SyntaxTree, SemanticModel> models, CancellationToken cancellationToken)
    {
        var root = tree.GetRoot(cancellationToken);
        var node = root.FindToken(position).Parent;
        var member = node?.AncestorsAndSelf().FirstOrDefault(static n => n is VariableDeclaratorSyntax { Parent.Parent: BaseFieldDeclarationSyntax } or MemberDeclarationSyntax and not (BaseFieldDeclarationSyntax or GlobalStatementSyntax or BaseNamespaceDeclarationSyntax))
            ?? root;
        var model = models(tree);
        var symbol = member is CompilationUnitSyntax unit ? model.GetDeclaredSymbol(unit, cancellationToken) : model.GetDeclaredSymbol(member, cancellationToken);
        if (symbol is null && member is CompilationUnitSyntax)
        {
            // Outside of every type, in a file without statements: an attribute of the assembly.
            yield return MemberNames.EntryPoint;
        }

        for (; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.GetDocumentationCommentId() is { } id)
            {
                yield return ExceptionEntry.TargetOf(id);
                if (id.IndexOf('(') is var parameters and > 0)
                {
                    // Without its parameters a line names all overloads.
                    yield return ExceptionEntry.TargetOf(id.Substring(0, parameters));
                }
            }
        }
    }
}
