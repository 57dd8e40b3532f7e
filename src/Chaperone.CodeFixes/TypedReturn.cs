using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Chaperone.Endpoints.Payload;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.CodeFixes;

/// <summary>The one type of which all values are that a method, its overrides and its implementations return, and the edits that declare it.</summary>
/// <remarks>
/// A method that hands on what another one returns, whose type says nothing either, takes that one along. Nothing is known, and null is the
/// answer, where a declaration of the family or a body of it is not in the solution's own text, where the values are of more than one type or of
/// one that has no name, and where a value comes from anything else that says nothing: a local, a property, a method of a library.
/// </remarks>
internal sealed class TypedReturn
{
    private readonly Solution _solution;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<IMethodSymbol> _family = new(SymbolEqualityComparer.Default);
    private readonly Queue<IMethodSymbol> _waiting = new();
    private readonly List<(DocumentId Document, Edit Edit)> _edits = new();
    private readonly List<(Document Document, TypeSyntax Written)> _declared = new();
    private ITypeSymbol? _type;

    private TypedReturn(Solution solution, CancellationToken cancellationToken)
    {
        _solution = solution;
        _cancellationToken = cancellationToken;
    }

    /// <summary>The type's name, as it stands in the declaration.</summary>
    public string Name => _type!.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    public IReadOnlyCollection<(DocumentId Document, Edit Edit)> Edits => _edits;

    /// <summary>The methods whose declarations change, each as its own project has it.</summary>
    public IReadOnlyCollection<IMethodSymbol> Methods => _family;

    public static async Task<TypedReturn?> ForAsync(IEnumerable<IMethodSymbol> methods, Solution solution, CancellationToken cancellationToken)
    {
        var result = new TypedReturn(solution, cancellationToken);
        foreach (var method in methods)
        {
            result._waiting.Enqueue(method);
        }

        while (result._waiting.Count > 0)
        {
            if (!await result.AddAsync(result._waiting.Dequeue()).ConfigureAwait(false))
            {
                return null;
            }
        }

        return result._type is not null && await result.DeclareAsync().ConfigureAwait(false) ? result : null;
    }

    /// <summary>Takes a method with its family in; false when one of its declarations or values is out of sight.</summary>
    private async Task<bool> AddAsync(IMethodSymbol method)
    {
        if (await SymbolFinder.FindSourceDefinitionAsync(method.OriginalDefinition, _solution, _cancellationToken).ConfigureAwait(false) is not IMethodSymbol source)
        {
            return false;
        }

        if (!_family.Add(source))
        {
            return true;
        }

        if (source.DeclaringSyntaxReferences is not [var reference] || await reference.GetSyntaxAsync(_cancellationToken).ConfigureAwait(false) is not MethodDeclarationSyntax declaration
            || _solution.GetDocument(declaration.SyntaxTree) is not { } document || document is SourceGeneratedDocument || declaration.Modifiers.Any(SyntaxKind.PartialKeyword)
            || await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false) is not { } model
            || source.ReturnsByRef || source.ReturnsByRefReadonly || !SaysNothing(source.ReturnType, model) || WrittenResult(source, declaration) is not { } written)
        {
            return false;
        }

        _declared.Add((document, written));
        foreach (var other in await FamilyOfAsync(source).ConfigureAwait(false))
        {
            _waiting.Enqueue(other);
        }

        if (declaration.Body is null && declaration.ExpressionBody is null)
        {
            return source.IsAbstract;
        }

