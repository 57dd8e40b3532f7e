// An MCP server with sessions, and with the transport that was there before (2.11).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddMcpServer().WithHttpTransport(options =>
{
    options.Stateless = false;
#pragma warning disable MCP9004 // Obsolete.
    options.EnableLegacySse = true;
#pragma warning restore MCP9004
});
var app = builder.Build();

app.MapMcp("/mcp").RequireAuthorization();
app.Run();
