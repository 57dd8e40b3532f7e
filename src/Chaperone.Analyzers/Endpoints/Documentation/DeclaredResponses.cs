using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>A response that the API description lists.</summary>
internal sealed class DeclaredResponse
{
    public DeclaredResponse(int status, ITypeSymbol? type, bool isTypeDeclared, Location? where, bool isImplicit)
    {
        Status = status;
        Type = type;
        IsTypeDeclared = isTypeDeclared;
        Where = where;
        IsImplicit = isImplicit;
    }

    public int Status { get; }

    /// <summary>The body's type; null for none, or when it is not known.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>Whether somebody wrote the type for this response; else it was taken from the return type or is the default for errors.</summary>
    public bool IsTypeDeclared { get; }

    /// <summary>The attribute or call that declares it; null where nothing in source does.</summary>
    public Location? Where { get; }

    /// <summary>Nobody declared it: the framework puts it there because there is nothing else.</summary>
    public bool IsImplicit { get; }
}

/// <summary>The responses that the API description lists for an endpoint.</summary>
internal sealed class DeclaredResponses
{
    public static readonly DeclaredResponses Unknown = new(ImmutableArray<DeclaredResponse>.Empty, hasDefault: false, isComplete: false);

    public DeclaredResponses(ImmutableArray<DeclaredResponse> items, bool hasDefault, bool isComplete)
    {
        Items = items;
        HasDefault = hasDefault;
        IsComplete = isComplete;
    }

    /// <summary>In the order in which they were found; a status can stand there with several types.</summary>
    public ImmutableArray<DeclaredResponse> Items { get; }

    /// <summary>Whether a default response stands for what is not listed.</summary>
    public bool HasDefault { get; }

    /// <summary>Whether the default response has the type of errors, so that it describes no success (ApiResponseTypeProvider).</summary>
    public bool IsDefaultForErrors { get; init; }

    /// <summary>Whether an API convention gave them: they are gone as soon as the action declares one itself.</summary>
    public bool IsByConvention { get; init; }

    /// <summary>Whether these are all; else there may be more.</summary>
    public bool IsComplete { get; }

    public bool Declares(int status) => Items.Any(i => i.Status == status);

    /// <summary>Whether the default response describes a status that is not listed.</summary>
    public bool IsDefaultFor(int status) => HasDefault && (!IsDefaultForErrors || status >= 400);
}
