using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>A response that a handler's code gives.</summary>
internal sealed class ReturnedResponse
{
    public ReturnedResponse(int status, ITypeSymbol? type, Location where)
    {
        Status = status;
        Type = type;
        Where = where;
    }

    public int Status { get; }

    /// <summary>The body's static type before it becomes an object; null for none, or when it is not known.</summary>
    public ITypeSymbol? Type { get; }

    public Location Where { get; }
}

/// <summary>All that is seen of what a handler's code gives.</summary>
internal sealed class ReturnedResponses
{
    public static readonly ReturnedResponses Unknown = new(ImmutableArray<ReturnedResponse>.Empty, isComplete: false, throws: true, showsPage: false);

    public ReturnedResponses(ImmutableArray<ReturnedResponse> items, bool isComplete, bool throws, bool showsPage)
    {
        Items = items;
        IsComplete = isComplete;
        Throws = throws;
        ShowsPage = showsPage;
    }

    /// <summary>In the order of the code.</summary>
    public ImmutableArray<ReturnedResponse> Items { get; }

    /// <summary>Whether every way out is among them; else the handler may answer something else too.</summary>
    public bool IsComplete { get; }

    /// <summary>Whether the code throws by itself, which other code may turn into a response.</summary>
    public bool Throws { get; }

    /// <summary>Whether it shows a view: a page for people.</summary>
    public bool ShowsPage { get; }

    /// <summary>Pages and redirects, which lead a person through a site and answer no client of an API.</summary>
    public bool IsNavigation => ShowsPage || (IsComplete && Items.Length > 0 && Items.All(static i => i.Status is >= 300 and < 400));

    public bool Gives(int status) => Items.Any(i => i.Status == status);
}
