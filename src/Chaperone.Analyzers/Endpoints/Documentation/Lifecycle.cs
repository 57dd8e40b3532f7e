using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Chaperone.Endpoints.Controllers;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>An endpoint's version, and whether and until when it is on its way out.</summary>
internal sealed class Lifecycle
{
    public Lifecycle(string? version, Evidence? deprecated, (bool IsRecorded, string? Day) sunset)
    {
        Version = version;
        Deprecated = deprecated;
        Sunset = sunset.Day;
        HasSunset = sunset.IsRecorded;
    }

    /// <summary>As declared, or the route's version segment without its <c>v</c>; null when there is none or several.</summary>
    public string? Version { get; }

    /// <summary>What declares it deprecated; null when nothing does.</summary>
    public Evidence? Deprecated { get; }

    /// <summary>The day from which it is gone, as <c>yyyy-MM-dd</c>; null when none is recorded, or only one that is computed.</summary>
    public string? Sunset { get; }

    /// <summary>Whether a day is recorded, known or not.</summary>
    public bool HasSunset { get; }
}

/// <summary>Reads versions and deprecation: <c>[Obsolete]</c>, Asp.Versioning's attributes, conventions and policies, version segments of routes.</summary>
internal sealed class LifecycleReader
{
    private static readonly Regex VersionSegment = new("(?:^|/)[vV]([0-9]{1,4}(?:\\.[0-9]{1,4})?)(?:/|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Date = new("(?<![0-9-])(20[0-9]{2}-[0-9]{2}-[0-9]{2})(?![0-9-])", RegexOptions.CultureInvariant);

    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;
    private ILookup<string, Endpoint>? _byRoute;

    public LifecycleReader(SemanticModels models, WellKnownSymbols symbols)
    {
        _models = models;
        _symbols = symbols;
    }

    public Lifecycle Of(Endpoint endpoint, CancellationToken cancellationToken)
    {
        var attributes = AttributesOf(endpoint);
        var versions = VersionsOf(endpoint, attributes, cancellationToken);
        var obsolete = attributes.FirstOrDefault(a => WellKnownSymbols.Is(a.AttributeClass, _symbols.Get("System.ObsoleteAttribute")));
        var deprecated = obsolete is not null
            ? new Evidence("[Obsolete]", LocationOf(obsolete))
            : versions.Count > 0 && versions.All(static v => v.Deprecated is not null) ? versions[0].Deprecated : null;
        var version = versions.Count == 1 ? versions[0].Version : versions.Count == 0 ? SegmentOf(endpoint.Route) : null;
        return new Lifecycle(version, deprecated, SunsetOf(endpoint, attributes, obsolete, version));
    }

    /// <summary>
    /// The endpoints of a newer version of the same: of the same verbs, and of the same route but for its version segment, or of the same
    /// route with another declared version. Asked of all endpoints of the model that this reader is of.
    /// </summary>
    public IEnumerable<Endpoint> NewerVersions(Endpoint endpoint, IEnumerable<Endpoint> all, CancellationToken cancellationToken)
    {
        if (Of(endpoint, cancellationToken).Version is not { } version)
        {
            return Enumerable.Empty<Endpoint>();
        }

        _byRoute ??= all.ToLookup(static e => Unversioned(e.Route), StringComparer.OrdinalIgnoreCase);
        return _byRoute[Unversioned(endpoint.Route)].Where(e => e.Verbs.SequenceEqual(endpoint.Verbs) && IsOlder(version, Of(e, cancellationToken).Version));
    }

    /// <summary>The route with its version segment replaced, by which two versions of one endpoint are found.</summary>
    private static string Unversioned(string route) => VersionSegment.Replace(route, "/v*/", 1);

    /// <summary>The version in a route, without its <c>v</c>.</summary>
    private static string? SegmentOf(string route) => VersionSegment.Match(route) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Whether a version comes before another, number by number.</summary>
    private static bool IsOlder(string version, string? other) =>
        other is not null
        && System.Version.TryParse(WithMinor(version), out var one)
        && System.Version.TryParse(WithMinor(other), out var two)
        && one < two;

    private static ImmutableArray<AttributeData> AttributesOf(Endpoint endpoint)
    {
        var attributes = endpoint.HandlerMethod is { } method ? ReflectedAttributes.Of(method) : ImmutableArray<AttributeData>.Empty;
        return endpoint is { Kind: EndpointKind.Controller, HandlerType: { } controller } ? attributes.AddRange(ReflectedAttributes.Of(controller)) : attributes;
    }

    /// <summary>The declared versions that the endpoint answers to; one without a name where it is not known which.</summary>
    private List<(string? Version, Evidence? Deprecated)> VersionsOf(Endpoint endpoint, ImmutableArray<AttributeData> attributes, CancellationToken cancellationToken)
    {
        var declared = new List<(string? Version, Evidence? Deprecated)>();
        var mapped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            // Matched by name: Asp.Versioning is no reference of ours, and its older package has another namespace.
            var name = Bases(attribute.AttributeClass).FirstOrDefault(static n => n is "ApiVersionAttribute" or "MapToApiVersionAttribute");
            if (name is null)
            {
                continue;
            }

            var value = MetadataObject.Of(attribute, _models, cancellationToken);
            var version = VersionOf(value["version"]);
            if (name == "ApiVersionAttribute")
            {
                declared.Add((version, value["Deprecated"] is ConstantValue { Value: true } ? new Evidence("[ApiVersion(\"" + version + "\", Deprecated = true)]", value.Where) : null));
            }
            else if (version is not null)
            {
                mapped.Add(WithMinor(version));
            }
        }

        foreach (var call in VersionCalls(endpoint))
        {
            switch (call.Name)
            {
                case "HasApiVersion" or "HasApiVersions":
                    declared.Add((VersionOf(call), null));
                    break;
                case "HasDeprecatedApiVersion" or "HasDeprecatedApiVersions":
                    declared.Add((VersionOf(call), new Evidence("." + call.Name + "(" + VersionOf(call) + ")", call.Location)));
                    break;
                case "MapToApiVersion" when VersionOf(call) is { } version:
                    mapped.Add(WithMinor(version));
                    break;
            }
        }

        return mapped.Count == 0 ? declared : declared.Where(d => d.Version is null || mapped.Contains(WithMinor(d.Version))).ToList();
    }

