using Chaperone.CodeFixes;
using static Chaperone.Tests.Harness.Programs;
using Verify = Chaperone.Tests.Harness.FixTest<Chaperone.CodeFixes.RequireAuthorizationFixer>;

namespace Chaperone.Tests.Fixes;

public class RequireAuthorizationFixerControllerTests
{
    [Fact]
    public Task Action_Fixes() => Verify.RunAsync(
        Mvc("""
            [Route("a")]
            public class AController : ControllerBase
            {
                /// <summary>One.</summary>
                // by id
                [HttpGet("{id}")] // get
                public string {|CHP1001:Get|}(int id) => "x";

                [HttpPost] public string {|CHP1001:Post|}() => "x"; // post

                #region more
                [HttpPut]
                #if DEBUG
                [Produces("text/plain")]
                #endif
                public string {|CHP1001:Put|}() => "x";
                #endregion
            }
            """),
        Mvc("""
            [Route("a")]
            public class AController : ControllerBase
            {
                /// <summary>One.</summary>
                // by id
                [HttpGet("{id}")] // get
                [Authorize]
                public string Get(int id) => "x";

                [HttpPost] [Authorize] public string Post() => "x"; // post

                #region more
                [HttpPut]
                #if DEBUG
                [Produces("text/plain")]
                #endif
                [Authorize]
                public string Put() => "x";
                #endregion
            }
            """),
        FixKeys.Authorize);

    [Fact]
    public Task ActionWithoutAttributes_Fixes() => Verify.RunAsync(
        Mvc("""
            public class HomeController : Controller
            {
                // the start page
                public IActionResult {|CHP1001:Index|}() => Ok();
            }
            """, """app.MapDefaultControllerRoute();"""),
        Mvc("""
            public class HomeController : Controller
            {
                // the start page
                [Authorize]
                public IActionResult Index() => Ok();
            }
            """, """app.MapDefaultControllerRoute();"""),
        FixKeys.Authorize);

    [Fact]
    public Task DeclaredPolicy_Fixes()
    {
        static string Program(string controllers) => Mvc(controllers, """
            app.MapControllers();
            """).Replace("builder.Services.AddAuthorization();", """builder.Services.AddAuthorization(o => o.AddPolicy("ReadChart", p => p.RequireRole("Doctor")));""");
        return Verify.RunAsync(
            Program("""[Route("a")] public class AController : ControllerBase { [HttpGet] public string {|CHP1001:Get|}() => "x"; }"""),
            Program("""[Route("a")] public class AController : ControllerBase { [HttpGet] [Authorize(Policy = "ReadChart")] public string Get() => "x"; }"""),
            FixKeys.Policy + "ReadChart");
    }

    [Fact]
    public Task WholeController_Fixes() => Verify.RunAsync(
        Mvc("""
            /// <summary>Patients.</summary>
            [Route("a")]
            public class AController : ControllerBase
            {
                [HttpGet]
                public string {|CHP1001:Get|}() => "x";
                [HttpPost]
                public string {|CHP1001:Post|}() => "x";
            }
            """),
        Mvc("""
            /// <summary>Patients.</summary>
            [Route("a")]
            [Authorize]
            public class AController : ControllerBase
            {
                [HttpGet]
                public string Get() => "x";
                [HttpPost]
                public string Post() => "x";
            }
            """),
        FixKeys.AuthorizeController);

    [Fact]
    public Task InheritedAction_FixesTheClass() => Verify.RunAsync(
        Mvc("""
            public abstract class Crud : ControllerBase { [HttpGet] public string Get() => "x"; }
            [Route("a")]
            public sealed class {|CHP1001:AController|} : Crud { }
            """),
        Mvc("""
            public abstract class Crud : ControllerBase { [HttpGet] public string Get() => "x"; }
            [Route("a")]
            [Authorize]
            public sealed class AController : Crud { }
            """),
        FixKeys.Authorize);

    [Fact]
    public Task SeveralFiles_FixAll_ImportsOnce()
    {
        static string Before(string name) => $$"""
            // {{name}}
            using System;
            using Microsoft.AspNetCore.Mvc;

            namespace Clinic;

            [Route("{{name}}")]
            public class {{name}}Controller : ControllerBase
            {
                [HttpGet]
                public string {|CHP1001:Get|}() => "x";

                [HttpPost]
                public string {|CHP1001:Post|}() => "x";
            }
            """;
        static string After(string name) => $$"""
            // {{name}}
            using System;
            using Microsoft.AspNetCore.Authorization;
            using Microsoft.AspNetCore.Mvc;

            namespace Clinic;

            [Route("{{name}}")]
            public class {{name}}Controller : ControllerBase
            {
                [HttpGet]
                [Authorize]
                public string Get() => "x";

                [HttpPost]
                [Authorize]
                public string Post() => "x";
            }
            """;
        return new Verify([Mvc(""), Before("A"), Before("B")], [Mvc(""), After("A"), After("B")])
        {
            CodeActionEquivalenceKey = FixKeys.Authorize,
            NumberOfIncrementalIterations = 4,
            NumberOfFixAllIterations = 1,
            NumberOfFixAllInDocumentIterations = 2,
        }.RunAsync();
    }

