// gRPC services: one endpoint for each method of the contract, attributes of class and method, groups, what answers for the unknown (2.11, 3.31).
using Clinic.Grpc;
using Grpc.Core;
using Microsoft.AspNetCore.Authorization;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorizationBuilder().AddPolicy("Write", policy => policy.RequireRole("Admin"));
builder.Services.AddGrpc();
builder.Services.AddGrpcReflection();
builder.Services.AddGrpcHealthChecks();
var app = builder.Build();

app.MapGrpcService<ChartsService>();
app.MapGrpcService<LabsService>().RequireAuthorization();
app.MapGrpcReflectionService();
app.MapGrpcHealthChecksService();

var inner = app.MapGroup("/internal").RequireAuthorization("Write");
inner.MapGrpcService<PublicLabsService>();
app.Run();

[Authorize]
public class ChartsService : Charts.ChartsBase
{
    public override Task<ChartReply> Read(ChartRequest request, ServerCallContext context) => Task.FromResult(new ChartReply());

    [AllowAnonymous]
    public override Task Watch(ChartRequest request, IServerStreamWriter<ChartReply> responseStream, ServerCallContext context) => Task.CompletedTask;
}

public class LabsBaseService : Labs.LabsBase
{
    [Authorize(Policy = "Write")]
    public override Task<ChartReply> Order(ChartRequest request, ServerCallContext context) => Task.FromResult(new ChartReply());
}

public class LabsService : LabsBaseService
{
    public override Task<ChartReply> Order(ChartRequest request, ServerCallContext context) => Task.FromResult(new ChartReply());

    public new Task<ChartReply> Cancel(ChartRequest request, ServerCallContext context) => Task.FromResult(new ChartReply());
}

[AllowAnonymous]
public class PublicLabsService : Labs.LabsBase;
