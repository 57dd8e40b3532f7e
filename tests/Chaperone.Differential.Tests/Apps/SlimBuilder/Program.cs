// 3.14: the slim builder adds the middleware as well.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddAuthorizationBuilder().AddPolicy("admin", policy => policy.RequireRole("Admin"));

var app = builder.Build();

var todos = app.MapGroup("/todos");
todos.MapGet("/", () => new[] { "a", "b" }.Length.ToString());
todos.MapGet("/{id}", (int id) => id > 2 ? Results.NotFound() : Results.Ok()).RequireAuthorization();
todos.MapDelete("/{id}", (int id) => Results.NoContent()).RequireAuthorization("admin");

app.Run();
