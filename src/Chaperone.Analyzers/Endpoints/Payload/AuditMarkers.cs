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

    /// <summary>Whether a method, a type, an attribute or a filter of such a name is reached; true as well when the handler can't be followed.</summary>
    public bool Reaches(Endpoint endpoint, ImmutableArray<string> markers, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<string>(markers.Select(static m => m.Split('.').Last()), System.StringComparer.Ordinal);
        bool IsMarker(string? name) => name is not null && (wanted.Contains(name) || (name.EndsWith("Attribute", System.StringComparison.Ordinal) && wanted.Contains(name.Substring(0, name.Length - 9))));

        var attributes = endpoint.HandlerMethod is { } method ? ReflectedAttributes.Of(method).AsEnumerable() : Enumerable.Empty<AttributeData>();
        if (endpoint.HandlerType is { } type)
        {
            attributes = attributes.Concat(ReflectedAttributes.Of(type));
        }

        if (attributes.Any(a => IsMarker(a.AttributeClass?.Name) || a.ConstructorArguments.Any(c => c.Kind == TypedConstantKind.Type && IsMarker((c.Value as ITypeSymbol)?.Name)))
            || Calls(endpoint).Any(c => IsMarker(c.Name) || c.TypeArguments.Any(t => IsMarker(t.Name)) || c.Arguments.Any(a => a is ObjectValue o && IsMarker(o.Type.Name) || a is TypeValue t && IsMarker(t.Type.Name))))
        {
            return true;
        }

        var visible = false;
        foreach (var operation in _calls.Of(endpoint, null, cancellationToken))
        {
            visible = true;
            if (operation is IInvocationOperation { TargetMethod: var called } && (IsMarker(called.Name) || IsMarker(called.ContainingType?.Name))
                || operation is IObjectCreationOperation { Type: { } made } && IsMarker(made.Name))
            {
                return true;
            }
        }

        return !visible;
    }

    /// <summary>Conventions around the endpoint, MVC's global filters, middleware.</summary>
    private static IEnumerable<RecordedCall> Calls(Endpoint endpoint) =>
        endpoint.Conventions.Concat(endpoint.OuterConventions).Concat(endpoint.Host?.Calls ?? Enumerable.Empty<RecordedCall>()).Concat(endpoint.Host?.Pipeline.Calls ?? Enumerable.Empty<RecordedCall>());
}
