using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Payload;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Chaperone.CodeFixes;

/// <summary>The edits by which a handler answers with a record in the place of a type: each value that it returns, what it promises, and the record.</summary>
internal sealed class ReturnMapping
{
    private readonly FixTarget _target;
    private readonly SyntaxNode _handler;
    private readonly INamedTypeSymbol _type;
    private readonly ResponseRecord _record;
    private readonly List<Edit> _edits = new();
    private bool _awaits;

    public ReturnMapping(FixTarget target, SyntaxNode handler, INamedTypeSymbol type, ResponseRecord record)
    {
        _target = target;
        _handler = handler;
        _type = type;
        _record = record;
    }

    private SemanticModel Model => _target.Model;

    private bool IsAsync => _handler is LambdaExpressionSyntax { AsyncKeyword.RawKind: not 0 } || (_handler as MethodDeclarationSyntax)?.Modifiers.Any(SyntaxKind.AsyncKeyword) == true;

    /// <summary>Null when one of the values can't be mapped, or none has to be.</summary>
    public IReadOnlyCollection<Edit>? Edits()
    {
        var returned = Returned().ToList();
        if (returned.Any(r => !Map(r)) || _edits.Count == 0)
        {
            return null;
        }

        if (_awaits)
        {
            // Then every value has to be awaited, and the signature says so.
            var edited = _edits.Count;
            if (edited != returned.Count || returned.Any(r => TaskResult(Model.GetTypeInfo(r).Type) is null))
            {
                return null;
            }

            var position = _handler is MethodDeclarationSyntax method ? method.ReturnType.SpanStart
                : ((LambdaExpressionSyntax)_handler).AttributeLists.Count > 0 ? ((LambdaExpressionSyntax)_handler).AttributeLists.Last().GetLastToken().GetNextToken().SpanStart
                : _handler.SpanStart;
            _edits.Add(new Edit(position, "async ", null));
        }

        foreach (var name in Promises().SelectMany(static p => p.DescendantNodesAndSelf()).OfType<TypeSyntax>().Where(n => SymbolEqualityComparer.Default.Equals(Model.GetSymbolInfo(n).Symbol, _type)))
        {
            if (!(name.Parent is QualifiedNameSyntax))
            {
                _edits.Add(new Edit(name.Span, _record.Name, null));
            }
        }

        if (_record.Declaration is { } declaration)
        {
            _edits.Add(declaration);
        }

        return _edits;
    }

