// 3.1: policies whose names are settings, one of which admits everybody: which one an endpoint asks for can't be told.
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?> { ["Closed"] = "closed", ["Open"] = "opened" });
builder.Services.AddAuthorization(options =>
{
    options.AddPolicy(builder.Configuration["Closed"]!, policy => policy.RequireAuthenticatedUser());
    options.AddPolicy(builder.Configuration["Open"]!, policy => policy.RequireAssertion(_ => true));
    options.AddPolicy("sometimes", policy =>
    {
        if (builder.Configuration["Closed"] == "closed")
        {
            policy.RequireAssertion(_ => true);
        }
        else
        {
            policy.RequireAuthenticatedUser();
        }
    });
});
var app = builder.Build();
app.MapGet("/closed", () => "x").RequireAuthorization("closed");
app.MapGet("/opened", () => "x").RequireAuthorization("opened");
app.MapGet("/sometimes", () => "x").RequireAuthorization("sometimes");
app.Run();
