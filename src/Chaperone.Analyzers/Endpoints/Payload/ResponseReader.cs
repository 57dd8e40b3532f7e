using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Phi.Flow;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>What a handler may write as its answer: from its return type where that says it, else from every value it returns.</summary>
/// <remarks>
/// The serializers take the run-time type of what is returned, so that <c>Base Get() => new Derived()</c> writes a Derived. A body is bound
/// only when the return type leaves something open: that is the expensive part.
/// </remarks>
internal sealed partial class ResponseReader
{
    private const int MaximumDepth = 4;

    private readonly SemanticModels _models;
    private readonly ResultTypes _results;
    private readonly Subtypes _subtypes;
    private readonly Func<IMethodSymbol, IMethodSymbol?> _bodyOf;

    /// <param name="models">The compilation's.</param>
    /// <param name="symbols">Its well-known types.</param>
    /// <param name="subtypes">Which of its types derive from which.</param>
    /// <param name="bodyOf">The one method that a call of an abstract one runs, of an interface's too; null when that can't be told.</param>
    public ResponseReader(SemanticModels models, WellKnownSymbols symbols, Subtypes subtypes, Func<IMethodSymbol, IMethodSymbol?> bodyOf)
    {
        _models = models;
        _results = new ResultTypes(symbols);
        _subtypes = subtypes;
        _bodyOf = bodyOf;
    }

    public ImmutableArray<ResponseBody> BodiesOf(Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (endpoint.HandlerMethod is not { } handler)
        {
            return ImmutableArray.Create(ResponseBody.Unseen("its handler is not visible"));
        }

        var reading = new Reading(this, cancellationToken);
        var syntax = endpoint.HandlerLambda ?? DeclarationOf(handler, _models.Compilation, cancellationToken);
        reading.Declared(handler, syntax);
        if (syntax is not null && WritesDirectly(handler, syntax))
        {
            reading.DirectWrites(syntax);
        }

        return reading.ToImmutable();
    }

