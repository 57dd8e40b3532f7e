using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Chaperone.RuntimeProbe;

/// <summary>Asks the running application for every endpoint and verb, as nobody, as bob and as amy, over its own socket.</summary>
internal sealed class RequestSender : IDisposable
{
    public const string UserHeader = "X-Test-User";
    private const string User = "bob";
    private const string Admin = "amy;Admin";

    private readonly HttpClient _client;
    private readonly PathFiller _paths;
    private readonly Uri _address;
    private int _sent;

    private RequestSender(IServiceProvider services)
    {
        _address = Address(services);
        _paths = new PathFiller(services);
        _client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            Timeout = ProbeSettings.RequestLimit,
        };
    }

    public static async Task SendAllAsync(IServiceProvider services, IReadOnlyList<(RouteEndpoint Endpoint, ProbedEndpoint Row)> endpoints)
    {
        using var sender = new RequestSender(services);
        using var limit = new CancellationTokenSource(ProbeSettings.RequestsLimit);
        foreach (var (endpoint, row) in endpoints)
        {
            foreach (var verb in VerbsToAsk(endpoint))
            {
                row.Requests.Add(await sender.AskAsync(endpoint, verb, limit.Token).ConfigureAwait(false));
            }
        }
    }

    /// <summary>Asks for API descriptions, as nobody; what is not served is left out.</summary>
    public static async Task AskForDocumentsAsync(IServiceProvider services, IEnumerable<string> paths, IDictionary<string, string> documents)
    {
        // The first document may take as long as all other requests together.
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = Address(services), Timeout = ProbeSettings.RequestsLimit };
        foreach (var path in paths)
        {
            using var response = await client.GetAsync(new Uri(path, UriKind.Relative)).ConfigureAwait(false);
            if (response is { StatusCode: HttpStatusCode.OK, Content.Headers.ContentType.MediaType: { } type } && type.Contains("json", StringComparison.Ordinal))
            {
                documents[path] = await response.Content.ReadAsStringAsync().ConfigureAwait(false);
            }
        }
    }

    public void Dispose() => _client.Dispose();

    /// <summary>An endpoint for any verb is asked with GET, unless it expects a body, which GET would not carry.</summary>
    private static IEnumerable<string> VerbsToAsk(RouteEndpoint endpoint)
    {
        var verbs = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        if (verbs is { Count: > 0 })
        {
            return verbs;
        }

        return [endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is null ? HttpMethods.Get : HttpMethods.Post];
    }

    private static Uri Address(IServiceProvider services)
    {
        var addresses = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses ?? [];
        var address = addresses.FirstOrDefault(a => a.StartsWith("http:", StringComparison.OrdinalIgnoreCase)) ?? addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("The application listens nowhere");
        return new Uri(address.Replace("[::]", "127.0.0.1", StringComparison.Ordinal).Replace("//+", "//127.0.0.1", StringComparison.Ordinal)
            .Replace("//*", "//127.0.0.1", StringComparison.Ordinal).Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal));
    }

    private async Task<ProbedRequest> AskAsync(RouteEndpoint endpoint, string verb, CancellationToken limit)
    {
        var request = new ProbedRequest { Verb = verb };

        // Another endpoint may be the better match for the first values tried: /{id:int} beside /{name}.
        foreach (var path in _paths.Candidates(endpoint.RoutePattern))
        {
            var answer = await SendAsync(endpoint, verb, path, user: null, limit).ConfigureAwait(false);
            if (answer.Matched || request.Path.Length == 0)
            {
                request.Path = path;
                request.Anonymous = answer;
            }

            if (answer.Matched)
            {
                break;
            }
        }

        request.User = await SendAsync(endpoint, verb, request.Path, User, limit).ConfigureAwait(false);
        request.Admin = await SendAsync(endpoint, verb, request.Path, Admin, limit).ConfigureAwait(false);
        return request;
    }

    private async Task<ProbedAnswer> SendAsync(RouteEndpoint endpoint, string verb, string path, string? user, CancellationToken limit)
    {
        var id = Interlocked.Increment(ref _sent).ToString(CultureInfo.InvariantCulture);
        var trace = RequestObserver.Instance.Follow(id);
        using var message = new HttpRequestMessage(new HttpMethod(verb), new Uri(_address, path)) { Content = Body(endpoint, verb) };
        message.Headers.Add(RequestObserver.TraceHeader, id);
        message.Headers.Host = Host(endpoint);
        if (user is not null)
        {
            message.Headers.Add(UserHeader, user);
        }

        var answer = new ProbedAnswer();
        try
        {
            using var response = await _client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, limit).ConfigureAwait(false);
            answer.Status = (int)response.StatusCode;
            answer.Location = response.Headers.Location?.OriginalString;
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException && !limit.IsCancellationRequested)
        {
            answer.Status = 0;
        }

        answer.Matched = IsSame(trace.Endpoint, endpoint) || IsSameLegacyAction(trace, endpoint) || (trace.Endpoint is not null && IsDynamic(endpoint));
        answer.Ran = answer.Matched && (trace.Ran || trace.Action is not null);
        answer.ActionRan = IsAction(trace.Endpoint ?? endpoint) ? answer.Matched && trace.ActionRan : null;
        return answer;
    }

    private static bool IsAction(Endpoint endpoint) => endpoint.Metadata.GetMetadata<ActionDescriptor>() is ControllerActionDescriptor or PageActionDescriptor;

    private static bool IsDynamic(Endpoint endpoint) => endpoint.Metadata.GetMetadata<IDynamicEndpointMetadata>() is { IsDynamic: true };

    /// <summary>The routing middleware builds endpoints of its own from the same data sources, so identity is told by content.</summary>
    private static bool IsSame(Endpoint? chosen, RouteEndpoint asked) =>
        chosen is RouteEndpoint endpoint
        && endpoint.RoutePattern.RawText == asked.RoutePattern.RawText
        && endpoint.DisplayName == asked.DisplayName
        && endpoint.Order == asked.Order;

    /// <summary>Without endpoint routing only MVC itself says which action it chose.</summary>
    private static bool IsSameLegacyAction(RequestTrace trace, RouteEndpoint asked) =>
        trace is { Endpoint: null, Action: { } chosen } && chosen.Id == asked.Metadata.GetMetadata<ControllerActionDescriptor>()?.Id;

    private static string? Host(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHostMetadata>()?.Hosts.FirstOrDefault()?.Replace("*", "localhost", StringComparison.Ordinal);

    private static HttpContent? Body(RouteEndpoint endpoint, string verb)
    {
        if (!HttpMethods.IsPost(verb) && !HttpMethods.IsPut(verb) && !HttpMethods.IsPatch(verb))
        {
            return null;
        }

        var type = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes.FirstOrDefault() ?? "application/json";
        return type switch
        {
            "multipart/form-data" => new MultipartFormDataContent { { new StringContent("1"), "id" } },
            "application/x-www-form-urlencoded" => new FormUrlEncodedContent([new("id", "1")]),
            _ => new StringContent("{}", Encoding.UTF8, type.Contains('*', StringComparison.Ordinal) ? "application/json" : type),
        };
    }
}
