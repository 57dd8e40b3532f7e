using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>What the members of a type write into its private fields and properties, wherever in the type they do.</summary>
/// <remarks>
/// The order of calls on an object is not known: what is written anywhere may be there. Only what is private is looked at, since all its
/// writes stand in the type. Clean is never concluded from it.
/// </remarks>
internal sealed class Fields
{
    private const int MostWrites = 8;

    private readonly PhiFlow _flow;
    private readonly ConcurrentDictionary<(ISymbol Member, Form Form, int Depth), Taint> _written = new();

    public Fields(PhiFlow flow) => _flow = flow;

    /// <summary>What the member may hold; unknown when nothing is found.</summary>
    public Taint Of(ISymbol member, Form form, int depth) =>
        depth > 0 && IsLookedAt(member) ? _written.GetOrAdd((member.OriginalDefinition, form, depth), key => Trace(key.Member, key.Form, key.Depth)) : Taint.Unknown;

    private bool IsLookedAt(ISymbol member)
    {
        var type = member switch
        {
            IFieldSymbol { IsConst: false, AssociatedSymbol: null } field => field.Type,
            IPropertySymbol { IsIndexer: false } property => property.Type,
            _ => null,
        };
        return type is not null && member.DeclaredAccessibility == Accessibility.Private
            && (Printing.IsPlain(Printing.Unwrap(type)) || type.IsRecord || Printing.ElementOf(type) is not null || type.SpecialType == SpecialType.System_Object)
            && SymbolEqualityComparer.Default.Equals(member.ContainingAssembly, _flow.Models.Compilation.Assembly);
    }

    private Taint Trace(ISymbol member, Form form, int depth)
    {
        var result = Taint.Unknown;
        var count = 0;
        foreach (var value in Writes(member))
        {
            if (count++ == MostWrites)
            {
                break;
            }

            // What only a caller knows of a parameter is not known here.
            var written = new Tracer(_flow, depth - 1).Trace(value, form);
            result = result.And(Taint.Of(written.Origins));
        }

        return result;
    }

    private IEnumerable<IOperation> Writes(ISymbol member)
    {
        foreach (var reference in member.ContainingType.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax() is not TypeDeclarationSyntax type || !_flow.Models.Compilation.ContainsSyntaxTree(type.SyntaxTree))
            {
                continue;
            }

            var model = _flow.Models.For(type.SyntaxTree);
            foreach (var assignment in type.DescendantNodes().OfType<AssignmentExpressionSyntax>())
            {
                var name = assignment.Left switch
                {
                    IdentifierNameSyntax identifier => identifier,
                    MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax, Name: IdentifierNameSyntax identifier } => identifier,
                    _ => null,
                };
                if (name?.Identifier.ValueText == member.Name && model.GetOperation(assignment) is IAssignmentOperation { Target: IMemberReferenceOperation target } operation
                    && SymbolEqualityComparer.Default.Equals(target.Member.OriginalDefinition, member))
                {
                    yield return operation.Value;
                }
            }
        }
    }
}
