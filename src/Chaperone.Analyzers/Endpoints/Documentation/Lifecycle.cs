using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using Chaperone.Endpoints.Execution;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>An endpoint's version, and whether and until when it is on its way out.</summary>
internal sealed class Lifecycle
{
    public Lifecycle(string? version, Evidence? deprecated, string? sunset)
    {
        Version = version;
        Deprecated = deprecated;
        Sunset = sunset;
    }

    /// <summary>As declared, or the route's version segment without its <c>v</c>; null when there is none or several.</summary>
    public string? Version { get; }

    /// <summary>What declares it deprecated; null when nothing does.</summary>
    public Evidence? Deprecated { get; }

    /// <summary>The day from which it is gone, as <c>yyyy-MM-dd</c>; null when none is recorded.</summary>
    public string? Sunset { get; }
}

/// <summary>Reads versions and deprecation: <c>[Obsolete]</c>, Asp.Versioning's attributes, conventions and policies, version segments of routes.</summary>
internal sealed class LifecycleReader
{
    private static readonly Regex VersionSegment = new("(?:^|/)[vV]([0-9]{1,4}(?:\\.[0-9]{1,4})?)(?:/|$)", RegexOptions.CultureInvariant);
    private static readonly Regex Date = new("(?<![0-9-])(20[0-9]{2}-[0-9]{2}-[0-9]{2})(?![0-9-])", RegexOptions.CultureInvariant);

    private readonly SemanticModels _models;
    private readonly WellKnownSymbols _symbols;

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

    /// <summary>The route with its version segment replaced, by which two versions of one endpoint are found; null without one.</summary>
    public static string? Unversioned(string route) => VersionSegment.IsMatch(route) ? VersionSegment.Replace(route, "/v*/", 1) : null;

    /// <summary>The version in a route, without its <c>v</c>.</summary>
    public static string? SegmentOf(string route) => VersionSegment.Match(route) is { Success: true } match ? match.Groups[1].Value : null;

    /// <summary>Whether a version comes before another, number by number.</summary>
    public static bool IsOlder(string version, string? other) =>
        other is not null
        && double.TryParse(version, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var one)
        && double.TryParse(other, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var two)
        && one < two;

    private static ImmutableArray<AttributeData> AttributesOf(Endpoint endpoint)
    {
        var attributes = endpoint.HandlerMethod is { } method ? ReflectedAttributes.Of(method) : ImmutableArray<AttributeData>.Empty;
        return endpoint is { Kind: EndpointKind.Controller, HandlerType: { } controller } ? attributes.AddRange(ReflectedAttributes.Of(controller)) : attributes;
    }

    /// <summary>The declared versions that the endpoint answers to.</summary>
    private List<(string Version, Evidence? Deprecated)> VersionsOf(Endpoint endpoint, ImmutableArray<AttributeData> attributes, CancellationToken cancellationToken)
    {
        var declared = new List<(string Version, Evidence? Deprecated)>();
        var mapped = new HashSet<string>(StringComparer.Ordinal);
        foreach (var attribute in attributes)
        {
            // Matched by name: Asp.Versioning is no reference of ours, and its older package has another namespace.
            if (attribute.AttributeClass is not { Name: "ApiVersionAttribute" or "MapToApiVersionAttribute" } type)
            {
                continue;
            }

            var value = MetadataObject.Of(attribute, _models, cancellationToken);
            if (VersionOf(value["version"]) is not { } version)
            {
                continue;
            }

            if (type.Name == "MapToApiVersionAttribute")
            {
                mapped.Add(version);
            }
            else
            {
                declared.Add((version, value["Deprecated"] is ConstantValue { Value: true } ? new Evidence("[ApiVersion(\"" + version + "\", Deprecated = true)]", value.Where) : null));
            }
        }

        foreach (var call in endpoint.OuterConventions.Concat(endpoint.Conventions))
        {
            if (call.Name is "HasApiVersion" or "HasDeprecatedApiVersion" or "MapToApiVersion" && VersionOf(call) is { } version)
            {
                if (call.Name == "MapToApiVersion")
                {
                    mapped.Add(version);
                }
                else
                {
                    declared.Add((version, call.Name == "HasDeprecatedApiVersion" ? new Evidence("." + call.Name + "(" + version + ")", call.Location) : null));
                }
            }
        }

        return mapped.Count == 0 ? declared : declared.Where(d => mapped.Contains(d.Version)).ToList();
    }

