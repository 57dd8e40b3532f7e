using Chaperone.Benchmarks;

return args is [var command, .. var rest]
    ? command switch
    {
        "profile" => Profile.Run(rest),
        _ => Usage(),
    }
    : Usage();

static int Usage()
{
    Console.Error.WriteLine("profile");
    return 2;
}
