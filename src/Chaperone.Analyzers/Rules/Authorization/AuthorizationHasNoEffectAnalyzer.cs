using System.Collections.Generic;
using System.Collections.Immutable;
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
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.AuthorizationHasNoEffect);

    internal override bool LooksAtSetup => true;

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from ignored in report.Model.Ignored
        let place = PlaceOf(ignored, report)
        where place is not null
        group ignored by place into site
        let first = site.First()
        select new Finding(DiagnosticDescriptors.AuthorizationHasNoEffect, site.SelectMany(static i => i.Endpoints).Distinct().ToList(), first.What.What, first.Why)
        {
            Location = site.Key,
            Related = first.What.Where is { } written && !written.Equals(site.Key) ? ImmutableArray.Create(written) : ImmutableArray<Location>.Empty,
        };

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
