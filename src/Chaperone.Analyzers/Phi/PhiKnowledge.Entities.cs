using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi;

/// <content>
/// What is sent, asked for or shown of a thing says no more whose it is: <c>ReportDto</c> and <c>CreateReportRequest</c> have the comment, and the <c>Report</c> that
/// they are called after has the patient.
/// </content>
internal sealed partial class PhiKnowledge
{
    /// <summary>So many members there have to be in both where the one name is only part of the other: <c>NoteDto</c> of a <c>MedicalNote</c>, <c>ExternalExamDto</c> of an <c>Exam</c>.</summary>
    private const int FewestShared = 3;

    private readonly ConcurrentDictionary<INamedTypeSymbol, Entity?> _entities = new(SymbolEqualityComparer.Default);
    private readonly Lazy<ILookup<string, (IReadOnlyList<string> Words, string Name)>> _called;

    // The same member of what the type is called after.
    private PhiFact? OfEntity(ISymbol member, INamedTypeSymbol container, ValueShape shape) =>
        EntityOf(container, InPlace(container)) is { IsWhole: false, Type: var entity } && SameOf(member, shape, entity) is { } same && OfMember(same) is { } fact
            ? fact with { Reason = "the same in the type " + entity.Name }
            : null;

    // By the last word of what a type is called after; in the order of their names, so that the order of the files decides nothing.
    private ILookup<string, (IReadOnlyList<string> Words, string Name)> FindCalled() =>
        _parts.Value.Uses.Declared
            .Distinct()
            .OrderBy(static name => name, StringComparer.Ordinal)
            .Select(name => (Words: PhiTypeName.CoresOf(Calling(name), _parts.Value.Names.Lexicon).LastOrDefault(), Name: name))

            // What is half typed has no name yet.
            .Where(static c => c.Words is not null)
            .ToLookup(static c => c.Words![c.Words!.Count - 1], static c => (c.Words!, c.Name), StringComparer.Ordinal);

    private Entity? EntityOf(INamedTypeSymbol type, PhiTypeReading reading)
    {
        if (!_parts.Value.IsHealthCode || reading is not { CanBePart: true, Role: not PhiTypeRole.Reference })
        {
            return null;
        }

        return _entities.GetOrAdd(type, FindEntity);
    }

    private Entity? FindEntity(INamedTypeSymbol type)
    {
        Entity? found = null;

        // The thing itself stands for nothing.
        foreach (var core in PhiTypeName.CoresOf(string.Concat(Outward(type).Reverse().Select(static t => t.Name)), _parts.Value.Names.Lexicon).Skip(1))
        {
            foreach (var (words, name) in _called.Value[core[core.Count - 1]])
            {
                // What somebody thinks of a doctor is sent without the one who thinks it.
                if (words[words.Count - 1] is "rating" or "review" or "feedback" || !(IsWithin(core, words) || IsWithin(words, core)) || _parts.Value.Symbols.Get(name) is not { } entity || SymbolEqualityComparer.Default.Equals(entity, type)
                    || InPlace(entity) is not { Role: PhiTypeRole.Record or PhiTypeRole.Person })
                {
                    continue;
                }

                var (all, shared, content, told) = Compare(type, entity);
                if (core.Count == words.Count ? told > 0 && told * 2 >= content : core.Count > words.Count ? told >= FewestShared && told * 2 >= content : shared >= FewestShared && shared == all)
                {
                    return new Entity(entity, IsWhole: true);
                }

                found ??= core.Count == words.Count && told > 0 ? new Entity(entity, IsWhole: false) : null;
            }
        }

        return found;
    }

    private (int All, int Shared, int Content, int Told) Compare(INamedTypeSymbol type, INamedTypeSymbol entity)
    {
        var (all, shared, content, told) = (0, 0, 0, 0);
        foreach (var member in type.GetMembers())
        {
            if (PhiMembers.TypeOf(member) is not { } memberType || ValueShape.Of(memberType) is not { Kind: not ValueShapeKind.None } shape)
            {
                continue;
            }

            var isContent = shape.Kind != ValueShapeKind.Object && _parts.Value.Names.Of(member.Name) is { IsBookkeeping: false, EndsInId: false };
            all++;
            content += isContent ? 1 : 0;
            if (SameOf(member, shape, entity) is not null)
            {
                shared++;
                told += isContent ? 1 : 0;
            }
        }

        return (all, shared, content, told);
    }

    private static ISymbol? SameOf(ISymbol member, ValueShape shape, INamedTypeSymbol entity)
    {
        for (INamedTypeSymbol? current = entity; current is not null && current.SpecialType == SpecialType.None; current = current.BaseType)
        {
            if (current.GetMembers(member.Name).FirstOrDefault(other => PhiMembers.TypeOf(other) is { } type && ValueShape.Of(type).Kind == shape.Kind) is { } same)
            {
                return same;
            }
        }

        return null;
    }

    // The same words in the same order, others between them or not.
    private static bool IsWithin(IReadOnlyList<string> core, IReadOnlyList<string> words)
    {
        var next = 0;
        foreach (var word in words)
        {
            next += next < core.Count && core[next] == word ? 1 : 0;
        }

        return next == core.Count;
    }

    // A nested Command speaks for the type around it.
    private static IEnumerable<INamedTypeSymbol> Outward(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            yield return type;
        }
    }

    private static string Calling(string name)
    {
        var calling = name.Substring(name.LastIndexOf('.') + 1).Replace("+", "");
        var arity = calling.IndexOf('`');
        return arity < 0 ? calling : calling.Substring(0, arity);
    }

    /// <summary>What a type is called after, and whether all of it is of that.</summary>
    private readonly record struct Entity(INamedTypeSymbol Type, bool IsWhole);
}
