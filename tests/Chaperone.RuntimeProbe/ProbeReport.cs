using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Chaperone.RuntimeProbe;

/// <summary>What a running application serves, and what it answered.</summary>
public sealed class ProbeReport
{
    /// <summary>Whether the application came up and accepted requests.</summary>
    public bool Started { get; set; }

    /// <summary>Why it did not start, or why the endpoints could not be read.</summary>
    public string? Error { get; set; }

    public List<ProbedEndpoint> Endpoints { get; set; } = [];

    /// <summary>The API descriptions that were asked for and are served, by path.</summary>
    public Dictionary<string, string> Documents { get; set; } = [];

    public static ProbeReport Read(string file) =>
        JsonSerializer.Deserialize(File.ReadAllText(file), ProbeJson.Default.ProbeReport) ?? throw new InvalidDataException($"{file} is empty");

    internal void Write(string file)
    {
        // Whoever waits for the file never sees half of it.
        var partial = file + ".partial";
        File.WriteAllText(partial, JsonSerializer.Serialize(this, ProbeJson.Default.ProbeReport));
        File.Move(partial, file, overwrite: true);
    }
}

/// <summary>One endpoint as it stands in the application's endpoint data sources.</summary>
public sealed class ProbedEndpoint
{
    /// <summary>What is matched: the pattern's text, on a conventional MVC route with controller, action and area filled in.</summary>
    public string Route { get; set; } = "";

    /// <summary>The route pattern's text as the framework holds it.</summary>
    public string RawText { get; set; } = "";

    /// <summary>Empty for any verb.</summary>
    public List<string> Verbs { get; set; } = [];

    public string DisplayName { get; set; } = "";

    /// <summary>What made it, in the inventory's words; null where the metadata do not tell.</summary>
    public string? Kind { get; set; }

    /// <summary>Null when the framework does not know it: a RequestDelegate.</summary>
    public ProbedHandler? Handler { get; set; }

    public List<ProbedAuthorizeData> AuthorizeData { get; set; } = [];

    /// <summary>The authorization data of MVC's AuthorizeFilter instances, global ones included.</summary>
    public List<ProbedAuthorizeData> FilterAuthorizeData { get; set; } = [];

    /// <summary>The roles and schemes of all policies that apply, however they were named; null where the framework cannot say.</summary>
    public ProbedDemands? Effective { get; set; }

    /// <summary>How many metadata objects allow anonymous callers.</summary>
    public int AllowAnonymous { get; set; }

    /// <summary>The requirements of each AuthorizationPolicy object in the metadata.</summary>
    public List<List<string>> PolicyObjects { get; set; } = [];

    /// <summary>The class of each IAuthorizationRequirementData in the metadata.</summary>
    public List<string> RequirementData { get; set; } = [];

    public bool ShortCircuit { get; set; }

    /// <summary>
    /// Whether the framework puts another endpoint in this one's place when it matches (MapFallbackToController): then the
    /// answers are the other endpoint's, and this one's metadata decide nothing.
    /// </summary>
    public bool IsDynamic { get; set; }

    /// <summary>One entry a verb; empty when no requests were asked for.</summary>
    public List<ProbedRequest> Requests { get; set; } = [];
}

/// <summary>The method that handles an endpoint.</summary>
public sealed class ProbedHandler
{
    /// <summary>Metadata name of the type that declares the method, <c>+</c> before a nested type.</summary>
    public string DeclaringType { get; set; } = "";

    public string Method { get; set; } = "";

    /// <summary>The type that first declares an overridden method: what the source may have named.</summary>
    public string BaseType { get; set; } = "";

    /// <summary>The controller that serves the action, which may inherit the method; null outside MVC.</summary>
    public string? Controller { get; set; }

    /// <summary>False for a method with <c>ref</c> or <c>out</c> parameters: MVC makes it an action and then cannot call it.</summary>
    public bool IsCallable { get; set; } = true;
}

/// <summary>One IAuthorizeData.</summary>
public sealed class ProbedAuthorizeData
{
    public string Type { get; set; } = "";

    public string? Policy { get; set; }

    public string? Roles { get; set; }

    public string? Schemes { get; set; }
}

/// <summary>What the combined policy of an endpoint demands.</summary>
public sealed class ProbedDemands
{
    public List<string> Roles { get; set; } = [];

    public List<string> Schemes { get; set; } = [];

    /// <summary>Whether anonymous callers are turned away, by the metadata, the policies and the fallback policy; null where a requirement's handler decides.</summary>
    public bool? RefusesAnonymous { get; set; }
}

/// <summary>One verb and path, asked as three people.</summary>
public sealed class ProbedRequest
{
    public string Verb { get; set; } = "";

    public string Path { get; set; } = "";

    public ProbedAnswer Anonymous { get; set; } = new();

    /// <summary>bob, who has no role.</summary>
    public ProbedAnswer User { get; set; } = new();

    /// <summary>amy, in the role Admin.</summary>
    public ProbedAnswer Admin { get; set; } = new();
}

/// <summary>What came back, and how far the request went.</summary>
public sealed class ProbedAnswer
{
    /// <summary>0 when nothing came back in time.</summary>
    public int Status { get; set; }

    /// <summary>The Location header of a redirect.</summary>
    public string? Location { get; set; }

    /// <summary>Whether routing chose this endpoint, not another one and not none.</summary>
    public bool Matched { get; set; }

    /// <summary>Whether the endpoint's delegate was called.</summary>
    public bool Ran { get; set; }

    /// <summary>Whether MVC called the action method, which its filters may prevent; null outside MVC.</summary>
    public bool? ActionRan { get; set; }
}

/// <summary>Source-generated, because the probed application may have switched reflection-based serialization off.</summary>
[JsonSourceGenerationOptions(WriteIndented = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ProbeReport))]
internal sealed partial class ProbeJson : JsonSerializerContext;
