using Chaperone;
using Microsoft.Extensions.Compliance.Redaction;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cells.NullRedaction;

public static partial class Fallback
{
    public static void Configure(ILoggingBuilder logging)
    {
        logging.EnableRedaction();
        logging.Services.AddRedaction(static b => b.SetFallbackRedactor<NullRedactor>());
    }

    public static void Run(ILogger log, Patient p) => Seen(log, p.Ssn);

    [LoggerMessage(1, LogLevel.Information, "Seen {ssn}")]
    private static partial void Seen(ILogger logger, [Phi(PhiKind.NationalId)] string ssn);
}