    /// <summary>The handler's source; null when it is in a reference, also where an editor has that project open.</summary>
    internal static SyntaxNode? DeclarationOf(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken) =>
        (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.FirstOrDefault() is { } reference && compilation.ContainsSyntaxTree(reference.SyntaxTree)
        && reference.GetSyntax(cancellationToken) is { } syntax and not TypeDeclarationSyntax ? syntax : null;

    /// <summary>The values that a body returns or yields, not those of functions inside of it.</summary>
    internal static IEnumerable<IOperation> ReturnsOf(IOperation body)
    {
        var waiting = new Stack<IOperation>();
        waiting.Push(body);
        while (waiting.Count > 0)
        {
            var operation = waiting.Pop();
            if (operation is IReturnOperation { ReturnedValue: { } value })
            {
                yield return value;
                continue;
            }

            foreach (var child in operation.ChildOperations)
            {
                if (child is not IAnonymousFunctionOperation and not ILocalFunctionOperation)
                {
                    waiting.Push(child);
                }
            }
        }
    }

    /// <summary>By syntax: hardly any handler touches the response itself.</summary>
    private static bool WritesDirectly(IMethodSymbol handler, SyntaxNode syntax) =>
        (handler.Parameters.Any(static p => p.Type.Name is "HttpContext" or "HttpResponse") || !handler.IsStatic)
        && syntax.DescendantNodes().OfType<SimpleNameSyntax>().Any(static n => n.Identifier.ValueText is "WriteAsJsonAsync" or "WriteAsync" or "Body" or "BodyWriter" or "CopyToAsync" or "SendFileAsync");

    /// <summary>One handler's answers while they are collected.</summary>
    private sealed partial class Reading
    {
        private readonly ResponseReader _reader;
        private readonly CancellationToken _cancellationToken;
        private readonly List<ResponseBody> _bodies = new();
        private readonly HashSet<ISymbol> _visited = new(SymbolEqualityComparer.Default);

        public Reading(ResponseReader reader, CancellationToken cancellationToken)
        {
            _reader = reader;
            _cancellationToken = cancellationToken;
        }

        private ResultTypes Results => _reader._results;

        public ImmutableArray<ResponseBody> ToImmutable() => _bodies.ToImmutableArray();

        /// <summary>From the return type, and from the returned values where it is open what they are.</summary>
        public void Declared(IMethodSymbol handler, SyntaxNode? syntax)
        {
            if (ResultTypes.Unwrap(handler.ReturnType) is not { } type)
            {
                return;
            }

            var value = Results.ActionResultValue(type);
            var promised = value is null && Results.IsResult(type) ? Results.Promised(type) : null;
            if (promised is not null)
            {
                // A file or a text: the handler says what is in it.
                if (syntax is not null && promised is [{ Opaque: ResultFactories.File or ResultFactories.Text }])
                {
                    Returned(syntax, handler, depth: 0);
                }

                if (_bodies.Count == 0)
                {
                    _bodies.AddRange(promised);
                }

                return;
            }

            var told = value ?? (Results.IsResult(type) ? null : type);
            if (syntax is not null && (told is null || IsOpen(told) || (value is not null && CallsFactory(syntax))))
            {
                var before = _bodies.Count;
                Returned(syntax, handler, depth: 0);
                if (told is null || _bodies.Count > before || !IsIterator(syntax))
                {
                    return;
                }
            }

            _bodies.Add(told is null ? ResponseBody.Unseen("it answers " + type.Name, handler) : ResponseBody.Of(told, null, byResult: false, isExact: false, isTyped: true, handler));
        }

        /// <summary>Whether the type's values may be written as more than the type says.</summary>
        private bool IsOpen(ITypeSymbol type)
        {
            var shape = TypeShape.Of(type);
            return shape.Kind switch
            {
                ShapeKind.Opaque => true,
                ShapeKind.Scalar => true,
                ShapeKind.Items => shape.Items.Any(i => TypeShape.Of(i).Kind is ShapeKind.Opaque || i.IsAnonymousType || _reader._subtypes.Any(i) || HoldsAnything(i)) || IsTexts(type),
                _ => shape.Type.IsAbstract || shape.Type.IsAnonymousType || _reader._subtypes.Any(shape.Type) || HoldsAnything(shape.Type),
            };
        }

        /// <summary>Whether one of an object's own members takes whatever is put into it.</summary>
        private static bool HoldsAnything(ITypeSymbol type) =>
            TypeShape.Of(type).Kind == ShapeKind.Object && type.GetMembers().OfType<IPropertySymbol>().Any(static p => TypeShape.Of(p.Type) is var shape && (shape.Kind == ShapeKind.Opaque || (shape.Kind == ShapeKind.Items && shape.Items.Any(static i => TypeShape.Of(i).Kind == ShapeKind.Opaque))));

        private static bool IsIterator(SyntaxNode syntax) => syntax.DescendantNodes().Any(static n => n is YieldStatementSyntax);

        /// <summary>Whether something is returned by a call like <c>Ok(x)</c> or <c>BadRequest(x)</c>, which takes any object.</summary>
        private static bool CallsFactory(SyntaxNode syntax) =>
            syntax.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(static i => i.ArgumentList.Arguments.Count > 0
                && WrittenNames.Last(i.Expression) is { } name && ResultFactories.IsFactoryName(name))
            || syntax.DescendantNodes().OfType<ObjectCreationExpressionSyntax>().Any(static o => o.Type.ToString().EndsWith("Result", StringComparison.Ordinal));

        private void Returned(SyntaxNode syntax, IMethodSymbol method, int depth)
        {
            if (_visited.Add(method) && BodyOf(syntax) is { } operation)
            {
                Returned(operation, AnswerFrame.Of(method, operation, _reader._models.Compilation), depth);
            }
        }

        private void Returned(IOperation body, AnswerFrame frame, int depth)
        {
            foreach (var returned in ReturnsOf(body))
            {
                Value(returned, frame, depth);
            }
        }

        private IOperation? BodyOf(SyntaxNode syntax) => _reader._models.For(syntax.SyntaxTree).GetOperation(syntax, _cancellationToken);

        private void Value(IOperation value, AnswerFrame frame, int depth)
        {
            _cancellationToken.ThrowIfCancellationRequested();
            switch (value)
            {
                case IConversionOperation conversion:
                    // A cast says more than its operand, an implicit conversion (to object, IResult or ActionResult<T>) says less.
                    Value(conversion.IsImplicit || conversion.OperatorMethod is not null || !IsMoreGeneral(conversion.Operand.Type) ? conversion.Operand : conversion, frame, depth, isCast: !conversion.IsImplicit);
                    return;
                case IAwaitOperation awaited:
                    Value(awaited.Operation, frame, depth);
                    return;
                case IParenthesizedOperation inner:
                    Value(inner.Operand, frame, depth);
                    return;
                case IConditionalOperation conditional:
                    Value(conditional.WhenTrue, frame, depth);
                    if (conditional.WhenFalse is { } otherwise)
                    {
                        Value(otherwise, frame, depth);
                    }

                    return;
                case ICoalesceOperation coalesce:
                    Value(coalesce.Value, frame, depth);
                    Value(coalesce.WhenNull, frame, depth);
                    return;
                case ISwitchExpressionOperation choice:
                    foreach (var arm in choice.Arms)
                    {
                        Value(arm.Value, frame, depth);
                    }

                    return;
                case IThrowOperation or IDefaultValueOperation or ILiteralOperation or IInvalidOperation:
                    return;
                case ILocalReferenceOperation local when SaysNothing(local.Type) && depth < MaximumDepth && frame.Enter(local.Local):
                    foreach (var assigned in AssignedTo(local.Local, frame.Body))
                    {
                        Value(assigned, frame, depth + 1);
                    }

                    return;
                case IParameterReferenceOperation parameter when SaysNothing(parameter.Type) && depth < MaximumDepth && frame.Given(parameter.Parameter) is { } given:
                    Value(given.Value, given.Frame, depth + 1);
                    return;
                case IObjectCreationOperation or IInvocationOperation when IsEmpty(value):
                    return;
                case IInvocationOperation call:
                    Call(call, frame, depth);
                    return;
                case IObjectCreationOperation creation when Results.IsResult(creation.Type):
                    Creation(creation, frame, depth);
                    return;
            }

            Leaf(value, frame, depth, isCreation: value is IObjectCreationOperation or IAnonymousObjectCreationOperation);
        }

        private void Value(IOperation value, AnswerFrame frame, int depth, bool isCast)
        {
            if (isCast && value is IConversionOperation)
            {
                Leaf(value, frame, depth, isCreation: false);
            }
            else
            {
                Value(value, frame, depth);
            }
        }

        /// <summary>A list with nothing in it, returned as it is made: what is not written yet, or found to be empty.</summary>
        private static bool IsEmpty(IOperation value) => value switch
        {
            IObjectCreationOperation { Arguments.IsEmpty: true, Initializer: null or { Initializers.IsEmpty: true }, Type: { } type } => WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly) && TypeShape.Of(type).Kind == ShapeKind.Items,
            IInvocationOperation { TargetMethod: { Name: "Empty", Parameters.IsEmpty: true, ContainingType: { Name: "Array" or "Enumerable" or "AsyncEnumerable" } type } } => WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly),
            _ => false,
        };

