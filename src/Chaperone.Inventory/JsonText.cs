using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Chaperone.Inventory;

/// <summary>
/// A small writer of indented JSON with LF line ends.
/// </summary>
/// <remarks>
/// Not System.Text.Json, because these sources run inside the compiler, where an analyzer may bring no dependency along.
/// </remarks>
internal sealed class JsonText
{
    private readonly StringBuilder _text = new();
    private readonly Stack<bool> _hasItems = new();
    private bool _afterName;

    public JsonText BeginObject() => Begin('{');

    public JsonText EndObject() => End('}');

    public JsonText BeginArray() => Begin('[');

    public JsonText EndArray() => End(']');

    public JsonText Name(string name)
    {
        Separate();
        AppendString(name);
        _text.Append(": ");
        _afterName = true;
        return this;
    }

    public JsonText Value(string? value)
    {
        Separate();
        if (value is null)
        {
            _text.Append("null");
        }
        else
        {
            AppendString(value);
        }

        return this;
    }

    public JsonText Value(bool? value)
    {
        Separate();
        _text.Append(value switch { true => "true", false => "false", null => "null" });
        return this;
    }

    public JsonText Value(int value)
    {
        Separate();
        _text.Append(value.ToString(CultureInfo.InvariantCulture));
        return this;
    }

    public JsonText Values(IEnumerable<string> values)
    {
        BeginArray();
        foreach (var value in values)
        {
            Value(value);
        }

        return EndArray();
    }

    /// <returns>The document, ending with a line feed.</returns>
    public override string ToString() => _text.ToString() + "\n";

    private JsonText Begin(char bracket)
    {
        Separate();
        _text.Append(bracket);
        _hasItems.Push(false);
        return this;
    }

    private JsonText End(char bracket)
    {
        if (_hasItems.Pop())
        {
            NewLine();
        }

        _text.Append(bracket);
        return this;
    }

    private void Separate()
    {
        if (_afterName)
        {
            _afterName = false;
            return;
        }

        if (_hasItems.Count == 0)
        {
            return;
        }

        if (_hasItems.Pop())
        {
            _text.Append(',');
        }

        _hasItems.Push(true);
        NewLine();
    }

    private void NewLine() => _text.Append('\n').Append(' ', 2 * _hasItems.Count);

    private void AppendString(string value)
    {
        _text.Append('"');
        for (var i = 0; i < value.Length; i++)
        {
            var c = value[i];
            switch (c)
            {
                case '"': _text.Append("\\\""); break;
                case '\\': _text.Append("\\\\"); break;
                case '\n': _text.Append("\\n"); break;
                case '\r': _text.Append("\\r"); break;
                case '\t': _text.Append("\\t"); break;
                default:
                    if (char.IsSurrogatePair(value, i))
                    {
                        _text.Append(c).Append(value[++i]);
                    }
                    else if (char.IsSurrogate(c))
                    {
                        // Half a character: no UTF-8 for it, and readers refuse its escape.
                        _text.Append('\ufffd');
                    }
                    else if (c < ' ' || c is (>= '\u007f' and <= '\u009f') or '\u2028' or '\u2029' or '\ufeff')
                    {
                        // Line separators too, U+0085 among them: the text travels in C# comments, which they would end.
                        _text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture));
                    }
                    else
                    {
                        _text.Append(c);
                    }

                    break;
            }
        }

        _text.Append('"');
    }
}
