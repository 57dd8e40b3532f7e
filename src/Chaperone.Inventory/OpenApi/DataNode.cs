using System;
using System.Collections.Generic;

namespace Chaperone.Inventory.OpenApi;

/// <summary>A value of a JSON or YAML document with its place: a map, a list or a text.</summary>
internal sealed class DataNode
{
    public DataNode(int start) => Start = start;

    /// <summary>Where it begins in the text.</summary>
    public int Start { get; }

    /// <summary>The members of a map in their order; null for others.</summary>
    public List<DataMember>? Members { get; set; }

    /// <summary>The items of a list; null for others.</summary>
    public List<DataNode>? Items { get; set; }

    /// <summary>A scalar's text; null for others and for null.</summary>
    public string? Text { get; set; }

    public DataNode? this[string name]
    {
        get
        {
            if (Members is not null)
            {
                foreach (var member in Members)
                {
                    if (member.Name == name)
                    {
                        return member.Value;
                    }
                }
            }

            return null;
        }
    }
}

/// <summary>A member of a map and where its name stands.</summary>
internal readonly struct DataMember
{
    public DataMember(string name, int start, int length, DataNode value)
    {
        Name = name;
        Start = start;
        Length = length;
        Value = value;
    }

    public string Name { get; }

    public int Start { get; }

    public int Length { get; }

    public DataNode Value { get; }
}

/// <summary>A document cannot be read; the message is the end of a sentence.</summary>
internal sealed class DataFormatException : Exception
{
    public DataFormatException(int position, string message)
        : base(message) => Position = position;

    public int Position { get; }
}
