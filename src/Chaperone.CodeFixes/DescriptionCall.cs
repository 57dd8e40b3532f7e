using System;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>Puts a convention about the API description behind a Map call.</summary>
internal static class DescriptionCall
{
    /// <summary>The edit that appends calls, of which the first names the method; null where it would not compile.</summary>
    public static Edit? Append(FixTarget target, InvocationExpressionSyntax call, string method, string calls)
    {
        var type = target.Model.GetTypeInfo(call).Type;
        if (type is null || !WellKnownSymbols.Is(type, target.Symbols.EndpointConventionBuilder))
        {
            return null;
        }

        string? import = null;
        if (!target.Model.LookupSymbols(call.SpanStart, type, method, includeReducedExtensionMethods: true).Any(static s => WellKnownSymbols.IsFrameworkAssembly(s.ContainingAssembly)))
        {
            import = method == "WithName" ? "Microsoft.AspNetCore.Builder" : "Microsoft.AspNetCore.Http";
            if (target.Root is not CompilationUnitSyntax unit || UsingDirectives.Insert(unit, target.Text, import) is null)
            {
                return null;
            }
        }

        var (position, text) = FluentCall.Behind(call, calls, target.Text);
        return new Edit(position, text, import);
    }

    /// <summary>Whether the chain of a Map call has a call of that name already: of two the last counts, which would not be ours.</summary>
    public static bool HasLater(InvocationExpressionSyntax call, string method)
    {
        for (SyntaxNode? node = call; node is InvocationExpressionSyntax or MemberAccessExpressionSyntax; node = node.Parent)
        {
            if (node is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: { } receiver } && receiver.SpanStart <= call.SpanStart && receiver.Span.End >= call.Span.End && string.Equals(name, method, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
