using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>A value that an operation hands to a sink.</summary>
internal readonly record struct SinkUse(IOperation Value, Form Form, SinkKinds Kind, string Sink)
{
    /// <summary>Only what an exception says counts there.</summary>
    public bool ErrorsOnly { get; init; }
}

/// <summary>Finds what an operation hands to sinks: directly, or through a method of the compilation.</summary>
internal static class SinkReader
{
    // Of a class: nearly every answer is this one, and an immutable array would be boxed for each.
    private static readonly IEnumerable<SinkUse> NoUses = Array.Empty<SinkUse>();

    /// <summary>What the operation itself hands to sinks of the asked kinds. Cheap for everything else.</summary>
    public static IEnumerable<SinkUse> UsesIn(IOperation operation, PhiFlow flow, SinkKinds kinds) => operation switch
    {
        IInvocationOperation call => (kinds & SinkKinds.Model) != 0 && ModelEndpoints.MaySend(call) ? OfCall(call, flow, kinds).Concat(ModelEndpoints.UsesIn(call, flow)) : OfCall(call, flow, kinds),
        IObjectCreationOperation { Constructor: { } constructor } created => OfCreation(created, constructor, flow, kinds),
        ISimpleAssignmentOperation { Target: IPropertyReferenceOperation property } assignment => OfAssignment(property, assignment, flow, kinds),
        _ => NoUses,
    };

    /// <summary>The arguments of a call that a method of the compilation hands to a sink.</summary>
    public static IEnumerable<(IOperation Argument, Passage Passage)> Passages(IOperation call, PhiFlow flow, int depth)
    {
        var arguments = call switch
        {
            IInvocationOperation invocation => invocation.Arguments,
            IObjectCreationOperation created => created.Arguments,
            _ => ImmutableArray<IArgumentOperation>.Empty,
        };
        if (arguments.IsEmpty || !arguments.Any(a => CanCarry(a.Parameter?.Type, flow))
            || (call is IObjectCreationOperation { Constructor: { } constructor } ? flow.Summaries.BodyOf(constructor) : call is IInvocationOperation run ? flow.Summaries.BodyOf(run) : null) is not { } body)
        {
            yield break;
        }

        foreach (var passage in flow.Summaries.PassagesOf(body, depth))
        {
            if (arguments.FirstOrDefault(a => a.Parameter?.Ordinal == passage.Need.Parameter.Ordinal) is { } argument)
            {
                yield return (argument.Value, passage);
            }
        }
    }

    /// <summary>Whether a parameter's value can reach a sink without that its own type says that it is PHI.</summary>
    /// <remarks>Bounded: a type can be a sequence of itself (Newtonsoft's JToken).</remarks>
    public static bool CanCarry(ITypeSymbol? type, PhiFlow flow, int depth = 4) =>
        type is not null && (type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type is ITypeParameterSymbol
            || (Printing.IsPlain(Printing.Unwrap(type)) && type.SpecialType != SpecialType.System_Boolean) || (depth > 0 && Printing.ElementOf(type) is { } element && CanCarry(element, flow, depth - 1)) || flow.Sinks.IsException(type));

    private static IEnumerable<SinkUse> OfCall(IInvocationOperation call, PhiFlow flow, SinkKinds kinds)
    {
        var method = call.TargetMethod;
        if (method.MethodKind == MethodKind.DelegateInvoke)
        {
            return (kinds & SinkKinds.Log) != 0 && LoggerDelegates.IsOne(method.ContainingType) ? Arguments(call.Arguments, static p => LoggerDelegates.Judges(p), static _ => Form.Log, SinkKinds.Log, "LoggerMessage.Define") : NoUses;
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            return (kinds & SinkKinds.Error) != 0 && IsException(method.ContainingType, flow) && method.DeclaringSyntaxReferences.IsEmpty
                ? Arguments(call.Arguments, JudgesException, static _ => Form.Text, SinkKinds.Error, method.ContainingType.Name)
                : NoUses;
        }

        var definitions = flow.Sinks.On(method, call.Instance?.Type);
        if (definitions.IsEmpty && method.Name == "Add" && TableOf(call.Instance, flow) is var (kind, table) && (kinds & kind) != 0)
        {
            return Arguments(call.Arguments, static p => p.Name == "value", static _ => Form.Text, kind, table);
        }

        if (definitions.IsEmpty)
        {
            return (kinds & SinkKinds.Log) != 0 && GeneratedLogs.IsOne(method) ? GeneratedLogs.Uses(call) : NoUses;
        }

        var template = MessageTemplate.Of(call);
        return definitions.Where(d => (d.Kind & kinds) != 0 && d.HasMember(method.Name) && Counts(d, call, flow))
            .SelectMany(d => Arguments(call.Arguments, d.Judges, p => template.FormOf(p, d.Form), d.Kind, method.Name).Select(u => u with { ErrorsOnly = d.ErrorsOnly }));
    }

