using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Siaga.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Spine : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "drafts",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    category_chosen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    saved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    form = table.Column<string>(type: "TEXT", nullable: false),
                    editor = table.Column<Guid>(type: "TEXT", nullable: true),
                    editor_seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_drafts", x => new { x.region_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "fact_cursors",
                columns: table => new
                {
                    subscriber = table.Column<string>(type: "TEXT", nullable: false),
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    failures = table.Column<int>(type: "INTEGER", nullable: false),
                    held_by = table.Column<string>(type: "TEXT", nullable: true),
                    held_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_fact_cursors", x => new { x.subscriber, x.region_id });
                });

            migrationBuilder.CreateTable(
                name: "first_answers",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    route = table.Column<string>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    fingerprint = table.Column<byte[]>(type: "BLOB", nullable: false),
                    answer = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_first_answers", x => new { x.region_id, x.person, x.route, x.key });
                });

            migrationBuilder.CreateTable(
                name: "incident_days",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    last = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_days", x => new { x.region_id, x.day });
                });

            migrationBuilder.CreateTable(
                name: "incident_sights",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", nullable: false),
                    when_restricted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incident_sights", x => new { x.region_id, x.incident_id, x.key });
                });

            migrationBuilder.CreateTable(
                name: "incidents",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    number = table.Column<string>(type: "TEXT", nullable: false),
                    day = table.Column<DateOnly>(type: "TEXT", nullable: false),
                    day_number = table.Column<int>(type: "INTEGER", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    opening_report = table.Column<Guid>(type: "TEXT", nullable: false),
                    opened_by = table.Column<string>(type: "TEXT", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    category_chosen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: false),
                    urgency = table.Column<int>(type: "INTEGER", nullable: false),
                    place_known = table.Column<bool>(type: "INTEGER", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: true),
                    district_code = table.Column<string>(type: "TEXT", nullable: true),
                    landmark = table.Column<string>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    trapped = table.Column<int>(type: "INTEGER", nullable: false),
                    injured = table.Column<int>(type: "INTEGER", nullable: false),
                    dead = table.Column<int>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    test = table.Column<bool>(type: "INTEGER", nullable: false),
                    status = table.Column<string>(type: "TEXT", nullable: false),
                    group = table.Column<int>(type: "INTEGER", nullable: false),
                    group_since = table.Column<long>(type: "INTEGER", nullable: false),
                    report_count = table.Column<int>(type: "INTEGER", nullable: false),
                    closed_because = table.Column<string>(type: "TEXT", nullable: true),
                    closed_words = table.Column<string>(type: "TEXT", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", nullable: true),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    duplicate_of = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_incidents", x => new { x.region_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "installation",
                columns: table => new
                {
                    id = table.Column<int>(type: "INTEGER", nullable: false),
                    demonstration = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_installation", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "journal",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stream = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    v = table.Column<int>(type: "INTEGER", nullable: false),
                    occurred_at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    clock_source = table.Column<string>(type: "TEXT", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: false),
                    command_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal", x => new { x.region_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "journal_heads",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    last_seq = table.Column<long>(type: "INTEGER", nullable: false),
                    last_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    last_recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_journal_heads", x => x.region_id);
                });

            migrationBuilder.CreateTable(
                name: "leases",
                columns: table => new
                {
                    work = table.Column<string>(type: "TEXT", nullable: false),
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    held_by = table.Column<string>(type: "TEXT", nullable: true),
                    held_until = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_leases", x => new { x.work, x.region_id });
                });

            migrationBuilder.CreateTable(
                name: "notices",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person = table.Column<string>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    reminder_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    agency = table.Column<string>(type: "TEXT", nullable: true),
                    rung = table.Column<int>(type: "INTEGER", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    delivered_at = table.Column<long>(type: "INTEGER", nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_notices", x => new { x.region_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "outcome_corrections",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    report_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    from = table.Column<string>(type: "TEXT", nullable: false),
                    to = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_outcome_corrections", x => new { x.region_id, x.report_id, x.at });
                });

            migrationBuilder.CreateTable(
                name: "parked_facts",
                columns: table => new
                {
                    subscriber = table.Column<string>(type: "TEXT", nullable: false),
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    seq = table.Column<long>(type: "INTEGER", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_parked_facts", x => new { x.subscriber, x.region_id, x.seq });
                });

            migrationBuilder.CreateTable(
                name: "people",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", nullable: false),
                    login = table.Column<string>(type: "TEXT", nullable: false),
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_people", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "private_values",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_private_values", x => new { x.region_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "region_versions",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    version = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    hash = table.Column<string>(type: "TEXT", nullable: false),
                    loaded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    loaded_by = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_region_versions", x => new { x.region_id, x.version });
                });

            migrationBuilder.CreateTable(
                name: "reminders",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    set_by = table.Column<string>(type: "TEXT", nullable: false),
                    came_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reminders", x => new { x.region_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "reports",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    line = table.Column<string>(type: "TEXT", nullable: false),
                    taken_by = table.Column<string>(type: "TEXT", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    taken_at = table.Column<long>(type: "INTEGER", nullable: false),
                    caller_number = table.Column<string>(type: "TEXT", nullable: true),
                    caller_key = table.Column<string>(type: "TEXT", nullable: true),
                    caller_name = table.Column<string>(type: "TEXT", nullable: true),
                    wishes_unnamed = table.Column<bool>(type: "INTEGER", nullable: false),
                    safe_contact = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    category = table.Column<string>(type: "TEXT", nullable: true),
                    urgency = table.Column<int>(type: "INTEGER", nullable: true),
                    has_place = table.Column<bool>(type: "INTEGER", nullable: false),
                    place_known = table.Column<bool>(type: "INTEGER", nullable: false),
                    village_code = table.Column<string>(type: "TEXT", nullable: true),
                    district_code = table.Column<string>(type: "TEXT", nullable: true),
                    landmark = table.Column<string>(type: "TEXT", nullable: true),
                    latitude = table.Column<double>(type: "REAL", nullable: true),
                    longitude = table.Column<double>(type: "REAL", nullable: true),
                    words = table.Column<string>(type: "TEXT", nullable: true),
                    search_text = table.Column<string>(type: "TEXT", nullable: false),
                    trapped = table.Column<int>(type: "INTEGER", nullable: false),
                    injured = table.Column<int>(type: "INTEGER", nullable: false),
                    dead = table.Column<int>(type: "INTEGER", nullable: false),
                    answers = table.Column<string>(type: "TEXT", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_note = table.Column<string>(type: "TEXT", nullable: true),
                    neighbour = table.Column<string>(type: "TEXT", nullable: true),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    came_from = table.Column<Guid>(type: "TEXT", nullable: true),
                    restricted_alone = table.Column<bool>(type: "INTEGER", nullable: false),
                    restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    settled_at = table.Column<long>(type: "INTEGER", nullable: true),
                    settled_words = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reports", x => new { x.region_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "ticket_changes",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    change_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    acknowledged_at = table.Column<long>(type: "INTEGER", nullable: true),
                    acknowledged_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_changes", x => new { x.region_id, x.ticket_id, x.change_id });
                });

            migrationBuilder.CreateTable(
                name: "ticket_rungs",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    rung = table.Column<int>(type: "INTEGER", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    told = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_rungs", x => new { x.region_id, x.ticket_id, x.rung });
                });

            migrationBuilder.CreateTable(
                name: "ticket_stamps",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    ticket_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    stage = table.Column<string>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    by = table.Column<string>(type: "TEXT", nullable: true),
                    source = table.Column<string>(type: "TEXT", nullable: false),
                    corrected_from = table.Column<long>(type: "INTEGER", nullable: true),
                    corrected_because = table.Column<string>(type: "TEXT", nullable: true),
                    corrected_by = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ticket_stamps", x => new { x.region_id, x.ticket_id, x.stage });
                });

            migrationBuilder.CreateTable(
                name: "tickets",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "TEXT", nullable: false),
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    incident_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    agency = table.Column<string>(type: "TEXT", nullable: false),
                    why = table.Column<string>(type: "TEXT", nullable: false),
                    from_agency = table.Column<string>(type: "TEXT", nullable: true),
                    replaces = table.Column<Guid>(type: "TEXT", nullable: true),
                    has_ladder = table.Column<bool>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_words = table.Column<string>(type: "TEXT", nullable: true),
                    restricted = table.Column<bool>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    state_since = table.Column<long>(type: "INTEGER", nullable: false),
                    rung = table.Column<int>(type: "INTEGER", nullable: false),
                    rung_since = table.Column<long>(type: "INTEGER", nullable: false),
                    rung_seen = table.Column<bool>(type: "INTEGER", nullable: false),
                    awaited_limit = table.Column<string>(type: "TEXT", nullable: true),
                    next_due_at = table.Column<long>(type: "INTEGER", nullable: true),
                    awaited_seconds = table.Column<int>(type: "INTEGER", nullable: false),
                    attention = table.Column<string>(type: "TEXT", nullable: true),
                    attention_since = table.Column<long>(type: "INTEGER", nullable: true),
                    attention_seconds = table.Column<int>(type: "INTEGER", nullable: true),
                    accepted_late = table.Column<bool>(type: "INTEGER", nullable: false),
                    arrival_missed = table.Column<bool>(type: "INTEGER", nullable: false),
                    successor = table.Column<Guid>(type: "TEXT", nullable: true),
                    declined_because = table.Column<string>(type: "TEXT", nullable: true),
                    ended_words = table.Column<string>(type: "TEXT", nullable: true),
                    ended_by = table.Column<string>(type: "TEXT", nullable: true),
                    handed_to = table.Column<string>(type: "TEXT", nullable: true),
                    account = table.Column<string>(type: "TEXT", nullable: true),
                    account_by = table.Column<string>(type: "TEXT", nullable: true),
                    account_at = table.Column<long>(type: "INTEGER", nullable: true),
                    Limits_AcceptHigh = table.Column<int>(type: "INTEGER", nullable: false),
                    Limits_AcceptLow = table.Column<int>(type: "INTEGER", nullable: false),
                    Limits_MoveHigh = table.Column<int>(type: "INTEGER", nullable: false),
                    Limits_MoveLow = table.Column<int>(type: "INTEGER", nullable: false),
                    Limits_OnScene = table.Column<int>(type: "INTEGER", nullable: false),
                    Limits_Seen = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_tickets", x => new { x.region_id, x.id });
                });

            migrationBuilder.CreateTable(
                name: "grants",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<string>(type: "TEXT", nullable: false),
                    region = table.Column<string>(type: "TEXT", nullable: false),
                    agency = table.Column<string>(type: "TEXT", nullable: true),
                    role = table.Column<string>(type: "TEXT", nullable: false),
                    post = table.Column<string>(type: "TEXT", nullable: true),
                    restricted = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_grants", x => x.id);
                    table.ForeignKey(
                        name: "FK_grants_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    person_id = table.Column<string>(type: "TEXT", nullable: false),
                    token_hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires = table.Column<long>(type: "INTEGER", nullable: false),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true),
                    device = table.Column<string>(type: "TEXT", nullable: false),
                    draft_key = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.id);
                    table.ForeignKey(
                        name: "FK_sessions_people_person_id",
                        column: x => x.person_id,
                        principalTable: "people",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_drafts_region_id_person_ended_at",
                table: "drafts",
                columns: new[] { "region_id", "person", "ended_at" });

            migrationBuilder.CreateIndex(
                name: "IX_first_answers_region_id_at",
                table: "first_answers",
                columns: new[] { "region_id", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_grants_person_id",
                table: "grants",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_grants_region_agency_post",
                table: "grants",
                columns: new[] { "region", "agency", "post" });

            migrationBuilder.CreateIndex(
                name: "IX_incident_sights_key_region_id_incident_id",
                table: "incident_sights",
                columns: new[] { "key", "region_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_begun_at",
                table: "incidents",
                columns: new[] { "region_id", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_day_day_number",
                table: "incidents",
                columns: new[] { "region_id", "day", "day_number" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_number",
                table: "incidents",
                columns: new[] { "region_id", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_status_closed_at",
                table: "incidents",
                columns: new[] { "region_id", "status", "closed_at" });

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_status_group_urgency_group_since_id",
                table: "incidents",
                columns: new[] { "region_id", "status", "group", "urgency", "group_since", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_journal_region_id_stream_seq",
                table: "journal",
                columns: new[] { "region_id", "stream", "seq" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_region_id_person_ended_at_seen_at",
                table: "notices",
                columns: new[] { "region_id", "person", "ended_at", "seen_at" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_region_id_seq_person_kind_agency",
                table: "notices",
                columns: new[] { "region_id", "seq", "person", "kind", "agency" });

            migrationBuilder.CreateIndex(
                name: "IX_notices_region_id_ticket_id",
                table: "notices",
                columns: new[] { "region_id", "ticket_id" });

            migrationBuilder.CreateIndex(
                name: "IX_people_login",
                table: "people",
                column: "login",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reminders_region_id_due_at",
                table: "reminders",
                columns: new[] { "region_id", "due_at" });

            migrationBuilder.CreateIndex(
                name: "IX_reminders_region_id_incident_id",
                table: "reminders",
                columns: new[] { "region_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_region_id_begun_at_id",
                table: "reports",
                columns: new[] { "region_id", "begun_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_region_id_caller_key_begun_at",
                table: "reports",
                columns: new[] { "region_id", "caller_key", "begun_at" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_region_id_incident_id",
                table: "reports",
                columns: new[] { "region_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_reports_region_id_outcome_settled_at",
                table: "reports",
                columns: new[] { "region_id", "outcome", "settled_at" });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_expires",
                table: "sessions",
                column: "expires");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_person_id",
                table: "sessions",
                column: "person_id");

            migrationBuilder.CreateIndex(
                name: "IX_ticket_changes_region_id_incident_id",
                table: "ticket_changes",
                columns: new[] { "region_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_rungs_region_id_incident_id",
                table: "ticket_rungs",
                columns: new[] { "region_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_ticket_stamps_region_id_incident_id",
                table: "ticket_stamps",
                columns: new[] { "region_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_region_id_agency_sent_at",
                table: "tickets",
                columns: new[] { "region_id", "agency", "sent_at" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_region_id_incident_id",
                table: "tickets",
                columns: new[] { "region_id", "incident_id" });

            migrationBuilder.CreateIndex(
                name: "IX_tickets_region_id_next_due_at",
                table: "tickets",
                columns: new[] { "region_id", "next_due_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "drafts");

            migrationBuilder.DropTable(
                name: "fact_cursors");

            migrationBuilder.DropTable(
                name: "first_answers");

            migrationBuilder.DropTable(
                name: "grants");

            migrationBuilder.DropTable(
                name: "incident_days");

            migrationBuilder.DropTable(
                name: "incident_sights");

            migrationBuilder.DropTable(
                name: "incidents");

            migrationBuilder.DropTable(
                name: "installation");

            migrationBuilder.DropTable(
                name: "journal");

            migrationBuilder.DropTable(
                name: "journal_heads");

            migrationBuilder.DropTable(
                name: "leases");

            migrationBuilder.DropTable(
                name: "notices");

            migrationBuilder.DropTable(
                name: "outcome_corrections");

            migrationBuilder.DropTable(
                name: "parked_facts");

            migrationBuilder.DropTable(
                name: "private_values");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "region_versions");

            migrationBuilder.DropTable(
                name: "reminders");

            migrationBuilder.DropTable(
                name: "reports");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "ticket_changes");

            migrationBuilder.DropTable(
                name: "ticket_rungs");

            migrationBuilder.DropTable(
                name: "ticket_stamps");

            migrationBuilder.DropTable(
                name: "tickets");

            migrationBuilder.DropTable(
                name: "people");
        }
    }
}
