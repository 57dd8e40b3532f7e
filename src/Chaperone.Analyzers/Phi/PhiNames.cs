using System;
using System.Collections.Concurrent;
using Chaperone.Phi.Terms;

namespace Chaperone.Phi;

/// <summary>Names that were read once: the same ones come again and again.</summary>
internal sealed class PhiNames
{
    private readonly ConcurrentDictionary<string, NameReading> _readings = new(StringComparer.Ordinal);
    private readonly Func<string, NameReading> _read;

    public PhiNames(PhiLexicon lexicon)
    {
        Lexicon = lexicon;
        _read = name => NameReading.Of(lexicon, name);
    }

    public PhiLexicon Lexicon { get; }

    public NameReading Of(string name) => _readings.GetOrAdd(name, _read);
}
