// Probes, descriptions, metrics, files, Identity, short-circuited prefixes: endpoints that are the same in every application (2.11, 2.12, 3.12).
using Microsoft.AspNetCore.Identity;
using Prometheus;
using Scalar.AspNetCore;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddHealthChecks();
builder.Services.AddOpenApi();
builder.Services.AddSwaggerGen();
builder.Services.AddIdentityApiEndpoints<Member>();
builder.Services.AddSingleton<IUserStore<Member>, MemberStore>();
var app = builder.Build();

app.MapHealthChecks("/health");
app.MapHealthChecks("/health/ready").RequireAuthorization();
app.MapOpenApi();
app.MapOpenApi("/docs/{documentName}.json").RequireAuthorization();
app.MapSwagger();
app.MapSwagger("/api-docs/{documentName}.{extension}");
app.MapScalarApiReference();
app.MapMetrics();
app.MapMetrics("/internal/metrics").RequireAuthorization();
app.MapShortCircuit(404, "robots.txt", "/favicon.ico", "scan/");
app.MapIdentityApi<Member>();

var account = app.MapGroup("/account");
account.MapIdentityApi<Member>().AllowAnonymous();
account.MapHealthChecks("alive");

app.MapFallbackToFile("index.html");
app.Run();

public class Member;

public class MemberStore : IUserStore<Member>, IUserEmailStore<Member>
{
    public Task<IdentityResult> CreateAsync(Member user, CancellationToken token) => Task.FromResult(IdentityResult.Success);
    public Task<IdentityResult> DeleteAsync(Member user, CancellationToken token) => Task.FromResult(IdentityResult.Success);
    public Task<IdentityResult> UpdateAsync(Member user, CancellationToken token) => Task.FromResult(IdentityResult.Success);
    public Task<Member?> FindByIdAsync(string userId, CancellationToken token) => Task.FromResult<Member?>(null);
    public Task<Member?> FindByNameAsync(string name, CancellationToken token) => Task.FromResult<Member?>(null);
    public Task<Member?> FindByEmailAsync(string email, CancellationToken token) => Task.FromResult<Member?>(null);
    public Task<string?> GetNormalizedUserNameAsync(Member user, CancellationToken token) => Task.FromResult<string?>("");
    public Task<string> GetUserIdAsync(Member user, CancellationToken token) => Task.FromResult("");
    public Task<string?> GetUserNameAsync(Member user, CancellationToken token) => Task.FromResult<string?>("");
    public Task<string?> GetEmailAsync(Member user, CancellationToken token) => Task.FromResult<string?>("");
    public Task<bool> GetEmailConfirmedAsync(Member user, CancellationToken token) => Task.FromResult(true);
    public Task<string?> GetNormalizedEmailAsync(Member user, CancellationToken token) => Task.FromResult<string?>("");
    public Task SetNormalizedUserNameAsync(Member user, string? name, CancellationToken token) => Task.CompletedTask;
    public Task SetUserNameAsync(Member user, string? name, CancellationToken token) => Task.CompletedTask;
    public Task SetEmailAsync(Member user, string? email, CancellationToken token) => Task.CompletedTask;
    public Task SetEmailConfirmedAsync(Member user, bool confirmed, CancellationToken token) => Task.CompletedTask;
    public Task SetNormalizedEmailAsync(Member user, string? email, CancellationToken token) => Task.CompletedTask;
    public void Dispose()
    {
    }
}