        private bool IsMoreGeneral(ITypeSymbol? type) => SaysNothing(type) || type?.TypeKind == TypeKind.Interface;

        /// <summary>Whether a static type tells nothing of what is written.</summary>
        private bool SaysNothing(ITypeSymbol? type) =>
            ResultTypes.Unwrap(type) is not { } plain || TypeShape.Of(plain).Kind == ShapeKind.Opaque || (Results.IsResult(plain) && Results.Promised(plain) is null);

        private void Made(FactoryBody factory, bool isHttp, AnswerFrame frame, int depth)
        {
            if (factory.Unseen is { } unseen)
            {
                _bodies.Add(unseen);
            }
            else if (factory.Value is { } value)
            {
                var before = _bodies.Count;
                Value(value, frame, depth);
                for (var i = before; (isHttp || factory.IsJson) && i < _bodies.Count; i++)
                {
                    _bodies[i] = _bodies[i].Through(isHttp);
                }
            }
        }

        /// <summary><c>new OkObjectResult(x)</c> and its like.</summary>
        private void Creation(IObjectCreationOperation creation, AnswerFrame frame, int depth)
        {
            if (creation.Type is { } type && Results.Promised(type) is { } promised)
            {
                var content = creation.Arguments.FirstOrDefault(static a => a.Parameter?.Name is "fileContents" or "fileStream")?.Value
                    ?? creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>().FirstOrDefault(static a => a.Target is IPropertyReferenceOperation { Property.Name: "Content" })?.Value;
                _bodies.AddRange(promised is [{ Opaque: (ResultFactories.File or ResultFactories.Text) and var why }] ? new[] { ResponseBody.Written(why, content) } : promised);
            }

            var before = _bodies.Count;
            if (creation.Arguments.FirstOrDefault(static a => a.Parameter?.Name is "value" or "error" or "data") is { } argument)
            {
                Value(argument.Value, frame, depth);
            }

            for (var i = before; creation.Type?.Name == "JsonResult" && i < _bodies.Count; i++)
            {
                _bodies[i] = _bodies[i].Through(byResult: false);
            }

            foreach (var initializer in creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
            {
                if (initializer is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: "Value" } } assignment)
                {
                    Value(assignment.Value, frame, depth);
                }
            }

