using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <content>Locals, parameters, members.</content>
internal sealed partial class Tracer
{
    /// <summary>Members that give back what they are asked of.</summary>
    private static readonly string[] SameValue = { "Value", "Result", "Date", "Key", "Current", "Values", "Keys", "DateTime", "Text", "OriginalString", "AbsoluteUri", "Span", "Array" };

    /// <summary>What is put into a stream or a document in a part of a body, wherever in it.</summary>
    public Taint Into(ISymbol target, IOperation within)
    {
        var result = Taint.Clean;
        foreach (var definition in _flow.DefinitionsAround(within).PutInto(target, within.Syntax))
        {
            result = result.And((Filled(definition) ?? Trace(definition.Value, definition.Form ?? Form.Text)).Through(definition.Node));
        }

        return result;
    }

    private Taint Variable(ISymbol variable, ITypeSymbol type, IOperation use, Form form)
    {
        if (MaskedInPlace.Is(variable, type, use.Syntax) || !_visited.Add((use.Syntax, form)))
        {
            return Taint.Clean;
        }

        var (result, set) = (Taint.Clean, Taint.Clean);
        var replaced = new List<ISymbol>();
        var definitions = _flow.DefinitionsAround(use).Reaching(variable, use.Syntax, out var initial);
        foreach (var definition in definitions)
        {
            if (definition.Kind == DefinitionKind.Put ? form != Form.Document : form == Form.Document && definition.Kind is DefinitionKind.Added or DefinitionKind.MemberSet)
            {
                // What is in a document's cells is what it saves, and nothing else of it is.
                continue;
            }

            var written = Defined(definition, type, form).Through(definition.Node);
            if (definition.Kind != DefinitionKind.MemberSet)
            {
                result = result.And(written);
                continue;
            }

            set = set.And(written);
            if (written is { IsUnknown: false, Origins.IsEmpty: true, Needs.IsEmpty: true } && definition.Member is { } member && !_flow.Printing.HasElsewhere(member, type, form, _depth))
            {
                replaced.Add(member);
            }
        }

        if (initial && variable is IParameterSymbol parameter)
        {
            result = result.And(Parameter(parameter, use, form));
        }

        result = (replaced.Count == 0 ? result : Without(replaced, result, type, form)).And(set);

        if (definitions.Count == 0 && Caught(variable, use, form) is { } caught)
        {
            result = result.And(caught);
        }

        // Its content is not known: its own name and type have the word.
        if (result.Origins.IsEmpty && (result.IsUnknown || definitions.Count == 0) && _flow.FactOf(variable) is { } fact)
        {
            result = Taint.Of(_flow.Printing.Of(variable, fact, type, form, use.Syntax.GetLocation(), _depth));
        }

        _visited.Remove((use.Syntax, form));
        return Admitted(result, type, use);
    }

    /// <summary>What a method of the compilation puts into the stream or the document that it gets; null where none does.</summary>
    private Taint? Filled(Definition definition) =>
        definition is { FilledAs: { } parameter, Value: IInvocationOperation call }
            ? _flow.Summaries.BodyOf(call) is { } body ? Applied(_flow.Summaries.PutInto(body, parameter.Ordinal, _depth), body, call) : Taint.Unknown
            : null;

    private Taint Defined(Definition definition, ITypeSymbol type, Form form)
    {
        if (Filled(definition) is { } filled)
        {
            return filled;
        }

        switch (definition.Kind)
        {
            case DefinitionKind.Element:
                return definition.Value is null ? Taint.Unknown : Trace(definition.Value, form.OfElements());
            case DefinitionKind.MemberSet:
                var isPart = _flow.Printing.PrintsMembers(type, form) && Printing.Text(type, form).Any(m => SymbolEqualityComparer.Default.Equals(m, definition.Member));
                return isPart ? Trace(definition.Value, form.TakesMembers() ? form : Form.Text) : Taint.Clean;
            case DefinitionKind.Opaque when definition.Member is IFieldSymbol { ContainingType.IsTupleType: true } part && _flow.FactOf(part) is null && PartOf(definition.Value, part, form) is { } found:
                return found;
            case DefinitionKind.Opaque when definition.Member is { } member:
                return _flow.FactOf(member) is { } fact ? Taint.Of(_flow.Printing.Of(member, fact, type, form, definition.Node.GetLocation(), _depth)) : Taint.Unknown;
            case DefinitionKind.Opaque:
                return Taint.Unknown;
            case DefinitionKind.Added or DefinitionKind.Put when definition.Form is { } serialized:
                return Trace(definition.Value, serialized);
            case DefinitionKind.Added when form == Form.Text && !IsOneText(type):
                return Taint.Clean;
            case DefinitionKind.Added:
                return definition.Value is null ? Taint.Unknown : Trace(definition.Value, IsOneText(type) ? Form.Text : IsRange(definition.Value, type) ? form : Inside(form));
            default:
                return Trace(definition.Value, form);
        }
    }

