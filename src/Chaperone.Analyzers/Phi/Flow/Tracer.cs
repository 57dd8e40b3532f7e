using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Follows one value backward to the PHI it depends on.</summary>
/// <remarks>
/// What it can't follow is <see cref="Taint.Unknown"/>, and no finding: a variable of unknown content is then judged by its own name and
/// type, as its author wrote them. Conditions are not followed: whether a patient has something is not what is written.
/// </remarks>
internal sealed partial class Tracer
{
    /// <summary>So many operations are looked at for one question in one body.</summary>
    public const int MaxSteps = 4000;

    private readonly PhiFlow _flow;
    private readonly int _depth;
    private readonly HashSet<(SyntaxNode Node, Form Form)> _visited = new();
    private int _steps;

    public Tracer(PhiFlow flow, int depth)
    {
        _flow = flow;
        _depth = depth;
    }

    /// <summary>What the value depends on, in that form.</summary>
    public Taint Trace(IOperation? operation, Form form)
    {
        if (operation is null || operation.ConstantValue.HasValue || ++_steps > MaxSteps)
        {
            return _steps > MaxSteps ? Taint.Unknown : Taint.Clean;
        }

        var result = Step(operation, form);
        if (result is { IsUnknown: true, Origins.IsEmpty: true } && operation is not IConversionOperation && _flow.Printing.Of(operation.Type, form, _depth) is { IsEmpty: false } printed)
        {
            // Whatever instance it is, its type says what its text holds.
            var at = operation.Syntax.GetLocation();
            return result.And(Taint.Of(printed.Select(o => o with { Path = o.Path.Insert(0, at) }).ToImmutableArray()));
        }

        return result;
    }

    private Taint Step(IOperation operation, Form form)
    {
        switch (operation)
        {
            case IMemberReferenceOperation member:
                return Member(member, form);
            case ILocalReferenceOperation local:
                return Variable(local.Local, local.Local.Type, local, form);
            case IParameterReferenceOperation parameter:
                return Variable(parameter.Parameter, parameter.Parameter.Type, parameter, form);
            case IDiscardOperation or INameOfOperation or ITypeOfOperation or ISizeOfOperation or IThrowOperation or IIsPatternOperation or IIsTypeOperation or IDefaultValueOperation:
                return Taint.Clean;
        }

        // A condition tells less than a value, and a comparison is no value at all.
        if (operation.Type?.SpecialType == SpecialType.System_Boolean && operation is not (IConversionOperation or IAwaitOperation or IConditionalOperation))
        {
            return Taint.Clean;
        }

        return operation switch
        {
            IConversionOperation conversion => Conversion(conversion, form),
            IParenthesizedOperation parenthesized => Trace(parenthesized.Operand, form),
            IInterpolatedStringOperation text => All(text.Parts, Form.Text),
            IInterpolationOperation hole => Hole(hole),
            IInterpolatedStringTextOperation => Taint.Clean,
            IInterpolatedStringHandlerCreationOperation handler => Trace(handler.Content, Form.Text),
            IInterpolatedStringAppendOperation { AppendCall: IInvocationOperation append } => append.Arguments.IsEmpty ? Taint.Clean : Trace(append.Arguments[0].Value, Form.Text),
            IInterpolatedStringAdditionOperation sum => Trace(sum.Left, Form.Text).And(Trace(sum.Right, Form.Text)),
            IBinaryOperation binary => Binary(binary),
            IConditionalOperation choice => Trace(choice.WhenTrue, form).And(Trace(choice.WhenFalse, form)),
            ICoalesceOperation coalesce => Trace(coalesce.Value, form).And(Trace(coalesce.WhenNull, form)),
            ICoalesceAssignmentOperation assignment => Trace(assignment.Target, form).And(Trace(assignment.Value, form)),
            IConditionalAccessOperation access => Trace(access.WhenNotNull, form),
            IConditionalAccessInstanceOperation instance => Trace(AccessedBy(instance), form),
            ISwitchExpressionOperation choice => All(choice.Arms.Select(static a => a.Value), form),
            IAssignmentOperation assignment => Trace(assignment.Value, form),
            IAwaitOperation awaited => Trace(awaited.Operation, form),
            ITupleOperation { Type: INamedTypeSymbol { IsTupleType: true } type } tuple => Assigned(type.TupleElements.Zip(tuple.Elements, static (e, v) => ((ISymbol)e, v)), type, form, tuple).Known(),
            ITupleOperation tuple => All(tuple.Elements, form.TakesMembers() ? form : Form.Text),
            IArrayCreationOperation array => form == Form.Text ? Taint.Clean : Trace(array.Initializer, form),
            IArrayInitializerOperation array => All(array.ElementValues, Inside(form)),
            IArrayElementReferenceOperation element => Trace(element.ArrayReference, form.OfElements()),
            IAnonymousObjectCreationOperation { Type: { } type } created => Assigned(Initializers(created.Initializers), type, form, created).Known(),
            IWithOperation with => With(with, form),
            IObjectCreationOperation created => Creation(created, form),
            IInvocationOperation call => Call(call, form),
            ITranslatedQueryOperation query => Trace(query.Operation, form),
            IInstanceReferenceOperation => Taint.Unknown,
            IDelegateCreationOperation or IAnonymousFunctionOperation => Taint.Clean,
            { Syntax: CollectionExpressionSyntax or SpreadElementSyntax } => form == Form.Text ? Taint.Clean : All(operation.ChildOperations, Inside(form)),
            IUnaryOperation unary => Trace(unary.Operand, form),
            _ => Taint.Unknown,
        };
    }

