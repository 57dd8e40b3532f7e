// A typical controller application: primary constructors, ProblemDetails, an extension method a concern.
using Conduit.Infrastructure;

var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddConduitSecurity()
    .AddProblemDetails()
    .AddControllers(options => options.SuppressAsyncSuffixInActionNames = false)
    .AddJsonOptions(json => json.JsonSerializerOptions.WriteIndented = true);

var app = builder.Build();

if (!app.Environment.IsDevelopment())
{
    app.UseExceptionHandler();
}

app.UseStatusCodePages()
   .UseConduitSecurity();
app.MapConduit();

await app.RunAsync();
