using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>Reads which variables one operation writes.</summary>
internal static class DefinitionReader
{
    /// <summary>Calls that put their arguments into their receiver.</summary>
    private static readonly string[] Adders = { "Add", "Append", "Insert", "Push", "Enqueue", "TryAdd", "Set", "With", "Write", "Load" };

    public static void Read(IOperation operation, Action<ISymbol, Definition> add)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Initializer: { } initializer } declarator:
                add(declarator.Symbol, new Definition(DefinitionKind.Assigned, declarator.Syntax, initializer.Value, null));
                break;
            case IVariableDeclaratorOperation { Parent: IVariableDeclarationOperation { Initializer: { } shared } } declarator:
                add(declarator.Symbol, new Definition(DefinitionKind.Assigned, declarator.Syntax, shared.Value, null));
                break;
            case IForEachLoopOperation loop:
                var element = loop.Collection.Type is { } sequence ? Printing.ElementOf(sequence) ?? Printing.ElementOf(Unconverted(loop.Collection).Type ?? sequence) : null;
                for (var i = 0; i < loop.Locals.Length; i++)
                {
                    // Of a dictionary the values are followed, not its keys.
                    var isFollowed = loop.LoopControlVariable is IVariableDeclaratorOperation || (i == 1 && element is not null && KnownMethods.IsPair(element));
                    add(loop.Locals[i], isFollowed ? new Definition(DefinitionKind.Element, loop.Collection.Syntax, loop.Collection, null)
                        : new Definition(DefinitionKind.Opaque, loop.Collection.Syntax, null, Positional(element, i, loop.Locals.Length)));
                }

                break;
            case IDeconstructionAssignmentOperation deconstruction:
                Deconstruct(deconstruction.Target, deconstruction.Value, deconstruction.Syntax, add);
                break;
            case IAssignmentOperation assignment:
                Assign(assignment, add);
                break;
            case IDeclarationPatternOperation { DeclaredSymbol: { } declared } pattern:
                add(declared, OfPattern(pattern));
                break;
            case IRecursivePatternOperation { DeclaredSymbol: { } named } pattern:
                add(named, OfPattern(pattern));
                break;
            case IInvocationOperation invocation:
                Call(invocation, add);
                break;
            case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref } argument when Variable(argument.Value) is { } variable:
                add(variable, new Definition(argument.Parameter!.RefKind == RefKind.Out ? DefinitionKind.Opaque : DefinitionKind.Added, argument.Syntax, null, null));
                break;
        }
    }

    /// <summary>The local or parameter behind an expression; null when it is something else.</summary>
    public static ISymbol? Variable(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IDeclarationExpressionOperation declaration => Variable(declaration.Expression),
        IConversionOperation { OperatorMethod: null } conversion => Variable(conversion.Operand),
        _ => null,
    };

    /// <summary>What something is written into: a variable, or the body of the response, for which its type stands. Null when it is something else.</summary>
    public static ISymbol? Target(IOperation? operation) => BodyOf(operation) ?? Variable(operation);

    /// <summary>The response's type where an expression is its body; null for any other.</summary>
    public static INamedTypeSymbol? BodyOf(IOperation? operation) => operation switch
    {
        IPropertyReferenceOperation { Property: { Name: "Body" or "BodyWriter", ContainingType: { Name: "HttpResponse", ContainingNamespace: { Name: "Http", ContainingNamespace.Name: "AspNetCore" } } response } } => response,
        IConversionOperation { OperatorMethod: null } conversion => BodyOf(conversion.Operand),
        _ => null,
    };

    /// <summary>For <c>var writer = new StreamWriter(stream)</c> and <c>var stream = response.Body</c> the two; null for anything else.</summary>
    public static (ISymbol Wrapper, ISymbol Wrapped)? WrapperOf(IOperation operation) =>
        operation is IVariableDeclaratorOperation { Symbol: var name, Initializer.Value: { } named } && BodyOf(named) is { } body ? (name, body) :
        operation is IVariableDeclaratorOperation { Symbol: var wrapper, Initializer.Value: { } initial } && Created(initial) is { Type: { } type } created
            && (Printing.HoldsText(type) || type.Name.EndsWith("Writer", StringComparison.Ordinal))
            && created.Arguments.FirstOrDefault(static a => a.Parameter?.Ordinal == 0) is { Parameter.Type: { } taken, Value: var first } && Printing.HoldsText(taken) && Target(first) is { } wrapped
            ? (wrapper, wrapped)
            : null;

    private static IObjectCreationOperation? Created(IOperation value) => value is IConversionOperation conversion ? Created(conversion.Operand) : value as IObjectCreationOperation;

    private static void Assign(IAssignmentOperation assignment, Action<ISymbol, Definition> add)
    {
        if (assignment.Target is IPropertyReferenceOperation { Instance: { } part } && Documents.RootOf(part) is { } document)
        {
            add(document, new Definition(DefinitionKind.Put, assignment.Syntax, assignment.Value, null) { Form = Documents.FormOf(assignment.Value, null) });
        }

        if (Variable(assignment.Target) is { } variable)
        {
            add(variable, new Definition(assignment is ISimpleAssignmentOperation ? DefinitionKind.Assigned : DefinitionKind.Added, assignment.Syntax, assignment.Value, null));
        }
        else if (assignment.Target is IPropertyReferenceOperation { Property.IsIndexer: true } indexer && Variable(indexer.Instance) is { } indexed)
        {
            add(indexed, new Definition(DefinitionKind.Added, assignment.Syntax, assignment.Value, null));
        }
        else if (assignment.Target is IMemberReferenceOperation { Instance: { } instance } member && Variable(instance) is { } owner)
        {
            add(owner, new Definition(DefinitionKind.MemberSet, assignment.Syntax, assignment.Value, member.Member));
        }
        else if (assignment.Target is IArrayElementReferenceOperation element && Variable(element.ArrayReference) is { } array)
        {
            add(array, new Definition(DefinitionKind.Added, assignment.Syntax, assignment.Value, null));
        }
    }

    private static void Call(IInvocationOperation invocation, Action<ISymbol, Definition> add)
    {
        if (KnownMethods.WritesInto(invocation) is { } written)
        {
            if (Target(written.Target) is { } target)
            {
                add(target, new Definition(DefinitionKind.Added, invocation.Syntax, written.Value, null) { Form = written.Form });
            }

            return;
        }

        foreach (var argument in invocation.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? ImmutableArray<IArgumentOperation>.Empty : invocation.Arguments)
        {
            Fill(argument, invocation, add);
        }

        if (invocation is { TargetMethod: { Name: "Clear", DeclaringSyntaxReferences.IsEmpty: true, Parameters.IsEmpty: true }, Instance: { } emptied } && Variable(emptied) is { } empty)
        {
            add(empty, new Definition(DefinitionKind.Assigned, invocation.Syntax, null, null));
            return;
        }

        if (!Adders.Any(a => invocation.TargetMethod.Name.StartsWith(a, StringComparison.Ordinal)))
        {
            return;
        }

        var receiver = invocation.Instance;
        while (receiver is IInvocationOperation { Instance: { } inner } chained && Adders.Any(a => chained.TargetMethod.Name.StartsWith(a, StringComparison.Ordinal)))
        {
            receiver = inner;
        }

        if (Documents.RootOf(receiver) is { } document)
        {
            foreach (var argument in invocation.Arguments)
            {
                add(document, new Definition(DefinitionKind.Put, invocation.Syntax, argument.Value, null) { Form = Documents.FormOf(argument.Value, invocation.TargetMethod) });
            }
        }

        if (Target(receiver) is { } variable && receiver!.Type is { SpecialType: SpecialType.None, IsRecord: false })
        {
            foreach (var argument in invocation.Arguments)
            {
                add(variable, new Definition(DefinitionKind.Added, invocation.Syntax, argument.Value, null));
            }
        }
    }

    /// <summary>A method of the compilation that gets a stream, or a part of a document, may fill it.</summary>
    private static void Fill(IArgumentOperation argument, IInvocationOperation invocation, Action<ISymbol, Definition> add)
    {
        if (argument.Parameter is not { RefKind: RefKind.None } parameter)
        {
            return;
        }

        if (Documents.RootOf(argument.Value) is { } document)
        {
            add(document, new Definition(DefinitionKind.Put, invocation.Syntax, invocation, null) { FilledAs = parameter });
        }
        else if (Printing.HoldsText(parameter.Type) && Target(argument.Value) is { } stream)
        {
            add(stream, new Definition(DefinitionKind.Added, invocation.Syntax, invocation, null) { FilledAs = parameter });
        }
    }

    private static void Deconstruct(IOperation target, IOperation? value, SyntaxNode node, Action<ISymbol, Definition> add)
    {
        while (value is IConversionOperation { OperatorMethod: null } conversion)
        {
            value = conversion.Operand;
        }

        if (target is IDeclarationExpressionOperation declaration)
        {
            target = declaration.Expression;
        }

        if (target is not ITupleOperation tuple)
        {
            if (Variable(target) is { } variable)
            {
                add(variable, new Definition(value is null ? DefinitionKind.Opaque : DefinitionKind.Assigned, node, value, null));
            }

            return;
        }

        for (var i = 0; i < tuple.Elements.Length; i++)
        {
            if (value is ITupleOperation values && values.Elements.Length == tuple.Elements.Length)
            {
                Deconstruct(tuple.Elements[i], values.Elements[i], node, add);
            }
            else if (Variable(Undeclared(tuple.Elements[i])) is { } variable)
            {
                var member = Positional(value?.Type, i, tuple.Elements.Length);
                add(variable, new Definition(DefinitionKind.Opaque, node, value, member));
            }
            else
            {
                Deconstruct(tuple.Elements[i], null, node, add);
            }
        }
    }

    private static IOperation Undeclared(IOperation operation) => operation is IDeclarationExpressionOperation declaration ? declaration.Expression : operation;

    public static IOperation Unconverted(IOperation operation) => operation is IConversionOperation conversion ? Unconverted(conversion.Operand) : operation;

    /// <summary>The member that a deconstruction gives at a position: of a record's own parameters, or of a tuple.</summary>
    private static ISymbol? Positional(ITypeSymbol? type, int position, int count) => type switch
    {
        INamedTypeSymbol { IsTupleType: true } tuple when tuple.TupleElements.Length == count => tuple.TupleElements[position],
        INamedTypeSymbol { IsRecord: true } record => record.InstanceConstructors
            .FirstOrDefault(c => c.Parameters.Length == count && c.Parameters.All(p => record.GetMembers(p.Name).OfType<IPropertySymbol>().Any()))?
            .Parameters[position] is { } parameter ? record.GetMembers(parameter.Name).OfType<IPropertySymbol>().First() : null,
        _ => null,
    };

    private static Definition OfPattern(IPatternOperation pattern)
    {
        for (IOperation? current = pattern; current is not null; current = current.Parent)
        {
            switch (current.Parent)
            {
                case IPropertySubpatternOperation { Member: IMemberReferenceOperation member }:
                    return new Definition(DefinitionKind.Opaque, pattern.Syntax, null, member.Member);
                case IIsPatternOperation test:
                    return new Definition(DefinitionKind.Assigned, pattern.Syntax, test.Value, null);
                case ISwitchExpressionArmOperation { Parent: ISwitchExpressionOperation expression }:
                    return new Definition(DefinitionKind.Assigned, pattern.Syntax, expression.Value, null);
                case ISwitchCaseOperation { Parent: ISwitchOperation statement }:
                    return new Definition(DefinitionKind.Assigned, pattern.Syntax, statement.Value, null);
                case IPatternOperation or ISwitchExpressionArmOperation or ICaseClauseOperation:
                    break;
                default:
                    return new Definition(DefinitionKind.Opaque, pattern.Syntax, null, null);
            }
        }

        return new Definition(DefinitionKind.Opaque, pattern.Syntax, null, null);
    }
}
