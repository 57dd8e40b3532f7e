namespace Chaperone.Tool.Scan;

/// <summary>What lies beside the tool for the compiler.</summary>
internal static class Payload
{
    public static string Targets { get; } = Path.Combine(AppContext.BaseDirectory, "payload", "scan", "Chaperone.Scan.targets");

    public static void Check()
    {
        if (!File.Exists(Targets))
        {
            throw new ScanException($"The tool is not complete: '{Targets}' is missing. Install it again.");
        }
    }
}
