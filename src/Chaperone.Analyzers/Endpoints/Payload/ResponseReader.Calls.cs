using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <content>What a call gives back, where its type does not say it: by the methods it runs, the functions it is handed, or the value it wraps.</content>
internal sealed partial class ResponseReader
{
    /// <summary>So many calls of methods that answer with what they are given are read for one handler.</summary>
    private const int MostReadings = 200;

    private sealed partial class Reading
    {
        private int _readings;

        private void Call(IInvocationOperation call, AnswerFrame frame, int depth)
        {
            var method = call.TargetMethod;
            if (method is { Name: "FromResult", ContainingType.Name: "Task" or "ValueTask" } && call.Arguments.Length == 1)
            {
                Value(call.Arguments[0].Value, frame, depth);
                return;
            }

            if (ResultFactories.BodyOf(call) is { } factory)
            {
                Made(factory, ResultFactories.IsHttp(method), frame, depth);
                return;
            }

            if (method.MethodKind == MethodKind.DelegateInvoke && call.Instance is IParameterReferenceOperation { Parameter: var handed } && frame.Given(handed) is { } function)
            {
                Handed(function.Value, call.Arguments, function.Frame, frame, depth + 1);
                return;
            }

            var saysNothing = SaysNothing(frame.TypeFor(method.ReturnType));
            if ((saysNothing || IsFileOrText(method.ReturnType)) && depth < MaximumDepth)
            {
                var run = method.IsAbstract ? _reader._bodyOf(method) : method;
                var source = run is null ? null : DeclarationOf(run, _reader._models.Compilation, _cancellationToken);
                if (source is not null && Followed(call, run!, source, saysNothing, frame, depth + 1))
                {
                    return;
                }

                if (saysNothing && source is null && (ByFunctions(call, frame, depth + 1) || ByWrapping(call, frame, depth + 1)))
                {
                    return;
                }
            }

            Leaf(call, frame, depth, isCreation: false);
        }

        /// <summary>Reads the body that is run; whether that is all there is to say.</summary>
        private bool Followed(IInvocationOperation call, IMethodSymbol run, SyntaxNode source, bool saysNothing, AnswerFrame frame, int depth)
        {
            var before = _bodies.Count;
            var isFirst = Ran(call, run, source, frame, depth);
            foreach (var other in call.IsVirtual && !call.TargetMethod.IsAbstract ? OverridesOf(call.TargetMethod) : Enumerable.Empty<IMethodSymbol>())
            {
                if (DeclarationOf(other, _reader._models.Compilation, _cancellationToken) is { } overriding)
                {
                    Ran(call, other, overriding, frame, depth);
                }
            }

            // An implementation that only asks the next one: what answers then is not here.
            var isRelay = call.TargetMethod.IsAbstract && isFirst;
            return _bodies.Count > before || (saysNothing && !isRelay);
        }

        /// <summary>One method that the call runs; false when it was read before. One that answers with what it is given is read for every call.</summary>
        private bool Ran(IInvocationOperation call, IMethodSymbol run, SyntaxNode source, AnswerFrame frame, int depth)
        {
            if (!IsByCaller(run))
            {
                var isFirst = !_visited.Contains(run);
                Returned(source, run, depth);
                return isFirst;
            }

            if (!frame.Enter(call.Syntax) || ++_readings > MostReadings || BodyOf(source) is not { } body)
            {
                return false;
            }

            Returned(body, AnswerFrame.Of(run, body, call.TargetMethod, call.Arguments, frame), depth);
            return true;
        }

        private bool IsByCaller(IMethodSymbol method) =>
            method.IsGenericMethod || method.ContainingType.IsGenericType || method.Parameters.Any(p => p.Type.TypeKind == TypeKind.Delegate || SaysNothing(p.Type));

        /// <summary>What a function answers that a method was handed and calls, or hands on the result of.</summary>
        private void Handed(IOperation function, ImmutableArray<IArgumentOperation> arguments, AnswerFrame where, AnswerFrame caller, int depth)
        {
            switch (function)
            {
                case IConversionOperation conversion:
                    Handed(conversion.Operand, arguments, where, caller, depth);
                    break;
                case IDelegateCreationOperation creation when creation.Target is IMethodReferenceOperation reference:
                    HandedMethod(reference, creation.Type, arguments, caller, depth);
                    break;
                case IDelegateCreationOperation creation:
                    Handed(creation.Target, arguments, where, caller, depth);
                    break;
                case IParameterReferenceOperation parameter when where.Given(parameter.Parameter) is { } given:
                    Handed(given.Value, arguments, given.Frame, caller, depth);
                    break;
                case IAnonymousFunctionOperation lambda when depth <= MaximumDepth && ++_readings <= MostReadings:
                    Returned(lambda.Body, where.Into(lambda, arguments, caller), depth);
                    break;
            }
        }

