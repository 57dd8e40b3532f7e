// U9: interceptors of gRPC and filters of SignalR run before each method and may refuse callers; no metadata says so (GrpcServiceOptions.Interceptors, HubOptions).
using Clinic.Grpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddGrpc(options => options.Interceptors.Add<CallerInterceptor>());
builder.Services.AddSignalR().AddHubOptions<WardHub>(options => options.AddFilter<CallerFilter>());
var app = builder.Build();

app.MapGrpcService<ChartsService>();
app.MapGrpcService<LabsService>().RequireAuthorization();
app.MapHub<WardHub>("/ward");
app.Run();

public class ChartsService : Charts.ChartsBase
{
    public override Task<ChartReply> Read(ChartRequest request, ServerCallContext context) => Task.FromResult(new ChartReply());
}

public class LabsService : Labs.LabsBase;

public class WardHub : Hub
{
    public string Beds() => "12";
}

public class CallerInterceptor : Interceptor
{
    public override Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        if (context.GetHttpContext().User.Identity?.IsAuthenticated != true)
        {
            throw new RpcException(new Status(StatusCode.Unauthenticated, "who is it?"));
        }

        return continuation(request, context);
    }
}

public class CallerFilter : IHubFilter
{
    public Task OnConnectedAsync(HubLifetimeContext context, Func<HubLifetimeContext, Task> next)
    {
        if (context.Context.User?.Identity?.IsAuthenticated != true)
        {
            context.Context.Abort();
            return Task.CompletedTask;
        }

        return next(context);
    }
}
