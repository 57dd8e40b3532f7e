using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.IO;
using System.Threading;
using Microsoft.CodeAnalysis.Text;

namespace Chaperone.Phi.Terms;

/// <summary>The terms, arranged for looking names up.</summary>
internal sealed class PhiLexicon
{
    /// <summary>So many words a term has at most; longer ones never match, which the tests forbid.</summary>
    public const int LongestTerm = 6;

    /// <summary>Terms of several words are also known written together (<c>dateofbirth</c>) from this length on; shorter ones collide.</summary>
    private const int ShortestJoined = 6;

    /// <summary>Shorter words stand at the beginning of others by chance: lab, unit, case.</summary>
    private const int ShortestRole = 5;

    private const int ShortestBehind = 4;

    private static PhiLexicon? _embedded;

    // One of each for every Table.
    private readonly Dictionary<string, PhiTerm>[] _anywhere = Tables();
    private readonly Dictionary<string, PhiTerm>[] _whole = Tables();
    private readonly Dictionary<string, PhiTerm>[] _end = Tables();
    private readonly Dictionary<string, int> _first = new(StringComparer.Ordinal);
    private readonly HashSet<string> _vocabulary = new(StringComparer.Ordinal);

    private PhiLexicon(ImmutableArray<PhiTerm> terms)
    {
        Terms = terms;
        foreach (var term in terms)
        {
            Add(term);
        }
    }

    /// <summary>The tables a term is looked up in.</summary>
    public enum Table
    {
        Phi,
        Negative,
        Role,
        Bookkeeping,
        Health,
        Progress,
        Catalogue,
        Supply,
        Editorial,
        Login,
        Form,
        Criteria,
        Deed,
        Workflow,
        Employment,
        Tally,
        Total,
        Question,
        Nutrient,
        Key,
        Psychotherapy,
        Diary,
    }

    /// <summary>The lexicon that comes with the analyzer.</summary>
    public static PhiLexicon Embedded => _embedded ?? Interlocked.CompareExchange(ref _embedded, Load(), null) ?? _embedded;

    public ImmutableArray<PhiTerm> Terms { get; }

    /// <summary>This lexicon with a project's own terms, which win.</summary>
    public PhiLexicon With(ImmutableArray<PhiTerm> terms) => terms.IsEmpty ? this : new PhiLexicon(Terms.AddRange(terms));

    /// <summary>The text of the embedded lexicon.</summary>
    public static SourceText EmbeddedText()
    {
        // A resource of this assembly, not a file: analyzers do no input or output.
        using var stream = typeof(PhiLexicon).Assembly.GetManifestResourceStream("Chaperone.Phi.Terms.lexicon.txt")
            ?? throw new InvalidOperationException("The lexicon is not in the assembly.");
        using var reader = new StreamReader(stream);
        return SourceText.From(reader.ReadToEnd());
    }

