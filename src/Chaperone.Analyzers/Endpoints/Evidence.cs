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

    public override string ToString() => What;
}