    /// <summary>What an object holds but for the members that the body sets to something harmless, even where it does so in one branch only: somebody thought of it.</summary>
    private Taint Without(List<ISymbol> replaced, Taint held, ITypeSymbol type, Form form) =>
        (held.Origins.IsEmpty && (held.IsUnknown || !held.Needs.IsEmpty) ? Taint.Of(_flow.Printing.Of(type, form, _depth)) : Taint.Of(held.Origins))
            .Where(o => !replaced.Contains(o.Symbol, SymbolEqualityComparer.Default));

    /// <summary>Whether what is put into a value of the type is part of its text.</summary>
    private static bool IsOneText(ITypeSymbol type) => Printing.IsPlain(type) || Printing.HoldsText(type) || KnownMethods.IsTree(type);

    /// <summary>Whether several elements are added at once: <c>AddRange</c>.</summary>
    private static bool IsRange(IOperation added, ITypeSymbol type) =>
        added.Type is { } given && Printing.ElementOf(given) is not null && Printing.ElementOf(type) is { } element && Printing.ElementOf(element) is null;

    private Taint Parameter(IParameterSymbol parameter, IOperation use, Form form)
    {
        if (_flow.FactOf(parameter) is { } fact)
        {
            return Taint.Of(_flow.Printing.Of(parameter, fact, parameter.Type, form, use.Syntax.GetLocation(), _depth));
        }

        if (_flow.Sinks.IsException(parameter.Type))
        {
            return Handed(HandedErrors.With(parameter), form) ?? Taint.Of(parameter, form, use);
        }

        return ElementsFor(parameter, use) is { } sequence ? Trace(sequence, form.OfElements()) : Taint.Of(parameter, form);
    }

