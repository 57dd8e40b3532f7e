using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Calls: which method really runs, and whether its source is followed.</content>
internal sealed partial class StartupInterpreter
{
    private Value Invoke(Invocation site)
    {
        Value EvaluateOnce(IOperation written) => site.Receiver is { } known && known.Written == written ? known.Value : Evaluate(written);

        var method = site.Method;
        if (MapCallNames.LooksLikeMapCall(method.Name))
        {
            Visited.Add(site.Operation.Syntax);
        }

        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            var target = Evaluate(site.Instance);
            var values = site.Arguments.OrderBy(static a => a.Parameter.Ordinal).Select(a => Evaluate(a.Value)).ToList();
            return ForEachAlternative(target, t => InvokeValue(t, values, site));
        }

        _isStarted |= IsStart(method);
        var endpoints = Endpoints.Count;
        var instance = site.Instance is null ? Value.Unknown : EvaluateOnce(site.Instance);
        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var (parameter, written) in site.Arguments)
        {
            var value = EvaluateOnce(written);
            arguments[parameter] = !parameter.IsParams || value is SequenceValue ? value
                : arguments.TryGetValue(parameter, out var others) && others is SequenceValue { Items: var before } ? new SequenceValue(before.Add(value), complete: true)
                : site.Operation is IInvocationOperation ? value
                : new SequenceValue(ImmutableArray.Create(value), complete: true);
        }

        foreach (var parameter in site.Operation is IInvocationOperation ? ImmutableArray<IParameterSymbol>.Empty : method.Parameters)
        {
            if (!arguments.ContainsKey(parameter) && parameter is { HasExplicitDefaultValue: true } or { IsParams: true })
            {
                arguments[parameter] = parameter.IsParams ? new SequenceValue(ImmutableArray<Value>.Empty, complete: true) : new ConstantValue(parameter.ExplicitDefaultValue);
            }
        }

        if (StaticForm(method) is { } form)
        {
            // A member of an extension block of a reference: to everybody else a call of the static method that stands for it.
            arguments = form.Parameters.Skip(1).Where(p => arguments.ContainsKey(method.Parameters[p.Ordinal - 1]))
                .ToDictionary<IParameterSymbol, ISymbol, Value>(static p => p, p => arguments[method.Parameters[p.Ordinal - 1]], SymbolEqualityComparer.Default);
            return ForEachAlternative(instance, alternative =>
            {
                arguments[form.Parameters[0]] = alternative;
                return Dispatch(new Call(site, form, alternative, arguments), Value.Unknown);
            });
        }

        var receiver = site.Instance is null && method.IsExtensionMethod && method.Parameters.Length > 0 && arguments.TryGetValue(method.Parameters[0], out var first)
            ? first
            : instance;
        var result = ForEachAlternative(receiver, alternative =>
        {
            if (site.Instance is null && method.IsExtensionMethod && method.Parameters.Length > 0)
            {
                arguments[method.Parameters[0]] = alternative;
            }

            var (outer, call) = (_site, new Call(site, method, alternative, arguments) { EndpointsBefore = endpoints });
            _site = site;
            var given = Dispatch(call, site.Instance is null ? Value.Unknown : alternative);
            _site = outer;
            return given;
        });
        ForgetReferences(site);
        return result;
    }

    /// <summary>The static method that the compiler made of a member of an extension block; null for any other method, and for one in source.</summary>
    private static IMethodSymbol? StaticForm(IMethodSymbol method)
    {
        if (method.IsStatic || !method.DeclaringSyntaxReferences.IsEmpty || method.ContainingType is not { ContainingType: { IsStatic: true } around } block || !(block.Name.Length == 0 || block.Name[0] == '<'))
        {
            return null;
        }

        var form = around.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m =>
            m.IsStatic
            && m.TypeParameters.Length == block.TypeParameters.Length + method.TypeParameters.Length
            && m.Parameters.Skip(1).Select(static p => p.Name).SequenceEqual(method.Parameters.Select(static p => p.Name)));
        return form is { IsGenericMethod: true } ? form.Construct(block.TypeArguments.Concat(method.TypeArguments).ToArray()) : form;
    }

    private Value ForEachAlternative(Value value, Func<Value, Value> run)
    {
        if (value is not ChoiceValue)
        {
            return run(value);
        }

        var outer = _condition;
        var results = new List<(Condition, Value)>();
        foreach (var (condition, alternative) in AlternativesOf(value).ToList())
        {
            _condition = condition;
            results.Add((condition, run(alternative)));
        }

        _condition = outer;
        return Join(results);
    }

    private Value Dispatch(Call call, Value instance)
    {
        var method = TargetOf(call, instance);
        if (method is null)
        {
            return Value.Unknown;
        }

        if (DeclaredGuardCall(call) is { } guarded)
        {
            return guarded;
        }

        // In an editor a referenced project's methods have source too, but in another compilation: they are known by what their library says of them.
        if (IsOwnAssembly(method.ContainingAssembly))
        {
            return InvokeSource(call, method, instance);
        }

        // An interface or abstract member of this compilation whose receiver is not known: modules. Variables of such types were forked
        // where they were declared, so that only a direct call of a call remains (Get<IModule>().Map(app)).
        return InvokeReferenced(SymbolEqualityComparer.Default.Equals(method, call.Method) ? call : call.On(RebindTypeArguments(call.Method, method), instance));
    }

    /// <summary>A convention or a step of the pipeline that is declared to refuse anonymous callers: what it does inside need not be seen.</summary>
    private Value? DeclaredGuardCall(Call call)
    {
        var targets = TargetsOf(call.Receiver);
        if ((targets.IsEmpty && call.Receiver is not PipelineValue) || !_settings.IsGuard(call.Method))
        {
            return null;
        }

        if (call.Receiver is PipelineValue pipeline)
        {
            Step(pipeline.Pipeline, PipelineStep.PossibleGuard, call);
            Step(pipeline.Pipeline, PipelineStep.DeclaredGuard, call, call.Name + " (declared)");
        }
        else
        {
            AddAll(targets, new[] { DeclaredGuard(call.Name + " (declared)", call.NameLocation) });
        }

        return call.Receiver;
    }

    private Value InvokeSource(Call call, IMethodSymbol method, Value instance)
    {
        if (method.MethodKind != MethodKind.Constructor && !ShouldFollow(call, method, instance))
        {
            return Value.Unknown;
        }

        if (_plainModuleOn(method) is { } builder && !IsRequiredLaterInItsChain(call))
        {
            return call.Arguments.TryGetValue(call.Method.Parameters[builder], out var same) && !method.ReturnsVoid ? same : Value.Unknown;
        }

        if (method.IsAbstract || BodyOf(method) is null)
        {
            if (!method.IsStatic && ReferenceEquals(instance, Value.Unknown) && ModuleTypes(method.ContainingType) is { Length: > 0 } types)
            {
                var result = Value.Unknown;
                foreach (var type in types)
                {
                    result = InModule(type, types, () => Dispatch(call, new ObjectValue(type)));
                }

                return RecordModules(call, result);
            }

            return RecordModules(call, Value.Unknown);
        }

        var self = method.MethodKind == MethodKind.LocalFunction ? Value.Unknown : instance;
        if (!method.IsStatic && ReferenceEquals(self, Value.Unknown) && method.MethodKind != MethodKind.LocalFunction)
        {
            self = call.Origin is null && call.Site.Instance is IInstanceReferenceOperation ? SelfOf(_frame) : new ObjectValue(Substitute(method.ContainingType)).FillElsewhere();
        }

        var closure = method.MethodKind == MethodKind.LocalFunction ? _frame : null;
        var (arguments, typeArguments) = (RebindArguments(call, method), TypeArgumentsOf(RebindTypeArguments(call.Method, method)));
        _entering = call;
        return OrSame(call, Run(method, self, arguments, typeArguments, closure));
    }

    /// <summary>
    /// What a call in a fluent chain gives back where the method's body does not say: what it was called on, so that nothing behind it in the
    /// chain is lost. The body may not have been followed to its end (it throws for the values that are visible), so that it may do more.
    /// </summary>
    private Value OrSame(Call call, Value result)
    {
        if (!ReferenceEquals(result, Value.Unknown) || _recorder is not null)
        {
            return result;
        }

        switch (call.Receiver)
        {
            case PipelineValue pipeline when Symbols.WellKnownSymbols.Is(call.Method.ReturnType, _symbols.ApplicationBuilder):
                Step(pipeline.Pipeline, PipelineStep.Opaque, call, call.Name + ", which is not followed to its end");
                return pipeline;
            case HostValue host when CarriesApplication(call.Method.ReturnType):
                NoteOpaque(host.Host, call);
                return host;
            default:
                return result;
        }
    }

    /// <summary>Whether a RequireAuthorization() follows in the same fluent chain: what the call maps matters to the file that the chain stands in.</summary>
    private static bool IsRequiredLaterInItsChain(Call call)
    {
        for (var node = call.Syntax; node.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next } member; node = next)
        {
            if (member.Expression == node && member.Name.Identifier.ValueText == "RequireAuthorization")
            {
                return true;
            }
        }

        return false;
    }

    private static IMethodSymbol RebindTypeArguments(IMethodSymbol called, IMethodSymbol target) =>
        target.IsGenericMethod && target.TypeArguments.Length == called.TypeArguments.Length && !SymbolEqualityComparer.Default.Equals(called, target)
            ? target.ConstructedFrom.Construct(called.TypeArguments.ToArray())
            : target;

    /// <summary>The arguments under the symbols that the body uses: the definition's own parameters.</summary>
    private static Dictionary<ISymbol, Value> RebindArguments(Call call, IMethodSymbol method)
    {
        var definition = (method.PartialImplementationPart ?? method).OriginalDefinition;
        var result = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        for (var i = 0; i < definition.Parameters.Length && i < call.Method.Parameters.Length; i++)
        {
            if (call.Arguments.TryGetValue(call.Method.Parameters[i], out var value))
            {
                result[definition.Parameters[i]] = value;
            }
        }

        return result;
    }

    private Value InvokeDelegate(DelegateValue target, IReadOnlyList<Value> values)
    {
        if (_recorder?.Enter(target, values) is not { } made)
        {
            return RunDelegate(target, values);
        }

        var result = RunDelegate(target, values);
        _recorder.Exit(made, result);
        return result;
    }

    private Value RunDelegate(DelegateValue target, IReadOnlyList<Value> values)
    {
        if (target.Replayed is { } replayed)
        {
            return Replay(replayed, values);
        }

        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        if (target.LambdaBody is { } body)
        {
            for (var i = 0; i < target.Method.Parameters.Length && i < values.Count; i++)
            {
                arguments[target.Method.Parameters[i]] = values[i];
            }

            // "m => m.Map(app)" over modules that reflection finds: once per module type.
            if (target.Method.Parameters.Length == 1 && values.Count == 1 && !IsKnownObject(values[0]) && ModuleTypes(target.Method.Parameters[0].Type) is { Length: > 0 } types)
            {
                var result = Value.Unknown;
                foreach (var type in types)
                {
                    arguments[target.Method.Parameters[0]] = new ObjectValue(type);
                    result = InModule(type, types, () => RunBody(target.Method, body, Value.Unknown, arguments, _frame.TypeArguments, target.Closure));
                }

                return result;
            }

            return RunBody(target.Method, body, Value.Unknown, arguments, target.Closure?.TypeArguments ?? _frame.TypeArguments, target.Closure);
        }

        var method = target.Method;
        if (method is { Name: "CreateInstance", ContainingType.Name: "Activator" } && values.Count > 0 && values[0] is TypeValue { Type: INamedTypeSymbol made })
        {
            return new ObjectValue(made);
        }

        var definition = method.OriginalDefinition;
        var offset = method.IsExtensionMethod && method.ReducedFrom is not null ? 1 : 0;
        if (offset == 1)
        {
            definition = method.ReducedFrom!.OriginalDefinition;
            arguments[definition.Parameters[0]] = target.Receiver;
        }

        for (var i = 0; i + offset < definition.Parameters.Length && i < values.Count; i++)
        {
            arguments[definition.Parameters[i + offset]] = values[i];
        }

        if (!IsOwn(definition) && _site is { } site && arguments.Values.Any(static v => v.IsTracked))
        {
            return InvokeReferenced(new Call(site, definition, offset == 1 || !definition.IsExtensionMethod ? target.Receiver : values.Count > 0 ? values[0] : Value.Unknown, arguments));
        }

        return Run(definition, target.Receiver, arguments, TypeArgumentsOf(method), target.Closure);
    }
}
