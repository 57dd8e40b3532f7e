// 1.19, U10: conventions that rewrite the application model; 3.24: one that adds the filter.
using Conventions;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddControllers(options =>
{
    options.Conventions.Add(new PrefixConvention("api/v1"));
    options.Conventions.Add(new AuthorizeEverything());
});
var app = builder.Build();
app.MapControllers();
app.MapGet("/minimal", () => "untouched");
app.Run();
