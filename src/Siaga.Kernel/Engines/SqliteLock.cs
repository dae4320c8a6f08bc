using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Siaga.Kernel;

/// <summary>The statements that begin a batch, prepared once.</summary>
sealed class SqliteLock : IDisposable
{
    readonly SqliteCommand _head, _answers, _savepoint;
    readonly Dictionary<Type, SqliteCommand> _seeks = [];

    public SqliteLock(SqliteConnection writer)
    {
        (_head, _answers, _savepoint) = (writer.CreateCommand(), writer.CreateCommand(), writer.CreateCommand());
        _head.CommandText = """
            INSERT INTO journal_heads (region_id, last_seq, last_hash, last_recorded_at)
            VALUES ($region, 0, $start, 0) ON CONFLICT DO NOTHING;
            SELECT last_seq, last_hash, last_recorded_at FROM journal_heads WHERE region_id = $region;
            """;
        _head.Parameters.Add(new() { ParameterName = "$region" });
        _head.Parameters.Add(new() { ParameterName = "$start" });
        // CROSS JOIN keeps the order: for each asked key one seek, never a walk over all answers.
        _answers.CommandText = """
            SELECT a.region_id, a.person, a.route, a.key, a.answer, a.fingerprint FROM json_each($keys) AS asked
            CROSS JOIN first_answers AS a ON a.region_id = asked.value ->> 0 AND a.person = asked.value ->> 1
                AND a.route = asked.value ->> 2 AND a.key = asked.value ->> 3
            """;
        _answers.Parameters.Add(new() { ParameterName = "$keys" });
        _savepoint.CommandText = $"SAVEPOINT {BatchRun.Savepoint}";
    }

    public BegunBatch Read(AnswerKey[] keys, RowId[] created, IModel model, SqliteTransaction transaction)
    {
        foreach (var sql in (ReadOnlySpan<SqliteCommand>)[_head, _answers, _savepoint]) sql.Transaction = transaction;

        var heads = keys.Select(key => key.Region).Distinct().Select(Head).ToList();
        var answers = Answers(keys);
        var there = created.Where(row => IsThere(row, model, transaction)).ToHashSet();
        _savepoint.ExecuteNonQuery();
        return new(heads, answers, there);
    }

    bool IsThere(RowId row, IModel model, SqliteTransaction transaction)
    {
        if (!_seeks.TryGetValue(row.Table, out var seek))
        {
            _seeks[row.Table] = seek = _head.Connection!.CreateCommand();
            seek.CommandText =
                $"SELECT 1 FROM {model.FindEntityType(row.Table)!.GetTableName()} WHERE region_id = $region AND id = $id";
            seek.Parameters.Add(new() { ParameterName = "$region" });
            seek.Parameters.Add(new() { ParameterName = "$id" });
        }

        seek.Transaction = transaction;
        (seek.Parameters[0].Value, seek.Parameters[1].Value) = (row.Region, row.Id);
        return seek.ExecuteScalar() is not null;
    }

    JournalHead Head(string region)
    {
        _head.Parameters[0].Value = region;
        _head.Parameters[1].Value = JournalChain.Start(region);
        using var row = _head.ExecuteReader();
        row.Read();
        return new()
        {
            RegionId = region,
            LastSeq = row.GetInt64(0),
            LastHash = (byte[])row[1],
            LastRecordedAt = UtcMicroseconds.To(row.GetInt64(2)),
        };
    }

    Dictionary<AnswerKey, GivenAnswer> Answers(AnswerKey[] keys)
    {
        var asked = keys.Select(k => new[] { k.Region, k.Person, k.Route, k.Value });
        _answers.Parameters[0].Value = JsonSerializer.Serialize(asked);
        var answers = new Dictionary<AnswerKey, GivenAnswer>();
        using var rows = _answers.ExecuteReader();
        while (rows.Read())
        {
            var key = new AnswerKey(rows.GetString(0), rows.GetString(1), rows.GetString(2), rows.GetString(3));
            answers[key] = new(rows.GetString(4), (byte[])rows[5]);
        }

        return answers;
    }

    public void Dispose()
    {
        foreach (var sql in (SqliteCommand[])[_head, _answers, _savepoint, .. _seeks.Values]) sql.Dispose();
    }
}
