using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Siaga.Migrations.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class RestrictedReports : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "arrival_missed",
                table: "tickets",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "restricted_alone",
                table: "reports",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "arrival_missed",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "restricted_alone",
                table: "reports");
        }
    }
}
