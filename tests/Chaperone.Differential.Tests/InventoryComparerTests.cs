using System.Globalization;
using Chaperone.Differential.Comparison;
using Chaperone.RuntimeProbe;
using Xunit;

namespace Chaperone.Differential;

/// <summary>The comparer is the judge, so it is shown to see each kind of difference.</summary>
public sealed class InventoryComparerTests
{
    private static readonly ProbedAuthorizeData Bare = new();

    [Fact]
    public void Same_endpoints_in_another_spelling_of_the_route_do_not_differ()
    {
        var result = Compare(
            [Endpoint("api//patients/{id:int}/", Passed(), data: []), Endpoint("/secured", Refused(), data: [Bare])],
            [Row("/api/patients/{id:int}", "open"), Row("/secured", "protected")]);

        Assert.Empty(result.Differences);
        Assert.Empty(result.Unknown);
        Assert.Empty(result.Inconclusive);
    }

    [Fact]
    public void Endpoint_without_a_row_is_missing_in_the_inventory() =>
        AssertOnly(DifferenceKind.MissingInInventory, Compare([Endpoint("/x", Passed(), data: [])], []));

    [Fact]
    public void Row_without_an_endpoint_is_missing_at_run_time() =>
        AssertOnly(DifferenceKind.MissingAtRuntime, Compare([], [Row("/x", "open")]));

    [Fact]
    public void Conditional_row_may_be_absent() =>
        Assert.Empty(Compare([], [Row("/x", "open") with { Confidence = "partial", Why = "mapped under a condition" }]).Differences);

    [Fact]
    public void Two_endpoints_and_one_row_are_one_missing() =>
        AssertOnly(
            DifferenceKind.MissingInInventory,
            Compare([Endpoint("/x", Passed(), data: []), Endpoint("/x", Passed(), data: [])], [Row("/x", "open")]));

    [Fact]
    public void Duplicates_are_paired_with_the_row_that_fits() =>
        Assert.Empty(Compare(
            [Endpoint("/x", Passed(), data: []), Endpoint("/x", Refused(), data: [Bare])],
            [Row("/x", "protected"), Row("/x", "open")]).Differences);

    [Theory]
    [InlineData("/x/{id:int}", "/x/{id}")]
    [InlineData("/x/{id}", "/x/{patientId}")]
    [InlineData("/x", "/y")]
    public void Other_route_is_another_endpoint(string framework, string inventory) =>
        Assert.Equal(
            [DifferenceKind.MissingInInventory, DifferenceKind.MissingAtRuntime],
            Kinds(Compare([Endpoint(framework, Passed(), data: [])], [Row(inventory, "open")])));

    [Fact]
    public void Other_verb_is_another_endpoint() =>
        Assert.Equal(
            [DifferenceKind.MissingInInventory, DifferenceKind.MissingAtRuntime],
            Kinds(Compare([Endpoint("/x", Passed(), data: [])], [Row("/x", "open") with { Id = "POST /x", Verbs = ["POST"] }])));

    [Theory]
    [InlineData("M:Clinic.Visits.Get(System.Int32)", "Clinic.Visits", "Get", true)]
    [InlineData("M:Clinic.Visits.Get(System.Int32)", "Clinic.Visits", "Put", false)]
    [InlineData("M:Clinic.Crud`1.Get", "Clinic.Crud`1[[System.Int32, System.Private.CoreLib]]", "Get", true)]
    [InlineData("M:Clinic.Outer.Inner.Get``1", "Clinic.Outer+Inner", "Get", true)]
    [InlineData("M:Clinic.Record.{Clone}$", "Clinic.Record", "<Clone>$", true)]
    [InlineData("M:Clinic.Lab.Clinic#IModule#Map(System.Object)", "Clinic.Lab", "Clinic.IModule.Map", true)]
    [InlineData("M:Program.{Main}$(System.String[])~0", "Program+<>c", "<<Main>$>b__0_1", true)]
    [InlineData("M:Program.{Main}$(System.String[])~0", "Clinic.Visits", "Get", false)]
    [InlineData("M:Clinic.Visits.Get", "Program+<>c", "<<Main>$>b__0_1", false)]
    public void Handlers_are_compared_where_both_sides_name_a_method(string documentationId, string type, string method, bool same) =>
        Assert.Equal(same, HandlerName.MayBe(documentationId, new ProbedHandler { DeclaringType = type, Method = method }));

