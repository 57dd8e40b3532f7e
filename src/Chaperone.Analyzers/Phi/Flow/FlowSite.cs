using System;
using Microsoft.CodeAnalysis;

namespace Chaperone.Phi.Flow;

/// <summary>Why a rule over flows may want to look at an operation, besides the sinks that it hands something to.</summary>
[Flags]
internal enum FlowTraits
{
    None = 0,

    /// <summary>A record in the hole of an interpolation.</summary>
    PrintsRecord = 1,

    /// <summary>What is put behind <c>?name=</c>.</summary>
    QueryValue = 2,

    /// <summary>The result of a function that a model calls.</summary>
    ToolResult = 4,

    /// <summary>A library is told to write the data that it handles.</summary>
    SensitiveSwitch = 8,

    /// <summary>The message of a validation rule.</summary>
    ValidationMessage = 16,
}

/// <summary>One operation of a body that rules over flows have a question about.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Sinks">The kinds of sinks that it hands something to, itself or through the method that it calls.</param>
/// <param name="Traits">What else it may be.</param>
internal readonly record struct FlowSite(IOperation Operation, SinkKinds Sinks, FlowTraits Traits);
