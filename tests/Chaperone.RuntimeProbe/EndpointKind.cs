using System.Linq;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.SignalR;

namespace Chaperone.RuntimeProbe;

/// <summary>What made an endpoint, where its metadata say so, in the words of the inventory's <c>kind</c>.</summary>
internal static class EndpointKind
{
    public static string? Of(EndpointMetadataCollection metadata)
    {
        if (metadata.GetMetadata<ControllerActionDescriptor>() is not null)
        {
            return "controller";
        }

        if (metadata.GetMetadata<PageActionDescriptor>() is not null)
        {
            return "razor-page";
        }

        if (metadata.GetMetadata<HubMetadata>() is not null)
        {
            return "hub";
        }

        // Types of packages, which the probe does not refer to.
        return metadata.Select(item => item.GetType().FullName switch
        {
            "Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata" => "component",
            "Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor" => "static",
            "Grpc.AspNetCore.Server.GrpcMethodMetadata" => "grpc",
            "FastEndpoints.EndpointDefinition" => "fastendpoints",
            "Yarp.ReverseProxy.Model.RouteModel" => "proxy",
            _ => null,
        }).FirstOrDefault(kind => kind is not null);
    }
}
