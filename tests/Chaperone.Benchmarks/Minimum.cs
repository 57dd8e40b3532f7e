namespace Chaperone.Benchmarks;

/// <summary>The least processor time and memory of several runs.</summary>
internal sealed class Minimum
{
    public double Milliseconds { get; private set; } = double.MaxValue;

    public double Megabytes { get; private set; } = double.MaxValue;

    public void Add(Func<int> run)
    {
        GC.Collect();
        var bytes = GC.GetTotalAllocatedBytes(precise: true);
        var used = Environment.CpuUsage.TotalTime;
        run();
        Milliseconds = Math.Min(Milliseconds, (Environment.CpuUsage.TotalTime - used).TotalMilliseconds);
        Megabytes = Math.Min(Megabytes, (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1e6);
    }
}
