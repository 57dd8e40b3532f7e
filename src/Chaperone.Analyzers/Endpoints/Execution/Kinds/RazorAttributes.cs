using System.Collections.Generic;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Razor;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>What <c>@attribute</c> directives mean to authorization.</summary>
internal static class RazorAttributes
{
    public static IEnumerable<AuthorizationMetadata> Of(KindCall map, RazorFile file, RazorNames names)
    {
        foreach (var (type, text, positional, named) in names.ReadAttributes())
        {
            var evidence = new Evidence(text + " of " + file.Path, LocationOf(file));
            if (type is null)
            {
                yield return new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence(text + " of " + file.Path + " is not found", LocationOf(file)));
            }
            else if (map.Run.MetadataOf(type, positional, named, evidence) is { } metadata)
            {
                yield return metadata;
            }
        }
    }

    /// <summary>The <c>@page</c> directive.</summary>
    public static Location LocationOf(RazorFile file) => Location.Create(file.FilePath, file.PageSpan, file.PageLines);
}
