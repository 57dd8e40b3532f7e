using Chaperone;
using Microsoft.Extensions.Logging;

namespace Cells.RedactionWithoutRedactors;

public static partial class ClassifiedParameter
{
    public static void Configure(ILoggingBuilder logging) => logging.EnableRedaction();

    public static void Run(ILogger log, Patient p) => Seen(log, p.Ssn);

    [LoggerMessage(1, LogLevel.Information, "Seen {ssn}")]
    private static partial void Seen(ILogger logger, [Phi(PhiKind.NationalId)] string ssn);
}
