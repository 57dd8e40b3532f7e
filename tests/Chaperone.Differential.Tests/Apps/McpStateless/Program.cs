// A stateless MCP server has neither sessions to end nor messages to push (2.11).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddMcpServer().WithHttpTransport(options => options.Stateless = true);
var app = builder.Build();

app.MapMcp("/mcp");
app.Run();
