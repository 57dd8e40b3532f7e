// Groups that reflection finds: their path is by a name that some of them give, or by the name of their class.
using System.Reflection;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddTestAuthentication();
builder.Services.AddAuthorization();
var app = builder.Build();
app.UseAuthentication();
app.UseAuthorization();
app.MapGroups();
app.Run();

public abstract class EndpointGroup
{
    public virtual string? GroupName { get; }

    public abstract void Map(RouteGroupBuilder group);
}

public sealed class Records : EndpointGroup
{
    public override string? GroupName => "fhir";

    public override void Map(RouteGroupBuilder group)
    {
        group.RequireAuthorization();
        group.MapGet("{id}", static (string id) => id);
    }
}

public sealed class Visits : EndpointGroup
{
    public override void Map(RouteGroupBuilder group)
    {
        group.RequireAuthorization();
        group.MapGet("", static () => "x");
        group.MapPut("{id}", static (string id) => id);
    }
}

// Its constructor gives it a name, together with something else.
public sealed class Wards : EndpointGroup
{
    private readonly int _beds;

    public Wards() => (GroupName, _beds) = ("wards", 12);

    public override string? GroupName { get; }

    public override void Map(RouteGroupBuilder group) => group.MapGet("beds", () => _beds).RequireAuthorization();
}

internal static class GroupExtensions
{
    private static RouteGroupBuilder MapGroup(this WebApplication app, EndpointGroup group)
    {
        var groupName = group.GroupName ?? group.GetType().Name;
        var basePath = groupName.Equals("fhir", StringComparison.OrdinalIgnoreCase) ? "/fhir" : $"/api/{groupName}";
        return app.MapGroup(basePath).WithTags(groupName);
    }

    public static WebApplication MapGroups(this WebApplication app)
    {
        foreach (var type in Assembly.GetExecutingAssembly().GetExportedTypes().Where(t => t.IsSubclassOf(typeof(EndpointGroup))))
        {
            if (Activator.CreateInstance(type) is EndpointGroup instance)
            {
                instance.Map(app.MapGroup(instance));
            }
        }

        return app;
    }
}
