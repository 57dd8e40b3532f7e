// 2.6: the same parameter in the prefix and in the pattern.
var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.MapGroup("/a/{id}").MapGet("/b/{id}", (string id) => id);
app.Run();
