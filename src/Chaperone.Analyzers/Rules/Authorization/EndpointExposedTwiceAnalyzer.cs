using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1007: one action, handler or hub can be reached with and without authorization.</summary>
/// <remarks>
/// Deliberately silent: an explicit AllowAnonymous on one of the ways, which is a decision; two protected ways with different policies, as of
/// an administrator's and a user's route. Reported at the open way only. The other one may stand in another file: the whole application is
/// asked for it, but only when another file that maps endpoints names the handler, and its class or is in it.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointExposedTwiceAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.EndpointExposedTwice);

    internal override IEnumerable<Finding> Find(EndpointReport report)
    {
        var closed = report.Endpoints.Where(IsClosedWay).ToLookup(static e => (e.Handler, e.HandlerType), Comparer.Instance);
        return from open in report.Endpoints
               where HasCode(open) && open.Protection.State is ProtectionState.Open or ProtectionState.OpenIneffective && !report.IsPublic(open)
               let other = First(closed[(open.Handler, open.HandlerType)]) ?? Elsewhere(open, report)
               where other is not null
               group (Open: open, Closed: other) by open.Location into site
               select new Finding(
                   DiagnosticDescriptors.EndpointExposedTwice,
                   site.Select(static s => s.Open).ToList(),
                   site.First().Open.Id,
                   site.First().Closed.Id)
               {
                   Related = site.First().Closed.Protection.Evidence.Select(static e => e.Where).OfType<Location>().ToImmutableArray(),
               };
    }

    private static bool HasCode(Endpoint endpoint) => endpoint.HandlerMethod is not null || endpoint is { Kind: EndpointKind.Hub, HandlerType: not null };

    private static bool IsClosedWay(Endpoint endpoint) => HasCode(endpoint) && endpoint.Protection.RefusesAnonymous;

    // Whatever order the files and the start-up code have.
    private static Endpoint? First(IEnumerable<Endpoint> closed) => closed.OrderBy(static e => e.Id, System.StringComparer.Ordinal).FirstOrDefault();

    /// <summary>A closed way to the same code from another file. Lambdas have one place; what a module maps is known with the module's own file.</summary>
    private static Endpoint? Elsewhere(Endpoint open, EndpointReport report)
    {
        if (open is not { HandlerLambda: null, HandlerType: { } type, Kind: EndpointKind.Minimal or EndpointKind.Hub }
            || !report.Catalog.IsNamedByOtherMappings(report.Tree, type, open.HandlerMethod?.Name, report.CancellationToken))
        {
            return null;
        }

        var key = (open.Handler, open.HandlerType);
        return First(report.Catalog.Whole(report.CancellationToken).Endpoints.Where(e => IsClosedWay(e) && Comparer.Instance.Equals((e.Handler, e.HandlerType), key)));
    }

    /// <summary>The same code: the handler by its id, and the controller, because an inherited action is another one in each.</summary>
    private sealed class Comparer : IEqualityComparer<(string Handler, INamedTypeSymbol? Type)>
    {
        public static readonly Comparer Instance = new();

        public bool Equals((string Handler, INamedTypeSymbol? Type) x, (string Handler, INamedTypeSymbol? Type) y) =>
            x.Handler == y.Handler && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((string Handler, INamedTypeSymbol? Type) key) => key.Handler.GetHashCode();
    }
}
