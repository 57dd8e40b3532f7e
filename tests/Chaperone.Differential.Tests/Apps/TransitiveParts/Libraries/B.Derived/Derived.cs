namespace B.Derived;

/// <summary>Nothing of MVC is named here.</summary>
public class WardsController : A.Base.CrudController
{
}
