using Serilog;
using Serilog.Core;
using Serilog.Events;
using ILogger = Serilog.ILogger;

namespace Cells.SerilogPolicy;

public static class Setup
{
    public static void Configure(LoggerConfiguration logger) => logger
        .Destructure
        .With<OnlyWards>();
}

public static class OfThePolicy { public static void Run(ILogger log, Patient p) => log.Information("Seen {@Patient}", p); }

[NotReported("what a policy of one's own looks at, a type, a name or an attribute, is not followed")]
public static class OfNoPolicy { public static void Run(ILogger log, SecretCard card) => log.Information("Seen {@Card}", card); }

public static class Text { public static void Run(ILogger log, PatientRecord r) => log.Information("Seen {Record}", r); }

public sealed class OnlyWards : IDestructuringPolicy
{
    public bool TryDestructure(object value, ILogEventPropertyValueFactory propertyValueFactory, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out LogEventPropertyValue? result)
    {
        result = value is Patient patient ? new ScalarValue(patient.Ward) : null;
        return result is not null;
    }
}
