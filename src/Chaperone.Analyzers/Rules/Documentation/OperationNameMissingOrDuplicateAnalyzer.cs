using System;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Documentation;

/// <summary>CHP3006: no stable operation id, or one that another endpoint has too.</summary>
/// <remarks>Deliberately silent: hidden endpoints; ids that the application's own code makes; names that are computed.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OperationNameMissingOrDuplicateAnalyzer : DocumentationAnalyzer
{
    /// <summary>The name that a fix gives.</summary>
    public const string NameProperty = "name";

    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.OperationNameMissingOrDuplicate);

    private protected override Finding? Of(EndpointReport report, Endpoint endpoint, ImmutableArray<EndpointDocumentation> descriptions)
    {
        var listing = Listing(descriptions);
        if (listing.IsEmpty)
        {
            return null;
        }

        if (listing.All(static d => d.OperationId.IsMissing))
        {
            return new Finding(DiagnosticDescriptors.OperationNameMissingOrDuplicate, new[] { endpoint }, endpoint.Id, "has no operation id in the API description")
            {
                Related = ImmutableArray<Location>.Empty,
                Properties = ImmutableDictionary<string, string?>.Empty.Add(NameProperty, EndpointNames.OperationId(endpoint)),
            };
        }

        return listing[0].OperationId.Value is { } name && Other(report, endpoint, name) is { } other
            ? new Finding(DiagnosticDescriptors.OperationNameMissingOrDuplicate, new[] { endpoint }, endpoint.Id, "has the operation id '" + name + "' of '" + other.Id + "'")
            {
                Related = other.Location is { } where ? ImmutableArray.Create(where) : ImmutableArray<Location>.Empty,
            }
            : null;
    }

    /// <summary>Another endpoint of the same name. Syntax alone says for nearly every name that there is none; only else the whole model is asked.</summary>
    private static Endpoint? Other(EndpointReport report, Endpoint endpoint, string name)
    {
        bool IsOther(Endpoint e) => !ReferenceEquals(e, endpoint) && e.Id != endpoint.Id && HasName(report.Model, e, name, report);
        if (report.Endpoints.FirstOrDefault(IsOther) is { } here)
        {
            return here;
        }

        if (!OperationNames.MayBeTwice(name, report.Compilation, report.CancellationToken))
        {
            return null;
        }

        var whole = report.Catalog.Whole(report.CancellationToken);
        return whole.Endpoints.FirstOrDefault(e => e.Id != endpoint.Id && HasName(whole, e, name, report));
    }

    private static bool HasName(ApplicationModel model, Endpoint endpoint, string name, EndpointReport report) =>
        model.Documentation.Of(endpoint, report.CancellationToken).Any(d => d.Visibility == Visibility.Visible && string.Equals(d.OperationId.Value, name, StringComparison.Ordinal));
}
