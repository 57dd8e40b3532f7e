using System.Globalization;
using Chaperone.Benchmarks;

return args is [var command, .. var rest]
    ? command switch
    {
        "build" => BuildComparison.Run(
            SyntheticProject.WithEndpoints(Number(rest, "--endpoints", 2500)),
            Number(rest, "--rounds", 3),
            withSonar: !rest.Contains("--no-sonar")),
        "profile" => Profile.Run(rest),
        "edit" => EditProfile.Run(Number(rest, "--rounds", 8)),
        _ => Usage(),
    }
    : Usage();

static int Number(string[] arguments, string option, int otherwise) =>
    Array.IndexOf(arguments, option) is >= 0 and var at && at + 1 < arguments.Length ? int.Parse(arguments[at + 1], CultureInfo.InvariantCulture) : otherwise;

static int Usage()
{
    Console.Error.WriteLine("profile");
    return 2;
}