    [Theory]
    [InlineData("protected")]
    [InlineData("fallback")]
    public void Closed_row_of_an_endpoint_that_lets_anonymous_in_differs(string state) =>
        Assert.Contains(DifferenceKind.State, Kinds(Compare([Endpoint("/x", Passed(), data: [])], [Row("/x", state)])));

    [Theory]
    [InlineData("open")]
    [InlineData("open-explicit")]
    [InlineData("open-ineffective")]
    [InlineData("broken")]
    [InlineData("no-such-state")]
    public void Other_state_of_an_endpoint_that_refuses_anonymous_differs(string state) =>
        AssertOnly(DifferenceKind.State, Compare([Endpoint("/x", Refused(), data: [Bare])], [Row("/x", state)]));

    [Fact]
    public void Open_row_of_an_endpoint_that_fails_before_the_handler_differs() =>
        AssertOnly(DifferenceKind.State, Compare([Endpoint("/x", Failed(), data: [])], [Row("/x", "open")]));

    [Fact]
    public void Broken_row_of_an_endpoint_that_fails_before_the_handler_does_not_differ() =>
        Assert.Empty(Compare([Endpoint("/x", Failed(), data: [Bare])], [Row("/x", "broken")]).Differences);

    [Fact]
    public void Handler_that_answers_401_itself_is_open() =>
        Assert.Empty(Compare(
            [Endpoint("/login", [Answer(401, ran: true), Answer(401, ran: true), Answer(401, ran: true)], data: [])],
            [Row("/login", "open")]).Differences);

    [Fact]
    public void Explicitly_open_row_needs_the_metadata()
    {
        var endpoint = Endpoint("/x", Passed(), data: []);
        AssertOnly(DifferenceKind.State, Compare([endpoint], [Row("/x", "open-explicit")]));

        endpoint.AllowAnonymous = 1;
        Assert.Empty(Compare([endpoint], [Row("/x", "open-explicit")]).Differences);
    }

    [Fact]
    public void Fallback_row_of_an_endpoint_with_metadata_of_its_own_differs() =>
        AssertOnly(DifferenceKind.State, Compare([Endpoint("/x", Refused(), data: [Bare])], [Row("/x", "fallback")]));

    [Fact]
    public void Other_policies_roles_or_schemes_differ()
    {
        var endpoint = Endpoint(
            "/x", [Answer(401, ran: false), Answer(403, ran: false), Answer(403, ran: false)],
            data: [new ProbedAuthorizeData { Policy = "ReadChart", Roles = "Nurse, Doctor", Schemes = "Bearer" }, new ProbedAuthorizeData { Policy = " " }]);
        var same = Row("/x", "protected") with
        {
            Protection = Protection("protected") with { Policies = ["ReadChart"], Roles = ["Doctor", "Nurse"], Schemes = ["Bearer"], Requirements = ["RequireRole(Nurse, Doctor)"] },
        };

        Assert.Empty(Compare([endpoint], [same]).Differences);
        AssertOnly(DifferenceKind.Demands, Compare([endpoint], [same with { Protection = same.Protection with { Policies = [] } }]));
        AssertOnly(DifferenceKind.Demands, Compare([endpoint], [same with { Protection = same.Protection with { Roles = ["Doctor"] } }]));
        AssertOnly(DifferenceKind.Demands, Compare([endpoint], [same with { Protection = same.Protection with { Schemes = ["Bearer", "Cookie"] } }]));
    }

    [Fact]
    public void Requirements_that_do_not_fit_the_answers_differ()
    {
        var row = Row("/x", "protected");
        var admins = row with { Protection = row.Protection with { Requirements = ["RequireRole(Nurse, Admin)"] } };
        var nurses = row with { Protection = row.Protection with { Requirements = ["RequireAuthenticatedUser", "RequireRole(Nurse)"] } };
        var custom = row with { Protection = row.Protection with { Requirements = ["OpeningHours"] } };
        var everyUser = Endpoint("/x", Refused(), [Bare]);
        var onlyAdmin = Endpoint("/x", [Answer(401, ran: false), Answer(403, ran: false), Answer(200, ran: true)], [Bare]);

        Assert.Empty(Compare([everyUser], [row]).Differences);
        Assert.Empty(Compare([onlyAdmin], [admins]).Differences);
        Assert.Empty(Compare([everyUser], [custom]).Differences);
        AssertOnly(DifferenceKind.State, Compare([onlyAdmin], [row]));
        AssertOnly(DifferenceKind.State, Compare([everyUser], [admins]));
        AssertOnly(DifferenceKind.State, Compare([onlyAdmin], [nurses]));
    }

