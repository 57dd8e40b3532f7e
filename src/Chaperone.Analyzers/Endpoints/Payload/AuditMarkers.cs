using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Payload;

/// <summary>Whether what the project declares to write audit events is on an endpoint's path.</summary>
internal sealed class AuditMarkers
{
    private readonly HandlerCalls _calls;

    public AuditMarkers(HandlerCalls calls) => _calls = calls;

    /// <summary>Whether a method, a type, an attribute or a filter of such a name is reached; true as well when the handler can't be followed, or hands on to code that can't and may write it: a service behind an interface, a mediator.</summary>
    public bool Reaches(Endpoint endpoint, ImmutableArray<string> markers, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(markers.Select(static m => m.Split('.').Last()), System.StringComparer.Ordinal);
        bool IsMarker(string? name) => name is not null && (wanted.Contains(name) || (name.EndsWith("Attribute", System.StringComparison.Ordinal) && wanted.Contains(name.Substring(0, name.Length - 9))));

        var attributes = endpoint.HandlerMethod is { } method ? ReflectedAttributes.Of(method).AsEnumerable() : Enumerable.Empty<AttributeData>();
        if (endpoint.HandlerType is { } type)
        {
            attributes = attributes.Concat(ReflectedAttributes.Of(type));
        }

        if (attributes.Any(a => IsMarker(a.AttributeClass?.Name) || a.ConstructorArguments.Any(c => c.Kind == TypedConstantKind.Type && IsMarker((c.Scalar as ITypeSymbol)?.Name)))
            || Calls(endpoint).Any(c => IsMarker(c.Name) || c.TypeArguments.Any(t => IsMarker(t.Name)) || c.Arguments.Any(a => a is ObjectValue o && IsMarker(o.Type.Name) || a is TypeValue t && IsMarker(t.Type.Name))))
        {
            return true;
        }

        var visible = false;
        var leaves = false;
        foreach (var operation in _calls.Of(endpoint, called => leaves |= !CallerChecks.IsKnown(called), cancellationToken))
        {
            visible = true;
            if (operation is IInvocationOperation { TargetMethod: var called } && (IsMarker(called.Name) || IsMarker(called.ContainingType?.Name))
                || operation is IObjectCreationOperation { Type: { } made } && IsMarker(made.Name))
            {
                return true;
            }
        }

        return !visible || leaves;
    }

    private static bool AddsFilter(RecordedCall call) =>
        call.Member.ContainingType is { } type && (type.Name == "FilterCollection" || type.TypeArguments.Any(static t => t.Name == "IFilterMetadata"));

    /// <summary>Conventions around the endpoint, MVC's global filters, middleware. That a service is registered says nothing of who calls it.</summary>
    private static IEnumerable<RecordedCall> Calls(Endpoint endpoint) =>
        endpoint.Conventions.Concat(endpoint.OuterConventions).Concat((endpoint.Host?.Calls ?? Enumerable.Empty<RecordedCall>()).Where(AddsFilter)).Concat(endpoint.Host?.Pipeline.Calls ?? Enumerable.Empty<RecordedCall>());
}