    /// <summary>The sequence whose elements a lambda's parameter stands for; null when that is not known.</summary>
    private static IOperation? ElementsFor(IParameterSymbol parameter, IOperation use)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } lambda || parameter.Ordinal > 0)
        {
            return null;
        }

        for (IOperation? current = use; current is not null; current = current.Parent)
        {
            if (current is IAnonymousFunctionOperation function && SymbolEqualityComparer.Default.Equals(function.Symbol, lambda))
            {
                var argument = function.Parent;
                while (argument is IDelegateCreationOperation or IConversionOperation)
                {
                    argument = argument.Parent;
                }

                return argument is IArgumentOperation { Parent: IInvocationOperation call } && KnownMethods.IsOverElements(call.TargetMethod)
                    ? call.Instance ?? call.Arguments[0].Value
                    : null;
            }
        }

        return null;
    }

    private Taint Member(IMemberReferenceOperation reference, Form form)
    {
        var member = reference.Member;
        if (member is IMethodSymbol or IEventSymbol)
        {
            return Taint.Clean;
        }

        if (DefinitionReader.Variable(reference.Instance) is { } holder && reference.Instance?.Type is { } held && MaskedInPlace.Is(holder, held, reference.Syntax))
        {
            return Taint.Clean;
        }

        if (Handed(HandedErrors.In(member), form) is { } handed)
        {
            return Admitted(handed, reference.Type, reference);
        }

        // An indexer is asked of its collection; its own name says nothing.
        if (reference is IPropertyReferenceOperation { Property.IsIndexer: true, Instance: { } indexed })
        {
            if (NamedValues.NameIn(reference) is { } name && _flow.FactOf(name, reference) is { } named)
            {
                return Taint.Of(ImmutableArray.Create(Origin.Of(member, name, named, reference.Syntax.GetLocation())));
            }

            return indexed.Type?.SpecialType == SpecialType.System_String ? Taint.Clean : Trace(indexed, form.OfElements());
        }

        if (member.ContainingType is { IsAnonymousType: true } or { IsTupleType: true } && SetOn(reference, form) is { } content)
        {
            return content;
        }

        if ((_flow.FactOf(member, reference.Instance?.Type) ?? _flow.FactOfAccount(member, reference.Instance is IConditionalAccessInstanceOperation access ? AccessedBy(access) : reference.Instance)) is { } fact)
        {
            var set = SetOn(reference, form);
            return set is { IsUnknown: false } known && known.Origins.IsEmpty
                ? Taint.Clean
                : Taint.Of(_flow.Printing.Of(member, fact, reference.Type, form, reference.Syntax.GetLocation(), _depth));
        }

        if (reference.Type?.SpecialType == SpecialType.System_Boolean)
        {
            return Taint.Clean;
        }

        if (SetOn(reference, form) is { } written)
        {
            return written;
        }

        if (_flow.Fields.Of(member, form, _depth) is { Origins.IsEmpty: false } kept)
        {
            return kept.Through(reference.Syntax);
        }

        if (reference is IPropertyReferenceOperation { Property.GetMethod: { } getter } && _flow.Summaries.HasBody(getter) && !IsAuto(getter))
        {
            return Applied(_flow.Summaries.ReturnOf(getter, form, _depth), static _ => null, reference);
        }

        if (member.Name == "Message" && reference.Instance is { } error && _flow.Sinks.IsException(error.Type))
        {
            return Trace(error, Form.Text);
        }

        if (reference.Instance is { Type: { } owner } instance && SameValue.Contains(member.Name)
            && (Printing.IsPlain(owner) || owner.DeclaringSyntaxReferences.IsEmpty || instance is IMemberReferenceOperation { Member: var outer } && _flow.FactOf(outer) is not null))
        {
            return ValueOf(reference, instance, form);
        }

        return reference.Instance is { Type.SpecialType: SpecialType.System_String } || Printing.IsPlain(Printing.Unwrap(reference.Instance?.Type ?? member.ContainingType))
            ? Taint.Clean
            : Taint.Unknown;
    }

    /// <summary><c>x.Value</c> of a Nullable, of a pair, or of a value type of the project's own that a PHI member has.</summary>
    private Taint ValueOf(IMemberReferenceOperation reference, IOperation instance, Form form) =>
        instance is IMemberReferenceOperation { Member: var outer } && _flow.FactOf(outer) is { } fact
            ? Taint.Of(_flow.Printing.Of(outer, fact, reference.Type, form, reference.Syntax.GetLocation(), _depth))
            : Trace(instance, form.OfElements());

    /// <summary>What the body itself writes into the member of a variable: an initializer or an assignment; null when it writes nothing.</summary>
    private Taint? SetOn(IMemberReferenceOperation reference, Form form)
    {
        if (DefinitionReader.Variable(reference.Instance) is not { } variable)
        {
            return Initial(reference.Instance, reference.Member) is { } initial ? Trace(initial, form) : MadeBy(reference.Instance, reference.Member, form);
        }

        Taint? result = null;
        foreach (var definition in _flow.DefinitionsAround(reference).Reaching(variable, reference.Syntax, out _))
        {
            var value = ValueIn(definition, reference.Member);
            if (value is not null && _visited.Add((value.Syntax, form)))
            {
                result = (result ?? Taint.Clean).And(Trace(value, form).Through(value.Syntax));
                _visited.Remove((value.Syntax, form));
            }
            else if (value is null && definition.Kind == DefinitionKind.Assigned && MadeBy(definition.Value, reference.Member, form) is { } part)
            {
                result = (result ?? Taint.Clean).And(part);
            }
        }

        return result;
    }

    /// <summary>What the body itself gives a member of an object: in its creation, or by assignments that may reach the place.</summary>
    public static IEnumerable<IOperation> GivenTo(ISymbol member, IOperation holder, PhiFlow flow) =>
        (DefinitionReader.Variable(holder) is { } variable
            ? flow.DefinitionsAround(holder).Reaching(variable, holder.Syntax, out _).Select(d => ValueIn(d, member))
            : new[] { Initial(holder, member) }).OfType<IOperation>();

    private static IOperation? ValueIn(Definition definition, ISymbol member) => definition.Kind switch
    {
        DefinitionKind.MemberSet when SymbolEqualityComparer.Default.Equals(definition.Member, member) => definition.Value,
        DefinitionKind.Assigned => Initial(definition.Value, member),
        _ => null,
    };

    /// <summary>What a method of the compilation puts into the member of the object that it gives back; null where that is not known for certain.</summary>
    private Taint? MadeBy(IOperation? value, ISymbol member, Form form) => PartOf(value, member, form) is { } part and ({ Origins.IsEmpty: false } or { IsUnknown: false, Needs.IsEmpty: true }) ? part : null;

    /// <summary>The value that the creation of an object, a tuple or an anonymous object gives a member.</summary>
    private static IOperation? Initial(IOperation? created, ISymbol member)
    {
        while (created is IConversionOperation { OperatorMethod: null } conversion)
        {
            created = conversion.Operand;
        }

        switch (created)
        {
            case IAnonymousObjectCreationOperation anonymous:
                return ValueFor(anonymous.Initializers, member);
            case ITupleOperation tuple when member.ContainingType is { IsTupleType: true } type:
                var index = type.TupleElements.IndexOf(type.TupleElements.FirstOrDefault(e => e.Name == member.Name)!);
                return index >= 0 && index < tuple.Elements.Length ? tuple.Elements[index] : null;
            case IObjectCreationOperation creation:
                return ValueFor(creation.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty, member)
                    ?? creation.Arguments.FirstOrDefault(a => a.Parameter is { } parameter && SymbolEqualityComparer.Default.Equals(SetBy(parameter, member.ContainingType, creation), member))?.Value;
            default:
                return null;
        }
    }

    private static IOperation? ValueFor(ImmutableArray<IOperation> initializers, ISymbol member) =>
        initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(i => i.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member, member))?.Value;

    private static bool IsAuto(IMethodSymbol getter) =>
        getter.DeclaringSyntaxReferences.All(static r => r.GetSyntax() is Microsoft.CodeAnalysis.CSharp.Syntax.AccessorDeclarationSyntax { Body: null, ExpressionBody: null });
}
