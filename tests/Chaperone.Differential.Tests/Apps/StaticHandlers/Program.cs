// Handlers in fields, properties, delegates and method groups of instances (2.5).
using Handlers;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();

var service = new Service();
app.MapGet("/instance", service.Read);
app.MapPost("/instance", service.Write);
app.MapGet("/field", Service.Field);
app.MapGet("/property", service.Property);
app.MapGet("/delegate", (Delegate)Service.Static);
app.MapGet("/delegate/new", new Func<string>(Service.Static));
app.MapGet("/request-delegate", new RequestDelegate(Service.Raw));
app.MapGet("/conditional", args.Length > 3 ? service.Read : Service.Static);
app.MapGet("/base", ((BaseService)service).Virtual);
app.MapGet("/returned", Service.Create());
app.MapGet("/cast", (Func<string>)([Authorize] () => "x"));
app.MapGet("/async", Service.ReadAsync);
app.MapGet("/parenthesised", ([Authorize(Roles = "Admin")] () => "x"));
app.Map("/map", [AllowAnonymous] () => "x").RequireAuthorization();
app.Run();