    public static TheoryData<string, string> Imports => new()
    {
        // Inside the namespace, where the other directives are.
        {
            """
            namespace Clinic
            {
                using Microsoft.AspNetCore.Mvc;

                [Route("a")] public class AController : ControllerBase { [HttpGet] public string {|CHP1001:Get|}() => "x"; }
            }
            """,
            """
            namespace Clinic
            {
                using Microsoft.AspNetCore.Authorization;
                using Microsoft.AspNetCore.Mvc;

                [Route("a")] public class AController : ControllerBase { [HttpGet] [Authorize] public string Get() => "x"; }
            }
            """
        },

        // None yet, below the file's header.
        {
            """
            // Copyright.

            /// <summary>A.</summary>
            [Microsoft.AspNetCore.Mvc.Route("a")] public class AController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet] public string {|CHP1001:Get|}() => "x"; }
            """,
            """
            // Copyright.

            using Microsoft.AspNetCore.Authorization;

            /// <summary>A.</summary>
            [Microsoft.AspNetCore.Mvc.Route("a")] public class AController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet] [Authorize] public string Get() => "x"; }
            """
        },

        // A comment that belongs to the class.
        {
            """
            // A.
            [Microsoft.AspNetCore.Mvc.Route("a")] public class AController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet] public string {|CHP1001:Get|}() => "x"; }
            """,
            """
            using Microsoft.AspNetCore.Authorization;

            // A.
            [Microsoft.AspNetCore.Mvc.Route("a")] public class AController : Microsoft.AspNetCore.Mvc.ControllerBase { [Microsoft.AspNetCore.Mvc.HttpGet] [Authorize] public string Get() => "x"; }
            """
        },

        // Another Authorize is in scope.
        {
            """
            using Microsoft.AspNetCore.Mvc;

            namespace Clinic;

            public class AuthorizeAttribute : System.Attribute { }

            [Route("a")] public class AController : ControllerBase { [HttpGet] public string {|CHP1001:Get|}() => "x"; }
            """,
            """
            using Microsoft.AspNetCore.Mvc;

            namespace Clinic;

            public class AuthorizeAttribute : System.Attribute { }

            [Route("a")] public class AController : ControllerBase { [HttpGet] [Microsoft.AspNetCore.Authorization.Authorize] public string Get() => "x"; }
            """
        },

        // Directives under a condition: no place for an import.
        {
            """
            #if DEBUG
            using System;
            #endif
            using Microsoft.AspNetCore.Mvc;

            [Route("a")] public class AController : ControllerBase { [HttpGet] public string {|CHP1001:Get|}() => "x"; }
            """,
            """
            #if DEBUG
            using System;
            #endif
            using Microsoft.AspNetCore.Mvc;

            [Route("a")] public class AController : ControllerBase { [HttpGet] [Microsoft.AspNetCore.Authorization.Authorize] public string Get() => "x"; }
            """
        },
    };

    [Theory]
    [MemberData(nameof(Imports))]
    public Task Namespace_IsImportedOrWritten(string before, string after) =>
        new Verify([Mvc(""), before], [Mvc(""), after]) { CodeActionEquivalenceKey = FixKeys.Authorize }.RunAsync();

    [Fact]
    public async Task Actions_PlainFirst_ThenWholeController()
    {
        var actions = await Actions.OfAsync(new RequireAuthorizationFixer(), Mvc("""
            [Route("a")] public class AController : ControllerBase { [HttpGet] public string Get() => "x"; }
            """));
        Assert.Equal(["Require authorization", "Require authorization for the whole controller"], actions.Select(static a => a.Title));
    }

    [Fact]
    public Task ControllersAndMapCalls_FixAllTogether() => new Verify(
        Mvc("""
            [Route("a")]
            public class AController : ControllerBase
            {
                [HttpGet]
                public string {|CHP1001:Get|}() => "x";
            }
            """,
            """app.MapControllers(); app.{|CHP1001:MapGet|}("/x", () => 1);"""),
        Mvc("""
            [Route("a")]
            public class AController : ControllerBase
            {
                [HttpGet]
                [Authorize]
                public string Get() => "x";
            }
            """,
            """app.MapControllers(); app.MapGet("/x", () => 1).RequireAuthorization();"""))
    {
        CodeActionEquivalenceKey = FixKeys.Authorize,
        NumberOfIncrementalIterations = 2,
        NumberOfFixAllIterations = 1,
    }.RunAsync();
}