    /// <summary>The endpoint's conventions, and what was said on the set of versions that it was given.</summary>
    private static IEnumerable<RecordedCall> VersionCalls(Endpoint endpoint) =>
        endpoint.OuterConventions.Concat(endpoint.Conventions).SelectMany(static c =>
            c.Name == "WithApiVersionSet" && c.Arguments.OfType<ObjectValue>().FirstOrDefault() is { Calls: { } calls } ? calls : new List<RecordedCall> { c });

    private static IEnumerable<string> Bases(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            yield return type.Name;
        }
    }

    private static string? VersionOf(RecordedCall call) =>
        call.Argument("majorVersion") is ConstantValue { Value: int major }
            ? major.ToString(CultureInfo.InvariantCulture) + "." + (call.Argument("minorVersion") is ConstantValue { Value: int minor } ? minor.ToString(CultureInfo.InvariantCulture) : "0")
            : VersionOf(call.Argument("version")) ?? VersionOf(call.Argument("apiVersion"));

    private static string? VersionOf(Value value) => value switch
    {
        ConstantValue { Value: string text } => text,
        ConstantValue { Value: double number } => number.ToString("0.0###", CultureInfo.InvariantCulture),
        ObjectValue { Type.Name: "ApiVersion" } made when Part(made, "version") is double number => VersionOf(new ConstantValue(number)),
        ObjectValue { Type.Name: "ApiVersion" } made when Part(made, "majorVersion") is int major => major.ToString(CultureInfo.InvariantCulture) + "." + (Part(made, "minorVersion") is int minor ? minor.ToString(CultureInfo.InvariantCulture) : "0"),
        _ => null,
    };

    /// <summary>A day that is recorded: in an attribute or convention about a sunset, in the message of <c>[Obsolete]</c>, in Asp.Versioning's sunset policy.</summary>
    private static (bool IsRecorded, string? Day) SunsetOf(Endpoint endpoint, ImmutableArray<AttributeData> attributes, AttributeData? obsolete, string? version)
    {
        var isRecorded = false;
        foreach (var attribute in attributes.Where(static a => a.AttributeClass!.Name.IndexOf("Sunset", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            if (attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static n => n.Value)).Select(static a => a.Kind == TypedConstantKind.Array ? null : DateIn(a.Scalar as string)).FirstOrDefault(static d => d is not null) is { } date)
            {
                return (true, date);
            }

            isRecorded |= !attribute.ConstructorArguments.IsEmpty || !attribute.NamedArguments.IsEmpty;
        }

        foreach (var call in endpoint.Conventions.Reverse().Concat(endpoint.OuterConventions.Reverse()).Where(static c => c.Name.IndexOf("Sunset", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            if (call.Arguments.Select(DateOf).FirstOrDefault(static d => d is not null) is { } date)
            {
                return (true, date);
            }

            isRecorded |= call.Arguments.Any();
        }

        var policy = PolicyOf(endpoint, version);
        return DateIn(obsolete?.ConstructorArguments.FirstOrDefault().Scalar as string) is { } day ? (true, day) : (isRecorded || policy.IsRecorded, policy.Day);
    }

    /// <summary><c>options.Policies.Sunset(name, version).Effective(year, month, day)</c>: the closest policy, as Asp.Versioning's IPolicyManagerExtensions resolves it.</summary>
    private static (bool IsRecorded, string? Day) PolicyOf(Endpoint endpoint, string? version)
    {
        var (best, day, rank) = (0, (string?)null, 0);
        var api = NameOf(endpoint);
        foreach (var call in endpoint.Host?.Calls ?? Enumerable.Empty<RecordedCall>())
        {
            if (call.Name is not ("Sunset" or "Deprecate" or "Effective") || call.Member.ContainingAssembly?.Name.StartsWith("Asp.Versioning", StringComparison.Ordinal) != true)
            {
                continue;
            }

            if (call.Name != "Effective")
            {
                rank = call.Name == "Sunset" ? RankOf(call, api, version) : 0;
            }
            else if (rank > best)
            {
                (best, day) = (rank, DateOf(call.Argument("effectiveDate")) ?? (call.Argument("year") is ConstantValue { Value: int year } && call.Argument("month") is ConstantValue { Value: int month } && call.Argument("day") is ConstantValue { Value: int date }
                    ? Iso(year, month, date)
                    : null));
            }
        }

        return (best > 0, day);
    }

    /// <summary>How closely a policy is meant for an API's version: 0 when it is for another one. A name that is not known is taken for the same.</summary>
    private static int RankOf(RecordedCall policy, string? api, string? version)
    {
        var name = policy.Argument("name") is ConstantValue { Value: string text } ? text : null;
        var named = VersionOf(policy);
        return (name is not null && api is not null && !string.Equals(name, api, StringComparison.OrdinalIgnoreCase)) || (named is not null && (version is null || !SameVersion(named, version)))
            ? 0
            : (name is null ? 0 : 2) + (named is null ? 0 : 1);
    }

    /// <summary>The name by which policies find the API: the controller's, or that of the set of versions; null when it is not known.</summary>
    private static string? NameOf(Endpoint endpoint) =>
        endpoint is { Kind: EndpointKind.Controller, HandlerType: { } controller } ? AttributeRoutes.ControllerName(controller, endpoint.Host)
        : VersionCalls(endpoint).LastOrDefault(static c => c.Name is "NewApiVersionSet" or "NewVersionedApi")?.Argument("name") is ConstantValue name ? name.Value as string ?? ""
        : null;

    private static bool SameVersion(string one, string other) => WithMinor(one) == WithMinor(other);

    private static string WithMinor(string version) => version.IndexOf('.') < 0 ? version + ".0" : version;

    private static string? DateOf(Value value) => value switch
    {
        ConstantValue { Value: string text } => DateIn(text),
        ObjectValue { Type.Name: "DateOnly" or "DateTime" or "DateTimeOffset" } made
            when Number(made, "year") is { } year && Number(made, "month") is { } month && Number(made, "day") is { } day => Iso(year, month, day),
        _ => null,
    };

    private static int? Number(ObjectValue made, string parameter) => Part(made, parameter) is int number ? number : null;

    private static object? Part(ObjectValue made, string parameter) =>
        (made.Fields.FirstOrDefault(f => f.Key is IParameterSymbol && f.Key.Name == parameter).Value as ConstantValue)?.Value;

    private static string Iso(int year, int month, int day) =>
        year.ToString("0000", CultureInfo.InvariantCulture) + "-" + month.ToString("00", CultureInfo.InvariantCulture) + "-" + day.ToString("00", CultureInfo.InvariantCulture);

    private static string? DateIn(string? text) => text is not null && Date.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private static Location? LocationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : null;
}
