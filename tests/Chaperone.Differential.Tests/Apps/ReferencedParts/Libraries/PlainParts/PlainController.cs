namespace PlainParts;

/// <summary>Named like a controller, in an assembly that knows nothing of MVC.</summary>
public class PlainController
{
    public string Never() => "never an action";
}
