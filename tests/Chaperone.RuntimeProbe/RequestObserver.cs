using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Diagnostics;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Chaperone.RuntimeProbe;

/// <summary>How far each of the probe's own requests went inside the application.</summary>
/// <remarks>
/// A status alone cannot tell a handler that answers 401 itself from a caller who was turned away. Routing announces the endpoint
/// it chose; that endpoint's delegate is then replaced by one that makes a note and calls the original. The endpoint object and
/// its metadata stay the same, so authorization decides as it would without the probe.
/// </remarks>
internal sealed class RequestObserver : IObserver<KeyValuePair<string, object?>>
{
    public const string Listener = "Microsoft.AspNetCore";
    public const string TraceHeader = "X-Chaperone-Probe";

    private const string EndpointMatched = "Microsoft.AspNetCore.Routing.EndpointMatched";

    private static readonly FieldInfo DelegateField =
        typeof(Endpoint).GetField("<RequestDelegate>k__BackingField", BindingFlags.Instance | BindingFlags.NonPublic)
        ?? throw new MissingFieldException(nameof(Endpoint), nameof(Endpoint.RequestDelegate));

    private readonly ConcurrentDictionary<string, RequestTrace> _traces = new();
    private readonly ConditionalWeakTable<Endpoint, object> _observed = [];

    private RequestObserver()
    {
    }

    public static RequestObserver Instance { get; } = new();

    public static bool IsWanted(string name) => 
        name is EndpointMatched or BeforeActionEventData.EventName or BeforeControllerActionMethodEventData.EventName or BeforeActionResultEventData.EventName;

    /// <summary>Begins to follow the request that carries <paramref name="id"/> in its trace header.</summary>
    public RequestTrace Follow(string id) => _traces[id] = new RequestTrace();

    public void OnNext(KeyValuePair<string, object?> diagnosticEvent)
    {
        switch (diagnosticEvent.Value)
        {
            case HttpContext context when TraceOf(context) is { } trace && context.GetEndpoint() is { } endpoint:
                trace.Endpoint = endpoint;
                Observe(endpoint);
                break;
            case BeforeActionEventData action when TraceOf(action.HttpContext) is { } trace:
                trace.Action = action.ActionDescriptor;
                break;
            case BeforeControllerActionMethodEventData action when TraceOf(action.ActionContext.HttpContext) is { } trace:
                trace.ActionRan = true;
                break;

            // A page need not have a handler method; what its filters answer instead of it is another kind of result.
            case BeforeActionResultEventData { Result: PageResult } page when TraceOf(page.ActionContext.HttpContext) is { } trace:
                trace.ActionRan = true;
                break;
        }
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    private RequestTrace? TraceOf(HttpContext context) =>
        context.Request.Headers[TraceHeader].ToString() is { Length: > 0 } id && _traces.TryGetValue(id, out var trace) ? trace : null;

    private void Observe(Endpoint endpoint)
    {
        if (endpoint.RequestDelegate is { } original && _observed.TryAdd(endpoint, original))
        {
            DelegateField.SetValue(endpoint, (RequestDelegate)(context =>
            {
                if (TraceOf(context) is { } trace)
                {
                    trace.Ran = true;
                }

                return original(context);
            }));
        }
    }
}

/// <summary>How far one request went.</summary>
internal sealed class RequestTrace
{
    /// <summary>The endpoint that routing chose.</summary>
    public Endpoint? Endpoint { get; set; }

    /// <summary>The action that MVC is about to run, filters first.</summary>
    public ActionDescriptor? Action { get; set; }

    /// <summary>Whether the endpoint's delegate was called.</summary>
    public bool Ran { get; set; }

    /// <summary>Whether MVC called the action method.</summary>
    public bool ActionRan { get; set; }
}
