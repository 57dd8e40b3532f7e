namespace Chaperone.Tool;

/// <summary>What the command returns to a script.</summary>
internal static class ExitCodes
{
    public const int Success = 0;

    /// <summary>A finding has the severity error.</summary>
    public const int Findings = 1;

    /// <summary>Something was not scanned: bad input, a project that does not build, an inventory that is missing.</summary>
    public const int NotScanned = 2;

    /// <summary>Stopped by Ctrl-C, as shells count it.</summary>
    public const int Cancelled = 130;
}
