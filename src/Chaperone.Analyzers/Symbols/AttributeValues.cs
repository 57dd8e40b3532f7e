using Microsoft.CodeAnalysis;

namespace Chaperone.Symbols;

/// <summary>What an attribute's argument holds.</summary>
internal static class AttributeValues
{
    extension(TypedConstant constant)
    {
        /// <summary>A single value; null when the argument holds several.</summary>
        /// <remarks><c>TypedConstant.Value</c> throws for an array, and one may stand at every place where no particular argument is asked for.</remarks>
#pragma warning disable RS0030 // The one place that asks, after the kind.
        public object? Scalar => constant.Kind == TypedConstantKind.Array ? null : constant.Value;
#pragma warning restore RS0030
    }
}
