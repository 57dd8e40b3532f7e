using static Chaperone.Tests.Harness.Programs;

namespace Chaperone.Tests.Rules.Authorization;

/// <summary>CHP1001 on controllers.</summary>
public class EndpointWithoutAuthorizationControllerTests
{
    [Fact]
    public Task ActionWithoutDecision_Reports() => AnalyzerTest.RunAsync(Mvc("""
        [ApiController, Route("api/[controller]")]
        public class PatientsController : ControllerBase
        {
            [HttpGet("{id}")]
            public string {|CHP1001:Get|}(int id) => "x";

            [Authorize, HttpPost]
            public string Post() => "x";

            [AllowAnonymous, HttpPut]
            public string Put() => "x";

            [NonAction]
            public string Helper() => "x";
        }
        """));

    [Theory]
    [InlineData("[Authorize]", "ControllerBase")]
    [InlineData("[AllowAnonymous]", "ControllerBase")]
    [InlineData("", "SecuredBase")]
    [InlineData("[Authorize(Roles = \"Doctor\")]", "ControllerBase")]
    [InlineData("[Custom]", "ControllerBase")]
    public Task ClassDecides_DoesNotReport(string attribute, string baseClass) => AnalyzerTest.RunAsync(Mvc($$"""
        [ApiController, Route("api/[controller]")]
        {{attribute}}
        public class PatientsController : {{baseClass}}
        {
            [HttpGet]
            public string Get() => "x";
        }

        [Authorize]
        public abstract class SecuredBase : ControllerBase { }

        public class CustomAttribute : AuthorizeAttribute { }
        """));

    [Theory]
    [InlineData("o => o.Filters.Add(new AuthorizeFilter())")]
    [InlineData("o => o.Filters.Add(new AuthorizeFilter(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build()))")]
    public Task GlobalFilter_DoesNotReport(string options) => AnalyzerTest.RunAsync(Mvc(
        """
        [Route("a")]
        public class AController : ControllerBase { [HttpGet] public string Get() => "x"; }
        """,
        options: options));

    [Theory]
    [InlineData("app.MapControllers().RequireAuthorization();")]
    [InlineData("app.MapGroup(\"/api\").RequireAuthorization().MapControllers();")]
    public Task ConventionOnMapControllers_DoesNotReport(string body) => AnalyzerTest.RunAsync(Mvc(
        """
        [Route("a")]
        public class AController : ControllerBase { [HttpGet] public string Get() => "x"; }
        """,
        body));

    [Fact]
    public Task ControllersThatAreNotMapped_DoNotReport() => AnalyzerTest.RunAsync(Mvc(
        """
        [Route("a")]
        public class AController : ControllerBase { [HttpGet] public string Get() => "x"; }
        """,
        body: ""));

    [Fact]
    public Task ConventionalRoute_Reports() => AnalyzerTest.RunAsync(Mvc(
        """
        public class HomeController : Controller
        {
            public IActionResult {|CHP1001:Index|}() => Ok();
            private IActionResult Hidden() => Ok();
        }
        """,
        """app.MapControllerRoute("default", "{controller=Home}/{action=Index}/{id?}");"""));

    [Fact]
    public Task InheritedAction_ReportsAtTheClass() => AnalyzerTest.RunAsync(Mvc("""
        [Route("api/[controller]")]
        public class {|CHP1001:PatientsController|} : CrudController<int> { }

        [Route("api/[controller]"), Authorize]
        public class OrdersController : CrudController<string> { }

        public abstract class CrudController<T> : ControllerBase
        {
            [HttpGet("{id}")]
            public T? Get(int id) => default;
        }
        """));

    [Fact]
    public Task SeveralActionsOfOneName_ReportEach() => AnalyzerTest.RunAsync(Mvc("""
        [Route("a")]
        public class AController : ControllerBase
        {
            [HttpGet] public string {|CHP1001:Get|}() => "x";
            [HttpGet("{id}")] public string {|CHP1001:Get|}(int id) => "x";
        }
        """));

    [Fact]
    public Task AttributeOnAnInterface_DoesNotCount_Reports() => AnalyzerTest.RunAsync(Mvc("""
        public interface IGet { [Authorize] string Get(); }
        [Route("a")]
        public class AController : ControllerBase, IGet { [HttpGet] public string {|CHP1001:Get|}() => "x"; }
        """));

    [Fact]
    public Task OverrideInheritsTheAttribute_DoesNotReport() => AnalyzerTest.RunAsync(Mvc("""
        public abstract class Base : ControllerBase { [HttpGet, Authorize] public virtual string Get() => "x"; }
        [Route("a")]
        public class AController : Base { public override string Get() => "y"; }
        """));

    [Fact]
    public Task FilterAttributeThatMayRefuse_DoesNotReport() => AnalyzerTest.RunAsync(Mvc("""
        public class ApiKeyAttribute : Attribute, IAuthorizationFilter
        {
            public void OnAuthorization(AuthorizationFilterContext context) => context.Result = new UnauthorizedResult();
        }

        [Route("a"), ApiKey]
        public class AController : ControllerBase { [HttpGet] public string Get() => "x"; }
        """));

    [Fact]
    public Task ControllerInAnotherFile_Reports() => AnalyzerTest.RunAsync(
        Mvc(""),
        """
        using Microsoft.AspNetCore.Mvc;
        [Route("a")]
        public partial class AController : ControllerBase { [HttpGet] public string {|CHP1001:Get|}() => "x"; }
        """,
        """
        using Microsoft.AspNetCore.Mvc;
        public partial class AController { [HttpPost] public string {|CHP1001:Post|}() => "x"; }
        """);

    [Fact]
    public Task AuthorizeOnTheOtherPart_DoesNotReport() => AnalyzerTest.RunAsync(
        Mvc(""),
        """
        using Microsoft.AspNetCore.Mvc;
        [Route("a")]
        public partial class AController : ControllerBase { [HttpGet] public string Get() => "x"; }
        """,
        """
        using Microsoft.AspNetCore.Authorization;
        [Authorize]
        public partial class AController { }
        """);

    [Theory]
    [InlineData("public abstract class AController")]
    [InlineData("internal class AController")]
    [InlineData("public class AController<T>")]
    [InlineData("[NonController] public class AController")]
    public Task NotAController_DoesNotReport(string declaration) => AnalyzerTest.RunAsync(Mvc($$"""
        {{declaration}} : ControllerBase { [HttpGet("a")] public string Get() => "x"; }
        """));

    [Theory]
    [InlineData("foreach (var controller in application.Controllers) { controller.Filters.Add(new AuthorizeFilter()); }", false)]
    [InlineData("foreach (var controller in application.Controllers) { controller.ControllerName = controller.ControllerName.ToLowerInvariant(); }", true)]
    public Task ConventionOfTheApplication_IsJudgedByWhatItDoes(string apply, bool reported)
    {
        var action = reported ? "{|CHP1001:Get|}" : "Get";
        return AnalyzerTest.RunAsync(Mvc(
            $$"""
            [Route("a")]
            public class AController : ControllerBase { [HttpGet] public string {{action}}() => "x"; }
            public class Convention : Microsoft.AspNetCore.Mvc.ApplicationModels.IApplicationModelConvention
            {
                public void Apply(Microsoft.AspNetCore.Mvc.ApplicationModels.ApplicationModel application) { {{apply}} }
            }
            """,
            options: "o => o.Conventions.Add(new Convention())"));
    }
}
