using Chaperone.CodeFixes;
using static Chaperone.Tests.Harness.Programs;
using Verify = Chaperone.Tests.Harness.FixTest<Chaperone.CodeFixes.AllowAnonymousFixer>;

namespace Chaperone.Tests.Fixes;

public class AllowAnonymousFixerTests
{
    [Fact]
    public Task MapCall_Fixes() => Verify.RunAsync(
        App("""app.{|CHP1001:MapGet|}("/x", () => "x").WithName("a");"""),
        App("""app.MapGet("/x", () => "x").AllowAnonymous().WithName("a");"""),
        FixKeys.AllowAnonymous);

    [Fact]
    public Task Action_Fixes() => Verify.RunAsync(
        Mvc("""
            [Route("a")]
            public class AController : ControllerBase
            {
                [HttpGet]
                public string {|CHP1001:Get|}() => "x";
            }
            """),
        Mvc("""
            [Route("a")]
            public class AController : ControllerBase
            {
                [HttpGet]
                [AllowAnonymous]
                public string Get() => "x";
            }
            """),
        FixKeys.AllowAnonymous);

    [Fact]
    public async Task ControllerClass_IsNotOffered() => Assert.Empty(await Actions.OfAsync(new AllowAnonymousFixer(), Mvc("""
        public abstract class Crud : ControllerBase { [HttpGet] public string Get() => "x"; }
        [Route("a")] public class AController : Crud { }
        """)));

    [Fact]
    public void FixAll_IsNotOffered() => Assert.Null(new AllowAnonymousFixer().GetFixAllProvider());
}
