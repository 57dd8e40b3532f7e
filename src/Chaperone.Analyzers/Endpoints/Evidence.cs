using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints;

/// <summary>A fact that decided something, in words, and where it stands in source (null for metadata).</summary>
internal sealed class Evidence
{
    public Evidence(string what, Location? where)
    {
        What = what;
        Where = where is { IsInSource: true } ? where : null;
    }

    public string What { get; }

    public Location? Where { get; }

    /// <summary>For what makes the model uncertain: what to declare, so that it is not.</summary>
    public string? Advice { get; init; }

    public override string ToString() => What;
}
