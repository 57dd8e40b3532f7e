using System;
using System.Linq;
using Chaperone.Phi.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>The key of the object that a value was taken from: enough to find the record, and nothing else.</summary>
internal sealed class SurrogateKey
{
    private static readonly string[] Suffixes = { "Dto", "Model", "Entity", "Record", "Row", "Response", "Details" };

    private SurrogateKey(string expression, string name)
    {
        Expression = expression;
        Name = name;
    }

    /// <summary>How it is read there: <c>patient.Id</c>.</summary>
    public string Expression { get; }

    /// <summary>What a placeholder for it is called: <c>PatientId</c>.</summary>
    public string Name { get; }

    /// <summary>That of the object around the value, or of the object itself; null when none is at hand.</summary>
    public static SurrogateKey? For(ExpressionSyntax part, FixTarget target, PhiFlow flow)
    {
        var core = FlowParts.Core(part);
        var (owner, access) = core switch
        {
            MemberAccessExpressionSyntax member when target.Model.GetSymbolInfo(member).Symbol is IPropertySymbol or IFieldSymbol && !IsObject(core, target) => (member.Expression, "."),
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax } conditional => (conditional.Expression, "?."),
            _ => IsObject(core, target) ? (core, ".") : (null, ""),
        };
        if (owner is null || target.Model.GetTypeInfo(owner).Type is not INamedTypeSymbol type || KeyOf(type, part.SpanStart, target, flow) is not { } key)
        {
            return null;
        }

        return new SurrogateKey(owner.WithoutTrivia() + access + key.Name, key.Name == "Id" ? Stem(type.Name) + "Id" : key.Name);
    }

    // A patient, a record: not the value, but what holds it.
    private static bool IsObject(ExpressionSyntax expression, FixTarget target) =>
        target.Model.GetTypeInfo(expression).Type is INamedTypeSymbol { SpecialType: SpecialType.None, TypeKind: TypeKind.Class or TypeKind.Struct, IsAnonymousType: false, IsTupleType: false, DeclaringSyntaxReferences.IsEmpty: false } type && !Printing.IsPlain(type);

    private static IPropertySymbol? KeyOf(INamedTypeSymbol type, int position, FixTarget target, PhiFlow flow) =>
        new[] { "Id", Stem(type.Name) + "Id", type.Name + "Id", "PatientId" }
            .SelectMany(name => target.Model.LookupSymbols(position, type, name))
            .OfType<IPropertySymbol>()
            .FirstOrDefault(p => p is { IsStatic: false, GetMethod: not null } && IsKey(p.Type) && flow.FactOf(p) is null);

    private static bool IsKey(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 || type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static string Stem(string name) =>
        Suffixes.FirstOrDefault(s => name.Length > s.Length && name.EndsWith(s, StringComparison.Ordinal)) is { } suffix ? name.Substring(0, name.Length - suffix.Length) : name;
}
