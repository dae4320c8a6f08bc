using Shouldly;
using Siaga.Kernel;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class TakingTheWritersTurn
{
    readonly WriterTurn _turn = new();
    readonly List<string> _order = [];

    [Fact]
    public async Task Commands_go_before_other_writes_that_asked_earlier()
    {
        await _turn.EnterAsync(command: true, default);
        Task[] waiting = [Other("draft"), Command("one"), Command("two")];
        _turn.Leave(commandsComing: false);
        await Task.WhenAll(waiting);
        _order.ShouldBe(["one", "two", "draft"]);
    }

    [Fact]
    public async Task The_place_is_kept_for_commands_that_are_coming()
    {
        await _turn.EnterAsync(command: true, default);
        var draft = Other("draft");
        _turn.Leave(commandsComing: true);
        draft.IsCompleted.ShouldBeFalse();
        await Command("one");
        await draft;
        _order.ShouldBe(["one", "draft"]);
    }

    [Fact]
    public async Task A_stream_of_commands_starves_nobody()
    {
        await _turn.EnterAsync(command: true, default);
        var draft = Other("draft");
        for (var i = 0; i < 20 && !draft.IsCompleted; i++)
        {
            _turn.Leave(commandsComing: true);
            if (_order.Count > 0) break;
            await _turn.EnterAsync(command: true, default);
        }

        await draft;
        _order.ShouldBe(["draft"]);
    }

    [Fact]
    public async Task Who_stops_waiting_leaves_the_queue()
    {
        await _turn.EnterAsync(command: true, default);
        using var left = new CancellationTokenSource();
        var gone = _turn.EnterAsync(command: false, left.Token);
        var draft = Other("draft");
        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        _turn.Leave(commandsComing: false);
        await draft;
        await Other("after"); // the turn was given back
    }

    Task Command(string name) => Pass(command: true, name);
    Task Other(string name) => Pass(command: false, name);

    async Task Pass(bool command, string name)
    {
        await _turn.EnterAsync(command, default);
        _order.Add(name);
        _turn.Leave(commandsComing: false);
    }
}
