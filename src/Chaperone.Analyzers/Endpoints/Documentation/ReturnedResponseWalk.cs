using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Documentation;

/// <summary>One handler's code, looked through for what it returns.</summary>
/// <remarks>
/// Followed are conditional and switch expressions, <c>??</c>, awaits, locals and methods of this compilation that can't be overridden; what is
/// handed in from elsewhere leaves the result incomplete, never guessed.
/// </remarks>
internal sealed class ReturnedResponseWalk
{
    /// <summary>How many methods deep, and how many expressions inside each other.</summary>
    private const int Depth = 4;
    private const int Nesting = 64;

    private readonly SemanticModels _models;
    private readonly ResultTypes _types;
    private readonly ResultStatus _status;
    private readonly bool _isMvc;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);
    private readonly List<ReturnedResponse> _items = new();
    private bool _complete = true;
    private bool _throws;
    private bool _showsPage;
    private int _nesting;

    public ReturnedResponseWalk(SemanticModels models, ResultTypes types, ResultStatus status, bool isMvc, CancellationToken cancellationToken)
    {
        _models = models;
        _types = types;
        _status = status;
        _isMvc = isMvc;
        _cancellationToken = cancellationToken;
    }

    public ReturnedResponses Of(IMethodSymbol method, SyntaxNode? lambda)
    {
        Method(method, lambda, Depth);
        for (var i = 0; i < _items.Count; i++)
        {
            if (_items[i] is { Type: { } type } item && TypeArguments.AreOpen(type))
            {
                _items[i] = new ReturnedResponse(item.Status, null, item.Where);
            }
        }

        return new ReturnedResponses(_items.ToImmutableArray(), _complete, _throws, _showsPage);
    }

    private void Method(IMethodSymbol method, SyntaxNode? lambda, int depth)
    {
        var syntax = lambda ?? (SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _models.Compilation.Assembly) ? method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(_cancellationToken) : null);
        if (depth == 0 || syntax is null || !_visited.Add(method.OriginalDefinition) || BodyOf(syntax) is not { } body)
        {
            _complete = false;
            return;
        }

        var code = new List<IOperation>();
        Collect(body, code);
        var setsStatus = Statuses(code, body);
        var scope = new Scope(body, code, setsStatus, depth);
        var result = _types.Unwrap(method.ReturnType);
        var first = _items.Count;
        foreach (var operation in code)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            switch (operation)
            {
                case IReturnOperation { ReturnedValue: { } value } when operation.Kind == OperationKind.Return && result is not null:
                    Value(value, scope);
                    break;
                case IThrowOperation:
                    _throws = true;
                    break;
            }
        }

        if (result is null && !setsStatus)
        {
            _items.Add(new ReturnedResponse(200, null, syntax.GetLocation()));
        }

        // The code names the method's and its class's own parameters; who called it knows what they are.
        for (var i = first; i < _items.Count; i++)
        {
            if (_items[i] is { Type: { } type } item && TypeArguments.In(type, method, _models.Compilation) is var known && !SymbolEqualityComparer.Default.Equals(known, type))
            {
                _items[i] = new ReturnedResponse(item.Status, known, item.Where);
            }
        }
    }

    private IOperation? BodyOf(SyntaxNode syntax) => _models.For(syntax.SyntaxTree).GetOperation(syntax, _cancellationToken) switch
    {
        IAnonymousFunctionOperation lambda => lambda.Body,
        ILocalFunctionOperation local => local.Body,
        IMethodBodyOperation method => (IOperation?)method.BlockBody ?? method.ExpressionBody,
        _ => null,
    };

    /// <summary>The method's own operations, those of functions inside it left out.</summary>
    private static void Collect(IOperation operation, List<IOperation> code)
    {
        var pending = new Stack<IOperation>();
        pending.Push(operation);
        while (pending.Count > 0)
        {
            var current = pending.Pop();
            code.Add(current);
            foreach (var child in current.ChildOperations.Reverse())
            {
                if (child is not IAnonymousFunctionOperation and not ILocalFunctionOperation)
                {
                    pending.Push(child);
                }
            }
        }
    }

    /// <summary>Statuses that the code sets on the response itself; whether it does at all.</summary>
    private bool Statuses(List<IOperation> code, IOperation body)
    {
        var sets = false;
        foreach (var operation in code)
        {
            if (operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property: { Name: "StatusCode", ContainingType.Name: "HttpResponse" } } } assignment)
            {
                sets = true;
                _complete = false;
                if (ConstantStatus.Of(assignment.Value, body) is { } status)
                {
                    _items.Add(new ReturnedResponse(status, null, assignment.Syntax.GetLocation()));
                }
            }
            else if (operation is IArgumentOperation { Value: { Type.Name: "HttpContext" or "HttpResponse" or "ControllerContext" or "ActionContext" } })
            {
                // Whoever gets the context may answer.
                _complete = false;
            }
        }

        return sets;
    }

    private void Value(IOperation value, Scope scope)
    {
        if (++_nesting > Nesting)
        {
            _complete = false;
            return;
        }

        switch (value)
        {
            case IConversionOperation conversion:
                Value(conversion.Operand, scope);
                break;
            case IAwaitOperation wait:
                Value(wait.Operation, scope);
                break;
            case IConditionalOperation { WhenFalse: { } otherwise } condition:
                Value(condition.WhenTrue, scope);
                Value(otherwise, scope);
                break;
            case ISwitchExpressionOperation choice:
                foreach (var arm in choice.Arms)
                {
                    Value(arm.Value, scope);
                }

                break;
            case ICoalesceOperation coalesce:
                Value(coalesce.Value, scope);
                Value(coalesce.WhenNull, scope);
                break;
            case IThrowOperation:
                _throws = true;
                break;
            case { ConstantValue: { HasValue: true, Value: null } } or IDefaultValueOperation:
                // What a null becomes depends on formatters and filters.
                _complete = false;
                break;
            case ILocalReferenceOperation local when Results(local.Type):
                Local(local.Local, scope);
                break;
            case IObjectCreationOperation creation when Results(creation.Type):
                Add(_status.Of(creation, scope.Body), creation);
                break;
            case IInvocationOperation call:
                Call(call, scope);
                break;
            default:
                ByType(value, scope);
                break;
        }

        _nesting--;
    }

    private bool Results(ITypeSymbol? type) => type is not null && (_types.IsActionResult(type) || _types.IsHttpResult(type) || ResultTypes.ValueOfActionResult(type) is not null);

    private void Call(IInvocationOperation call, Scope scope)
    {
        var method = call.TargetMethod;
        if (ResultStatus.IsFactory(method))
        {
            _showsPage |= ResultStatus.IsPage(method);
            Add(_status.Of(call, scope.Body), call);
        }
        else if (method is { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } && call.Arguments.Length == 1)
        {
            Value(call.Arguments[0].Value, scope);
        }
        else if (Results(_types.Unwrap(method.ReturnType)) && CanFollow(method))
        {
            Method(method, lambda: null, scope.Depth - 1);
        }
        else
        {
            ByType(call, scope);
        }
    }

    private bool CanFollow(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingAssembly, _models.Compilation.Assembly)
        && (method.IsStatic || !(method.IsVirtual || method.IsAbstract || (method.IsOverride && !method.IsSealed)) || method.ContainingType.IsSealed)
        && _types.Unwrap(method.ReturnType) is { } result && !ResultTypes.IsUnion(result) && _types.StatusOf(result) is null;

    /// <summary>A variable: whatever is assigned to it in this method.</summary>
    private void Local(ILocalSymbol local, Scope scope)
    {
        if (!scope.Locals.Add(local))
        {
            return;
        }

        var found = false;
        foreach (var operation in scope.Code)
        {
            switch (operation)
            {
                case IVariableDeclaratorOperation { Initializer.Value: { } value } declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, local):
                    found = true;
                    Value(value, scope);
                    break;
                case ISimpleAssignmentOperation { Target: ILocalReferenceOperation target } assignment when SymbolEqualityComparer.Default.Equals(target.Local, local):
                    found = true;
                    Value(assignment.Value, scope);
                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "StatusCode", Instance: ILocalReferenceOperation changed } } when SymbolEqualityComparer.Default.Equals(changed.Local, local):
                case IArgumentOperation { Value: ILocalReferenceOperation handed, Parameter.RefKind: RefKind.Ref or RefKind.Out } when SymbolEqualityComparer.Default.Equals(handed.Local, local):
                    _complete = false;
                    break;
            }
        }

        _complete &= found;
    }

    private void Add((int Status, ITypeSymbol? Body)? result, IOperation where)
    {
        if (result is var (status, body) && status is >= 100 and <= 599)
        {
            _items.Add(new ReturnedResponse(status, body, where.Syntax.GetLocation()));
        }
        else
        {
            _complete = false;
        }
    }

    /// <summary>What the static type says: a plain value is a 200, a typed result names its status, any other result can be anything.</summary>
    private void ByType(IOperation value, Scope scope)
    {
        var type = value.Type is null ? null : _types.Unwrap(value.Type);
        if (type is null or { TypeKind: TypeKind.Error or TypeKind.Dynamic } || type.SpecialType == SpecialType.System_Object)
        {
            _complete = false;
        }
        else if (_types.StatusOf(type) is { } typed)
        {
            Add(typed, value);
        }
        else if (_isMvc && _types.IsActionResult(type) && _status.DefaultOf(type) is { } status && type.Name != "ObjectResult")
        {
            Add((status, null), value);
        }
        else if (Results(type) || scope.SetsStatus || type.TypeKind == TypeKind.TypeParameter)
        {
            _complete = false;
        }
        else
        {
            Add((200, type), value);
        }
    }

    /// <summary>The code of one method, while it is looked through.</summary>
    private sealed class Scope
    {
        public Scope(IOperation body, List<IOperation> code, bool setsStatus, int depth)
        {
            Body = body;
            Code = code;
            SetsStatus = setsStatus;
            Depth = depth;
        }

        /// <summary>With the functions inside it.</summary>
        public IOperation Body { get; }

        /// <summary>Without them.</summary>
        public List<IOperation> Code { get; }

        public bool SetsStatus { get; }

        public int Depth { get; }

        public HashSet<ISymbol> Locals { get; } = new(SymbolEqualityComparer.Default);
    }
}
