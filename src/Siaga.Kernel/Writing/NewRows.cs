namespace Siaga.Kernel;

/// <summary>A row by its key.</summary>
readonly record struct RowId(Type Table, string Region, Guid Id);

/// <summary>The rows that the running commands add and that Entity Framework does not track. Commands that share a turn are
/// saved together, so each sees what it adds itself and nothing of its neighbours.</summary>
sealed class NewRows
{
    readonly List<(RowPlan Plan, object Row)> _all = [];
    readonly HashSet<RowId> _absent = [];
    int _ownFrom;

    public bool Shared { get; private set; }
    public bool HasJournalled => _all.Skip(_ownFrom).Any(added => added.Row is not IUnjournalled);

    public void Add(RowPlan plan, object row) => _all.Add((plan, row));

    public IEnumerable<T> Of<T>() where T : class
    {
        for (var i = _ownFrom; i < _all.Count; i++) if (_all[i].Row is T row) yield return row;
    }

    public bool IsAbsent(RowId row) => _absent.Contains(row);
    public void IsThereNow(RowId row) => _absent.Remove(row);

    public void BeginSharing(IEnumerable<RowId> absent)
    {
        Shared = true;
        _absent.UnionWith(absent);
    }

    public void NextCommand() => _ownFrom = _all.Count;

    public List<(RowPlan Plan, object Row)> Take()
    {
        List<(RowPlan, object)> taken = [.. _all];
        _all.Clear();
        _ownFrom = 0;
        return taken;
    }

    public void Clear()
    {
        _all.Clear();
        _absent.Clear();
        (_ownFrom, Shared) = (0, false);
    }
}
