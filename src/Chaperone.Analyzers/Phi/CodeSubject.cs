using System.Collections.Generic;
using System.Linq;
using Chaperone.Phi.Terms;

namespace Chaperone.Phi;

/// <summary>What the code as a whole is for, by the names of its types and of those of the projects it refers to: whose care, and of what.</summary>
/// <remarks>A counselling practice has clients and sessions, a clinic for fertility visits and notes: neither says more of itself.</remarks>
internal sealed class CodeSubject
{
    /// <summary>So many types of a subject there have to be, and this part of all that name a patient or something clinical.</summary>
    private const int Fewest = 3;
    private const double Share = 0.2;

    private readonly HashSet<string> _seen = new();
    private readonly int[] _special = new int[(int)SensitiveCategory.Reproductive + 1];
    private int _clinical;

    public CodeSubject(TypeUses uses, PhiNames names)
    {
        var roots = new HashSet<string>();
        foreach (var name in uses.Declared)
        {
            Read(name.Substring(name.LastIndexOfAny(TypeUses.Separators) + 1), names);
            if (name.IndexOf('.') is var dot and > 0)
            {
                roots.Add(name.Substring(0, dot));
            }
        }

        // What the solution is called: the layer that holds its records is often just Models.
        var called = roots.Select(names.SubjectOf).Where(static s => s != SensitiveCategory.None).Distinct().ToList();
        for (var category = SensitiveCategory.None + 1; (int)category < _special.Length; category++)
        {
            Special = _special[(int)category] > _special[(int)Special] ? category : Special;
        }

        var most = _special[(int)Special];
        Special = called.Count == 1 ? called[0] : most >= Fewest && most >= _clinical * Share && 2 * most > _special.Sum() ? Special : SensitiveCategory.None;
    }

    /// <summary>The specially protected subject that enough of what it keeps is called after.</summary>
    public SensitiveCategory Special { get; }

    /// <summary>Its types are called after patients: others, as clients, are not what it calls them.</summary>
    public bool NamesPatients { get; private set; }

    /// <summary>After those who heal.</summary>
    public bool NamesCarers { get; private set; }

    /// <summary>After those who heal, doctors and nurses included, whose accounts are accounts too.</summary>
    public bool NamesStaff { get; private set; }

    /// <summary>After minds, moods and emotions.</summary>
    public bool IsMental { get; private set; }

    private void Read(string type, PhiNames names)
    {
        if (!_seen.Add(type))
        {
            return;
        }

        var name = names.Of(type);
        NamesPatients |= name.AllWords.Contains("patient");
        NamesCarers |= name.AllWords.Any(word => names.Lexicon.RoleOfWord(word) == TermRole.Staff && names.Lexicon.Has(PhiLexicon.Table.Health, word));
        NamesStaff |= NamesCarers || name.AllWords.Any(static word => word is "doctor" or "nurse");
        if (name.IsSuppressed || name.Hit is not { } hit || !PhiKinds.IsClinical(hit.Kind))
        {
            _clinical += name.NamesClinical || name.NamesPerson ? 1 : 0;
            return;
        }

        IsMental |= hit.Kind == PhiKind.MentalHealth;
        _clinical++;
        _special[(int)hit.Sensitive] += hit is { Sensitive: not SensitiveCategory.None } and not { Linked: true, Confidence: PhiConfidence.Low } ? 1 : 0;
    }
}
