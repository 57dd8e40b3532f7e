using Microsoft.AspNetCore.Authorization;
using Microsoft.OpenApi;

namespace ClinicApi.Documentation;

/// <summary>The clinic's API description.</summary>
public static class ApiDescription
{
    /// <summary>Describes the API; every operation that asks for authorization says that it can refuse.</summary>
    public static IServiceCollection AddApiDescription(this IServiceCollection services) => services.AddOpenApi(options =>
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            if (metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any())
            {
                operation.Responses ??= [];
                operation.Responses.TryAdd("401", new OpenApiResponse { Description = "Nobody is signed in" });
                operation.Responses.TryAdd("403", new OpenApiResponse { Description = "The caller may not do this" });
            }

            return Task.CompletedTask;
        }));
}
