using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationModels;

namespace Clinic.Routes;

public static class Routes
{
    public static MvcOptions UseNamespaceToken(this MvcOptions options)
    {
        options.Conventions.Add(new NamespaceToken());
        return options;
    }

    private class NamespaceToken : IApplicationModelConvention
    {
        public void Apply(ApplicationModel application)
        {
            foreach (var controller in application.Controllers)
            {
                var name = controller.ControllerType.Namespace!.Split('.').Last();
                foreach (var selector in controller.Selectors.Concat(controller.Actions.SelectMany(a => a.Selectors)))
                {
                    if (selector.AttributeRouteModel is { Template: { } template } route)
                    {
                        route.Template = template.Replace("[namespace]", name).Replace("plain", "v1/plain");
                    }
                }
            }
        }
    }
}
