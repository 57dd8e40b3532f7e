namespace Chaperone.Tool.Scan;

/// <summary>What the user asked for.</summary>
internal sealed record ScanRequest(string Path, string? Output, string? Configuration, bool NoRestore);

/// <summary>The scan cannot start or go on; the message is for the user and says what to do.</summary>
internal sealed class ScanException(string message) : Exception(message);
