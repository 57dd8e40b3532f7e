// Interceptors and hub filters that hand every call on first refuse nobody, whatever they say of an exception behind them.
using Clinic.Grpc;
using Grpc.Core;
using Grpc.Core.Interceptors;
using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddGrpc(options => options.Interceptors.Add(typeof(ErrorInterceptor)));
builder.Services.AddSignalR(options => options.AddFilter(new ErrorFilter()));
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
    public override Task OnConnectedAsync() => Clients.Caller.SendAsync("greeting", Context.User?.Identity?.Name);

    public string Beds() => "12";
}

public class ErrorInterceptor : Interceptor
{
    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        try
        {
            return await continuation(request, context);
        }
        catch (UnauthorizedAccessException)
        {
            throw new RpcException(new Status(StatusCode.PermissionDenied, "not yours"));
        }
    }
}

public class ErrorFilter : IHubFilter
{
    public async ValueTask<object?> InvokeMethodAsync(HubInvocationContext invocationContext, Func<HubInvocationContext, ValueTask<object?>> next)
    {
        try
        {
            return await next(invocationContext);
        }
        catch (UnauthorizedAccessException)
        {
            throw new HubException("Unauthorized");
        }
    }
}
