using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>One thing that an endpoint may write as its answer's body.</summary>
internal sealed class ResponseBody
{
    private ResponseBody(ITypeSymbol? type, string? opaque)
    {
        Type = type;
        Opaque = opaque;
    }

    /// <summary>The type that is serialized, as far as it is known; null for an opaque body.</summary>
    public ITypeSymbol? Type { get; }

    /// <summary>Why nothing is known of it; null when its type is known.</summary>
    public string? Opaque { get; }

    /// <summary>The property, local or parameter whose value is the body, when that is one value only.</summary>
    public ISymbol? Value { get; init; }

    /// <summary>Written by an IResult or directly: with the options of minimal APIs, also from an action.</summary>
    public bool ByResult { get; init; }

    /// <summary>Always JSON, whatever the caller asks for: <c>Json(x)</c>.</summary>
    public bool IsJson { get; init; }

    /// <summary>A value of that very type, or of one whose contract the serializer uses as it is declared.</summary>
    public bool IsExact { get; init; }

    /// <summary>Whether the return type itself, or the type of a typed result, says what is written.</summary>
    public bool IsTyped { get; init; }

    public static ResponseBody Of(ITypeSymbol type, ISymbol? value, bool byResult, bool isExact, bool isTyped, IMethodSymbol? declaredBy = null, IOperation? made = null) =>
        new(type, null) { Value = value, ByResult = byResult, IsExact = isExact, IsTyped = isTyped, DeclaredBy = declaredBy, Made = made };

    /// <summary>The same as a result that decides how it is written.</summary>
    public ResponseBody Through(bool byResult) =>
        Type is { } type ? new ResponseBody(type, null) { Value = Value, ByResult = ByResult || byResult, IsExact = IsExact, IsTyped = IsTyped, DeclaredBy = DeclaredBy, Made = Made, IsJson = true } : this;

    /// <summary>The expression whose value is the body; null where the handler was not looked into for it.</summary>
    public IOperation? Made { get; init; }

    /// <summary>The text or the bytes that the body is, where the handler says which; null for any other.</summary>
    public IOperation? Text { get; init; }

    /// <summary>Into what the handler writes, where <see cref="Text"/> is the handler itself: all that it puts there is the body. Null for any other.</summary>
    public ISymbol? Into { get; init; }

    /// <summary>The method whose declared type is all that is known of the value; null when it is known from anywhere else.</summary>
    public IMethodSymbol? DeclaredBy { get; init; }

    /// <summary>A page for people: a view.</summary>
    public bool IsPage { get; init; }

    public static ResponseBody Unseen(string why, IMethodSymbol? declaredBy = null) => new(null, why) { DeclaredBy = declaredBy };

    /// <summary>A file or a text: what is in it is what the handler put there.</summary>
    public static ResponseBody Written(string why, IOperation? content) => new(null, why) { Text = content };

    /// <summary>A text, or texts, that the handler puts together for a part of the answer, or for the whole of it.</summary>
    /// <param name="text">What it puts there.</param>
    /// <param name="member">The member of the answer that gets it; null where it has none.</param>
    public static ResponseBody Part(IOperation text, ISymbol? member) => new(null, null) { Text = text, Member = member };

    /// <summary>The member of the answer that gets the <see cref="Text"/>; null where it has none.</summary>
    public ISymbol? Member { get; init; }

    /// <summary>What a handler puts into the response's body piece by piece.</summary>
    public static ResponseBody WrittenInto(ISymbol response, IOperation handler) => new(null, "it writes into the body of the response") { Text = handler, Into = response };

    /// <summary>A view, into which nobody looks.</summary>
    public static ResponseBody Page() => new(null, "it answers a view") { IsPage = true };
}
