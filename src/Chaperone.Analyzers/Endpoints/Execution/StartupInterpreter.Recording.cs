using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Facts;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Summaries of a library's methods: followed with symbolic arguments, everything that invisible code is told is written down.</content>
internal sealed partial class StartupInterpreter
{
    private SummaryRecorder? _recorder;

    /// <summary>The methods that were run, while one is summarized.</summary>
    private HashSet<IMethodSymbol>? _followed;

    /// <summary>What a method does to what it is handed. An interpreter makes one summary.</summary>
    public MethodLog Summarize(IMethodSymbol method)
    {
        _recorder = new SummaryRecorder(method.ContainingAssembly, Describe, PropertiesOf);
        _followed = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        foreach (var parameter in method.Parameters)
        {
            arguments[parameter] = SymbolicArgument(parameter.Type);
        }

        // A start-up filter gives back what is done to the pipeline that the host hands it: the log has that pipeline behind the parameters.
        var pipeline = IsOfStartupFilter(method) ? SymbolicArgument(_symbols.ApplicationBuilder!) : null;
        try
        {
            var result = Run(method, method.IsStatic ? Value.Unknown : new ObjectValue(method.ContainingType), arguments, TypeArgumentsOf(method));
            if (pipeline is not null)
            {
                result = RunFilter(result, pipeline);
            }

            _recorder.Log.Result = _recorder.Encode(result);
        }
        catch (InsufficientExecutionStackException)
        {
            Exhaust("expressions nested too deeply");
        }

        if (Exhausted || HasUnresolvedCalls)
        {
            _recorder.Gap("the analysis of the library stopped at a bound or at code that does not compile");
        }

        foreach (var degradation in Degradations)
        {
            _recorder.Gap(degradation.What);
        }

        if (_followed.Any(MapsOutOfReach))
        {
            _recorder.Gap("a Map call that is not followed");
        }

        return _recorder.Log;
    }

    private Value RunFilter(Value made, Value pipeline)
    {
        if (made is DelegateValue or SymbolicValue)
        {
            return made is DelegateValue run ? InvokeDelegate(run, new[] { pipeline }) : _recorder!.Compute(LogOperation.Invoke, new[] { pipeline }, _condition, made);
        }

        _recorder!.Gap("a start-up filter whose delegate is not followed");
        return Value.Unknown;
    }

    /// <summary>The value of a static property or field: a policy or a text that a library shares.</summary>
    public LogValue SummarizeValue(ISymbol member)
    {
        _recorder = new SummaryRecorder(member.ContainingAssembly, Describe, PropertiesOf);
        var value = member is IPropertySymbol property ? RunGetter(property, Value.Unknown) : InitialValue(member, trust: true);

        // A policy builder's calls are in the log; only what needs none of them can be shared by value.
        return value switch
        {
            PolicyValue policy => new LogValue(LogValueKind.Policy) { Policy = policy.Content },
            ConstantValue { Value: string } => _recorder.Encode(value),
            _ => LogValue.Unknown,
        };
    }

    private Value SymbolicArgument(ITypeSymbol type)
    {
        if (IsRouteBuilderType(type) || WellKnownSymbols.Is(type, _symbols.ApplicationBuilder))
        {
            return Numbered(PipelineOrRoutes(type, NewHost(isWebApplication: WellKnownSymbols.Is(type, _symbols.WebApplication)).Pipeline));
        }

        if (HostFacets.IsFacet(type))
        {
            return Numbered(new HostValue(NewHost(isWebApplication: false)));
        }

        if (WellKnownSymbols.Is(type, _symbols.EndpointConventionBuilder))
        {
            return Numbered(new TargetValue(new RouteBuilder(null, null, RouteText.Empty, Condition.Always, null)));
        }

        if (IsPolicyBuilder(type))
        {
            return Numbered(new PolicyBuilderValue(Condition.Always));
        }

        if (WellKnownSymbols.Is(type, _symbols.AuthorizationPolicy))
        {
            return Numbered(new PolicyValue(PolicyContent.Invisible));
        }

        return IsSymbolic(type) ? _recorder!.NewSymbol() : Numbered(Value.Unknown);

        Value Numbered(Value value)
        {
            _recorder!.Define(value);
            return value;
        }
    }

