// Extension members in blocks, as C# 14 has them (2.8).
using Blocks;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.MapThings();
app.MapGroup("/secured").MapSecuredThings();
app.MapGroup("/generic").Secure().MapThings();
ThingExtensions.MapThings(app.MapGroup("/static-call"));
app.Run();
