using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Chaperone.Inventory.OpenApi;

/// <summary>Reads the YAML that API descriptions are written in: block and flow collections, all kinds of scalars, comments, anchors.</summary>
/// <remarks>
/// A strict part of YAML 1.2, and deliberately not more: several documents, complex keys, merge keys and directives other than <c>%YAML</c>
/// are refused instead of being read wrongly. Content of block scalars is skipped, because nothing here asks for a description's text.
/// </remarks>
internal sealed class YamlReader
{
    private const int MostDepth = 200;

    private readonly string _text;
    private readonly List<Line> _lines = new();
    private readonly Dictionary<string, DataNode> _anchors = new(StringComparer.Ordinal);
    private int _line;

    private YamlReader(string text)
    {
        _text = text;
        var start = 0;
        while (start < text.Length)
        {
            var end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end;
            var stop = end > start && text[end - 1] == '\r' ? end - 1 : end;
            _lines.Add(Line.Of(text, start == 0 && text[0] == '\ufeff' ? 1 : start, stop));
            start = end + 1;
        }
    }

    /// <exception cref="DataFormatException">The text is no YAML, or uses what is not read.</exception>
    public static DataNode Read(string text)
    {
        var reader = new YamlReader(text);
        reader.SkipHead();
        var root = reader.MoveToContent() ? reader.Block(reader.Current.Indent, 0) : new DataNode(0);
        return reader.MoveToContent() ? throw reader.Wrong("the indentation does not fit") : root;
    }

    private Line Current => _lines[_line];

    private void SkipHead()
    {
        while (MoveToContent() && Current.Indent == 0 && (Current.Content.StartsWith("%YAML", StringComparison.Ordinal) || Current.Content == "---"))
        {
            _line++;
            if (_lines[_line - 1].Content == "---")
            {
                return;
            }
        }
    }

    /// <summary>Skips blank lines and comments; false at the end of the document.</summary>
    private bool MoveToContent()
    {
        while (_line < _lines.Count && (Current.Content.Length == 0 || Current.Content[0] == '#'))
        {
            _line++;
        }

        if (_line < _lines.Count && Current.Indent == 0 && Current.Content == "...")
        {
            _line = _lines.Count;
        }

        if (_line < _lines.Count && Current.Indent == 0 && Current.Content == "---" && _line > 0 && _lines.Take(_line).Any(static l => l.Content.Length > 0 && l.Content[0] is not ('#' or '%')))
        {
            throw Wrong("it holds several documents");
        }

        return _line < _lines.Count;
    }

    private DataNode Block(int indent, int depth)
    {
        if (depth > MostDepth)
        {
            throw Wrong("it is nested too deeply");
        }

        if (Current.HasTab)
        {
            throw Wrong("it is indented with a tab");
        }

        return IsItem(Current.Content) ? Sequence(indent, depth) : KeyEnd(Current.Content) >= 0 ? Mapping(indent, depth) : Scalar(Current.Start, Current.Content, indent - 1, depth, advance: true);
    }

    private DataNode Sequence(int indent, int depth)
    {
        var node = new DataNode(Current.Start) { Items = new List<DataNode>() };
        while (MoveToContent() && Current.Indent == indent && IsItem(Current.Content))
        {
            var line = Current;
            var rest = line.Content.Substring(1).TrimStart();
            if (rest.Length == 0 || rest[0] == '#')
            {
                _line++;
                node.Items.Add(MoveToContent() && Current.Indent > indent ? Block(Current.Indent, depth + 1) : new DataNode(line.Start));
                continue;
            }

            // What follows the dash is a block of its own, indented to where it stands.
            var column = line.Content.Length - rest.Length;
            _lines[_line] = new Line(line.Start + column, indent + column, rest, false);
            node.Items.Add(Block(indent + column, depth + 1));
        }

        return node;
    }

    private DataNode Mapping(int indent, int depth)
    {
        var node = new DataNode(Current.Start) { Members = new List<DataMember>() };
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (MoveToContent() && Current.Indent == indent)
        {
            var line = Current;
            var end = line.HasTab ? -1 : KeyEnd(line.Content);
            if (end < 0)
            {
                throw Wrong("a name with a colon is expected");
            }

            var name = KeyOf(line.Content.Substring(0, end).TrimEnd());
            if (!names.Add(name))
            {
                throw Wrong("'" + name + "' stands twice");
            }

            var rest = line.Content.Substring(end + 1);
            var value = rest.TrimStart();
            var start = line.Start + end + 1 + (rest.Length - value.Length);
            var length = line.Content.Substring(0, end).TrimEnd().Length;
            node.Members.Add(new DataMember(name, line.Start, length, MemberValue(start, value, indent, depth)));
        }

        if (_line < _lines.Count && Current.Indent > indent)
        {
            throw Wrong("the indentation does not fit");
        }

        return node;
    }

