using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Siaga.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class PaperCards : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "card",
                table: "reports",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "paper",
                table: "drafts",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_reports_region_id_card",
                table: "reports",
                columns: new[] { "region_id", "card" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_reports_region_id_card",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "card",
                table: "reports");

            migrationBuilder.DropColumn(
                name: "paper",
                table: "drafts");
        }
    }
}
