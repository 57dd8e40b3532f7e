namespace Cells.HttpClientCells;

public static class Setup { public static void Configure(IServiceCollection services) => services.AddRedaction().AddExtendedHttpClientLogging(); }

[ReportedAnyway("the client's log leaves queries out; the address goes to another system all the same")]
public static class Query { public static Task Run(HttpClient client, Patient p) => client.GetAsync($"https://other/patients?ssn={p.Ssn}"); }

[ReportedAnyway("the client's log redacts paths; the address goes to another system all the same")]
public static class Path { public static Task Run(HttpClient client, Patient p) => client.GetAsync($"https://other/patients/{p.Ssn}"); }
