// An MCP server: one path for the streamable transport; conventions reach all of it (2.11).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddMcpServer().WithHttpTransport();
var app = builder.Build();

app.MapMcp();
app.MapMcp("/tools").RequireAuthorization();
app.MapGroup("/inner").MapMcp("mcp");
app.Run();
