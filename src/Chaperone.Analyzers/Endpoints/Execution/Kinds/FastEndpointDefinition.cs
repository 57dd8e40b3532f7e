using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Chaperone.Endpoints.Execution.Kinds;

/// <summary>What one FastEndpoints class says of itself: by its Configure method or its attributes, its groups and the global configurator.</summary>
/// <remarks>FastEndpoints, EndpointDefinition and Endpoint.Setup: each call changes the definition, in the order of the calls.</remarks>
internal sealed class FastEndpointDefinition
{
    private static readonly string[] Http = { "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "TRACE", "CONNECT", "QUERY" };

    private static readonly Regex Place = new("@\\w*", RegexOptions.CultureInvariant);

    private readonly KindCall _map;

    public FastEndpointDefinition(KindCall map, INamedTypeSymbol type)
    {
        _map = map;
        Type = type;
        Demands = new FastEndpointDemands(type);
    }

    public INamedTypeSymbol Type { get; }

    public FastEndpointDemands Demands { get; }

    public List<string> Verbs { get; } = new();

    public List<RouteText> Routes { get; } = new();

    public List<DelegateValue> Options { get; } = new();

    /// <summary>RoutePrefixOverride.</summary>
    public Value? Prefix { get; private set; }

    public Value? Version { get; private set; }

    /// <summary>Why the rows are not exact.</summary>
    public string? Why { get; private set; }

    /// <summary>Why not even who is let in is known: where no route is seen, a call of AllowAnonymous may have been missed as well.</summary>
    public string? Unread { get; private set; }

    /// <summary>Reads the class.</summary>
    public void Configure()
    {
        var self = _map.Run.Make(Type);
        self.Calls!.Clear();
        if (_map.Run.MethodOf(Type, "Configure") is { Parameters.IsEmpty: true } configure)
        {
            _map.Run.RunOn(self, configure);
            Apply(self.Calls);
            if (Verbs.Count == 0)
            {
                Unread = "what " + configure.ContainingType.Name + "." + configure.Name + " does is not followed";
            }

            return;
        }

        foreach (var attribute in ReflectedAttributes.Of(Type))
        {
            Apply(attribute);
        }
    }

    /// <summary>What UseFastEndpoints does to every definition.</summary>
    public void ApplyConfigurator(Value? configurator)
    {
        switch (configurator)
        {
            case DelegateValue { Method.Parameters.Length: 1 } configure:
                Apply(Record(configure));
                break;
            case null or ConstantValue { Value: null }:
                break;
            default:
                Why = "what the configurator does to every endpoint is not followed";
                break;
        }
    }

    private List<RecordedCall> Record(DelegateValue configure)
    {
        var definition = new ObjectValue(configure.Method.Parameters[0].Type) { Calls = new List<RecordedCall>() };
        _map.Run.Invoke(configure, definition);
        return definition.Calls!;
    }

    private void Apply(IEnumerable<RecordedCall> calls)
    {
        foreach (var call in calls)
        {
            Apply(call);
        }
    }

    private void Apply(RecordedCall call)
    {
        switch (call.Name)
        {
            case "Get" or "Post" or "Put" or "Patch" or "Delete" or "Head" or "Trace" or "Connect" or "Query":
            case "Options" when call.Arguments.FirstOrDefault() is not DelegateValue:
                Verbs.Clear();
                Verbs.Add(call.Name.ToUpperInvariant());
                SetRoutes(call);
                break;
            case "Verbs":
                Verbs.Clear();
                Verbs.AddRange(VerbsIn(call));
                break;
            case "AdditionalVerbs":
                Verbs.AddRange(VerbsIn(call));
                break;
            case "Routes":
                SetRoutes(call);
                break;
            case "AllowAnonymous":
                var verbs = VerbsIn(call);
                Demands.AllowAnonymous(verbs.Count == 0 ? Http : verbs, call);
                break;
            case "Policies":
                AddTexts(Demands.Policies, call);
                break;
            case "Roles":
                AddTexts(Demands.Roles, call);
                break;
            case "AuthSchemes":
                AddTexts(Demands.Schemes, call);
                break;
            case "Permissions" or "PermissionsAll" or "Claims" or "ClaimsAll" or "Scopes" or "ScopesAll" or "AccessControl":
                Demands.Assertions.Add(call.Name);
                break;
            case "Policy":
                Demands.Custom.Add(_map.Run.PolicyBy(call.Arguments.FirstOrDefault() ?? Value.Unknown));
                break;
            case "Options" or "Description" when call.Arguments.FirstOrDefault() is DelegateValue options:
                Options.Add(options);
                break;
            case "RoutePrefixOverride":
                Prefix = call.Arguments.FirstOrDefault();
                break;
            case "Version" or "EndpointVersion":
                Version = call.Arguments.FirstOrDefault();
                break;
            case "Group" when call.TypeArguments is [INamedTypeSymbol group]:
                ApplyGroup(group);
                break;
        }

        if (!call.When.IsAlways && call.Name is not ("AllowAnonymous" or "Summary" or "Tags"))
        {
            Why = call.Name + " is called under a condition";
        }
    }

    /// <summary>A group's prefix goes in front, then what the group does, then the group around it (Group.cs, SubGroup).</summary>
    private void ApplyGroup(INamedTypeSymbol type)
    {
        for (var depth = 0; type is not null && depth < 10; depth++)
        {
            var calls = _map.Run.Make(type).Calls!.Where(static c => c.Name == "Configure").ToList();
            if (calls.Count != 1 || calls[0].Argument("ep") is not DelegateValue configure)
            {
                Why = "what the group " + type.Name + " does is not followed";
                return;
            }

            var prefix = StartupInterpreter.TextOf(calls[0].Argument("routePrefix"));
            for (var i = 0; i < Routes.Count; i++)
            {
                Routes[i] = new RouteText(Endpoints.Routes.Combine(new[] { prefix.Text, Routes[i].Text }), prefix.Exact && Routes[i].Exact);
            }

            Apply(Record(configure));
            if (type.BaseType is not { Name: "SubGroup", TypeArguments: [INamedTypeSymbol parent] })
            {
                return;
            }

            type = parent;
        }
    }

    private void SetRoutes(RecordedCall call)
    {
        Routes.Clear();
        foreach (var argument in call.Arguments)
        {
            if (argument is SequenceValue { Complete: true } several)
            {
                Routes.AddRange(several.Items.Select(StartupInterpreter.TextOf));
            }
            else if (argument is not DelegateValue)
            {
                Routes.Add(StartupInterpreter.TextOf(argument));
            }
        }

        if (Routes.Count == 1 && call.Arguments.OfType<DelegateValue>().FirstOrDefault() is { } members)
        {
            Routes[0] = WithMembers(Routes[0], members);
        }
    }

    /// <summary>
    /// Get("/orders/{@id}/{@n}", r =&gt; new { r.Order, r.Line }): the names of the members take the places (FastEndpoints, EndpointExtensions.BuildRoute).
    /// </summary>
    private static RouteText WithMembers(RouteText route, DelegateValue members)
    {
        var created = members.LambdaBody?.Descendants().OfType<IAnonymousObjectCreationOperation>().FirstOrDefault();
        var names = new Queue<string?>(created is null
            ? Enumerable.Empty<string?>()
            : created.Initializers.OfType<ISimpleAssignmentOperation>().Select(static i => (i.Value as IPropertyReferenceOperation)?.Property is { } named ? BoundName(named) : null));
        var isRead = true;
        var text = Place.Replace(route.Text, place => names.Count > 0 && names.Dequeue() is { } name ? name : Keep(place));
        return new RouteText(text, route.Exact && isRead);

        string Keep(Match place)
        {
            isRead = false;
            return place.Value;
        }
    }

    private static string BoundName(IPropertySymbol member) =>
        member.GetAttributes().FirstOrDefault(static a => a.AttributeClass is { Name: "BindFromAttribute", ContainingNamespace.Name: "FastEndpoints" })?.ConstructorArguments.FirstOrDefault().Scalar as string ?? member.Name;

    /// <summary>Verbs by name or as members of the enumeration.</summary>
    private static List<string> VerbsIn(RecordedCall call)
    {
        var type = (call.Member as IMethodSymbol)?.Parameters.FirstOrDefault()?.Type is IArrayTypeSymbol { ElementType: var element } ? element : null;
        var items = call.Arguments.OfType<SequenceValue>().SelectMany(static s => s.Items).OfType<ConstantValue>();
        return items
            .Select(i => i.Value as string ?? type?.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => f.HasConstantValue && Equals(f.ConstantValue, i.Value))?.Name)
            .OfType<string>()
            .Select(static v => v.ToUpperInvariant())
            .ToList();
    }