        return model.GetOperation(declaration, _cancellationToken) is { } body && !declaration.DescendantNodes().Any(static n => n is YieldStatementSyntax)
            && ResponseReader.ReturnsOf(body).All(v => Take(v, document, model));
    }

    private async Task<IEnumerable<IMethodSymbol>> FamilyOfAsync(IMethodSymbol method)
    {
        var above = await SymbolFinder.FindImplementedInterfaceMembersAsync(method, _solution, cancellationToken: _cancellationToken).ConfigureAwait(false);
        var below = method.ContainingType.TypeKind == TypeKind.Interface
            ? await SymbolFinder.FindImplementationsAsync(method, _solution, cancellationToken: _cancellationToken).ConfigureAwait(false)
            : await SymbolFinder.FindOverridesAsync(method, _solution, cancellationToken: _cancellationToken).ConfigureAwait(false);
        var family = above.Concat(below).OfType<IMethodSymbol>();
        return method.OverriddenMethod is { } overridden ? family.Append(overridden) : family;
    }

    /// <summary>Whether a returned value is of the type, or nothing at all.</summary>
    private bool Take(IOperation value, Document document, SemanticModel model)
    {
        switch (value)
        {
            case IConversionOperation { OperatorMethod: null, IsImplicit: true } conversion:
                return Take(conversion.Operand, document, model);
            case IConversionOperation { OperatorMethod: null, Syntax: CastExpressionSyntax cast } conversion when SaysNothing(conversion.Type, model):
                _edits.Add((document.Id, new Edit(TextSpan.FromBounds(cast.SpanStart, cast.Expression.SpanStart), "", null)));
                return Take(conversion.Operand, document, model);
            case IAwaitOperation { Operation: IInvocationOperation awaited } when SaysNothing(value.Type, model):
                return Take(awaited, document, model);
            case IParenthesizedOperation inner:
                return Take(inner.Operand, document, model);
            case IConditionalOperation { WhenFalse: { } otherwise } conditional:
                return Take(conditional.WhenTrue, document, model) && Take(otherwise, document, model);
            case ICoalesceOperation coalesce:
                return Take(coalesce.Value, document, model) && Take(coalesce.WhenNull, document, model);
            case ISwitchExpressionOperation choice:
                return choice.Arms.All(a => Take(a.Value, document, model));
            case IThrowOperation or IDefaultValueOperation or ILiteralOperation { ConstantValue.Value: null }:
                return true;
            case IInvocationOperation { TargetMethod: { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" }, Arguments: [var result] } made when SaysNothing(made.Type, model):
                Rename(made.Syntax, document, model);
                return Take(result.Value, document, model);
            case IObjectCreationOperation { Type.Name: "ValueTask", Arguments: [{ Parameter.Name: "result" } result] } made when SaysNothing(made.Type, model):
                Rename(made.Syntax, document, model);
                return Take(result.Value, document, model);
            case IInvocationOperation call when SaysNothing(call.Type, model):
                _waiting.Enqueue(call.TargetMethod);
                return true;
        }

        if (value.Type is not { } type || SaysNothing(type, model) || !IsNameable(type))
        {
            return false;
        }

        // Of two projects each has its own symbol of one type.
        _type ??= type.WithNullableAnnotation(NullableAnnotation.None);
        return IdentityOf(type) == IdentityOf(_type);
    }

    /// <summary>What <c>FromResult&lt;object&gt;(x)</c> and <c>new ValueTask&lt;object&gt;(x)</c> name.</summary>
    private void Rename(SyntaxNode made, Document document, SemanticModel model)
    {
        var named = made switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax name } } => name,
            ObjectCreationExpressionSyntax { Type: GenericNameSyntax name } => name,
            ObjectCreationExpressionSyntax { Type: QualifiedNameSyntax { Right: GenericNameSyntax name } } => name,
            _ => null,
        };
        if (named?.TypeArgumentList.Arguments is [var argument] && SaysNothing(model.GetTypeInfo(argument, _cancellationToken).Type, model))
        {
            _declared.Add((document, argument));
        }
    }

    /// <summary>Writes the type's name at every declaration; false where it has none there.</summary>
    private async Task<bool> DeclareAsync()
    {
        foreach (var (document, written) in _declared)
        {
            var model = await document.GetSemanticModelAsync(_cancellationToken).ConfigureAwait(false);
            if (model is null || SymbolFinder.FindSimilarSymbols(_type!, model.Compilation, _cancellationToken).FirstOrDefault() is not { } type
                || model.GetEnclosingSymbol(written.SpanStart, _cancellationToken) is not { } place
                || !model.Compilation.IsSymbolAccessibleWithin(type, (place as INamedTypeSymbol) ?? place.ContainingType ?? (ISymbol)model.Compilation.Assembly))
            {
                return false;
            }

            var hasAnnotations = model.GetNullableContext(written.SpanStart).AnnotationsEnabled();
            var replaced = written is NullableTypeSyntax nullable && type.IsReferenceType ? nullable.ElementType : written;
            var (name, import) = NameAt(type, replaced.SpanStart, model, hasAnnotations);
            _edits.Add((document.Id, new Edit(replaced.Span, name, import)));
        }

        return true;
    }

    /// <summary>The short name where it is free, with the namespace that it needs; else the full one.</summary>
    private static (string Name, string? Import) NameAt(ITypeSymbol type, int position, SemanticModel model, bool hasAnnotations)
    {
        var plain = type is IArrayTypeSymbol array ? array.ElementType : type;
        var isFree = plain is INamedTypeSymbol { IsGenericType: false, ContainingType: null, ContainingNamespace.IsGlobalNamespace: false } && model.LookupNamespacesAndTypes(position, name: plain.Name).IsEmpty;
        var format = hasAnnotations
            ? SymbolDisplayFormat.MinimallyQualifiedFormat.AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier)
            : SymbolDisplayFormat.MinimallyQualifiedFormat;
        return isFree
            ? (type.ToDisplayString(format), plain.ContainingNamespace.ToDisplayString())
            : (type.ToMinimalDisplayString(model, position, format), null);
    }

    /// <summary>Where the declaration says what is returned: below Task and ValueTask.</summary>
    private static TypeSyntax? WrittenResult(IMethodSymbol method, MethodDeclarationSyntax declaration)
    {
        if (SymbolEqualityComparer.Default.Equals(ResultTypes.Unwrap(method.ReturnType), method.ReturnType))
        {
            return declaration.ReturnType;
        }

        var name = declaration.ReturnType is QualifiedNameSyntax qualified ? qualified.Right : declaration.ReturnType;
        return name is GenericNameSyntax { Identifier.ValueText: "Task" or "ValueTask", TypeArgumentList.Arguments: [var argument] } ? argument : null;
    }

    private static bool SaysNothing(ITypeSymbol? type, SemanticModel model)
    {
        var results = new ResultTypes(new WellKnownSymbols(model.Compilation));
        return ResultTypes.Unwrap(type) is not { } plain || plain is IErrorTypeSymbol || TypeShape.Of(plain).Kind == ShapeKind.Opaque || (results.IsResult(plain) && results.ActionResultValue(plain) is null && results.Promised(plain) is null);
    }

    private static bool IsNameable(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsNameable(array.ElementType),
        INamedTypeSymbol named => !named.IsAnonymousType && named.TypeKind is not (TypeKind.Error or TypeKind.Delegate) && named.TypeArguments.All(IsNameable)
            && (named.ContainingType is null || IsNameable(named.ContainingType)),
        _ => false,
    };

    private static string IdentityOf(ITypeSymbol type) =>
        type.ContainingAssembly?.Name + ":" + type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
