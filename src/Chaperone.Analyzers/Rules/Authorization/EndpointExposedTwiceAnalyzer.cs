using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Chaperone.Rules.Authorization;

/// <summary>CHP1007: one action or handler can be reached with and without authorization.</summary>
/// <remarks>
/// Deliberately silent: an explicit AllowAnonymous on one of the ways, which is a decision; two protected ways with different policies, as of
/// an administrator's and a user's route; a handler that is mapped from two files, because an editor would show it in neither.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EndpointExposedTwiceAnalyzer : EndpointAnalyzer
{
    private protected override ImmutableArray<DiagnosticDescriptor> Rules { get; } = ImmutableArray.Create(DiagnosticDescriptors.EndpointExposedTwice);

    internal override IEnumerable<Finding> Find(EndpointReport report) =>
        from same in report.Endpoints.Where(static e => e.HandlerMethod is not null).GroupBy(static e => (e.Handler, e.HandlerType), Comparer.Instance)
        let closed = same.FirstOrDefault(static e => e.Protection.RefusesAnonymous)
        where closed is not null
        from open in same
        where open.Protection.State is ProtectionState.Open or ProtectionState.OpenIneffective && !report.IsPublic(open)
        group (Open: open, Closed: closed) by open.Location into site
        select new Finding(
            DiagnosticDescriptors.EndpointExposedTwice,
            site.Select(static s => s.Open).ToList(),
            site.First().Open.Id,
            site.First().Closed.Id)
        {
            Related = site.First().Closed.Protection.Evidence.Select(static e => e.Where).OfType<Location>().ToImmutableArray(),
        };

    /// <summary>The same code: the handler by its id, and the controller, because an inherited action is another one in each.</summary>
    private sealed class Comparer : IEqualityComparer<(string Handler, INamedTypeSymbol? Type)>
    {
        public static readonly Comparer Instance = new();

        public bool Equals((string Handler, INamedTypeSymbol? Type) x, (string Handler, INamedTypeSymbol? Type) y) =>
            x.Handler == y.Handler && SymbolEqualityComparer.Default.Equals(x.Type, y.Type);

        public int GetHashCode((string Handler, INamedTypeSymbol? Type) key) => key.Handler.GetHashCode();
    }
}
