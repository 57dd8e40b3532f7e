using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.Endpoints.Authorization;

/// <summary>What the locals of a body are given, by name: a question that is asked of small bodies, whatever the order of their statements.</summary>
internal static class GivenValues
{
    /// <summary>What a local is made of; an out argument counts as made by its call.</summary>
    public static IEnumerable<ExpressionSyntax> Of(string local, SyntaxNode body)
    {
        foreach (var node in body.DescendantNodes())
        {
            switch (node)
            {
                case VariableDeclaratorSyntax { Initializer.Value: { } value } declared when declared.Identifier.ValueText == local:
                    yield return value;
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax left } assigned when left.Identifier.ValueText == local:
                    yield return assigned.Right;
                    break;
                case SingleVariableDesignationSyntax designation when designation.Identifier.ValueText == local && designation.FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } call:
                    yield return call;
                    break;
            }
        }
    }
}
