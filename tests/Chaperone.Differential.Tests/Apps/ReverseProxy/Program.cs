// YARP: routes that code makes, each with its own policy, and a forwarder (2.11).
using Yarp.ReverseProxy.Configuration;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Write", policy => policy.RequireRole("Admin"));
builder.Services.AddHttpForwarder();
builder.Services.AddReverseProxy().LoadFromMemory(
    [
        new RouteConfig { RouteId = "open", ClusterId = "a", Match = new RouteMatch { Path = "/open/{**rest}" } },
        new RouteConfig { RouteId = "default", ClusterId = "a", AuthorizationPolicy = "Default", Match = new RouteMatch { Path = "/charts/{id}", Methods = ["GET", "HEAD"] } },
        new RouteConfig { RouteId = "anonymous", ClusterId = "a", AuthorizationPolicy = "anonymous", Match = new RouteMatch { Path = "/public" } },
        new RouteConfig { RouteId = "policy", ClusterId = "a", AuthorizationPolicy = "Write", Match = new RouteMatch { Path = "/orders", Methods = ["POST"] } },
    ],
    [new ClusterConfig { ClusterId = "a", Destinations = new Dictionary<string, DestinationConfig> { ["d"] = new DestinationConfig { Address = "http://127.0.0.1:9/" } } }]);
var app = builder.Build();

app.MapReverseProxy();
app.MapForwarder("/legacy/{**rest}", "http://127.0.0.1:9/");
app.MapForwarder("/guarded/{**rest}", "http://127.0.0.1:9/").RequireAuthorization();
app.Run();