    private static string? VersionOf(RecordedCall call) =>
        call.Argument("majorVersion") is ConstantValue { Value: int major }
            ? major.ToString(CultureInfo.InvariantCulture) + "." + (call.Argument("minorVersion") is ConstantValue { Value: int minor } ? minor.ToString(CultureInfo.InvariantCulture) : "0")
            : VersionOf(call.Argument("version")) ?? VersionOf(call.Argument("apiVersion"));

    private static string? VersionOf(Value value) => value switch
    {
        ConstantValue { Value: string text } => text,
        ConstantValue { Value: double number } => number.ToString("0.0###", CultureInfo.InvariantCulture),
        ObjectValue { Type.Name: "ApiVersion" } made => string.Join(".", made.Fields.Where(static f => f.Key is IParameterSymbol).Select(static f => f.Value).OfType<ConstantValue>().Select(static c => Convert.ToString(c.Value, CultureInfo.InvariantCulture)).Where(static t => t is { Length: > 0 }).Take(2)),
        _ => null,
    };

    /// <summary>A day that is recorded: in an attribute or convention about a sunset, in the message of <c>[Obsolete]</c>, in Asp.Versioning's sunset policy.</summary>
    private string? SunsetOf(Endpoint endpoint, ImmutableArray<AttributeData> attributes, AttributeData? obsolete, string? version)
    {
        foreach (var attribute in attributes.Where(static a => a.AttributeClass!.Name.IndexOf("Sunset", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            if (attribute.ConstructorArguments.Concat(attribute.NamedArguments.Select(static n => n.Value)).Select(static a => a.Kind == TypedConstantKind.Array ? null : DateIn(a.Value as string)).FirstOrDefault(static d => d is not null) is { } date)
            {
                return date;
            }
        }

        foreach (var call in endpoint.Conventions.Reverse().Concat(endpoint.OuterConventions.Reverse()).Where(static c => c.Name.IndexOf("Sunset", StringComparison.OrdinalIgnoreCase) >= 0))
        {
            if (call.Arguments.Select(DateOf).FirstOrDefault(static d => d is not null) is { } date)
            {
                return date;
            }
        }

        return DateIn(obsolete?.ConstructorArguments.FirstOrDefault().Value as string) ?? PolicyOf(endpoint.Host, version);
    }

    /// <summary><c>options.Policies.Sunset(version).Effective(year, month, day)</c>.</summary>
    private static string? PolicyOf(Host? host, string? version)
    {
        var applies = false;
        foreach (var call in host?.Calls ?? Enumerable.Empty<RecordedCall>())
        {
            if (call.Name == "Sunset")
            {
                var named = VersionOf(call);
                applies = version is not null && (named is null ? call.Argument("name") is ConstantValue { Value: string } : SameVersion(named, version));
            }
            else if (applies && call.Name == "Effective")
            {
                return DateOf(call.Argument("effectiveDate")) ?? (call.Argument("year") is ConstantValue { Value: int year } && call.Argument("month") is ConstantValue { Value: int month } && call.Argument("day") is ConstantValue { Value: int day }
                    ? Iso(year, month, day)
                    : null);
            }
        }

        return null;
    }

    private static bool SameVersion(string one, string other) => WithMinor(one) == WithMinor(other);

    private static string WithMinor(string version) => version.IndexOf('.') < 0 ? version + ".0" : version;

    private static string? DateOf(Value value) => value switch
    {
        ConstantValue { Value: string text } => DateIn(text),
        ObjectValue { Type.Name: "DateOnly" or "DateTime" or "DateTimeOffset" } made
            when Number(made, "year") is { } year && Number(made, "month") is { } month && Number(made, "day") is { } day => Iso(year, month, day),
        _ => null,
    };

    private static int? Number(ObjectValue made, string parameter) =>
        made.Fields.FirstOrDefault(f => f.Key is IParameterSymbol && f.Key.Name == parameter).Value is ConstantValue { Value: int number } ? number : null;

    private static string Iso(int year, int month, int day) =>
        year.ToString("0000", CultureInfo.InvariantCulture) + "-" + month.ToString("00", CultureInfo.InvariantCulture) + "-" + day.ToString("00", CultureInfo.InvariantCulture);

    private static string? DateIn(string? text) => text is not null && Date.Match(text) is { Success: true } match ? match.Groups[1].Value : null;

    private static Location? LocationOf(AttributeData attribute) =>
        attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : null;
}
