using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Compliance.Redaction;

namespace Cells.Telemetry;

public static class Tag { public static void Run(Activity activity, Patient p) => activity.SetTag("patient", p.Ssn); }

public static class KeyTag { public static void Run(Activity activity, Patient p) => activity.SetTag("patient", p.Id); }

public static class RedactedTag { public static void Run(Activity activity, Patient p) => activity.SetTag("patient", ErasingRedactor.Instance.Redact(p.Ssn)); }

public static class ClassifiedTag { public static void Run(Activity activity, ClassifiedRow row) => activity.SetTag("patient", row.Mrn); }

public static class Baggage { public static void Run(Activity activity, Patient p) => activity.AddBaggage("patient", p.Ssn); }

public static class Event { public static void Run(Activity activity, Patient p) => activity.AddEvent(new ActivityEvent("seen", tags: new ActivityTagsCollection { ["patient"] = p.Ssn })); }

public static class Name { public static void Run(Activity activity, Patient p) => activity.DisplayName = "Patient " + p.Ssn; }

public static class MetricTag { public static void Run(Counter<int> counter, Patient p) => counter.Add(1, new KeyValuePair<string, object?>("patient", p.Ssn)); }

public static class MetricTagList { public static void Run(Counter<int> counter, Patient p) => counter.Add(1, new TagList { { "patient", p.Ssn } }); }

public static class RecordTag { public static void Run(Activity activity, PatientRecord r) => activity.SetTag("patient", r.ToString()); }
