using System;
using System.Collections.Generic;

namespace Chaperone.RuntimeProbe;

/// <summary>What the probe is asked to do, from environment variables, so that any application can be probed unchanged.</summary>
/// <param name="OutputFile"><c>CHAPERONE_PROBE_OUT</c>: where the report goes.</param>
/// <param name="SendRequests"><c>CHAPERONE_PROBE_REQUESTS=1</c>: also send requests, then stop the application.</param>
/// <param name="Documents"><c>CHAPERONE_PROBE_DOCUMENTS</c>: paths of API descriptions to ask for, separated by semicolons.</param>
internal sealed record ProbeSettings(string OutputFile, bool SendRequests, IReadOnlyList<string> Documents)
{
    public const string OutputVariable = "CHAPERONE_PROBE_OUT";
    public const string RequestsVariable = "CHAPERONE_PROBE_REQUESTS";
    public const string DocumentsVariable = "CHAPERONE_PROBE_DOCUMENTS";

    /// <summary>An application that has not started by then never will.</summary>
    public static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);

    /// <summary>All requests together.</summary>
    public static readonly TimeSpan RequestsLimit = TimeSpan.FromSeconds(120);

    /// <summary>One request. A handler may wait for something that never comes.</summary>
    public static readonly TimeSpan RequestLimit = TimeSpan.FromSeconds(5);

    /// <summary>How long the host may take to stop before the process is ended.</summary>
    public static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(5);

    public static ProbeSettings? FromEnvironment()
    {
        var output = Environment.GetEnvironmentVariable(OutputVariable);
        return string.IsNullOrEmpty(output)
            ? null
            : new ProbeSettings(output, Environment.GetEnvironmentVariable(RequestsVariable) == "1", Paths(Environment.GetEnvironmentVariable(DocumentsVariable)));
    }

    private static string[] Paths(string? list) => list?.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