        // Match(Ok, NotFound): the argument of the delegate is the value.
        private void HandedMethod(IMethodReferenceOperation reference, ITypeSymbol? type, ImmutableArray<IArgumentOperation> arguments, AnswerFrame caller, int depth)
        {
            if (ResultFactories.WritesItsArgument(reference.Method))
            {
                if (!arguments.IsEmpty)
                {
                    Made(new FactoryBody(arguments[0].Value, null), ResultFactories.IsHttp(reference.Method), caller, depth);
                }
                else if ((type as INamedTypeSymbol)?.DelegateInvokeMethod is { Parameters: [var value, ..] })
                {
                    _bodies.Add(ResponseBody.Of(caller.TypeFor(value.Type), null, ResultFactories.IsHttp(reference.Method), isExact: false, isTyped: false));
                }
            }
            else if (DeclarationOf(reference.Method, _reader._models.Compilation, _cancellationToken) is { } source && BodyOf(source) is { } body && ++_readings <= MostReadings && depth <= MaximumDepth)
            {
                Returned(body, AnswerFrame.Of(reference.Method, body, reference.Method, arguments, caller), depth);
            }
        }

        /// <summary>
        /// A method out of sight that gives back what it has from one of the functions it is handed, as the <c>Match</c> of so many result types: it has nowhere else
        /// to have it from.
        /// </summary>
        private bool ByFunctions(IInvocationOperation call, AnswerFrame frame, int depth)
        {
            if (ResultTypes.Unwrap(call.TargetMethod.OriginalDefinition.ReturnType) is not { } answer || !(answer is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } || Results.IsResult(answer)))
            {
                return false;
            }

            var isAny = false;
            foreach (var argument in call.Arguments)
            {
                if (argument.Parameter?.OriginalDefinition.Type is INamedTypeSymbol { DelegateInvokeMethod: { } invoke } && SymbolEqualityComparer.Default.Equals(ResultTypes.Unwrap(invoke.ReturnType), answer))
                {
                    isAny = true;
                    Handed(argument.Value, ImmutableArray<IArgumentOperation>.Empty, frame, frame, depth);
                }
            }

            return isAny;
        }

        /// <summary>A method out of sight that makes a result of a value, or of a <c>Result&lt;T&gt;</c> with a value in it.</summary>
        private bool ByWrapping(IInvocationOperation call, AnswerFrame frame, int depth)
        {
            var definition = call.TargetMethod.OriginalDefinition;
            if (ResultTypes.Unwrap(definition.ReturnType) is not { } answer || !Results.IsResult(answer) || WellKnownSymbols.IsFrameworkAssembly(definition.ContainingAssembly))
            {
                return false;
            }

            var before = _bodies.Count;
            var isHttp = Results.IsHttpResult(answer);
            if (call.Instance is { Type: INamedTypeSymbol instance } and not IInstanceReferenceOperation)
            {
                Wrapped(instance, frame, isHttp, call.TargetMethod);
            }

            foreach (var argument in call.Arguments)
            {
                switch (ResultTypes.Unwrap(argument.Parameter?.OriginalDefinition.Type))
                {
                    case ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method }:
                        Value(argument.Value, frame, depth);
                        break;
                    case INamedTypeSymbol { TypeKind: not TypeKind.Delegate } parameter when parameter.TypeArguments.Any(static t => t is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method })
                        && ResultTypes.Unwrap(argument.Value.Type) is INamedTypeSymbol wrapper:
                        Wrapped(wrapper, frame, isHttp, call.TargetMethod);
                        break;
                }
            }

            return _bodies.Count > before;
        }

        /// <summary>The values in a generic result of somebody's own; false for what has none.</summary>
        private bool Wrapped(INamedTypeSymbol wrapper, AnswerFrame frame, bool isHttp, IMethodSymbol? by)
        {
            if (wrapper.TypeArguments.IsEmpty || WellKnownSymbols.IsFrameworkAssembly(wrapper.ContainingAssembly))
            {
                return false;
            }

            foreach (var argument in wrapper.TypeArguments)
            {
                _bodies.Add(ResponseBody.Of(frame.TypeFor(argument), null, isHttp, isExact: false, isTyped: false, by));
            }

            return true;
        }

        /// <summary>A result whose type says that it is a file or a text: what is in it is said where it is made.</summary>
        private bool IsFileOrText(ITypeSymbol? type) =>
            ResultTypes.Unwrap(type) is { } result && Results.IsResult(result) && Results.Promised(result) is [{ Opaque: ResultFactories.File or ResultFactories.Text }];

        /// <summary>The methods of the compilation that a call of a virtual one may run in its place.</summary>
        private IEnumerable<IMethodSymbol> OverridesOf(IMethodSymbol method) =>
            _reader._subtypes.Any(method.ContainingType)
                ? _reader._subtypes.Of(method.ContainingType).SelectMany(t => t.GetMembers(method.Name)).OfType<IMethodSymbol>().Where(m => Overrides(m, method))
                : Enumerable.Empty<IMethodSymbol>();

        private static bool Overrides(IMethodSymbol candidate, IMethodSymbol method)
        {
            for (var overridden = candidate.OverriddenMethod; overridden is not null; overridden = overridden.OverriddenMethod)
            {
                if (SymbolEqualityComparer.Default.Equals(overridden.OriginalDefinition, method.OriginalDefinition))
                {
                    return true;
                }
            }

            return false;
        }
    }
}
