using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Chaperone.Endpoints.Facts;

/// <summary>A number or a list of nodes, written as <c>(1 2 (3))</c>: all that the text of facts is made of, besides its table of strings.</summary>
internal readonly struct FactNode
{
    /// <summary>Deeper nesting is not ours.</summary>
    private const int MaximumDepth = 200;

    public FactNode(int number)
    {
        Number = number;
        Items = null;
    }

    public FactNode(List<FactNode> items)
    {
        Number = 0;
        Items = items;
    }

    public int Number { get; }

    public List<FactNode>? Items { get; }

    public FactNode this[int index] => Items![index];

    public int Count => Items?.Count ?? 0;

    public static FactNode List(params FactNode[] items) => new(new List<FactNode>(items));

    public static implicit operator FactNode(int number) => new(number);

    public static implicit operator FactNode(bool truth) => new(truth ? 1 : 0);

    public void Write(StringBuilder text)
    {
        if (Items is null)
        {
            text.Append(Number.ToString(CultureInfo.InvariantCulture));
            return;
        }

        text.Append('(');
        for (var i = 0; i < Items.Count; i++)
        {
            // A parenthesis separates by itself.
            if (i > 0 && Items[i].Items is null && Items[i - 1].Items is null)
            {
                text.Append(' ');
            }

            Items[i].Write(text);
        }

        text.Append(')');
    }

    /// <summary>Reads one node.</summary>
    /// <exception cref="FormatException">The text is not what <see cref="Write"/> writes.</exception>
    public static FactNode Parse(string text)
    {
        var position = 0;
        var node = Parse(text, ref position, 0);
        return position == text.Length ? node : throw new FormatException("more than one node");
    }

    private static FactNode Parse(string text, ref int position, int depth)
    {
        if (position >= text.Length || depth > MaximumDepth)
        {
            throw new FormatException("a node is missing or nested too deeply");
        }

        if (text[position] == '(')
        {
            position++;
            var items = new List<FactNode>();
            while (position < text.Length && text[position] != ')')
            {
                if (text[position] == ' ')
                {
                    position++;
                }
                else
                {
                    items.Add(Parse(text, ref position, depth + 1));
                }
            }

            return position++ < text.Length ? new FactNode(items) : throw new FormatException("a list has no end");
        }

        var start = position;
        while (position < text.Length && (char.IsDigit(text[position]) || text[position] == '-'))
        {
            position++;
        }

        return int.TryParse(text.Substring(start, position - start), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            ? new FactNode(number)
            : throw new FormatException("not a number");
    }
}
