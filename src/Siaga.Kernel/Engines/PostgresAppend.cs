using Npgsql;

namespace Siaga.Kernel;

/// <summary>The append's statements. Arrays keep a statement's text the same for one row and for a hundred, so it stays
/// prepared.</summary>
static class PostgresAppend
{
    public static void Write(NpgsqlBatch append, JournalBatch batch)
    {
        if (batch.Facts.Count > 0) AddFacts(append, batch.Facts);
        if (batch.PrivateValues.Count > 0) AddWords(append, batch.PrivateValues);
        AddAnswers(append, batch.Answers);
        foreach (var head in batch.Heads)
        {
            append.Add("""
                UPDATE journal_heads SET last_seq = $2, last_hash = $3, last_recorded_at = $4 WHERE region_id = $1
                """, head.RegionId, head.LastSeq, head.LastHash, UtcMicroseconds.From(head.LastRecordedAt));
        }
    }

    static void AddFacts(NpgsqlBatch append, List<JournalEntry> facts) => append.Add("""
        INSERT INTO journal (region_id, seq, id, stream, kind, v, occurred_at, recorded_at, clock_source, "by",
            command_id, body, hash)
        SELECT * FROM unnest($1::text[], $2::bigint[], $3::uuid[], $4::text[], $5::text[], $6::int[], $7::bigint[],
            $8::bigint[], $9::text[], $10::text[], $11::uuid[], $12::text[], $13::bytea[])
        """,
        Column(facts, f => f.RegionId), Column(facts, f => f.Seq), Column(facts, f => f.Id),
        Column(facts, f => f.Stream), Column(facts, f => f.Kind), Column(facts, f => f.V),
        Column(facts, f => UtcMicroseconds.From(f.OccurredAt)), Column(facts, f => UtcMicroseconds.From(f.RecordedAt)),
        Column(facts, f => f.ClockSource), Column(facts, f => f.By), Column(facts, f => f.CommandId),
        Column(facts, f => f.Body), Column(facts, f => f.Hash));

    static void AddWords(NpgsqlBatch append, List<PrivateValue> words) => append.Add("""
        INSERT INTO private_values (region_id, id, salt, text)
        SELECT * FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::text[])
        """,
        Column(words, w => w.RegionId), Column(words, w => w.Id), Column(words, w => w.Salt),
        Column(words, w => w.Text));

    static void AddAnswers(NpgsqlBatch append, List<FirstAnswer> answers) => append.Add("""
        INSERT INTO first_answers (region_id, person, route, key, fingerprint, answer, at)
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[], $6::text[], $7::bigint[])
        """,
        Column(answers, a => a.RegionId), Column(answers, a => a.Person), Column(answers, a => a.Route),
        Column(answers, a => a.Key), Column(answers, a => a.Fingerprint), Column(answers, a => a.Answer),
        Column(answers, a => UtcMicroseconds.From(a.At)));

    static TValue[] Column<T, TValue>(List<T> rows, Func<T, TValue> value) => [.. rows.Select(value)];
}

static class NpgsqlBatches
{
    extension(NpgsqlBatch batch)
    {
        public void Add(string sql, params object[] values)
        {
            var command = new NpgsqlBatchCommand(sql);
            foreach (var value in values) command.Parameters.Add(new NpgsqlParameter { Value = value });
            batch.BatchCommands.Add(command);
        }

        /// <summary>Rows of one table: in one statement where that can be.</summary>
        public void AddRows(RowPlan plan, object[] rows)
        {
            if (plan.SqlOfMany is { } sql) batch.Add(sql, plan, column => plan.Values(rows, column), typeEnds: "[]");
            else foreach (var row in rows) batch.Add(plan.Sql, plan, column => plan.Value(row, column), typeEnds: "");
        }

        void Add(string sql, RowPlan plan, Func<int, object> value, string typeEnds)
        {
            var command = new NpgsqlBatchCommand(sql);
            for (var i = 0; i < plan.Columns; i++)
                command.Parameters.Add(new NpgsqlParameter { Value = value(i), DataTypeName = plan.StoreType(i) + typeEnds });
            batch.BatchCommands.Add(command);
        }
    }
}
