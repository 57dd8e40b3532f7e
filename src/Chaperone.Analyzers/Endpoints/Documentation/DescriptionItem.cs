using System.Collections.Immutable;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>What a piece of endpoint metadata says to the API description.</summary>
internal enum DescriptionKind
{
    Summary,
    Description,
    Name,
    Tags,
    Group,

    /// <summary>Takes the endpoint out of the description.</summary>
    Exclude,

    /// <summary>A response; without a status the default response.</summary>
    Response,

    /// <summary>Changes the finished operation in a way that is not visible (an operation transformer, <c>WithOpenApi</c>).</summary>
    Transform,

    /// <summary>Comes from code that is not visible and may say anything.</summary>
    Opaque,
}

/// <summary>One piece of endpoint metadata that the API description reads.</summary>
internal sealed class DescriptionItem
{
    public DescriptionItem(DescriptionKind kind, Evidence evidence)
    {
        Kind = kind;
        Evidence = evidence;
    }

    public DescriptionKind Kind { get; }

    public Evidence Evidence { get; }

    /// <summary>Whether it is there whenever the endpoint is: not under a condition of its own.</summary>
    public bool IsCertain { get; init; } = true;

    /// <summary>For texts: the text, where it is known. For tags: the list. For a response: its status.</summary>
    public Value Value { get; init; } = Value.Unknown;

    /// <summary>For a response: the body's type; null when none is named.</summary>
    public ITypeSymbol? Type { get; init; }

    /// <summary>For a response: somebody said what its body is, and be it nothing (ProducesResponseTypeAttribute.IsResponseTypeSetByDefault).</summary>
    public bool IsTypeGiven { get; init; }

    /// <summary>For a response: it is the default one, for every status that is not listed.</summary>
    public bool IsDefault { get; init; }

    /// <summary>For a response: where it is written, for a fix that takes it away.</summary>
    public Location? Where => Evidence.Where;

    public string? Text => Value is ConstantValue { Value: string text } ? text : null;

    public int? Status => Value is ConstantValue { Value: int status } ? status : null;

    /// <summary>The tags; default when they are not all known.</summary>
    public ImmutableArray<string> Tags
    {
        get
        {
            if (Value is ConstantValue { Value: string one })
            {
                return ImmutableArray.Create(one);
            }

            if (Value is not SequenceValue { Complete: true } sequence)
            {
                return default;
            }

            var result = ImmutableArray.CreateBuilder<string>();
            foreach (var item in sequence.Items)
            {
                if (item is not ConstantValue { Value: string tag })
                {
                    return default;
                }

                result.Add(tag);
            }

            return result.ToImmutable();
        }
    }
}
