using System;

namespace Chaperone.Endpoints.Execution;

/// <summary>What is known of the path of a request for a route: its text up to the first parameter. What a caller puts into parameters is not known.</summary>
internal sealed class RequestPath
{
    private readonly string _text;
    private readonly bool _isWhole;

    /// <summary>Whether the text ends where a segment does, so that nothing or a slash follows.</summary>
    private readonly bool _endsSegment;

    private RequestPath(string text, bool isWhole, bool endsSegment)
    {
        _text = text;
        _isWhole = isWhole;
        _endsSegment = endsSegment;
    }

    public static RequestPath Of(string route)
    {
        var start = route.IndexOf('{');
        if (start < 0)
        {
            return new RequestPath(route, isWhole: true, endsSegment: true);
        }

        // "/a/{id}" begins with "/a/"; "/a/{id?}", "/a/{id=1}" and "/a/{*rest}" are answered at "/a" as well.
        var parameter = route.Substring(start + 1, Routes.EndOfParameter(route, start) - start - 1);
        var mayBeLeftOut = parameter.StartsWith("*", StringComparison.Ordinal) || parameter.EndsWith("?", StringComparison.Ordinal) || parameter.IndexOf('=') >= 0;
        var endsSegment = mayBeLeftOut && start > 1 && route[start - 1] == '/';
        return new RequestPath(route.Substring(0, endsSegment ? start - 1 : start), isWhole: false, endsSegment);
    }

    /// <summary>As a program compares it that has turned it into small or capital letters.</summary>
    public RequestPath Cased(bool upper) => new(upper ? _text.ToUpperInvariant() : _text.ToLowerInvariant(), _isWhole, _endsSegment);

    public bool? StartsWith(string prefix, StringComparison comparison) =>
        _isWhole || _text.Length >= prefix.Length ? _text.StartsWith(prefix, comparison) : prefix.StartsWith(_text, comparison) ? null : false;

    /// <summary>As PathString.StartsWithSegments does it: the same text, and then nothing or a slash.</summary>
    public bool? StartsWithSegments(string prefix, StringComparison comparison) =>
        StartsWith(prefix, comparison) is var starts && starts != true ? starts
        : _text.Length > prefix.Length ? _text[prefix.Length] == '/'
        : _endsSegment ? true : null;

    public bool? Is(string text, StringComparison comparison) => _isWhole ? string.Equals(_text, text, comparison) : StartsWith(text, comparison) == false ? false : null;

    public bool? Contains(string text, StringComparison comparison) => _text.IndexOf(text, comparison) >= 0 ? true : _isWhole ? false : null;

    public bool? EndsWith(string text, StringComparison comparison) => _isWhole ? _text.EndsWith(text, comparison) : null;
}