    private static bool IsPolicyBuilder(ITypeSymbol type) => type.Name == "AuthorizationPolicyBuilder" && WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly);

    /// <summary>What a caller hands over that decides: texts, truths, delegates, types and assemblies.</summary>
    private static bool IsSymbolic(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Boolean or SpecialType.System_Int32
        || type.TypeKind == TypeKind.Delegate
        || type is IArrayTypeSymbol { ElementType: var element } && (element.SpecialType == SpecialType.System_String || element.Name is "Assembly" or "Type")
        || type.Name is "Delegate" or "MulticastDelegate" or "Type" or "Assembly" or "TypeInfo"
        || type is INamedTypeSymbol { Name: "IEnumerable" or "IReadOnlyList" or "IReadOnlyCollection" or "ReadOnlySpan", TypeArguments: { Length: 1 } items } && IsSymbolic(items[0]);

    /// <summary>Whether a followed method has a Map call that was not reached: in a lambda that nobody is seen to call.</summary>
    private bool MapsOutOfReach(IMethodSymbol method)
    {
        foreach (var reference in method.DeclaringSyntaxReferences)
        {
            var facts = TreeFacts.Of(reference.SyntaxTree, _cancellationToken);
            if (facts.MapCalls.All(s => !reference.Span.Contains(s)))
            {
                continue;
            }

            var declaration = reference.GetSyntax(_cancellationToken);
            foreach (var call in declaration.DescendantNodes(static n => !HandlerBodies.IsHandler(n)).OfType<InvocationExpressionSyntax>())
            {
                if (facts.MapCalls.Contains(call.Span) && !Visited.Contains(call)
                    && _models.For(reference.SyntaxTree).GetSymbolInfo(call, _cancellationToken).Symbol is IMethodSymbol called && TakesRouteBuilder(called.ReducedFrom ?? called))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>A call of invisible code while a method is summarized.</summary>
    private Value Record(Call call)
    {
        if (call.Method.MethodKind == MethodKind.Constructor)
        {
            return InvokeInvisible(call);
        }

        var receiverType = call.Method.IsExtensionMethod ? call.Method.Parameters[0].Type : call.Method.ContainingType;
        if (ReferenceEquals(call.Receiver, Value.Unknown) && (call.Method.IsExtensionMethod || !call.Method.IsStatic) && IsCarrier(receiverType))
        {
            _recorder!.Gap("where the " + receiverType.Name + " of " + call.Name + " comes from is not followed");
        }

        var open = Begin(call);
        return _recorder!.End(open, InvokeInvisible(call), GivesSymbol(call.Method.ReturnType));
    }

    private bool IsCarrier(ITypeSymbol type) => CarriesApplication(type) || WellKnownSymbols.Is(type, _symbols.EndpointConventionBuilder) || IsPolicyBuilder(type);

    private static bool GivesSymbol(ITypeSymbol type) => type is ITypeParameterSymbol || IsSymbolic(type);

    private SummaryRecorder.OpenEntry Begin(Call call)
    {
        var arguments = call.Method.Parameters.Select(p => call.Arguments.TryGetValue(p, out var value) ? value : null).ToList();
        var typeArguments = call.Method.TypeArguments.Concat(call.Method.ContainingType.TypeArguments).Select(Substitute);
        if (call.ConstrainedTo is { } constrained)
        {
            // A static abstract member: the type it is called on comes last.
            typeArguments = typeArguments.Append(Substitute(constrained));
        }

        return _recorder!.Begin(LogOperation.Call, call.Method, call.Origin?.Text ?? TextOf(call), typeArguments.ToImmutableArray(), call.Method.IsStatic ? Value.Unknown : call.Receiver, arguments, _condition);
    }

    /// <summary>A call of an interface that the library declares for modules: implementations of others are run by whoever replays it.</summary>
    private Value RecordModules(Call call, Value result)
    {
        if (_recorder is null || !call.Arguments.Values.Any(static v => v.IsTracked))
        {
            return result;
        }

        return _recorder.End(Begin(call), result, GivesSymbol(call.Method.ReturnType));
    }

    private void SetProperty(HostValue host, IPropertyReferenceOperation property, Value value)
    {
        var evidence = new Evidence(property.Property.Name + " is set", property.Syntax.GetLocation());
        if (_recorder is not null)
        {
            var open = _recorder.Begin(LogOperation.Set, property.Property, evidence.What, ImmutableArray<ITypeSymbol>.Empty, host, new[] { value }, _condition);
            _recorder.End(open, Value.Unknown, givesSymbol: false);
        }

        SetHostProperty(host.Host, property.Property, value, property.Syntax, evidence);
    }

    private Value Compare(Value left, Value right, bool negated) =>
        new SymbolicValue(_recorder!.Compute(LogOperation.Equal, new[] { left, right }, _condition).Number, negated);

    /// <summary>Calls a delegate that came as a value.</summary>
    private Value InvokeValue(Value target, IReadOnlyList<Value> values, Invocation site)
    {
        switch (target)
        {
            case DelegateValue made:
                return InvokeDelegate(made, values);
            case SequenceValue { Complete: true, Items: var several } when several.All(static v => v is DelegateValue):
                return several.Select(d => InvokeDelegate((DelegateValue)d, values)).LastOrDefault() ?? Value.Unknown;
            case SymbolicValue symbol:
                return _recorder!.Compute(LogOperation.Invoke, values, _condition, symbol);
            case NextPipelineValue next:
                next.Call(values, _condition);
                return Value.Unknown;
            default:
                if (_recorder is not null && values.Any(static v => v.IsTracked))
                {
                    _recorder.Gap("a delegate that is not followed: " + Shorten(site.Operation.Syntax));
                }

                foreach (var value in values)
                {
                    NoteHandedOn(value, "handed to a delegate that is not followed", site.Operation.Syntax.GetLocation());
                }

                return Value.Unknown;
        }
    }

    /// <summary>A library's object that is handed an application or its services and keeps them.</summary>
    private void NoteConstruction(ITypeSymbol type, Dictionary<ISymbol, Value> arguments, SyntaxNode syntax)
    {
        foreach (var value in arguments.Values)
        {
            if (value is not (HostValue or PipelineValue or RouteBuilderValue))
            {
                continue;
            }

            _recorder?.Gap("an object of " + type.Name + " keeps a builder");
            var host = value is HostValue services ? services.Host : RoutesOf(value)?.SelfAndOuter().Last().Pipeline?.Host;
            if (host is not null && UsesAuthorization(type.ContainingAssembly))
            {
                NoteOpaque(host, type.Name, type.ContainingAssembly.Name, syntax.GetLocation());
            }
        }
    }

    /// <summary>What a log says of a delegate that is not in what it does.</summary>
    private LogDelegate Describe(DelegateValue made)
    {
        if (made.Replayed is { Log: var inner })
        {
            return new LogDelegate
            {
                Handler = inner.Handler,
                MayRefuse = inner.MayRefuse,
                AdmitsEveryone = inner.AdmitsEveryone,
                RefusesAnonymous = inner.RefusesAnonymous,
                Attributes = made.Replayed.Attributes.Select(a => (_recorder!.Encode(a.Attribute), a.Text)).ToImmutableArray(),
            };
        }

        var attributes = ImmutableArray.CreateBuilder<(LogValue, string)>();
        foreach (var attribute in ReflectedAttributes.Of(made.Method))
        {
            if (attribute.AttributeClass is { } type && MeaningOf(type) != MetadataMeaning.None)
            {
                attributes.Add((_recorder!.Encode(ObjectOf(attribute, type)), EvidenceOf(attribute, type, "the handler").What));
            }
        }

        return new LogDelegate
        {
            Handler = _handlerIds.Value.Of(new HandlerReference(made.Method, made.Lambda), made.Lambda!),
            MayRefuse = GuardDetection.MayRefuse(made, _models, _cancellationToken),
            AdmitsEveryone = AdmitsEveryone(made),
            RefusesAnonymous = AnonymousCaller.FailsAssertion(made.LambdaBody, BodyOf),
            Attributes = attributes.ToImmutable(),
        };
    }

    /// <summary>An object's fields by name; of authorization metadata what its properties give, since who reads the log can't run them.</summary>
    private IEnumerable<(string Name, Value Value)> PropertiesOf(ObjectValue self)
    {
        var meaning = MeaningOf(self.Type);
        var isMetadata = (meaning & (MetadataMeaning.AuthorizeData | MetadataMeaning.AuthorizeFilter)) != 0;
        foreach (var field in self.Fields)
        {
            var isParameter = field.Key is IParameterSymbol;
            if (!isMetadata || isParameter || field.Key.Name is not ("Policy" or "Roles" or "AuthenticationSchemes"))
            {
                yield return ((isParameter ? "p:" : "m:") + field.Key.Name, field.Value);
            }
        }

        if (isMetadata)
        {
            foreach (var name in new[] { "Policy", "Roles", "AuthenticationSchemes" })
            {
                var (known, text) = TextProperty(self, name, meaning);
                if (known)
                {
                    yield return ("m:" + name, new ConstantValue(text));
                }
                else if (self.Fields.FirstOrDefault(f => f.Key is IPropertySymbol && f.Key.Name == name).Value is SymbolicValue symbol)
                {
                    yield return ("m:" + name, symbol);
                }
            }
        }
    }
}
