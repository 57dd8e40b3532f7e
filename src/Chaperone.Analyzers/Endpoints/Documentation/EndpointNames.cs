using System.Collections.Generic;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Documentation;

/// <summary>Names and sentences for an endpoint that has none, made of what its code already says.</summary>
internal static class EndpointNames
{
    /// <summary><c>GetPatientsById</c>: the verb and the words of the route; unlike names of methods they are as unique as the endpoint itself.</summary>
    public static string OperationId(Endpoint endpoint)
    {
        var name = new StringBuilder(Capitalized((endpoint.Verbs.Length == 1 ? endpoint.Verbs[0] : "Call").ToLowerInvariant()));
        foreach (var word in WordsOfRoute(endpoint.Route))
        {
            name.Append(Capitalized(word));
        }

        return name.ToString();
    }

    /// <summary>"Get patient notes" of the method GetPatientNotesAsync, or "GET patients by id" of a lambda's verb and route.</summary>
    public static string Sentence(Endpoint endpoint)
    {
        if (endpoint.HandlerMethod is { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction, Name: { Length: > 3 } name } && char.IsUpper(name[0]))
        {
            var words = Words(name.EndsWith("Async", System.StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name).ToList();
            if (words.Count > 1)
            {
                return words[0] + string.Concat(words.Skip(1).Select(static w => " " + (w.Length > 1 && w.All(char.IsUpper) ? w : w.ToLowerInvariant())));
            }
        }

        return string.Join(" ", new[] { endpoint.Verbs.FirstOrDefault() ?? "Any" }.Concat(WordsOfRoute(endpoint.Route).Select(static w => w.ToLowerInvariant())));
    }

    private static IEnumerable<string> WordsOfRoute(string route)
    {
        foreach (var segment in Routes.WithoutConstraints(route).Split('/'))
        {
            if (segment.Length > 0 && segment[0] == '{')
            {
                yield return "by";
            }

            foreach (var word in Words(segment))
            {
                yield return word;
            }
        }
    }

    /// <summary>Runs of letters and digits, cut where a capital begins a word.</summary>
    private static IEnumerable<string> Words(string text)
    {
        var word = new StringBuilder();
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var starts = char.IsUpper(c) && i > 0 && (char.IsLower(text[i - 1]) || (i + 1 < text.Length && char.IsLower(text[i + 1])));
            if ((!char.IsLetterOrDigit(c) || starts) && word.Length > 0)
            {
                yield return word.ToString();
                word.Clear();
            }

            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
        }

        if (word.Length > 0)
        {
            yield return word.ToString();
        }
    }

    private static string Capitalized(string word) => char.ToUpperInvariant(word[0]) + word.Substring(1);
}
