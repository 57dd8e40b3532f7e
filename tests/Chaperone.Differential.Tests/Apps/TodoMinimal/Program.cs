// The Map family and how a handler is bound (2.1, 2.2, 2.5).
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing.Patterns;
using Todos;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<TodoStore>();

var app = builder.Build();

// 2.1: every verb, both families
app.MapGet("/todos", (TodoStore store) => store.All());
app.MapPost("/todos", (Todo todo, TodoStore store) => TypedResults.Created($"/todos/{todo.Id}", todo)).RequireAuthorization();
app.MapPut("/todos/{id:int}", (int id, Todo todo) => TypedResults.NoContent()).RequireAuthorization();
app.MapDelete("/todos/{id:int}", (int id) => Results.NoContent()).RequireAuthorization(new AuthorizeAttribute { Roles = "Admin" });
app.MapPatch("/todos/{id:int}", (int id) => "patched").AllowAnonymous();
app.MapMethods("/todos/options", ["OPTIONS", "HEAD"], () => Results.Ok());
app.MapMethods("/todos/custom", new[] { "PURGE" }, () => "purged").RequireAuthorization();
app.Map("/any", () => "any verb");
app.Map("/any/secret", () => "any verb").RequireAuthorization();
app.Map(RoutePatternFactory.Parse("/parsed/{name}"), (string name) => name);
app.Map(RoutePatternFactory.Parse("/parsed-any"), () => "pattern").RequireAuthorization();
app.MapFallback(() => Results.NotFound());
app.MapFallback("/spa/{*path:nonfile}", () => "index.html").RequireAuthorization();
app.MapGet("/files/{*:path}", () => "a parameter that is called :path").RequireAuthorization();

app.MapGet("/raw", async context => await context.Response.WriteAsync("raw"));
app.MapPost("/raw", WriteRaw).RequireAuthorization();
app.MapMethods("/raw/methods", [HttpMethods.Put], (HttpContext context) => context.Response.WriteAsync("put")).RequireAuthorization();
app.Map("/raw/any", context => context.Response.WriteAsync("any"));

// 2.2: what the compiler makes of a lambda over HttpContext
app.MapGet("/bind/discarded", (HttpContext context) => Task.FromResult("never seen"));
app.MapGet("/bind/creation", async (HttpContext context) => new Todo(1, "never seen"));
app.MapGet("/bind/block", async (HttpContext context) => { await Task.Yield(); return "seen"; });
app.MapGet("/bind/untyped", async context => { await Task.Yield(); });
app.MapGet("/bind/anonymous-type", async (HttpContext context) => new { a = 1 });
app.MapGet("/bind/string", (HttpContext context) => "seen");
app.MapGet("/bind/secret", [Authorize] (HttpContext context) => Task.CompletedTask); // 2.5: attributes count in both families

// 2.5: attributes on the handler
app.MapGet("/attr/lambda", [Authorize] () => "lambda");
app.MapGet("/attr/lambda-role", [Authorize(Roles = "Admin")] (int? id) => "lambda");
app.MapGet("/attr/anonymous", [AllowAnonymous] () => "lambda").RequireAuthorization(); // 3.3
app.MapGet("/attr/method-group", Handlers.Secret);
app.MapGet("/attr/instance", new Handlers("x").Instance);
app.MapGet("/attr/generic", Handlers.Generic<int>);
app.MapGet("/attr/overridden", new DerivedHandlers().Read);
app.MapGet("/attr/local", Local);
app.MapGet("/attr/static-local", StaticLocal);
app.MapGet("/attr/type", SecretType.Handle); // 2.5: attributes of the declaring type do not count
app.MapGet("/attr/wrapped", () => Handlers.Secret()); // 2.5: nor those of a method that is merely called
app.MapGet("/attr/request-delegate", WriteSecret);

Delegate stored = [Authorize] () => "stored";
app.MapGet("/attr/delegate", stored);
Func<string> function = Handlers.Secret;
app.MapGet("/attr/func", function);
RequestDelegate raw = WriteSecret;
app.MapGet("/attr/raw", raw);

app.Run();

[Authorize]
string Local() => "local";

[Authorize(Roles = "Admin")]
static string StaticLocal() => "local";

static Task WriteRaw(HttpContext context) => context.Response.WriteAsync("raw");

[Authorize]
static Task WriteSecret(HttpContext context) => context.Response.WriteAsync("secret");
