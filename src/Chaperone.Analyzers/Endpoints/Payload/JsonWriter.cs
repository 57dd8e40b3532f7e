using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>What turns an answer into text.</summary>
internal enum JsonWriter
{
    SystemText,

    /// <summary>Newtonsoft.Json through MVC's output formatter.</summary>
    Newtonsoft,

    /// <summary>One of the two: the application is not visible.</summary>
    Either,

    /// <summary>XmlSerializer through MVC's output formatter, where the caller asks for XML.</summary>
    Xml,

    /// <summary>DataContractSerializer through MVC's output formatter, where the caller asks for XML.</summary>
    DataContract,
}

/// <summary>A serializer and what the application has set on it.</summary>
internal sealed class WriterOptions
{
    public static readonly WriterOptions Default = new(JsonWriter.SystemText);

    public WriterOptions(JsonWriter writer) => Writer = writer;

    public JsonWriter Writer { get; }

    /// <summary>JsonSerializerOptions.IncludeFields.</summary>
    public bool IncludeFields { get; init; }

    /// <summary>Converters that the application adds, besides the framework's own.</summary>
    public ImmutableArray<INamedTypeSymbol> Converters { get; init; } = ImmutableArray<INamedTypeSymbol>.Empty;

    /// <summary>What changes the contract in a way that is not visible; null when nothing does.</summary>
    public string? CustomContract { get; init; }

    /// <summary>The formatters that write the same answer as XML, if that is asked for.</summary>
    public ImmutableArray<WriterOptions> Xml { get; init; } = ImmutableArray<WriterOptions>.Empty;

    /// <summary>Formatters of XML that are added under a condition, or of which there are two, so that it is not certain which is asked.</summary>
    public ImmutableArray<WriterOptions> MaybeXml { get; init; } = ImmutableArray<WriterOptions>.Empty;

    /// <summary>AddPhiMasking: classified members are masked, unless the endpoint discloses them.</summary>
    public bool MasksClassified { get; init; }
}
