// gRPC services given as definitions: no attribute of the service counts, what is put on the call does (2.11).
using Clinic.Grpc;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddGrpc();
var app = builder.Build();

app.MapGrpcService(services => Charts.BindService(new ChartsService()));
app.MapGrpcService(Labs.BindService(new LabsService())).RequireAuthorization();

var made = app.MapGroup("/made").RequireAuthorization();
made.MapGrpcService(Definitions.Make());
app.Run();

[Authorize]
public class ChartsService : Charts.ChartsBase
{
    [Authorize]
    public override Task<ChartReply> Read(ChartRequest request, ServerCallContext context) => Task.FromResult(new ChartReply());
}

public class LabsService : Labs.LabsBase;

internal static class Definitions
{
    public static ServerServiceDefinition Make()
    {
        var method = new Method<byte[], byte[]>(MethodType.Unary, "clinic.Made", "Ping", Marshallers.Create(b => b, b => b), Marshallers.Create(b => b, b => b));
        return ServerServiceDefinition.CreateBuilder().AddMethod(method, (request, context) => Task.FromResult(request)).Build();
    }
}
