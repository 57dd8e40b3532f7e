using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Chaperone.Inventory.OpenApi;

/// <summary>Reads JSON (RFC 8259) strictly, with the place of every name.</summary>
/// <remarks>Not System.Text.Json: these sources run inside the compiler, where an analyzer may bring no dependency along.</remarks>
internal sealed class JsonReader
{
    /// <summary>Deeper than any description of an API; a bound, because reading is recursive.</summary>
    private const int MostDepth = 200;

    private readonly string _text;
    private int _position;

    private JsonReader(string text) => _text = text;

    /// <exception cref="DataFormatException">The text is no JSON.</exception>
    public static DataNode Read(string text)
    {
        var reader = new JsonReader(text);
        reader.SkipBlanks();
        var root = reader.Value(0);
        reader.SkipBlanks();
        return reader._position == text.Length ? root : throw reader.Wrong("something follows the document");
    }

    private DataNode Value(int depth)
    {
        if (depth > MostDepth)
        {
            throw Wrong("it is nested too deeply");
        }

        var node = new DataNode(_position);
        switch (Peek())
        {
            case '{':
                node.Members = Members(depth);
                break;
            case '[':
                node.Items = Items(depth);
                break;
            case '"':
                node.Text = Text();
                break;
            default:
                node.Text = Word();
                break;
        }

        return node;
    }

    private List<DataMember> Members(int depth)
    {
        var members = new List<DataMember>();
        _position++;
        SkipBlanks();
        while (Peek() != '}')
        {
            var start = _position;
            var name = Peek() == '"' ? Text() : throw Wrong("a name in quotes is expected");
            var length = _position - start;
            SkipBlanks();
            Expect(':');
            SkipBlanks();
            members.Add(new DataMember(name, start, length, Value(depth + 1)));
            SkipBlanks();
            if (!Separator('}'))
            {
                break;
            }
        }

        Expect('}');
        return members;
    }

    private List<DataNode> Items(int depth)
    {
        var items = new List<DataNode>();
        _position++;
        SkipBlanks();
        while (Peek() != ']')
        {
            items.Add(Value(depth + 1));
            SkipBlanks();
            if (!Separator(']'))
            {
                break;
            }
        }

        Expect(']');
        return items;
    }

    private bool Separator(char end)
    {
        if (Peek() != ',')
        {
            return false;
        }

        _position++;
        SkipBlanks();
        return Peek() != end ? true : throw Wrong("something is missing behind the comma");
    }

    private string Text()
    {
        var start = ++_position;
        var end = _text.IndexOf('"', start);
        if (end >= 0 && _text.IndexOf('\\', start, end - start) < 0 && _text.IndexOf('\n', start, end - start) < 0)
        {
            _position = end + 1;
            return _text.Substring(start, end - start);
        }

        var text = new StringBuilder();
        while (true)
        {
            var c = Next();
            if (c == '"')
            {
                return text.ToString();
            }

            if (c < ' ')
            {
                throw Wrong("a text is not closed");
            }

            text.Append(c == '\\' ? Escaped() : c);
        }
    }

    private char Escaped()
    {
        var c = Next();
        switch (c)
        {
            case '"' or '\\' or '/': return c;
            case 'b': return '\b';
            case 'f': return '\f';
            case 'n': return '\n';
            case 'r': return '\r';
            case 't': return '\t';
            case 'u' when _position + 4 <= _text.Length && int.TryParse(_text.Substring(_position, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code):
                _position += 4;
                return (char)code;
            default: throw Wrong("an escape is not understood");
        }
    }

    private string? Word()
    {
        var start = _position;
        while (_position < _text.Length && (char.IsLetterOrDigit(_text[_position]) || _text[_position] is '-' or '+' or '.'))
        {
            _position++;
        }

        var word = _text.Substring(start, _position - start);
        return word switch
        {
            "null" => null,
            "true" or "false" => word,
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _) => word,
            _ => throw Wrong("a value is expected"),
        };
    }

    private char Peek() => _position < _text.Length ? _text[_position] : throw Wrong("it ends too early");

    private char Next() => _position < _text.Length ? _text[_position++] : throw Wrong("it ends too early");

    private void Expect(char c)
    {
        if (Peek() != c)
        {
            throw Wrong("'" + c + "' is expected");
        }

        _position++;
    }

    private void SkipBlanks()
    {
        while (_position < _text.Length && _text[_position] is ' ' or '\t' or '\r' or '\n' or '\ufeff')
        {
            _position++;
        }
    }

    private DataFormatException Wrong(string message) => new(_position, message);
}