    [Fact]
    public void Application_that_authenticates_nobody_refuses_users_as_well() =>
        Assert.Empty(Compare(
            [Endpoint("/x", [Answer(401, ran: false), Answer(401, ran: false), Answer(401, ran: false)], [Bare])],
            [Row("/x", "protected")]).Differences);

    [Fact]
    public void Unknown_needs_permission()
    {
        var row = Row("/x", "unknown");
        ProbedEndpoint[] endpoints = [Endpoint("/x", Refused(), data: [])];

        AssertOnly(DifferenceKind.UnexpectedUnknown, Compare(endpoints, [row]));

        var allowed = Compare(endpoints, [row], ExpectedUnknowns.Parse(["# why", "GET /x U5 the group is chosen at run time"]));
        Assert.Empty(allowed.Differences);
        Assert.Equal(["GET /x"], allowed.Unknown);
    }

    [Fact]
    public void Permission_that_is_no_longer_needed_differs() =>
        AssertOnly(
            DifferenceKind.StaleExpectation,
            Compare([Endpoint("/x", Passed(), data: [])], [Row("/x", "open")], ExpectedUnknowns.Parse(["GET /x U1 no constant"])));

    [Theory]
    [InlineData("/?/x", "/from-configuration/x")]
    [InlineData("/?", "/from-configuration/{id:int?}")]
    [InlineData("/x", "/x", "POST")]
    public void Row_that_admits_not_to_know_its_route_is_paired_and_needs_permission(string row, string route, string verb = "GET")
    {
        var endpoint = Endpoint(route, Refused(), data: [Bare]);
        endpoint.Verbs = [verb];
        var partial = Row(row, "protected") with { Confidence = "partial", Why = "the route is not constant" };

        AssertOnly(DifferenceKind.UnexpectedUnknown, Compare([endpoint], [partial]));
        Assert.Empty(Compare([endpoint], [partial], ExpectedUnknowns.Parse([$"GET {row} U1 from configuration"])).Differences);
        Assert.Contains(DifferenceKind.State, Kinds(Compare([endpoint], [partial with { Protection = Protection("open") }])));
        Assert.Contains(DifferenceKind.MissingInInventory, Kinds(Compare([endpoint], [partial with { Confidence = "exact" }])));
    }

    [Fact]
    public void Of_rows_that_do_not_know_their_route_the_one_that_knows_most_of_it_is_the_endpoints()
    {
        var endpoint = Endpoint("/clinic.Charts/Read", Passed(), data: []);
        endpoint.Kind = "grpc";
        var package = Row("/?", "open") with { Kind = "health", Confidence = "partial", Why = "the endpoints of a package are one row" };
        var method = Row("/?Charts/Read", "open") with { Kind = "grpc", Confidence = "partial", Why = "the route is not constant" };

        Assert.Empty(Compare([endpoint], [package, method], ExpectedUnknowns.Parse(["GET /?Charts/Read U1 a name in another assembly"])).Differences);
    }

    [Fact]
    public void Roles_of_a_named_policy_count()
    {
        var endpoint = Endpoint("/x", [Answer(401, ran: false), Answer(403, ran: false), Answer(200, ran: true)], [new ProbedAuthorizeData { Policy = "admins" }]);
        endpoint.Effective = new ProbedDemands { Roles = ["Admin"] };
        var row = Row("/x", "protected") with { Protection = Protection("protected") with { Policies = ["admins"], Roles = ["Admin"], Requirements = ["RequireRole(Admin)"] } };

        Assert.Empty(Compare([endpoint], [row]).Differences);
        AssertOnly(DifferenceKind.Demands, Compare([endpoint], [row with { Protection = row.Protection with { Roles = [] } }]));
    }

    [Theory]
    [InlineData("GET /x")]
    [InlineData("GET /x because")]
    [InlineData("/x U5 because")]
    public void Permission_without_verb_number_or_reason_is_refused(string line) =>
        Assert.Throws<FormatException>(() => ExpectedUnknowns.Parse([line]));

