using System.Collections.Concurrent;
using System.Threading;
using Chaperone.Symbols;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Reads what handlers return from their code.</summary>
internal sealed class ReturnedResponseReader
{
    private readonly SemanticModels _models;
    private readonly ResultTypes _types;
    private readonly ResultStatus _status;
    private readonly ConcurrentDictionary<Endpoint, ReturnedResponses> _known = new();

    public ReturnedResponseReader(SemanticModels models, WellKnownSymbols symbols)
    {
        _models = models;
        _types = new ResultTypes(symbols);
        _status = new ResultStatus(symbols, _types);
    }

    /// <summary>What the endpoint's handler gives, its filters and the middleware around it not counted.</summary>
    public ReturnedResponses Of(Endpoint endpoint, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(endpoint, out var known))
        {
            known = endpoint.HandlerMethod is { } method && !endpoint.IsRequestDelegate
                ? new ReturnedResponseWalk(_models, _types, _status, isMvc: endpoint.Kind == EndpointKind.Controller, cancellationToken).Of(method, endpoint.HandlerLambda)
                : ReturnedResponses.Unknown;
            _known.TryAdd(endpoint, known);
        }

        return known;
    }
}
