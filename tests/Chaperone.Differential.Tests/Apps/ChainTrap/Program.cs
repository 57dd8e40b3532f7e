// The chain trap: RequireAuthorization() at the end of a chain binds to what the last call gave back (dotnet/eShop, pull request 272).
var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("admin", p => p.RequireRole("Admin"));
var app = builder.Build();

// the orders are open, the invoices are not
app.MapGroup("/trap").MapOrders().MapInvoices().RequireAuthorization();

// a helper that gives back the builder of its last endpoint
app.MapGroup("/last").MapBoth().RequireAuthorization("admin");

// on the group everything is covered
app.MapGroup("/hoisted").RequireAuthorization().MapOrders().MapInvoices();

// nothing is left out: the receiver is what was mapped
app.MapGroup("/whole").MapInvoices().RequireAuthorization();

// two statements say what they do
app.MapOrders();
app.MapGroup("/apart").MapInvoices().RequireAuthorization();
app.Run();
