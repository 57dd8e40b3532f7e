using System.Collections.Generic;
using System.Text;

namespace Chaperone.Phi.Terms;

/// <summary>Takes names apart: <c>DateOfBirth</c>, <c>date_of_birth</c> and <c>DATE_OF_BIRTH</c> are the same three words.</summary>
internal static class Words
{
    private const int LongestName = 200;

    /// <summary>The words in lower case and singular; digits stay with the word before them (<c>address1</c>).</summary>
    public static List<string> Of(string name)
    {
        var words = new List<string>(4);
        var word = new StringBuilder();
        var length = name.Length < LongestName ? name.Length : LongestName;
        for (var i = 0; i < length; i++)
        {
            var c = name[i];
            if (!char.IsLetterOrDigit(c))
            {
                Flush(words, word);
                continue;
            }

            // Upper case begins a word after lower case, and before it at the end of an abbreviation: NHSNumber.
            if (char.IsUpper(c) && word.Length > 0 && (!char.IsUpper(name[i - 1]) || (i + 1 < length && char.IsLower(name[i + 1]) && !IsPluralOfAbbreviation(name, i, length))))
            {
                Flush(words, word);
            }

            word.Append(char.ToLowerInvariant(c));
        }

        Flush(words, word);
        return words;
    }

    /// <summary>The singular by spelling alone. What it makes of a word need not be English: terms and names are treated alike.</summary>
    public static string Singular(string word)
    {
        var length = word.Length;
        if (length < 4 || word[length - 1] != 's' || word[length - 2] is 's' or 'u' or 'i')
        {
            return word;
        }

        if (length > 4 && word[length - 2] == 'e' && word[length - 3] == 'i')
        {
            return word.Substring(0, length - 3) + "y";
        }

        return word.Substring(0, length - 1);
    }

    // LabIDs, MRNs: the s belongs to the abbreviation.
    private static bool IsPluralOfAbbreviation(string name, int i, int length) => name[i + 1] == 's' && (i + 2 == length || char.IsUpper(name[i + 2]));

    private static void Flush(List<string> words, StringBuilder word)
    {
        if (word.Length > 0)
        {
            words.Add(Singular(word.ToString()));
            word.Clear();
        }
    }
}
