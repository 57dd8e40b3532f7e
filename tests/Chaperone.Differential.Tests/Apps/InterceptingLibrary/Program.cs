// U9: an interceptor of gRPC and a filter of SignalR that a library holds, which says of each whether it may refuse callers.
using Blocks;
using Clinic.Grpc;
using Grpc.Core;
using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddGrpc(options => options.Interceptors.Add<ErrorInterceptor>());
builder.Services.AddSignalR(options => options.AddFilter<CallerFilter>());
var app = builder.Build();

app.MapGrpcService<ChartsService>();
app.MapHub<WardHub>("/ward");
app.Run();

public class ChartsService : Charts.ChartsBase
{
    public override Task<ChartReply> Read(ChartRequest request, ServerCallContext context) => Task.FromResult(new ChartReply());
}

public class WardHub : Hub
{
    public string Beds() => "12";
}
