namespace Cells.PlainHttpClientCells;

public static class Setup { public static void Configure(IServiceCollection services) => services.AddHttpClient(); }

[ReportedAnyway("since .NET 9 the client's log leaves queries out; the address goes to another system all the same")]
public static class Query { public static Task Run(HttpClient client, Patient p) => client.GetAsync($"https://other/patients?ssn={p.Ssn}"); }

public static class Path { public static Task Run(HttpClient client, Patient p) => client.GetAsync($"https://other/patients/{p.Ssn}"); }