            if (creation.Type is INamedTypeSymbol made && !WellKnownSymbols.IsFrameworkAssembly(made.ContainingAssembly) && !Wrapped(made, frame, Results.IsHttpResult(made), null))
            {
                _bodies.Add(ResponseBody.Unseen("it answers " + made.Name));
            }
        }

        private void Leaf(IOperation value, AnswerFrame frame, int depth, bool isCreation)
        {
            if (ResultTypes.Unwrap(value.Type) is not { } declared)
            {
                return;
            }

            var type = frame.TypeFor(declared);

            var isHttp = Results.IsHttpResult(type);
            var called = (value as IInvocationOperation)?.TargetMethod;
            if (Results.ActionResultValue(type) is { } inner)
            {
                type = inner;
            }
            else if (Results.IsResult(type))
            {
                _bodies.AddRange(Results.Promised(type) ?? new[] { ResponseBody.Unseen("it answers " + type.Name, called) });
                return;
            }

            _bodies.Add(ResponseBody.Of(type, ReferencedBy(value), isHttp, isCreation, isTyped: false, called, value));
            Parts(value, type, isHttp, frame, depth);
        }

        private static ISymbol? ReferencedBy(IOperation value) => value switch
        {
            IPropertyReferenceOperation property => property.Property,
            IFieldReferenceOperation field => field.Field,
            ILocalReferenceOperation local => local.Local,
            IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation property } => property.Property,
            _ => null,
        };

        private static IEnumerable<IOperation> AssignedTo(ISymbol variable, IOperation body)
        {
            foreach (var operation in body.Descendants())
            {
                switch (operation)
                {
                    case IVariableDeclaratorOperation { Initializer.Value: { } initial } declarator when SymbolEqualityComparer.Default.Equals(declarator.Symbol, variable):
                        yield return initial;
                        break;
                    case ISimpleAssignmentOperation assignment when SymbolEqualityComparer.Default.Equals(SymbolOf(assignment.Target), variable):
                        yield return assignment.Value;
                        break;
                }
            }
        }

        /// <summary>WriteAsJsonAsync takes the declared type; texts, and what is put into the body, are followed.</summary>
        public void DirectWrites(SyntaxNode syntax)
        {
            if (_reader._models.For(syntax.SyntaxTree).GetOperation(syntax, _cancellationToken) is not { } operation)
            {
                return;
            }

            if (operation.Descendants().FirstOrDefault(IsWrittenInto) is { } body)
            {
                _bodies.Add(ResponseBody.WrittenInto(DefinitionReader.BodyOf(body)!, operation));
            }

            foreach (var call in operation.Descendants().OfType<IInvocationOperation>())
            {
                var method = call.TargetMethod;
                if (method is { Name: "WriteAsJsonAsync", ContainingType.Name: "HttpResponseJsonExtensions" })
                {
                    var value = call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "value")?.Value;
                    if ((method.TypeArguments.FirstOrDefault() ?? (value as IConversionOperation)?.Operand.Type ?? value?.Type) is { } type)
                    {
                        _bodies.Add(ResponseBody.Of(type, null, byResult: true, isExact: true, isTyped: false));
                    }
                }
                else if (method is { Name: "WriteAsync", ContainingType.Name: "HttpResponseWritingExtensions" }
                    && call.Arguments.FirstOrDefault(static a => a.Parameter?.Name == "text") is { Value: { ConstantValue.HasValue: false } text })
                {
                    _bodies.Add(ResponseBody.Written("it writes a text", text));
                }
            }
        }

        /// <summary>Whether the body of the response is handed to something that writes, or written itself; not where it is flushed or replaced.</summary>
        private static bool IsWrittenInto(IOperation operation) =>
            DefinitionReader.BodyOf(operation) is not null && operation.Parent switch
            {
                IInvocationOperation call => call.TargetMethod.Name.StartsWith("Write", StringComparison.Ordinal),
                IArgumentOperation or IConversionOperation { Parent: IArgumentOperation } or IVariableInitializerOperation => true,
                _ => false,
            };
    }
}