    [Fact]
    public void Row_that_contradicts_itself_is_inconsistent()
    {
        ProbedEndpoint[] endpoints = [Endpoint("/x/{id:int}", Passed(), data: [])];

        AssertOnly(DifferenceKind.Inconsistent, Compare(endpoints, [Row("/x/{id:int}", "open") with { Id = "GET /x/{id:int}" }]));
        AssertOnly(DifferenceKind.Inconsistent, Compare(endpoints, [Row("/x/{id:int}", "open") with { Confidence = "partial" }]));
        AssertOnly(
            DifferenceKind.Inconsistent,
            Compare(endpoints, [Row("/x/{id:int}", "open") with { Protection = Protection("open-ineffective") with { Reason = null } }]));
    }

    [Fact]
    public void Endpoint_that_no_request_reached_is_counted()
    {
        var elsewhere = new ProbedAnswer { Status = 200 };
        var result = Compare([Endpoint("/x", [elsewhere, elsewhere, elsewhere], data: [Bare])], [Row("/x", "protected")]);

        Assert.Empty(result.Differences);
        Assert.Single(result.Inconclusive);
    }

    [Fact]
    public void Where_no_request_shows_it_the_metadata_decide()
    {
        var endpoint = Endpoint("/x", Passed(), data: []);
        endpoint.Requests.Clear();
        endpoint.Effective = new ProbedDemands { RefusesAnonymous = false };

        AssertOnly(DifferenceKind.State, Compare([endpoint], [Row("/x", "protected")]));
        AssertOnly(DifferenceKind.State, Compare([endpoint], [Row("/x", "fallback")]));
        Assert.Empty(Compare([endpoint], [Row("/x", "open")]).Differences);

        endpoint.Effective.RefusesAnonymous = true;
        AssertOnly(DifferenceKind.State, Compare([endpoint], [Row("/x", "open")]));
        Assert.Empty(Compare([endpoint], [Row("/x", "protected")]).Differences);

        endpoint.Effective.RefusesAnonymous = null;
        Assert.Empty(Compare([endpoint], [Row("/x", "open")]).Differences);
    }

    [Fact]
    public void What_made_the_endpoint_is_compared_where_both_sides_know_it()
    {
        var endpoint = Endpoint("/x", Passed(), data: []);
        endpoint.Kind = "hub";

        AssertOnly(DifferenceKind.Kind, Compare([endpoint], [Row("/x", "open")]));
        Assert.Empty(Compare([endpoint], [Row("/x", "open") with { Kind = "hub" }]).Differences);
        Assert.Empty(Compare([endpoint], [Row("/x", "open") with { Kind = "opaque" }]).Differences);
    }

    [Fact]
    public void Routes_of_a_proxys_configuration_are_one_row()
    {
        var row = Row("/?", "unknown") with { Kind = "proxy", Confidence = "unknown", Why = "the routes are elsewhere" };
        ProbedEndpoint[] endpoints = [Endpoint("/api/{**rest}", Passed(), data: []), Endpoint("/hub", Passed(), data: [])];
        foreach (var endpoint in endpoints)
        {
            endpoint.Kind = "proxy";
        }

        AssertOnly(DifferenceKind.UnexpectedUnknown, Compare(endpoints, [row]));

        foreach (var endpoint in endpoints)
        {
            endpoint.Kind = null;
        }

        Assert.Contains(DifferenceKind.MissingInInventory, Kinds(Compare(endpoints, [row])));
    }

    [Theory]
    [InlineData("summary", "one", true)]
    [InlineData("summary", "two", false)]
    [InlineData("summary", null, true)]
    [InlineData("operationId", "One", true)]
    [InlineData("operationId", "Two", false)]
    [InlineData("tags", "t", true)]
    [InlineData("tags", "u", false)]
    [InlineData("responses", "200,404", true)]
    [InlineData("responses", "200", false)]
    [InlineData("visible", "no", false)]
    public void Served_description_is_compared(string what, string? said, bool same)
    {
        var row = Row("/x/{id:int}", "open") with
        {
            Documentation = new RowDocumentation(
                what != "visible", null, what == "summary" ? said : null, what == "operationId" ? said : null, what == "tags" ? [said!] : [],
                what == "responses" ? [.. said!.Split(',').Select(status => new RowResponse(int.Parse(status, CultureInfo.InvariantCulture), null))] : []),
        };
        const string Document = """
            {"paths":{"/x/{id}":{"get":{"summary":"one","operationId":"One","tags":["t"],"responses":{"200":{},"404":{},"default":{}}}}}}
            """;

        var kinds = Kinds(Compare([Endpoint("/x/{id:int}", Passed(), data: [])], [row], document: Document));

        Assert.Equal(same ? [] : [DifferenceKind.Documentation], kinds);
    }