    /// <summary>The words of a name; the number at the end of a word that no term has is dropped (<c>email2</c>), and <c>Patientid</c> and <c>Providername</c> are two words.</summary>
    public List<string> WordsOf(string name)
    {
        var words = Words.Of(name);
        for (var i = words.Count - 1; i >= 0; i--)
        {
            var word = words[i];
            if (char.IsDigit(word[word.Length - 1]) && !_vocabulary.Contains(word))
            {
                var bare = Words.Singular(word.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9'));
                if (bare.Length == 0)
                {
                    words.RemoveAt(i);
                }
                else
                {
                    words[i] = bare;
                }
            }
            else if (RoleBefore(word) is var length and > 0)
            {
                words[i] = word.Substring(0, length);
                words.Insert(i + 1, word.Substring(length));
            }
        }

        return words;
    }

    /// <summary>The length of the word for a person, a place or a record that another known word is written behind: <c>providername</c>, <c>patientid</c>.</summary>
    private int RoleBefore(string word)
    {
        var isKnown = _vocabulary.Contains(word);
        for (var length = word.Length - 2; length >= ShortestRole; length--)
        {
            var rest = word.Substring(length);
            if ((rest == "id" || (!isKnown && rest.Length >= ShortestBehind && _vocabulary.Contains(rest))) && RoleOfWord(word.Substring(0, length)) is not null)
            {
                return length;
            }
        }

        // ARVID: a term, and what makes a key of it.
        return !isKnown && word.Length >= ShortestRole && word.EndsWith("id", StringComparison.Ordinal) && _anywhere[(int)Table.Phi].ContainsKey(word.Substring(0, word.Length - 2)) ? word.Length - 2 : 0;
    }

    /// <summary>The term that the words from <paramref name="start"/> on make; the longest one.</summary>
    public PhiTerm? LongestAt(Table table, IReadOnlyList<string> words, int start, out int length)
    {
        length = 0;
        var group = (int)table;
        PhiTerm? found = null;
        if (_first.TryGetValue(words[start], out var longest))
        {
            var key = "";
            for (var count = 1; count <= longest && start + count <= words.Count; count++)
            {
                key = count == 1 ? words[start] : key + " " + words[start + count - 1];
                if (Find(group, key, atStart: start == 0, atEnd: start + count == words.Count) is { } term)
                {
                    found = term;
                    length = count;
                }
            }
        }

        // "post code" for "postcode", "hb a1c" for "hba1c".
        if (length < 2 && start + 1 < words.Count)
        {
            var joined = words[start] + words[start + 1];
            if (_vocabulary.Contains(joined) && Find(group, joined, start == 0, start + 2 == words.Count) is { } term)
            {
                found = term;
                length = 2;
            }
        }

        return found;
    }

    private static Dictionary<string, PhiTerm>[] Tables()
    {
        var tables = new Dictionary<string, PhiTerm>[(int)Table.Diary + 1];
        for (var i = 0; i < tables.Length; i++)
        {
            tables[i] = new Dictionary<string, PhiTerm>(StringComparer.Ordinal);
        }

        return tables;
    }

    /// <summary>What a single word stands for in types' names.</summary>
    public TermRole? RoleOfWord(string word) => _anywhere[(int)Table.Role].TryGetValue(word, out var term) ? term.Role : null;

    /// <summary>Whether the single word is one of the table's.</summary>
    public bool Has(Table table, string word) => _anywhere[(int)table].ContainsKey(word);

    private static PhiLexicon Load() => new(PhiTermFile.Parse(EmbeddedText()).Terms);

    private static int GroupOf(TermRole role) => role switch
    {
        TermRole.Phi => (int)Table.Phi,
        TermRole.Not or TermRole.Weaker => (int)Table.Negative,
        TermRole.Bookkeeping => (int)Table.Bookkeeping,
        TermRole.Health => (int)Table.Health,
        TermRole.Progress => (int)Table.Progress,
        TermRole.Catalogue => (int)Table.Catalogue,
        TermRole.Supply => (int)Table.Supply,
        TermRole.Editorial => (int)Table.Editorial,
        TermRole.Login => (int)Table.Login,
        TermRole.Form => (int)Table.Form,
        TermRole.Criteria => (int)Table.Criteria,
        TermRole.Deed => (int)Table.Deed,
        TermRole.Workflow => (int)Table.Workflow,
        TermRole.Employment => (int)Table.Employment,
        TermRole.Tally => (int)Table.Tally,
        TermRole.Total => (int)Table.Total,
        TermRole.Question => (int)Table.Question,
        TermRole.Nutrient => (int)Table.Nutrient,
        TermRole.Key => (int)Table.Key,
        TermRole.Psychotherapy => (int)Table.Psychotherapy,
        TermRole.Diary => (int)Table.Diary,
        _ => (int)Table.Role,
    };

    private PhiTerm? Find(int group, string key, bool atStart, bool atEnd)
    {
        if (atEnd && atStart && _whole[group].TryGetValue(key, out var whole))
        {
            return whole;
        }

        if (atEnd && _end[group].TryGetValue(key, out var end))
        {
            return end;
        }

        return _anywhere[group].TryGetValue(key, out var anywhere) ? anywhere : null;
    }

    private void Add(PhiTerm term)
    {
        var group = GroupOf(term.Role);
        var table = term.Place switch
        {
            TermPlace.Whole => _whole[group],
            TermPlace.End => _end[group],
            _ => _anywhere[group],
        };
        // The later row wins, also where it says the opposite: a project takes a built-in term away by "nickname : not".
        if (group is (int)Table.Phi or (int)Table.Negative)
        {
            var opposite = group == (int)Table.Phi ? (int)Table.Negative : (int)Table.Phi;
            _anywhere[opposite].Remove(term.Words);
            _whole[opposite].Remove(term.Words);
        }

        table[term.Words] = term;
        // These say what a word is beside others; a word of health code they are not, and no name is taken apart by them.
        if (group is (int)Table.Progress or (int)Table.Catalogue or (>= (int)Table.Editorial and <= (int)Table.Key) or (int)Table.Diary)
        {
            return;
        }

        var words = term.Words.Split(' ');
        var length = words.Length;
        _first[words[0]] = _first.TryGetValue(words[0], out var known) && known > length ? known : length;
        foreach (var word in words)
        {
            _vocabulary.Add(word);
        }

        if (length > 1)
        {
            var joined = Words.Singular(string.Concat(words));
            if (joined.Length >= ShortestJoined && !table.ContainsKey(joined))
            {
                table[joined] = term;
                _vocabulary.Add(joined);
                if (!_first.ContainsKey(joined))
                {
                    _first[joined] = 1;
                }
            }
        }
    }
}
