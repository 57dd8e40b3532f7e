using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1004: authorization that is written where ASP.NET Core does not look for it.</summary>
/// <remarks>
/// Deliberately silent, by the model: what makes no difference, because the same is demanded where it counts; endpoints of which it can't be
/// told who may call them; attributes of a method that a lambda merely calls, which ASP0005 reports.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AuthorizationHasNoEffectAnalyzer : EndpointAnalyzer
{
    /// <summary>The index of the additional location that is the attribute; empty when the diagnostic stands there itself.</summary>
    internal const string FromProperty = "from";

    /// <summary>The index of the first additional location at which the attribute would be read; the others follow.</summary>
    internal const string ToProperty = "to";

    /// <summary>The index of the additional location that keeps the authorization from being read.</summary>
    internal const string ObstacleProperty = "obstacle";

    /// <summary>Present when nothing reads what stands at the diagnostic.</summary>
    internal const string ReadNowhereProperty = "readNowhere";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.AuthorizationHasNoEffect);

    internal override bool LooksAtSetup => true;

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from ignored in report.Model.Ignored
        let place = PlaceOf(ignored, report)
        where place is not null
        group ignored by place into site
        select FindingAt(site.Key, site.ToList(), report);

    private static Finding FindingAt(Location place, List<IgnoredAuthorization> site, EndpointReport report)
    {
        var first = site[0];
        var written = first.What.Where is { } where && !where.Equals(place) ? ImmutableArray.Create(where) : ImmutableArray<Location>.Empty;

        // Several attributes at one endpoint, or a place that is not visible: what goes where is left to people.
        var belongs = site.SelectMany(static i => i.Belongs).Distinct().OrderBy(static l => l.SourceTree?.FilePath, System.StringComparer.Ordinal).ThenBy(static l => l.SourceSpan).ToList();
        bool IsVisible(Location? location) => location?.SourceTree is { } tree && report.Compilation.ContainsSyntaxTree(tree);
        var moves = site.All(i => !i.Belongs.IsEmpty && Equals(i.What.Where, first.What.Where)) && written.Concat(belongs).All(IsVisible);
        var related = moves ? written.AddRange(belongs) : written;
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (moves)
        {
            properties = properties.Add(FromProperty, written.IsEmpty ? "" : "0").Add(ToProperty, Number(written.Length));
        }

        if (site.Count == 1 && IsVisible(first.Obstacle))
        {
            properties = properties.Add(ObstacleProperty, Number(related.Length));
            related = related.Add(first.Obstacle!);
        }

        if (written.IsEmpty && site.All(static i => i.IsReadNowhere))
        {
            properties = properties.Add(ReadNowhereProperty, "");
        }

        return new Finding(DiagnosticDescriptors.AuthorizationHasNoEffect, site.SelectMany(static i => i.Endpoints).Distinct().ToList(), first.What.What, first.Why)
        {
            Location = place,
            Related = related,
            Properties = properties,
        };
    }

    private static string Number(int index) => index.ToString(CultureInfo.InvariantCulture);

    /// <summary>Where it is written, or at the endpoint when that is in another file: then only the endpoint's file knows that it is one.</summary>
    private static Location? PlaceOf(IgnoredAuthorization ignored, EndpointReport report)
    {
        if (ignored.IsKnownWhereItIsWritten)
        {
            return ignored.What.Where?.SourceTree == report.Tree ? ignored.What.Where : null;
        }

        var places = ignored.Endpoints.Select(static e => e.Location).Where(l => l?.SourceTree == report.Tree).ToList();
        return places.Count > 0 && ignored.What.Where?.SourceTree == report.Tree ? ignored.What.Where : places.FirstOrDefault();
    }
}
