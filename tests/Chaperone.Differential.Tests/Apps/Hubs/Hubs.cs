using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.SignalR;

namespace Hubs;

public class OpenHub : Hub
{
    [Authorize]
    public Task Send() => Clients.All.SendAsync("text", "text");
}

[Authorize(Policy = "ReadChart")]
public class GuardedHub : Hub<IClient>
{
    [AllowAnonymous]
    public Task Send() => Clients.All.Text("text");
}

[Authorize(Roles = "Admin")]
public class DerivedHub : GuardedHub;

[AllowAnonymous]
public class PublicHub : Hub;

public interface IClient
{
    Task Text(string text);
}

public class VitalsMonitor : ConnectionHandler
{
    public override Task OnConnectedAsync(ConnectionContext connection) => Task.CompletedTask;
}

[Authorize]
public class GuardedMonitor : VitalsMonitor;
