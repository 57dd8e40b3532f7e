using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <content>Objects that the body creates: their members are known one by one.</content>
internal sealed partial class Tracer
{
    private Taint Creation(IObjectCreationOperation created, Form form)
    {
        if (created.Type is not { } type)
        {
            return Taint.Unknown;
        }

        if (_flow.Sinks.IsException(type))
        {
            return form is Form.Text or Form.Log ? Error(created) : Taint.Unknown;
        }

        // new string(chars), new Uri(text), new StringBuilder(text), new DateOnly(…), new StringContent(text), new MemoryStream(bytes): their text is what they are made of.
        if (Printing.IsPlain(type) || KnownMethods.IsPair(type) || KnownMethods.IsContent(type) || type is { Name: "MemoryStream", ContainingNamespace: { Name: "IO", ContainingNamespace.Name: "System" } })
        {
            return All(created.Arguments.Select(static a => a.Value), Form.Text);
        }

        if (KnownMethods.IsTree(type))
        {
            return All(created.Arguments.Select(static a => a.Value), Form.Text).And(Elements(created.Initializer, Form.Text));
        }

        if (Printing.ElementOf(type) is not null)
        {
            return form == Form.Text ? Taint.Clean
                : All(created.Arguments.Select(static a => a.Value), form).And(Elements(created.Initializer, Inside(form)));
        }

        if (!_flow.Printing.PrintsMembers(type, form))
        {
            return form == Form.Text || form == Form.Log ? Taint.Unknown : Taint.Clean;
        }

        var written = new HashSet<string>(Written(created).Select(static w => w.Member.Name));
        return Assigned(Written(created), type, form, created)
            .And(created.Arguments.IsEmpty || type.IsRecord ? Taint.Clean : Unwritten(type, form, written, created))
            .Known();
    }

    private Taint With(IWithOperation with, Form form)
    {
        if (with.Type is not { } type || !_flow.Printing.PrintsMembers(type, form))
        {
            return Trace(with.Operand, form);
        }

        var written = Initializers(with.Initializer.Initializers).ToList();
        var names = new HashSet<string>(written.Select(static w => w.Member.Name));
        return Assigned(written, type, form, with).And(Unwritten(type, form, names, with)).Known();
    }

    private Taint Elements(IObjectOrCollectionInitializerOperation? initializer, Form form)
    {
        var result = Taint.Clean;
        foreach (var item in initializer?.Initializers ?? ImmutableArray<IOperation>.Empty)
        {
            result = result.And(item switch
            {
                IInvocationOperation add => All(add.Arguments.Select(static a => a.Value), form),
                ISimpleAssignmentOperation assignment => Trace(assignment.Value, form),
                _ => Taint.Clean,
            });
        }

        return result;
    }

    private static IEnumerable<(ISymbol Member, IOperation Value)> Written(IObjectCreationOperation created)
    {
        foreach (var initializer in Initializers(created.Initializer?.Initializers ?? ImmutableArray<IOperation>.Empty))
        {
            yield return initializer;
        }

        foreach (var argument in created.Arguments)
        {
            if (argument.Parameter is { } parameter && created.Type is { } type && SetBy(parameter, type, created) is { } property)
            {
                yield return (property, argument.Value);
            }
        }
    }

    private static IEnumerable<(ISymbol Member, IOperation Value)> Initializers(ImmutableArray<IOperation> initializers) => initializers.OfType<ISimpleAssignmentOperation>()
        .Where(static i => i.Target is IMemberReferenceOperation)
        .Select(static i => (((IMemberReferenceOperation)i.Target).Member, i.Value));

    /// <summary>The property that a parameter of a constructor sets: a record's of that name, and in a library, whose code is not seen, the one that is called so, as its design guidelines ask.</summary>
    private static ISymbol? SetBy(IParameterSymbol parameter, ITypeSymbol type, IObjectCreationOperation created)
    {
        // In an editor the types of a referenced project have a source as well, in another compilation.
        var isLibrary = !type.DeclaringSyntaxReferences.Any(r => created.SemanticModel?.Compilation.ContainsSyntaxTree(r.SyntaxTree) == true);
        for (ITypeSymbol? current = type; current is { SpecialType: SpecialType.None } && (isLibrary || current.IsRecord); current = current.BaseType)
        {
            if (current.GetMembers().FirstOrDefault(m => m is IPropertySymbol && string.Equals(m.Name, parameter.Name, current.IsRecord ? System.StringComparison.Ordinal : System.StringComparison.OrdinalIgnoreCase)) is { } property)
            {
                return property;
            }
        }

        return null;
    }

    /// <summary>What is written into members that the form contains. A PHI member is PHI unless what it gets is known not to be.</summary>
    private Taint Assigned(IEnumerable<(ISymbol Member, IOperation Value)> written, ITypeSymbol type, Form form, IOperation at)
    {
        var result = Taint.Clean;
        var parts = Printing.Text(type, form);
        foreach (var (member, value) in written)
        {
            if (!parts.Any(p => p.Name == member.Name))
            {
                continue;
            }

            var taint = Trace(value, form.TakesMembers() ? form : Form.Text);
            if (taint is { IsUnknown: true, Origins.IsEmpty: true } && _flow.FactOf(member) is { } fact)
            {
                taint = Taint.Of(_flow.Printing.Of(member, fact, value.Type ?? (member as IPropertySymbol)?.Type, form.TakesMembers() ? form : Form.Text, value.Syntax.GetLocation(), _depth));
            }

            result = result.And(form.TakesMembers() ? taint : new Taint(
                taint.Origins.Select(o => type is INamedTypeSymbol { IsRecord: true } record ? o with { PrintedBy = record } : o).ToImmutableArray(), taint.Needs, taint.IsUnknown));
        }

        return result.Through(at.Syntax);
    }

    private Taint Unwritten(ITypeSymbol type, Form form, HashSet<string> written, IOperation at) =>
        Taint.Of(_flow.Printing.Of(type, form, _depth).Where(o => !written.Contains(o.Symbol.Name)).ToImmutableArray()).Through(at.Syntax);
}
