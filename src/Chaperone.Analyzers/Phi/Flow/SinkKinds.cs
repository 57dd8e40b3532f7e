using System;

namespace Chaperone.Phi.Flow;

/// <summary>What kind of place a value reaches. Each rule asks for one.</summary>
[Flags]
internal enum SinkKinds
{
    None = 0,
    Log = 1,
    Error = 2,
    Telemetry = 4,
    ClientState = 8,
    Url = 16,
    Model = 32,
    All = Log | Error | Telemetry | ClientState | Url | Model,
}