    private DataNode MemberValue(int start, string value, int indent, int depth)
    {
        var anchor = Properties(ref start, ref value);
        DataNode node;
        if (value.Length == 0 || value[0] == '#')
        {
            _line++;
            var more = MoveToContent() && (Current.Indent > indent || (Current.Indent == indent && IsItem(Current.Content)));
            node = more ? Block(Current.Indent, depth + 1) : new DataNode(start);
        }
        else
        {
            node = Scalar(start, value, indent, depth, advance: true);
        }

        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    /// <summary>Takes tags and an anchor off the front of a value.</summary>
    private static string? Properties(ref int start, ref string value)
    {
        string? anchor = null;
        while (value.Length > 1 && (value[0] == '!' || (value[0] == '&' && anchor is null)))
        {
            var end = value.IndexOf(' ');
            var word = end < 0 ? value : value.Substring(0, end);
            anchor = word[0] == '&' ? word.Substring(1) : anchor;
            var rest = end < 0 ? "" : value.Substring(end).TrimStart();
            start += value.Length - rest.Length;
            value = rest;
        }

        return anchor;
    }

    private DataNode Scalar(int start, string value, int indent, int depth, bool advance)
    {
        var anchor = Properties(ref start, ref value);
        var node = new DataNode(start);
        switch (value.Length == 0 ? '\0' : value[0])
        {
            case '|' or '>':
                node.Text = "";
                _line++;
                while (_line < _lines.Count && (Current.Content.Length == 0 || Current.Indent > indent))
                {
                    _line++;
                }

                break;
            case '{' or '[' or '"' or '\'':
                node = Flow(start, depth);
                break;
            case '*':
                node = _anchors.TryGetValue(WithoutComment(value).Substring(1), out var known) ? known : throw Wrong("an alias has no anchor");
                _line++;
                break;
            case '@' or '`' or '%' or '?' when value.Length == 1 || value[0] != '?' || value[1] == ' ':
                throw Wrong("'" + value[0] + "' begins something that is not read");
            default:
                node.Text = Plain(value, indent);
                break;
        }

        if (anchor is not null)
        {
            _anchors[anchor] = node;
        }

        return node;
    }

    // A plain scalar goes on over all lines that are indented deeper.
    private string? Plain(string value, int indent)
    {
        var text = new StringBuilder(WithoutComment(value));
        _line++;
        while (_line < _lines.Count && Current.Content.Length > 0 && Current.Indent > indent && Current.Content[0] != '#')
        {
            if (KeyEnd(Current.Content) >= 0)
            {
                throw Wrong("the indentation does not fit");
            }

            text.Append(' ').Append(WithoutComment(Current.Content));
            _line++;
        }

        var result = text.ToString();
        return result is "" or "~" or "null" or "Null" or "NULL" ? null : result;
    }

    /// <summary>A value in quotes or brackets, which may go over several lines; nothing but a comment may follow it.</summary>
    private DataNode Flow(int start, int depth)
    {
        var position = start;
        var node = FlowValue(ref position, depth);
        while (position < _text.Length && _text[position] is ' ' or '\t' or '\r')
        {
            position++;
        }

        if (position < _text.Length && _text[position] is not ('\n' or '#'))
        {
            throw new DataFormatException(position, "something follows the value");
        }

        while (_line < _lines.Count && Current.Start <= position)
        {
            _line++;
        }

        return node;
    }

    private DataNode FlowValue(ref int position, int depth)
    {
        if (depth > MostDepth)
        {
            throw new DataFormatException(position, "it is nested too deeply");
        }

        SkipFlowBlanks(ref position);
        var node = new DataNode(position);
        switch (At(position))
        {
            case '{':
                node.Members = new List<DataMember>();
                FlowMembers(node.Members, ref position, depth);
                break;
            case '[':
                node.Items = new List<DataNode>();
                position++;
                for (SkipFlowBlanks(ref position); At(position) != ']'; FlowSeparator(ref position, ']'))
                {
                    node.Items.Add(FlowValue(ref position, depth + 1));
                }

                position++;
                break;
            case '"' or '\'':
                node.Text = Quoted(ref position);
                break;
            default:
                node.Text = FlowPlain(ref position);
                break;
        }

        return node;
    }

    private void FlowMembers(List<DataMember> members, ref int position, int depth)
    {
        position++;
        for (SkipFlowBlanks(ref position); At(position) != '}'; FlowSeparator(ref position, '}'))
        {
            var start = position;
            var name = At(position) is '"' or '\'' ? Quoted(ref position) : FlowPlain(ref position) ?? "";
            var length = position - start;
            SkipFlowBlanks(ref position);
            var value = new DataNode(position);
            if (At(position) == ':')
            {
                position++;
                SkipFlowBlanks(ref position);
                value = At(position) is ',' or '}' ? new DataNode(position) : FlowValue(ref position, depth + 1);
            }

            members.Add(new DataMember(name, start, length, value));
        }

        position++;
    }

    private void FlowSeparator(ref int position, char end)
    {
        SkipFlowBlanks(ref position);
        if (At(position) == ',')
        {
            position++;
            SkipFlowBlanks(ref position);
        }
        else if (At(position) != end)
        {
            throw new DataFormatException(position, "'" + end + "' is expected");
        }
    }

    private string? FlowPlain(ref int position)
    {
        var start = position;
        while (At(position) is not (',' or '}' or ']' or '{' or '[' or '\n' or '#') && !(At(position) == ':' && At(position + 1) is ' ' or ',' or '}' or ']' or '\n'))
        {
            position++;
        }

        if (position == start)
        {
            throw new DataFormatException(position, "a value is expected");
        }

        var text = _text.Substring(start, position - start).Trim();
        return text is "~" or "null" ? null : text;
    }

    private string Quoted(ref int position)
    {
        var quote = _text[position];
        var text = new StringBuilder();
        for (position++; ; position++)
        {
            var c = At(position);
            if (c == quote && quote == '\'' && position + 1 < _text.Length && _text[position + 1] == '\'')
            {
                position++;
            }
            else if (c == quote)
            {
                position++;
                return text.ToString();
            }
            else if (c == '\\' && quote == '"')
            {
                c = At(++position);
                c = c switch { 'n' => '\n', 't' => '\t', 'r' => '\r', '0' => '\0', _ => c };
            }

            text.Append(c);
        }
    }

    private void SkipFlowBlanks(ref int position)
    {
        while (At(position) is ' ' or '\t' or '\r' or '\n' or '#')
        {
            if (_text[position] == '#')
            {
                var end = _text.IndexOf('\n', position);
                position = end < 0 ? _text.Length : end;
            }
            else
            {
                position++;
            }
        }
    }

    private char At(int position) => position < _text.Length ? _text[position] : throw new DataFormatException(_text.Length, "it ends too early");

    private static bool IsItem(string content) => content[0] == '-' && (content.Length == 1 || content[1] == ' ');

    /// <summary>Where the colon behind a name stands; negative when the line is no member of a map.</summary>
    private static int KeyEnd(string content)
    {
        var i = 0;
        if (content[0] is '"' or '\'')
        {
            i = content.IndexOf(content[0], 1);
            return i > 0 && i + 1 < content.Length && content[i + 1] == ':' && (i + 2 == content.Length || content[i + 2] == ' ') ? i + 1 : -1;
        }

        if (content[0] is '{' or '[' or '#' or '|' or '>' or '*' or '&' or '!')
        {
            return -1;
        }

        for (; i < content.Length; i++)
        {
            if (content[i] == ':' && (i + 1 == content.Length || content[i + 1] == ' '))
            {
                return i;
            }

            if (content[i] == '#' && i > 0 && content[i - 1] == ' ')
            {
                return -1;
            }
        }

        return -1;
    }

    private string KeyOf(string key) =>
        key == "<<" ? throw Wrong("merge keys are not read")
        : key.Length > 1 && key[0] == '"' ? key.Substring(1, key.Length - 2).Replace("\\/", "/")
        : key.Length > 1 && key[0] == '\'' ? key.Substring(1, key.Length - 2).Replace("''", "'")
        : key.StartsWith("? ", StringComparison.Ordinal) ? throw Wrong("complex keys are not read")
        : key;

    private static string WithoutComment(string value)
    {
        var comment = value.IndexOf(" #", StringComparison.Ordinal);
        return (comment < 0 ? value : value.Substring(0, comment)).TrimEnd();
    }

    private DataFormatException Wrong(string message) => new(_line < _lines.Count ? Current.Start : _text.Length, message);

    private readonly struct Line
    {
        public Line(int start, int indent, string content, bool hasTab)
        {
            Start = start;
            Indent = indent;
            Content = content;
            HasTab = hasTab;
        }

        public int Start { get; }

        public int Indent { get; }

        public string Content { get; }

        public bool HasTab { get; }

        public static Line Of(string text, int start, int end)
        {
            var content = start;
            while (content < end && text[content] == ' ')
            {
                content++;
            }

            var isTab = content < end && text[content] == '\t';
            return new Line(content, content - start, text.Substring(content, end - content).TrimEnd(), isTab && text.Substring(content, end - content).Trim().Length > 0);
        }
    }
}
