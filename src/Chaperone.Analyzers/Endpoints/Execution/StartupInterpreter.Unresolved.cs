using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution;

/// <content>Calls that do not compile: half-typed, or with what another generator writes, which ours can't see.</content>
internal sealed partial class StartupInterpreter
{
    private Value InvokeUnresolved(IInvalidOperation invalid, InvocationExpressionSyntax call)
    {
        if (Invocation.Meant(invalid, call) is { } meant)
        {
            return Invoke(meant);
        }

        if (Invocation.ReceiverOf(invalid, call) is not { Type: null or { TypeKind: TypeKind.Error } } receiver)
        {
            return MapUnresolved(invalid, call, invalid.ChildOperations.Select(Evaluate).ToList());
        }

        var value = Evaluate(receiver);
        return UnderlyingTypeOf(value) is { } type && Invocation.MeantOf(invalid, call, type, receiver, value) is { } followed
            ? Invoke(followed)
            : MapUnresolved(invalid, call, invalid.ChildOperations.Select(c => c == receiver ? value : Evaluate(c)).ToList());
    }

    /// <summary>A type that what is tracked has for sure; null when it may be one of several.</summary>
    private INamedTypeSymbol? UnderlyingTypeOf(Value value) => value switch
    {
        RouteBuilderValue => _symbols.Get("Microsoft.AspNetCore.Routing.RouteGroupBuilder"),
        PipelineValue => _symbols.WebApplication,
        TargetValue => _symbols.Get("Microsoft.AspNetCore.Builder.RouteHandlerBuilder"),
        HostValue => _symbols.Get("Microsoft.Extensions.DependencyInjection.IServiceCollection"),
        _ => null,
    };

    /// <summary>
    /// A Map call that does not resolve: half-typed, or a method that another generator writes, which ours can't see. The row says so.
    /// </summary>
    private Value MapUnresolved(IInvalidOperation operation, InvocationExpressionSyntax call, List<Value> values)
    {
        var name = call.Expression switch
        {
            MemberAccessExpressionSyntax member => member.Name,
            SimpleNameSyntax simple => simple,
            _ => null,
        };
        var receiver = Invocation.ReceiverOf(operation, call);
        HasUnresolvedCalls |= values.Any(static v => v.IsTracked);
        var on = (receiver is null ? values : values.Take(1).ToList()).Select(RoutesOf).FirstOrDefault(static r => r is not null);
        if (on is null || name is null || !MapCallNames.LooksLikeMapCall(name.Identifier.ValueText))
        {
            return Value.Unknown;
        }

        var endpoint = AddEndpoint(new MappedEndpoint(on, EndpointKind.Opaque, _condition, call, name.GetLocation())
        {
            Pattern = RouteText.Unknown,
            Partial = "the call does not resolve: " + name.Identifier.ValueText,
        });
        endpoint.Metadata.Add(new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence("what " + name.Identifier.ValueText + " maps is not visible", name.GetLocation())) { When = _condition });
        return new TargetValue(endpoint);
    }
}
