using Microsoft.AspNetCore.Http;

public class AliasMiddleware(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path == "/moved")
        {
            context.Request.Path = "/api/moved";
        }

        return next(context);
    }
}
