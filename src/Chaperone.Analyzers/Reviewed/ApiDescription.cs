using System;
using System.Runtime.CompilerServices;
using System.Threading;
using Chaperone.Inventory.OpenApi;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Reviewed;

/// <summary>An OpenAPI document that the project has as an additional file.</summary>
internal sealed class ApiDescription
{
    /// <summary>Documents above this size are not read: the largest public ones have a quarter of it.</summary>
    public const int MostCharacters = 40_000_000;

    // Per version of the text; the values hold no symbols.
    private static readonly ConditionalWeakTable<SourceText, Content> Known = new();

    private readonly SourceText _text;

    private ApiDescription(AdditionalText file, SourceText text, Content content)
    {
        File = file;
        _text = text;
        Document = content.Document;
        Problem = content.Problem;
    }

    public AdditionalText File { get; }

    public string Name => File.Path.Substring(File.Path.LastIndexOfAny(new[] { '/', '\\' }) + 1);

    /// <summary>Null when it could not be read.</summary>
    public OpenApiDocument? Document { get; }

    /// <summary>Why it could not be read.</summary>
    public DataFormatException? Problem { get; }

    /// <summary>Null for a file that is no such document.</summary>
    public static ApiDescription? Read(AdditionalText file, CancellationToken cancellationToken)
    {
        if (!HasExtension(file.Path) || file.GetText(cancellationToken) is not { } text || text.Length > MostCharacters)
        {
            return null;
        }

        var content = Known.GetValue(text, static t => Content.Of(t.ToString()));
        return content.Document is null && content.Problem is null ? null : new ApiDescription(file, text, content);
    }

    public Location LocationOf(int start, int length)
    {
        var span = new TextSpan(Math.Min(start, _text.Length), Math.Min(length, Math.Max(0, _text.Length - start)));
        return Location.Create(File.Path, span, _text.Lines.GetLinePositionSpan(span));
    }

    private static bool HasExtension(string path) =>
        path.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private sealed class Content
    {
        private Content(OpenApiDocument? document, DataFormatException? problem)
        {
            Document = document;
            Problem = problem;
        }

        public OpenApiDocument? Document { get; }

        public DataFormatException? Problem { get; }

        public static Content Of(string text)
        {
            if (!OpenApiDocument.LooksLikeOne(text))
            {
                return new Content(null, null);
            }

            try
            {
                return new Content(OpenApiDocument.Read(text), null);
            }
            catch (DataFormatException problem)
            {
                return new Content(null, problem);
            }
        }
    }
}
