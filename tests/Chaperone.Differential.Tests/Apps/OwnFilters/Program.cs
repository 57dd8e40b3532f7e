// U9: controllers and page models that are their own filter, filters by session, hubs that send who is nobody away: no metadata says so.
using Wards;
using Microsoft.AspNetCore.SignalR;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
builder.Services.AddControllers();
builder.Services.AddRazorPages();
builder.Services.AddSignalR();
builder.Services.AddDistributedMemoryCache();
builder.Services.AddSession();
var app = builder.Build();

app.UseSession();
app.MapControllers();
app.MapRazorPages();
app.MapHub<BedsHub>("/beds");
app.MapHub<BoardHub>("/board");
app.Run();

public class BedsHub : Hub
{
    public override Task OnConnectedAsync()
    {
        if (Context.UserIdentifier is null)
        {
            Context.Abort();
        }

        return Task.CompletedTask;
    }
}

public class BoardHub : Hub
{
    public override Task OnConnectedAsync() => Groups.AddToGroupAsync(Context.ConnectionId, "board");
}