    private Taint Hole(IInterpolationOperation hole) =>
        Trace(hole.Expression, Form.Text)
            .With(OriginTraits.PrintedInText, static o => o.PrintedBy is { } type && Printing.IsOfCompiler(type))
            .With(OriginTraits.InQuery, _ => QueryText.IsValue(hole));

    // The elements of a sequence that a log enumerates are text.
    private static Form Inside(Form form) => form == Form.Log ? Form.Text : form;

    private Taint All(IEnumerable<IOperation> operations, Form form)
    {
        var result = Taint.Clean;
        foreach (var operation in operations)
        {
            result = result.And(Trace(operation, form));
        }

        return result;
    }

    private Taint Conversion(IConversionOperation conversion, Form form)
    {
        if (conversion.OperatorMethod is { } method && _flow.Summaries.HasBody(method))
        {
            return Applied(_flow.Summaries.ReturnOf(method, form, _depth), _ => conversion.Operand, conversion);
        }

        return Trace(conversion.Operand, form);
    }

    // Text is put together; a sum or a difference of numbers is another number.
    private Taint Binary(IBinaryOperation binary) =>
        binary.OperatorKind == BinaryOperatorKind.Add && binary.Type?.SpecialType == SpecialType.System_String
            ? Trace(binary.LeftOperand, Form.Text).And(Trace(binary.RightOperand, Form.Text).With(OriginTraits.InQuery, _ => QueryText.IsValue(binary)))
            : Taint.Clean;

    private static IOperation? AccessedBy(IOperation instance)
    {
        for (var current = instance; current.Parent is { } parent; current = parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == current)
            {
                return access.Operation;
            }
        }

        return null;
    }

    /// <summary>The same of a call, by the method that it runs; what a function inside of another takes from that one's parameters stays to be asked there.</summary>
    public Taint Applied(Taint summary, IMethodSymbol method, IInvocationOperation call) => Applied(summary, p => IsOf(p, method) ? ArgumentFor(call, p) : null, call, p => !IsOf(p, method) && IsAround(p, method));

    private static bool IsOf(IParameterSymbol parameter, IMethodSymbol method) => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, method.OriginalDefinition);

    private static bool IsAround(IParameterSymbol parameter, IMethodSymbol method)
    {
        for (var around = method.ContainingSymbol; around is IMethodSymbol; around = around.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, around))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A summary's parameters replaced by the arguments of one call.</summary>
    private Taint Applied(Taint summary, Func<IParameterSymbol, IOperation?> argumentOf, IOperation call, Func<IParameterSymbol, bool>? stays = null)
    {
        var result = new Taint(summary.Origins, ImmutableArray<Need>.Empty, summary.IsUnknown && summary.Needs.IsEmpty);
        foreach (var need in summary.Needs)
        {
            result = result.And(stays?.Invoke(need.Parameter) == true ? new Taint(ImmutableArray<Origin>.Empty, ImmutableArray.Create(need), isUnknown: false)
                : argumentOf(need.Parameter) is { } argument ? Trace(argument, need.Form).Inside(need) : Taint.Unknown);
        }

        return result.Through(call.Syntax);
    }
}
