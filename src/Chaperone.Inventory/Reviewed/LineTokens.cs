using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Chaperone.Inventory.Reviewed;

/// <summary>The words of a line: separated by blanks, a quoted text is one of them.</summary>
internal sealed class LineTokens
{
    private LineTokens(List<string> words, string? quoted, string? problem)
    {
        Words = words;
        Quoted = quoted;
        Problem = problem;
    }

    /// <summary>The words that are not quoted, in their order.</summary>
    public List<string> Words { get; }

    /// <summary>The quoted text without its quotes; null when there is none.</summary>
    public string? Quoted { get; }

    /// <summary>A quote that is not closed, or a second quoted text.</summary>
    public string? Problem { get; }

    public static LineTokens Read(string line)
    {
        var words = new List<string>();
        string? quoted = null;
        string? problem = null;
        var i = 0;
        while (i < line.Length)
        {
            if (IsBlank(line[i]))
            {
                i++;
                continue;
            }

            if (line[i] == '"')
            {
                if (quoted is not null)
                {
                    problem ??= "it has more than one quoted reason";
                }

                quoted = ReadQuoted(line, ref i, ref problem);
                continue;
            }

            var start = i;
            while (i < line.Length && !IsBlank(line[i]))
            {
                i++;
            }

            words.Add(line.Substring(start, i - start));
        }

        return new LineTokens(words, quoted, problem);
    }

    /// <summary>A text as one word: what would end it or be taken for something else is written as in a URL.</summary>
    /// <remarks>Texts are compared as they are written, and two different ones never look alike: the percent sign is escaped too.</remarks>
    public static string Escape(string text, string also = "")
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsSurrogatePair(text, i))
            {
                result.Append(c).Append(text[++i]);
            }
            else if (c is '"' or '%' || also.IndexOf(c) >= 0 || IsUnsafe(c))
            {
                foreach (var b in Encoding.UTF8.GetBytes(c.ToString()))
                {
                    result.Append('%').Append(b.ToString("X2", CultureInfo.InvariantCulture));
                }
            }
            else
            {
                result.Append(c);
            }
        }

        return result.ToString();
    }

    /// <summary>A reason in quotes, on one line.</summary>
    public static string Quote(string text)
    {
        var result = new StringBuilder(text.Length + 2).Append('"');
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c is '"' or '\\')
            {
                result.Append('\\').Append(c);
            }
            else if (char.IsSurrogatePair(text, i))
            {
                result.Append(c).Append(text[++i]);
            }
            else
            {
                result.Append(c != ' ' && IsUnsafe(c) ? ' ' : c);
            }
        }

        return result.Append('"').ToString();
    }

    private static bool IsBlank(char c) => c is ' ' or '\t';

    private static bool IsUnsafe(char c) => char.IsWhiteSpace(c) || char.IsControl(c) || char.IsSurrogate(c) || c is '\ufeff';

    private static string ReadQuoted(string line, ref int i, ref string? problem)
    {
        var text = new StringBuilder();
        for (i++; i < line.Length; i++)
        {
            if (line[i] == '"')
            {
                i++;
                return text.ToString();
            }

            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] is '"' or '\\')
            {
                i++;
            }

            text.Append(line[i]);
        }

        problem ??= "its quoted reason is not closed";
        return text.ToString();
    }
}
