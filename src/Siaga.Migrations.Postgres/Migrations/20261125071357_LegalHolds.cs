using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Siaga.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class LegalHolds : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "words_erased_at",
                table: "reports",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "held_because",
                table: "incidents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "held_by",
                table: "incidents",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "held_since",
                table: "incidents",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "words_erased_at",
                table: "incidents",
                type: "bigint",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_reports_region_id_taken_at",
                table: "reports",
                columns: new[] { "region_id", "taken_at" },
                filter: "incident_id IS NULL AND words_erased_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_closed_at",
                table: "incidents",
                columns: new[] { "region_id", "closed_at" },
                filter: "closed_at IS NOT NULL AND words_erased_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_duplicate_of",
                table: "incidents",
                columns: new[] { "region_id", "duplicate_of" },
                filter: "duplicate_of IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_incidents_region_id_held_since",
                table: "incidents",
                columns: new[] { "region_id", "held_since" },
                filter: "held_since IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_reports_region_id_taken_at",
                table: "reports");

            migrationBuilder.DropIndex(
                name: "IX_incidents_region_id_closed_at",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_region_id_duplicate_of",
                table: "incidents");

            migrationBuilder.DropIndex(
                name: "IX_incidents_region_id_held_since",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "words_erased_at",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "held_because",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "held_by",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "held_since",
                table: "incidents");

            migrationBuilder.DropColumn(
                name: "words_erased_at",
                table: "incidents");
        }
    }
}
