using System.Collections.Immutable;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Endpoints.Execution;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints;

/// <content>The methods of hubs, which are asked for their own authorization once somebody is connected.</content>
internal sealed partial class ApplicationModelBuilder
{
    private ImmutableArray<EndpointMethod> MethodsOf(MappedEndpoint mapped, ProtectionInput connection, Protection protection) => mapped is { IsConnection: true, HandlerType: { } hub }
        ? HubMethod.Of(hub, _symbols)
            .Select(m => new EndpointMethod(m.Name, m.Method, m.Method.Locations.FirstOrDefault(l => l.IsInSource && _models.Compilation.ContainsSyntaxTree(l.SourceTree!)), ProtectionOf(m, connection, protection)))
            .OrderBy(static m => m.Name, System.StringComparer.Ordinal)
            .ToImmutableArray()
        : ImmutableArray<EndpointMethod>.Empty;

    /// <summary>
    /// Whoever calls a method is connected, and then meets what stands on the method (DefaultHubDispatcher.IsHubMethodAuthorized): no middleware,
    /// no fallback policy, no metadata of the endpoint, and no requirements that an attribute carries.
    /// </summary>
    private Protection ProtectionOf(HubMethod method, ProtectionInput connection, Protection connected)
    {
        var own = method.Authorize.Select(a => _interpreter.MetadataOf(a, "the method")).OfType<AuthorizationMetadata>().Select(static m => m.AsAuthorizeData()).ToImmutableArray();
        if (own.IsEmpty)
        {
            return connected.State == ProtectionState.Open && _handlerGuard.In(method.Method, lambda: null) is { } guard ? _protections.Of(connection.With(guard)) : connected;
        }

        return Both(connected, _protections.Of(new ProtectionInput
        {
            Pipeline = connection.Pipeline,
            Created = connection.Created,
            LegacyRouting = true,
            UnknownContext = connection.UnknownContext,
            Metadata = own,
        }));
    }

    private static Protection Both(Protection connected, Protection called)
    {
        if (connected.State == ProtectionState.Broken || (called.IsOpen && !connected.RefusesAnonymous))
        {
            return connected;
        }

        if (called.State == ProtectionState.Broken || !connected.RefusesAnonymous)
        {
            return called;
        }

        return new Protection(connected.State, connected.Reason, connected.Evidence.AddRange(called.Evidence))
        {
            Policies = Union(connected.Policies, called.Policies),
            Roles = Union(connected.Roles, called.Roles),
            Schemes = connected.Schemes,
            Requirements = Union(connected.Requirements, called.Requirements),
            Doubt = connected.Doubt ?? called.Doubt ?? (called.State == ProtectionState.Unknown ? called.Reason : null),
        };
    }

    private static ImmutableArray<string> Union(ImmutableArray<string> left, ImmutableArray<string> right) =>
        left.Union(right).OrderBy(static t => t, System.StringComparer.Ordinal).ToImmutableArray();
}
