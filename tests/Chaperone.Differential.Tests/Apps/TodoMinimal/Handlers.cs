using Microsoft.AspNetCore.Authorization;

namespace Todos;

public record Todo(int Id, string Title);

public class TodoStore
{
    public IEnumerable<Todo> All() => [new(1, "walk the dog")];
}

public class Handlers(string text)
{
    [Authorize]
    public static string Secret() => "secret";

    [Authorize]
    public string Instance() => text;

    [Authorize]
    public static T? Generic<T>() => default;

    [Authorize]
    public virtual string Read() => "base";
}

public class DerivedHandlers() : Handlers("derived")
{
    public override string Read() => "derived"; // 0.1: reflected over the override
}

[Authorize]
public static class SecretType
{
    public static string Handle() => "open all the same";
}
