namespace Chaperone.Package.Tests;

/// <summary><c>dotnet new webapi</c>: the consumer of the tests that need no particular template.</summary>
/// <remarks>The classes that use it run one after the other and leave the project as they found it.</remarks>
[CollectionDefinition(Name)]
public sealed class WebApiConsumer(PackedPackage package) : ICollectionFixture<WebApiConsumer>, IAsyncLifetime
{
    public const string Name = "webapi";

    internal Consumer Project { get; private set; } = null!;

    /// <summary>The first build's result: everything is at its default.</summary>
    internal BuildResult FirstBuild { get; private set; } = null!;

    /// <summary>The endpoints of the inventory that it wrote; later tests build other inventories, or none, in the order that the runner likes.</summary>
    internal IReadOnlyList<string> FirstInventory { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        Project = await package.CreateConsumerAsync("WebApi", "webapi");

        // Its only finding is to be that nobody protects the endpoint; what the template itself gets, TemplateTests see.
        Project.Write("Program.cs", Project.Read("Program.cs").Replace(".WithName(", ".WithSummary(\"Forecasts\").WithName(", StringComparison.Ordinal));
        (await Project.RestoreAsync()).Succeeded();
        FirstBuild = await Project.BuildAsync();
        FirstInventory = File.Exists(Project.Inventory) ? Project.InventoryIds() : [];
    }

    public ValueTask DisposeAsync() => default;
}
