using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Tests.Harness;

/// <summary>An additional file that lies nowhere.</summary>
internal sealed class MemoryText(string path, string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
