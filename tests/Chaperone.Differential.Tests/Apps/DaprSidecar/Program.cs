// Dapr: what its sidecar calls has fixed routes, its filter and middleware let everybody through, and its policy demands its own scheme (2.11, 3.3).
using Dapr;
using Dapr.Actors;
using Dapr.Actors.Runtime;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthentication().AddDapr();
builder.Services.AddAuthorization(options => options.AddDapr());
builder.Services.AddControllers().AddDapr();
builder.Services.AddActors(options => options.Actors.RegisterActor<ReminderActor>());
var app = builder.Build();
app.UseCloudEvents();
app.MapControllers();
app.MapSubscribeHandler();
app.MapActorsHandlers();

var guarded = app.MapGroup("/inner").RequireAuthorization();
guarded.MapSubscribeHandler();
guarded.MapActorsHandlers();

app.MapPost("/admissions", () => "open").WithTopic("hospital", "admissions");
app.MapPost("/discharges", () => "dapr").WithTopic("hospital", "discharges").RequireAuthorization("Dapr");
app.Run();

public interface IReminderActor : IActor
{
    Task<string> NextAsync();
}

public class ReminderActor(ActorHost host) : Actor(host), IReminderActor
{
    public Task<string> NextAsync() => Task.FromResult("next");
}

[ApiController, Route("events")]
public class EventsController : ControllerBase
{
    [HttpPost("moved"), Topic("hospital", "moved")] public string Moved() => "open";

    [HttpPost("merged"), Topic("hospital", "merged"), Authorize] public string Merged() => "protected";
}
