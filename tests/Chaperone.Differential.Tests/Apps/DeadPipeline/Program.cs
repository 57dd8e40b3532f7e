// An application that was rewritten: the pipeline of before is still there, and nothing calls it. What it would map does not exist; the modules that
// the application maps in its new way exist once.
using DeadPipeline;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();

var app = builder.Build();
app.MapControllers();
app.MapCharts();
app.MapGroup("/v2").MapCharts();
app.Run();
