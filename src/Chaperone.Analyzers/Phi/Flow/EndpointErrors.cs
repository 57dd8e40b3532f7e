using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Chaperone.Endpoints;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Phi.Flow;

/// <summary>The exceptions whose text tells of a patient and that an endpoint lets out, itself or by what it calls; computed when a handler shows what it gets.</summary>
internal sealed class EndpointErrors
{
    /// <summary>The handler, a service, a repository, and what checks its arguments.</summary>
    private const int Depth = 4;

    [ThreadStatic]
    private static bool s_isReading;

    private readonly PhiFlow _flow;
    private readonly Lazy<ImmutableArray<(ErrorsOf Whose, ThrownError Error)>> _errors;

    public EndpointErrors(PhiFlow flow, Func<EndpointCatalog> endpoints)
    {
        _flow = flow;
        _errors = new(() => Read(endpoints()).ToImmutableArray(), LazyThreadSafetyMode.PublicationOnly);
    }

    /// <summary>What they say together.</summary>
    public Taint TextOf(ErrorsOf whose)
    {
        var result = Taint.Unknown;
        foreach (var (_, error) in Of(whose))
        {
            result = result.And(error.Text);
        }

        return result;
    }

    public IEnumerable<(ErrorsOf Whose, ThrownError Error)> Of(ErrorsOf whose)
    {
        // An endpoint that itself catches around a next delegate asks for what is being looked for.
        if (s_isReading)
        {
            return Enumerable.Empty<(ErrorsOf, ThrownError)>();
        }

        s_isReading = true;
        try
        {
            return _errors.Value.Where(e => (e.Whose & whose) != 0);
        }
        finally
        {
            s_isReading = false;
        }
    }

    private IEnumerable<(ErrorsOf Whose, ThrownError Error)> Read(EndpointCatalog catalog)
    {
        foreach (var endpoint in catalog.Whole(CancellationToken.None).Endpoints.Where(static e => e.Kind == EndpointKind.Controller || e.IsMinimal))
        {
            foreach (var error in OutOf(endpoint).Where(static e => !e.Text.Origins.IsEmpty))
            {
                // Who calls an endpoint is not here: what is known of its parameters is all there is.
                yield return (endpoint.Kind == EndpointKind.Controller ? ErrorsOf.Actions : ErrorsOf.Minimal, error with { Text = Taint.Of(error.Text.Origins) });
            }
        }
    }

    private IEnumerable<ThrownError> OutOf(Endpoint endpoint)
    {
        if (endpoint.HandlerLambda is { } lambda)
        {
            return _flow.Models.Compilation.ContainsSyntaxTree(lambda.SyntaxTree) && _flow.Models.For(lambda.SyntaxTree).GetOperation(lambda) is { } function
                ? _flow.Thrown.OutOf(function is IAnonymousFunctionOperation { Body: { } body } ? body : function, Depth)
                : Enumerable.Empty<ThrownError>();
        }

        return endpoint.HandlerMethod is { } method ? _flow.Thrown.OutOf(method, Depth) : Enumerable.Empty<ThrownError>();
    }
}