    private IEnumerable<ExpressionSyntax> Returned() => _handler switch
    {
        LambdaExpressionSyntax { ExpressionBody: { } body } => new[] { body },
        MethodDeclarationSyntax { ExpressionBody.Expression: { } body } => new[] { body },
        _ => _handler.DescendantNodes(n => n == _handler || n is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax)).OfType<ReturnStatementSyntax>().Select(static r => r.Expression).OfType<ExpressionSyntax>(),
    };

    /// <summary>Where the type is named as the answer's: the return type, attributes, <c>.Produces&lt;T&gt;()</c>.</summary>
    private IEnumerable<SyntaxNode> Promises()
    {
        if (_handler is MethodDeclarationSyntax method)
        {
            return method.AttributeLists.Cast<SyntaxNode>().Append(method.ReturnType);
        }

        var produced = _target.MapCall!.FirstAncestorOrSelf<StatementSyntax>()?.DescendantNodes(n => n != _handler).OfType<GenericNameSyntax>().Where(static g => g.Identifier.ValueText == "Produces") ?? Enumerable.Empty<SyntaxNode>();
        return (_handler as ParenthesizedLambdaExpressionSyntax)?.ReturnType is { } type ? produced.Append(type) : produced;
    }

    /// <summary>Whether an expression is mapped, or needs no mapping.</summary>
    private bool Map(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case ParenthesizedExpressionSyntax inner:
                return Map(inner.Expression);
            case ConditionalExpressionSyntax choice:
                return Map(choice.WhenTrue) && Map(choice.WhenFalse);
            case InvocationExpressionSyntax call when ValueOf(call) is { } value:
                return Map(value);
        }

        var type = Model.GetTypeInfo(expression).Type;
        var result = TaskResult(type);
        if (!Concerns(result ?? type))
        {
            // What says nothing of its content may hold it.
            return !(type is null or { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } or { Name: "IResult" or "IActionResult" or "ActionResult" }) || IsPlain(expression);
        }

        if (result is not null && (IsAsync || result is not INamedTypeSymbol))
        {
            return false;
        }

        _awaits |= result is not null;
        return Mapped(expression, (result ?? type)!, result is not null);
    }

    private bool Mapped(ExpressionSyntax expression, ITypeSymbol type, bool awaits)
    {
        var before = awaits ? "await " : "";
        if (SymbolEqualityComparer.Default.Equals(type, _type))
        {
            var mayBeNull = awaits ? type.NullableAnnotation == NullableAnnotation.Annotated : Model.GetTypeInfo(expression).Nullability.FlowState != NullableFlowState.NotNull && type.IsReferenceType;
            if (mayBeNull)
            {
                var found = Free("found");
                var parentheses = expression is BinaryExpressionSyntax or ConditionalExpressionSyntax or AssignmentExpressionSyntax or SwitchExpressionSyntax;
                Around(expression, (parentheses ? "(" : "") + before, (parentheses ? ")" : "") + " is { } " + found + " ? " + _record.Name + ".From(" + found + ") : null", null);
            }
            else
            {
                Around(expression, _record.Name + ".From(" + before, ")", null);
            }

            return true;
        }

        // A sequence of them: a query is mapped by an expression, which the database understands.
        if (TypeShape.Of(type) is not { Kind: ShapeKind.Items, Items: [var item] } || !SymbolEqualityComparer.Default.Equals(item, _type) || type.Name is "IAsyncEnumerable" || type.AllInterfaces.Any(static i => i.Name == "IAsyncEnumerable"))
        {
            return false;
        }

        var isQuery = type.Name == "IQueryable" || type.AllInterfaces.Any(static i => i.Name == "IQueryable");
        var each = Free("x");
        var map = isQuery ? each + " => new " + _record.Name + "(" + string.Join(", ", _record.Members.Select(m => each + "." + m.Name)) + ")" : _record.Name + ".From";
        var end = isQuery || type.Name == "IEnumerable" ? "" : type is IArrayTypeSymbol ? ".ToArray()" : ".ToList()";
        var import = Model.LookupSymbols(expression.SpanStart, type as INamespaceOrTypeSymbol, "Select", includeReducedExtensionMethods: true).IsEmpty ? "System.Linq" : null;
        var wraps = awaits || expression is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax or ElementAccessExpressionSyntax);
        Around(expression, (wraps ? "(" : "") + before, (wraps ? ")" : "") + ".Select(" + map + ")" + end, import);
        return true;
    }

    private void Around(ExpressionSyntax expression, string before, string behind, string? import) =>
        _edits.Add(new Edit(expression.Span, before + _target.Text.ToString(expression.Span) + behind, import));

    private string Free(string name) => Model.LookupSymbols(_handler is LambdaExpressionSyntax lambda ? lambda.Body.SpanStart : _handler.SpanStart, name: name).IsEmpty && !_handler.DescendantTokens().Any(t => t.ValueText == name) ? name : name + "1";

    /// <summary>The value in <c>Ok(x)</c> and its like; null when the call makes no answer or has none.</summary>
    private ExpressionSyntax? ValueOf(InvocationExpressionSyntax call) =>
        Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "Results" or "TypedResults" or "ControllerBase" or "Controller", Name: "Ok" or "Created" or "CreatedAtAction" or "CreatedAtRoute" or "Accepted" or "Json" } method && method.Parameters.Any(static p => p.Name is "value" or "data")
            ? call.ArgumentList.Arguments.FirstOrDefault(a => a.NameColon is { } named ? named.Name.Identifier.ValueText is "value" or "data" : call.ArgumentList.Arguments.IndexOf(a) is var i && i < method.Parameters.Length && method.Parameters[i].Name is "value" or "data")?.Expression
            : null;

    /// <summary>An answer without a record: <c>NotFound()</c>, <c>Forbid()</c>, <c>null</c>.</summary>
    private bool IsPlain(ExpressionSyntax expression) =>
        expression.IsKind(SyntaxKind.NullLiteralExpression) || expression is ThrowExpressionSyntax
        || (expression is InvocationExpressionSyntax call && Model.GetSymbolInfo(call).Symbol is IMethodSymbol { ContainingType.Name: "Results" or "TypedResults" or "ControllerBase" or "Controller" });

    private bool Concerns(ITypeSymbol? type) => type switch
    {
        null => false,
        IArrayTypeSymbol array => Concerns(array.ElementType),
        INamedTypeSymbol named => SymbolEqualityComparer.Default.Equals(named, _type) || named.TypeArguments.Any(Concerns),
        _ => false,
    };

    private static ITypeSymbol? TaskResult(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var result], ContainingNamespace.Name: "Tasks" } ? result : null;
}
