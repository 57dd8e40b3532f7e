// Contracts that another assembly holds, whose package name is not to be seen there; code-first services; unknown services ignored (2.11, U1, U2).
using Clinic.Grpc;
using Microsoft.AspNetCore.Authorization;
using ProtoBuf;
using ProtoBuf.Grpc.Configuration;
using ProtoBuf.Grpc.Server;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddGrpc(options => options.IgnoreUnknownServices = true);
builder.Services.AddCodeFirstGrpc();
var app = builder.Build();

app.MapGrpcService<ChartsService>();
app.MapGrpcService<BedsService>();
app.Run();

[Authorize]
public class ChartsService : Charts.ChartsBase;

[Service]
public interface IBeds
{
    Task<Bed> FindAsync(Bed bed);
}

public class BedsService : IBeds
{
    public Task<Bed> FindAsync(Bed bed) => Task.FromResult(bed);
}

[ProtoContract]
public class Bed
{
    [ProtoMember(1)]
    public string Name { get; set; } = "";
}
