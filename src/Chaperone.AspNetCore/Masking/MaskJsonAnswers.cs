using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using HttpJsonOptions = Microsoft.AspNetCore.Http.Json.JsonOptions;
using MvcJsonOptions = Microsoft.AspNetCore.Mvc.JsonOptions;

namespace Chaperone.Masking;

/// <summary>Puts the mask into the serializer options of minimal APIs and of MVC, after everybody else has configured them.</summary>
internal sealed class MaskJsonAnswers(PhiMask mask) : IPostConfigureOptions<HttpJsonOptions>, IPostConfigureOptions<MvcJsonOptions>
{
    public void PostConfigure(string? name, HttpJsonOptions options) => Mask(options.SerializerOptions);

    public void PostConfigure(string? name, MvcJsonOptions options) => Mask(options.JsonSerializerOptions);

    private void Mask(JsonSerializerOptions options)
    {
        // Without a resolver the framework is published without reflection, and an application without a context can't serialize at all.
        if (options.TypeInfoResolver is { } resolver)
        {
            options.TypeInfoResolver = resolver.WithAddedModifier(mask.Apply);
        }
    }
}
