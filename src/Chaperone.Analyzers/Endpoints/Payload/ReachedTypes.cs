using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Chaperone.Endpoints.Payload;

/// <summary>The types of a body that are still to be looked at: those that are written for certain come first, so that a type that is reached in both ways is.</summary>
/// <typeparam name="T">A type, with what is to be remembered of the way to it.</typeparam>
internal sealed class ReachedTypes<T>
{
    private Queue<T> _next = new();
    private Queue<T> _onlyIfLoaded = new();
    private bool _areCertain = true;

    public ReachedTypes(T root) => _next.Enqueue(root);

    /// <summary>Those of the types that are reached only through a navigation that nothing visible loads.</summary>
    public HashSet<ISymbol> OnlyIfLoaded { get; } = new(SymbolEqualityComparer.Default);

    public bool TryTake(out T reached)
    {
        if (_next.Count == 0)
        {
            _areCertain = false;
            (_next, _onlyIfLoaded) = (_onlyIfLoaded, _next);
        }

        if (_next.Count == 0)
        {
            reached = default!;
            return false;
        }

        reached = _next.Dequeue();
        return true;
    }

    public void Add(T reached) => _next.Enqueue(reached);

    /// <summary>Adds what a member holds that nothing visible may fill.</summary>
    public void AddIfLoaded(T reached) => (_areCertain ? _onlyIfLoaded : _next).Enqueue(reached);

    /// <summary>Notes that the type that was taken last is written.</summary>
    public void Write(INamedTypeSymbol type)
    {
        if (!_areCertain)
        {
            OnlyIfLoaded.Add(type);
        }
    }
}
