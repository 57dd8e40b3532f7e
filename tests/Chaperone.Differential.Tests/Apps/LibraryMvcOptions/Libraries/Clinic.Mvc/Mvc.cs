using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Authorization;
using Microsoft.Extensions.DependencyInjection;

namespace Clinic.Mvc;

public static class ClinicMvc
{
    public static IMvcBuilder AddClinicMvc(this IServiceCollection services) => services.AddControllers(options =>
        options.Filters.Add(new AuthorizeFilter(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())));

    public static MvcOptions AskForAdministrators(this MvcOptions options)
    {
        options.Filters.Insert(0, new AuthorizeFilter(new AuthorizationPolicyBuilder().RequireRole("Admin").Build()));
        return options;
    }
}
