using Chaperone;
using Chaperone.Masking;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using MvcJsonOptions = Microsoft.AspNetCore.Mvc.JsonOptions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the masking of PHI in JSON answers.</summary>
public static class PhiMaskingServiceCollectionExtensions
{
    /// <summary>
    /// Masks classified members in the answers of minimal APIs and MVC that System.Text.Json writes, wherever the endpoint does not
    /// disclose them (<see cref="IDisclosesPhiMetadata"/>).
    /// </summary>
    /// <remarks>
    /// <para>A text goes through the <see cref="Redactor"/> of its classification (<c>AddRedaction</c>; without one it is erased). A member
    /// that is no text is left out of the answer: a date or a list has no masked form that its readers could parse.</para>
    /// <para>Outside of a request nothing is disclosed. Newtonsoft.Json, hubs, gRPC and answers written with options of their own are not covered.</para>
    /// </remarks>
    /// <param name="services">The application's services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPhiMasking(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.AddRedaction();
        services.AddHttpContextAccessor();
        services.TryAddSingleton<PhiMask>();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<HttpJsonOptions>, MaskJsonAnswers>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<MvcJsonOptions>, MaskJsonAnswers>());
        return services;
    }
}
