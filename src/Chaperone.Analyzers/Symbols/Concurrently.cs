using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace Chaperone.Symbols;

/// <summary>Work on many items where nobody else uses the processors, as while a generator runs.</summary>
internal static class Concurrently
{
    /// <summary>On all processors if the compiler may (<c>/parallel</c>), else one item after the other. What fails, fails as it would alone.</summary>
    public static void ForEach<T>(Compilation compilation, IEnumerable<T> items, Action<T> action, CancellationToken cancellationToken)
    {
        if (!compilation.Options.ConcurrentBuild)
        {
            foreach (var item in items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                action(item);
            }

            return;
        }

        try
        {
            Parallel.ForEach(items, new ParallelOptions { CancellationToken = cancellationToken }, action);
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Capture(several.InnerExceptions[0]).Throw();
        }
    }
}