    [Fact]
    public void Operation_without_a_row_and_visible_row_without_an_operation_differ()
    {
        var visible = Row("/x", "open") with { Documentation = new RowDocumentation(true, null, null, null, [], []) };

        AssertOnly(DifferenceKind.Documentation, Compare([Endpoint("/x", Passed(), data: [])], [visible], document: """{"paths":{}}"""));
        AssertOnly(
            DifferenceKind.Documentation,
            Compare([Endpoint("/x", Passed(), data: [])], [Row("/x", "open")], document: """{"paths":{"/y":{"get":{"responses":{}}}}}"""));
    }

    [Theory]
    [InlineData("CHP3001", """{"responses":{}}""", true)]
    [InlineData("CHP3001", """{"summary":"x","responses":{}}""", false)]
    [InlineData("CHP3005", """{"responses":{"200":{},"401":{}}}""", true)]
    [InlineData("CHP3005", """{"responses":{"200":{},"401":{},"403":{}}}""", false)]
    [InlineData("CHP3003", """{"responses":{"200":{}}}""", true)]
    [InlineData("CHP3003", """{"responses":{"200":{},"default":{}}}""", false)]
    [InlineData("CHP3006", """{"responses":{}}""", true)]
    [InlineData("CHP3006", """{"operationId":"One","responses":{}}""", false)]
    [InlineData("CHP3002", """{"responses":{}}""", false)]
    public void Claims_about_the_description_are_refuted_by_the_document(string rule, string operation, bool holds)
    {
        var row = Row("/x", "open") with { Documentation = new RowDocumentation(rule != "CHP3002", null, null, null, [], []), Findings = [rule] };

        var kinds = Kinds(Compare([Endpoint("/x", Passed(), data: [])], [row], document: """{"paths":{"/x":{"get":""" + operation + "}}}"));

        Assert.Equal(holds ? [] : [DifferenceKind.Finding], kinds);
    }

    private static ComparisonResult Compare(ProbedEndpoint[] endpoints, InventoryRow[] rows, ExpectedUnknowns? expected = null, string? document = null) =>
        InventoryComparer.Compare(
            new CompileTimeInventory("chaperone-inventory/1", new ApplicationFacts(true, "ran"), rows),
            new ProbeReport { Started = true, Endpoints = [.. endpoints], Documents = document is null ? [] : new() { ["/openapi/v1.json"] = document } },
            expected ?? ExpectedUnknowns.None);

    private static void AssertOnly(DifferenceKind kind, ComparisonResult result) => Assert.Equal([kind], Kinds(result));

    private static IEnumerable<DifferenceKind> Kinds(ComparisonResult result) => result.Differences.Select(difference => difference.Kind);

    private static ProbedEndpoint Endpoint(string route, ProbedAnswer[] answers, ProbedAuthorizeData[] data) => new()
    {
        Route = route,
        RawText = route,
        Verbs = ["GET"],
        DisplayName = "HTTP: GET " + route,
        AuthorizeData = [.. data],
        Requests = [new ProbedRequest { Verb = "GET", Path = route, Anonymous = answers[0], User = answers[1], Admin = answers[2] }],
    };

    private static ProbedAnswer[] Passed() => [Answer(200, ran: true), Answer(200, ran: true), Answer(200, ran: true)];

    private static ProbedAnswer[] Refused() => [Answer(401, ran: false), Answer(200, ran: true), Answer(200, ran: true)];

    private static ProbedAnswer[] Failed() => [Answer(500, ran: false), Answer(500, ran: false), Answer(500, ran: false)];

    private static ProbedAnswer Answer(int status, bool ran) => new() { Status = status, Matched = true, Ran = ran };

    private static InventoryRow Row(string route, string state) => new(
        "GET " + RouteText.Normalize(route).Replace(":int", "", StringComparison.Ordinal), "minimal", ["GET"], route, "lambda", Protection(state), "exact", Why: null);

    private static RowProtection Protection(string state) =>
        new(state, [], [], [], [], state is "open-ineffective" or "broken" or "unknown" ? "a reason" : null);
}
