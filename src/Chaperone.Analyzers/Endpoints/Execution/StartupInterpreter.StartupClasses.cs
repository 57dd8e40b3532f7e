using System.Collections.Generic;
using System.Linq;
using Chaperone.Endpoints.Authorization;
using Chaperone.Symbols;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Execution;

/// <content>Start-up classes, and what makes a host of them that is not visible.</content>
internal sealed partial class StartupInterpreter
{
    /// <summary>
    /// A method that is not visible and gives back an application or its builder: a host like any other, of whose services and pipeline a part
    /// is not known. A start-up class that it is given by type is followed as UseStartup would; so it is where nothing is given back, since the
    /// method runs the application itself, as long as no other host was seen that the class could be a module of.
    /// </summary>
    private Value? HostFrom(Call call)
    {
        var type = call.Method.ReturnType;
        var isPipeline = WellKnownSymbols.Is(type, _symbols.WebApplication);
        var isHost = isPipeline || HostFacets.IsHostBuilder(type);
        if (IsFramework(call))
        {
            return null;
        }

        var startups = call.Method.TypeArguments.Select(Substitute).OfType<INamedTypeSymbol>().Where(IsStartup).ToList();
        if (!isHost && (startups.Count == 0 || Hosts.Count > 0))
        {
            return null;
        }

        var host = NewHost(isWebApplication: isPipeline || type.Name == "WebApplicationBuilder");
        NoteOpaque(host, call);
        host.SchemesIncomplete = true;
        foreach (var startup in startups)
        {
            FollowStartup(startup, host, call);
        }

        return isPipeline ? new PipelineValue(host.Pipeline) : isHost ? new HostValue(host) : Value.Unknown;
    }

    private bool IsStartup(INamedTypeSymbol type) =>
        StartupMethod(type, "Configure") is { } configure && configure.Parameters.Any(p => WellKnownSymbols.Is(p.Type, _symbols.ApplicationBuilder));

    private void UseStartup(Call call, Host host)
    {
        var type = call.Method.TypeArguments.Length > 0
            ? Substitute(call.Method.TypeArguments[0])
            : call.OtherArguments().Select(static a => a.Value).OfType<TypeValue>().FirstOrDefault()?.Type;
        if (type is null && call.Delegates().FirstOrDefault() is { } factory && InvokeDelegate(factory, System.Array.Empty<Value>()) is ObjectValue made)
        {
            type = made.Type;
        }

        if (type is INamedTypeSymbol startup)
        {
            FollowStartup(startup, host, call);
        }
    }

    /// <summary>Runs Startup.ConfigureServices and Configure on one host.</summary>
    private void FollowStartup(INamedTypeSymbol startup, Host host, Call call)
    {
        var (frame, condition) = (_frame, _condition);
        var self = new ObjectValue(startup);
        foreach (var name in new[] { "ConfigureServices", "Configure" })
        {
            if (StartupMethod(startup, name) is not { } method)
            {
                continue;
            }

            if (BodyOf(method) is null && !IsOwnAssembly(method.ContainingAssembly))
            {
                FollowInherited(method, host, self, call);
            }
            else
            {
                RunRoot(method, unknownContext: null, host, self);
            }
        }

        (_frame, _condition) = (frame, condition);
    }

    private static IMethodSymbol? StartupMethod(INamedTypeSymbol startup, string name)
    {
        for (var type = startup; type is not null; type = type.BaseType)
        {
            if (type.GetMembers(name).OfType<IMethodSymbol>().FirstOrDefault(static m => !m.IsAbstract) is { } method)
            {
                return method;
            }
        }

        return null;
    }

    /// <summary>
    /// A start-up method of a library's base class: what the library says of it. Where the application overrides something that the method may
    /// call, that is not what happens; then, and where nothing is said, it may do and map anything.
    /// </summary>
    private void FollowInherited(IMethodSymbol method, Host host, ObjectValue self, Call call)
    {
        var arguments = new Dictionary<ISymbol, Value>(SymbolEqualityComparer.Default);
        var on = host;
        foreach (var parameter in method.Parameters)
        {
            arguments[parameter] = RootArgument(parameter.Type, unknownContext: null, ref on!);
        }

        _condition = Condition.Always;
        var inherited = new Call(call.Site, method, self, arguments);
        if (!Overrides(self.Type) && Replay(inherited) is not null)
        {
            return;
        }

        NoteEscapes(inherited);
        if (method.Name == "Configure")
        {
            var what = "what " + method.ContainingType.Name + ".Configure maps is not visible";
            var endpoint = AddEndpoint(new MappedEndpoint(host.Pipeline.Root, EndpointKind.Opaque, _condition, call.Syntax, call.NameLocation)
            {
                Pattern = RouteText.Unknown,
                Partial = what,
            });
            endpoint.Metadata.Add(new AuthorizationMetadata(MetadataMeaning.PossibleGuard, new Evidence(what, call.NameLocation)));
        }
    }

    /// <summary>Whether a class or its bases in this project override anything but the start-up methods themselves.</summary>
    private bool Overrides(ITypeSymbol startup)
    {
        for (var type = startup; type is not null && IsOwnAssembly(type.ContainingAssembly); type = type.BaseType!)
        {
            if (type.GetMembers().Any(static m => m.IsOverride && m.Name is not ("ConfigureServices" or "Configure")))
            {
                return true;
            }
        }

        return false;
    }
}
