using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace Delegated;

public class NobodyException : Exception;

public class UnauthorizedException : NobodyException;

public interface ICharts
{
    string Own();

    string Of(string? name);

    string Found(string name);

    string SignIn(string password);
}

public class Charts(IHttpContextAccessor accessor) : ICharts
{
    public string Own()
    {
        var user = accessor.HttpContext?.User;
        if (user?.Identity?.IsAuthenticated != true)
        {
            throw new UnauthorizedException();
        }

        return "x";
    }

    public string Of(string? name)
    {
        if (name is null)
        {
            throw new UnauthorizedException();
        }

        return name;
    }

    public string Found(string name)
    {
        if (name == "?")
        {
            throw new UnauthorizedException();
        }

        return name;
    }

    // A password that is sent is nobody yet.
    public string SignIn(string password) => password == "letmein" ? "x" : throw new UnauthorizedException();
}

public abstract class Doors
{
    public abstract string Enter();
}

public class GuardedDoors(IHttpContextAccessor accessor) : Doors
{
    public override string Enter() => accessor.HttpContext?.User.Identity?.Name ?? throw new UnauthorizedException();
}

public static class Callers
{
    public static void Known(HttpContext context)
    {
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            throw new UnauthorizedException();
        }
    }

    public static string NameOrRefuse(this ClaimsPrincipal user) => user.Identity?.Name ?? throw new UnauthorizedException();
}

public interface ICurrentUser
{
    string? Name { get; }
}

public class CurrentUser(IHttpContextAccessor accessor) : ICurrentUser
{
    public string? Name => accessor.HttpContext?.User.Identity?.Name;
}

public interface IRequest;

public interface ISecuredRequest : IRequest;

public interface ISender
{
    string Send(IRequest request);
}

public interface IRequestHandler<TRequest>
{
    string Handle(TRequest request);
}

public interface IBehavior<TRequest>
{
    void Handle(TRequest request);
}

[Authorize]
public record MarkedQuery : IRequest;

public record SecuredQuery : ISecuredRequest;

public record HandledQuery : IRequest;

public interface IOfCaller : IRequest;

public record FittingQuery : IOfCaller;

[AllowAnonymous]
public record OpenQuery : IRequest;

public class HandledQueryHandler(ICurrentUser user) : IRequestHandler<HandledQuery>
{
    public string Handle(HandledQuery request) => user.Name ?? throw new UnauthorizedException();
}

public class OpenQueryHandler : IRequestHandler<OpenQuery>
{
    public string Handle(OpenQuery request) => "x";
}

public class MarksBehavior<TRequest>(ICurrentUser user) : IBehavior<TRequest>
    where TRequest : IRequest
{
    public void Handle(TRequest request)
    {
        if ((request.GetType().GetCustomAttribute<AuthorizeAttribute>() is not null || request is ISecuredRequest) && user.Name is null)
        {
            throw new UnauthorizedException();
        }
    }
}

public class CallerBehavior<TRequest>(ICurrentUser user) : IBehavior<TRequest>
    where TRequest : IOfCaller
{
    public void Handle(TRequest request)
    {
        if (user.Name is null)
        {
            throw new UnauthorizedException();
        }
    }
}

public class Mediator(ICurrentUser user) : ISender
{
    public string Send(IRequest request)
    {
        new MarksBehavior<IRequest>(user).Handle(request);
        switch (request)
        {
            case IOfCaller of:
                new CallerBehavior<IOfCaller>(user).Handle(of);
                return "x";
            case HandledQuery handled:
                return new HandledQueryHandler(user).Handle(handled);
            default:
                return "x";
        }
    }
}