    private static IEnumerable<SinkUse> OfCreation(IObjectCreationOperation created, IMethodSymbol constructor, PhiFlow flow, SinkKinds kinds)
    {
        if ((kinds & SinkKinds.Error) != 0 && constructor.DeclaringSyntaxReferences.IsEmpty && IsException(created.Type, flow))
        {
            return Arguments(created.Arguments, JudgesException, static _ => Form.Text, SinkKinds.Error, created.Type!.Name);
        }

        var definitions = flow.Sinks.On(constructor.ContainingType);
        return definitions.IsEmpty ? NoUses : definitions.Where(d => (d.Kind & kinds) != 0 && d.HasMember(".ctor") && Counts(d, created, flow))
            .SelectMany(d => Arguments(created.Arguments, d.Judges, _ => d.Form, d.Kind, constructor.ContainingType.Name).Select(u => u with { ErrorsOnly = d.ErrorsOnly }));
    }

    private static bool Counts(SinkDefinition definition, IOperation operation, PhiFlow flow) => !definition.ErrorsOnly || flow.MayGetErrors(operation.Syntax);

    private static IEnumerable<SinkUse> OfAssignment(IPropertyReferenceOperation target, ISimpleAssignmentOperation assignment, PhiFlow flow, SinkKinds kinds)
    {
        if ((kinds & SinkKinds.Model) != 0)
        {
            foreach (var sent in ModelEndpoints.UsesIn(assignment, flow))
            {
                yield return sent;
            }
        }

        if (target.Property.IsIndexer && TableOf(target.Instance, flow) is var (kind, table) && (kinds & kind) != 0)
        {
            yield return new SinkUse(assignment.Value, Form.Text, kind, table);
        }

        var name = target.Property.IsIndexer ? "this[]" : "set_" + target.Property.Name;
        foreach (var definition in flow.Sinks.On(target.Property, target.Instance?.Type))
        {
            if ((definition.Kind & kinds) != 0 && definition.HasMember(name) && Counts(definition, assignment, flow))
            {
                yield return new SinkUse(assignment.Value, definition.Form, definition.Kind, target.Property.IsIndexer ? target.Property.ContainingType.Name : target.Property.ContainingType.Name + "." + target.Property.Name) { ErrorsOnly = definition.ErrorsOnly };
            }
        }
    }

    /// <summary>The tables that travel with an error or a telemetry item; null for others.</summary>
    private static (SinkKinds Kind, string Name)? TableOf(IOperation? instance, PhiFlow flow) => instance switch
    {
        IPropertyReferenceOperation { Property: { Name: "Data" } data } when IsException(data.ContainingType, flow) => (SinkKinds.Error, "Exception.Data"),
        IPropertyReferenceOperation { Property: { Name: "Extensions", ContainingType: { Name: "ProblemDetails", ContainingNamespace.Name: "Mvc" } } } => (SinkKinds.Error, "ProblemDetails.Extensions"),
        IPropertyReferenceOperation { Property: { Name: "Properties" or "GlobalProperties", ContainingType: { ContainingAssembly.Name: "Microsoft.ApplicationInsights" } item } } property => (SinkKinds.Telemetry, item.Name + "." + property.Property.Name),
        _ => null,
    };

    private static IEnumerable<SinkUse> Arguments(ImmutableArray<IArgumentOperation> arguments, Func<IParameterSymbol, bool> judges, Func<IParameterSymbol, Func<int, Form>> formOf, SinkKinds kind, string sink)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is not { } parameter || !judges(parameter))
            {
                continue;
            }

            // params object[]: each argument is judged on its own, with its own placeholder.
            var values = argument.ArgumentKind == ArgumentKind.ParamArray && argument.Value is IArrayCreationOperation { Initializer: { } items }
                ? items.ElementValues
                : ImmutableArray.Create(argument.Value);
            for (var i = 0; i < values.Length; i++)
            {
                yield return new SinkUse(values[i], formOf(parameter)(i), kind, sink);
            }
        }
    }

    private static IEnumerable<SinkUse> Arguments(ImmutableArray<IArgumentOperation> arguments, Func<IParameterSymbol, bool> judges, Func<IParameterSymbol, Form> formOf, SinkKinds kind, string sink) =>
        Arguments(arguments, judges, p => _ => formOf(p), kind, sink);

    private static bool JudgesException(IParameterSymbol parameter) =>
        parameter.Name != "paramName" && parameter.Type.SpecialType is SpecialType.System_String or SpecialType.System_Object;

    private static bool IsException(ITypeSymbol? type, PhiFlow flow) => WellKnownSymbols.Is(type, flow.Sinks.Exception);
}