    private void AddTexts(List<string> to, RecordedCall call)
    {
        foreach (var argument in call.Arguments)
        {
            if (argument is SequenceValue { Complete: true } texts && texts.Items.All(static i => i is ConstantValue { Value: string }))
            {
                to.AddRange(texts.Items.Select(static i => (string)((ConstantValue)i).Value!));
            }
            else
            {
                Why = "the arguments of " + call.Name + " are not constant";
            }
        }
    }

    /// <summary>The class without a Configure method.</summary>
    private void Apply(AttributeData attribute)
    {
        switch (attribute.AttributeClass)
        {
            case { Name: "AllowAnonymousAttribute" }:
                Demands.AllowAnonymous(Http, new RecordedCall(_map.Call, Condition.Always, ImmutableArray<ITypeSymbol>.Empty));
                break;
            case { Name: "AuthorizeAttribute" } type when WellKnownSymbols.IsFrameworkAssembly(type.ContainingAssembly):
                AddSplit(Demands.Roles, attribute, "Roles");
                AddSplit(Demands.Schemes, attribute, "AuthenticationSchemes");
                if ((attribute.ConstructorArguments.FirstOrDefault().Scalar ?? attribute.NamedArguments.FirstOrDefault(static n => n.Key == "Policy").Value.Scalar) is string policy)
                {
                    Demands.Policies.Add(policy);
                }

                break;
            case { Name: var name, BaseType.Name: "HttpAttribute" } when name.StartsWith("Http", System.StringComparison.Ordinal):
                Verbs.Add(name.Substring(4, name.Length - 4 - "Attribute".Length).ToUpperInvariant());
                Routes.AddRange(attribute.ConstructorArguments.SelectMany(static a => a.Kind == TypedConstantKind.Array ? a.Values : ImmutableArray.Create(a)).Select(static a => a.Scalar).OfType<string>().Select(static r => new RouteText(r, true)));
                break;
            case { Name: "GroupAttribute", TypeArguments: [INamedTypeSymbol group] }:
                ApplyGroup(group);
                break;
        }
    }

    private static void AddSplit(List<string> to, AttributeData attribute, string property)
    {
        if (attribute.NamedArguments.FirstOrDefault(n => n.Key == property).Value.Scalar is string text)
        {
            to.AddRange(text.Split(','));
        }
    }
}
