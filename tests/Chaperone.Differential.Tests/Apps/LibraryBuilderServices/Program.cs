// A library that goes on to add services by the property of a builder has said all that it does.
using Orders;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddOrders();
var app = builder.Build();

app.MapGet("/orders", () => "orders");
app.MapGet("/invoices", () => "invoices").RequireAuthorization("Invoices");
app.Run();
