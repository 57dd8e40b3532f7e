using Chaperone.Rules.Phi;

namespace Chaperone.Tests.Rules.Phi;

public class PhiInErrorAnalyzerTests
{
    private static Task RunAsync(string statements, string members = "", string types = "", string usings = "") =>
        Flows.RunAsync<PhiInErrorAnalyzer>(statements, members, types, usings);

    [Theory]
    [InlineData("""throw new InvalidOperationException($"No chart for {{|CHP2004:p.Mrn|}}");""")]
    [InlineData("""throw new KeyNotFoundException("No chart for " + {|CHP2004:p.Mrn|});""")]
    [InlineData("""var e = new InvalidOperationException(string.Format("No {0}", "chart")); e.Data["mrn"] = {|CHP2004:p.Mrn|}; throw e;""")]
    [InlineData("""var e = new Exception(); e.Data.Add("mrn", {|CHP2004:p.Mrn|}); throw e;""")]
    [InlineData("""throw new ArgumentOutOfRangeException(nameof(p), {|CHP2004:p.Ssn|}, "wrong");""")]
    [InlineData("""var text = $"No chart for {p.Mrn}"; throw new ChartException({|CHP2004:text|});""")]
    [InlineData("""var problem = new Microsoft.AspNetCore.Mvc.ProblemDetails { Detail = $"No chart for {{|CHP2004:p.Mrn|}}" };""")]
    [InlineData("""var problem = new Microsoft.AspNetCore.Mvc.ProblemDetails(); problem.Title = {|CHP2004:p.Mrn|};""")]
    [InlineData("""var problem = new Microsoft.AspNetCore.Mvc.ProblemDetails(); problem.Extensions["mrn"] = {|CHP2004:p.Mrn|};""")]
    [InlineData("""_ = Results.Problem(detail: $"No {{|CHP2004:p.Mrn|}}");""")]
    [InlineData("""_ = TypedResults.NotFound($"No {{|CHP2004:p.Mrn|}}");""")]
    [InlineData("""_ = Results.BadRequest($"No {{|CHP2004:p.Mrn|}}");""")]
    [InlineData("""state.AddModelError("Ssn", $"{{|CHP2004:p.Ssn|}} is no number");""")]
    [InlineData("""_ = new System.ComponentModel.DataAnnotations.ValidationResult($"{{|CHP2004:p.Ssn|}} is no number");""")]
    public Task PhiInAMessage_Reports(string statements) => RunAsync(
        statements,
        "private readonly Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state = new();",
        "public class ChartException : Exception { public ChartException(string text) : base(text) { } }");

    [Fact]
    public Task BaseConstructor_Reports() => RunAsync(
        "await Task.Delay(1);",
        types: """
        public class AException : Exception { public AException(Patient p) : base($"No chart for {{|CHP2004:p.Mrn|}}") { } }
        public class BException(Patient p) : Exception($"No chart for {{|CHP2004:p.Mrn|}}");
        """);

    [Theory]
    [InlineData("""throw new InvalidOperationException($"No chart for {p.Id}");""")]
    [InlineData("""throw new ArgumentException("Not a number", nameof(p.Ssn));""")]
    [InlineData("""throw new ArgumentException("Not a number", paramName: p.Theme);""")]
    [InlineData("""throw new InvalidOperationException($"Length {p.Ssn!.Length}", new Exception());""")]
    [InlineData("""_ = Results.BadRequest(p);""")]
    [InlineData("""_ = Results.Ok(p.Mrn);""")]
    [InlineData("""ArgumentException.ThrowIfNullOrEmpty(p.Mrn);""")]
    [InlineData("""var e = new Exception("x"); e.Data["id"] = p.Id; throw e;""")]
    [InlineData("""throw new CountException(p.Mrn!);""")]
    public Task OtherThanTheValue_DoesNotReport(string statements) => RunAsync(
        statements, types: """public class CountException : Exception { public CountException(string text) : base("Length " + text.Length) { } }""");

    private const string FluentValidation = """
        namespace FluentValidation
        {
            public interface IRuleBuilderOptions<T, TProperty> { }
            public class AbstractValidator<T> { public IRuleBuilderOptions<T, TProperty> RuleFor<TProperty>(System.Linq.Expressions.Expression<Func<T, TProperty>> of) => null!; }
            public static class DefaultValidatorExtensions { public static IRuleBuilderOptions<T, TProperty> NotEmpty<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule) => rule; }
            public static class DefaultValidatorOptions { public static IRuleBuilderOptions<T, TProperty> WithMessage<T, TProperty>(this IRuleBuilderOptions<T, TProperty> rule, string errorMessage) => rule; }
        }
        """;

    [Fact]
    public Task FluentValidation_RepeatsTheValue() => RunAsync(
        "await Task.Delay(1);",
        usings: "using FluentValidation;",
        types: """
        public class PatientValidator : AbstractValidator<Patient>
        {
            public PatientValidator()
            {
                RuleFor(x => x.Ssn).NotEmpty().WithMessage({|CHP2004:"'{PropertyValue}' is no number"|});
                RuleFor(x => x.Ssn).NotEmpty().WithMessage("{PropertyName} is no number");
                RuleFor(x => x.Id).NotEmpty().WithMessage("'{PropertyValue}' is no key");
            }
        }
        """ + FluentValidation);

    [Fact]
    public async Task Message_NamesTheException()
    {
        var diagnostic = Assert.Single(await Flows.Test<PhiInErrorAnalyzer>("""throw new KeyNotFoundException($"No chart for {p.Mrn}");""").DiagnosticsAsync());
        Assert.Equal("'Patient.Mrn' (mrn) becomes part of an error through 'KeyNotFoundException' and nothing redacts it; patient data by its name in the type Patient", diagnostic.GetMessage());
    }

    [Fact]
    public Task OneDocumentAsked_ReportsWhatTheBuildReports() =>
        Flows.AssertLiveAsync<PhiInErrorAnalyzer>("""throw new ChartException(p.Mrn!);""", """public class ChartException : Exception { public ChartException(string text) : base("No chart for " + text) { } }""");
}
