using Chaperone;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Declares disclosure of PHI on minimal APIs and groups.</summary>
public static class PhiEndpointConventionBuilderExtensions
{
    /// <summary>Declares that the endpoints answer with PHI: what is masked by default is not masked there.</summary>
    /// <param name="builder">An endpoint, a group or what a Map call returned.</param>
    /// <param name="kinds">What is disclosed; every kind when none is named.</param>
    /// <returns>The builder.</returns>
    public static TBuilder DisclosesPhi<TBuilder>(this TBuilder builder, params PhiKind[] kinds)
        where TBuilder : IEndpointConventionBuilder
    {
        ArgumentNullException.ThrowIfNull(builder);
        var metadata = new DisclosesPhiAttribute(kinds);
        builder.Add(endpoint => endpoint.Metadata.Add(metadata));
        return builder;
    }
}
