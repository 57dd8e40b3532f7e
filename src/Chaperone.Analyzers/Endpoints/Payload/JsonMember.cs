using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>Whether the value of a member stays back.</summary>
internal enum MaskState
{
    /// <summary>It is written as it is.</summary>
    None,

    /// <summary>Proven: nothing of it, or a masked form, is written.</summary>
    Masked,

    /// <summary>Something decides that is not visible; never taken for a mask, and never reported.</summary>
    Unknown,
}

/// <summary>What keeps the value of a member back, or may.</summary>
/// <param name="State">Whether it does.</param>
/// <param name="By">What it is, in words; null for none.</param>
internal sealed record MemberMask(MaskState State, string? By)
{
    public static readonly MemberMask None = new(MaskState.None, null);

    public static MemberMask Masked(string by) => new(MaskState.Masked, by);

    public static MemberMask Unknown(string by) => new(MaskState.Unknown, by);
}

/// <summary>A property or field that a serializer has in its contract, also when it is masked there.</summary>
internal sealed record JsonMember(ISymbol Symbol, ITypeSymbol Type, MemberMask Mask);
