namespace Siaga.Kernel;

/// <summary>Who may use the one connection that writes: commands before unjournalled rows, each kind in the order of
/// asking. A stream of commands lets one of the others in now and then, so that no draft waits for ever.</summary>
sealed class WriterTurn
{
    const int CommandsInARow = 8;

    readonly Lock _lock = new();
    readonly LinkedList<TaskCompletionSource> _commands = new(), _others = new();
    bool _taken;
    bool _commandsComing;
    int _inARow;

    public Task EnterAsync(bool command, CancellationToken ct)
    {
        lock (_lock)
        {
            if (command) _commandsComing = false;
            if (!_taken && (command || !_commandsComing))
            {
                _taken = true;
                return Task.CompletedTask;
            }

            var queue = command ? _commands : _others;
            var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            return WaitAsync(queue, queue.AddLast(mine), ct);
        }
    }

    /// <param name="commandsComing">Commands wait outside and will enter in a moment: keep the place for them.</param>
    public void Leave(bool commandsComing)
    {
        lock (_lock)
        {
            var starving = _others.Count > 0 && _inARow >= CommandsInARow;
            var next = !starving && _commands.Count > 0 ? _commands
                : _others.Count > 0 && (starving || !commandsComing) ? _others
                : null;
            _inARow = next == _others ? 0 : _inARow + 1;
            (_taken, _commandsComing) = (next is not null, next is null && commandsComing);
            if (next is null) return;

            var first = next.First!.Value;
            next.RemoveFirst();
            first.SetResult();
        }
    }

    async Task WaitAsync(
        LinkedList<TaskCompletionSource> queue, LinkedListNode<TaskCompletionSource> place, CancellationToken ct)
    {
        await using var left = ct.Register(() =>
        {
            lock (_lock)
            {
                if (place.List is null) return; // its turn has come already
                queue.Remove(place);
                place.Value.SetCanceled(ct);
            }
        });
        await place.Value.Task;
    }
}
