// Hangfire's dashboard: where it is, and when its own filters have no say (3.12).
using Hangfire;
using Hangfire.Dashboard;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization(options => options.AddPolicy("Staff", policy => policy.RequireRole("Admin")));
builder.Services.AddHangfire(configuration => configuration.UseStorage(new NoStorage()));
var app = builder.Build();

// Its filters refuse who does not call from the same machine, which metadata don't show; nor do the probe's requests, which name no page of it.
app.MapHangfireDashboard();
app.MapHangfireDashboard("/jobs");
app.MapHangfireDashboard("/refusing", new DashboardOptions { Authorization = new[] { new Nobody() } });
app.MapHangfireDashboard("/guarded").RequireAuthorization("Staff");

// No filter is left.
app.MapHangfireDashboard("/empty", new DashboardOptions { Authorization = [] });
app.MapHangfireDashboard("/none", new DashboardOptions { Authorization = Array.Empty<IDashboardAuthorizationFilter>() }).RequireAuthorization();
app.MapHangfireDashboard("/anonymous", new DashboardOptions { Authorization = [] }).AllowAnonymous();
app.MapHangfireDashboard("/later", new DashboardOptions { Authorization = [], AsyncAuthorization = new[] { new Nobody() } });
var titled = new DashboardOptions { DashboardTitle = "Jobs", Authorization = [] };
app.MapHangfireDashboard("/titled", titled);
app.MapHangfireDashboard("/set", Fill(new DashboardOptions()));
app.MapHangfireDashboardWithNoAuthorizationFilters("/unfiltered");
app.MapHangfireDashboardWithNoAuthorizationFilters("/unfiltered/staff").RequireAuthorization("Staff");
app.MapHangfireDashboardWithAuthorizationPolicy("Staff", "/policy");

var admin = app.MapGroup("/admin").RequireAuthorization();
admin.MapHangfireDashboard("/jobs", new DashboardOptions { Authorization = [] });
admin.MapHangfireDashboard(string.Empty, new DashboardOptions { Authorization = [] }).RequireAuthorization("Staff");
app.Run();

static DashboardOptions Fill(DashboardOptions options)
{
    options.Authorization = options.Authorization.Where(filter => filter is Nobody).ToArray();
    return options;
}

public class Nobody : IDashboardAuthorizationFilter, IDashboardAsyncAuthorizationFilter
{
    public bool Authorize(DashboardContext context) => false;

    public Task<bool> AuthorizeAsync(DashboardContext context) => Task.FromResult(false);
}

public class NoStorage : JobStorage
{
    public override Hangfire.Storage.IMonitoringApi GetMonitoringApi() => throw new NotSupportedException();

    public override Hangfire.Storage.IStorageConnection GetConnection() => throw new NotSupportedException();
}
