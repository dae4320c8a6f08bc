using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Siaga.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class RegionVersions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "region_versions",
                columns: table => new
                {
                    region_id = table.Column<string>(type: "text", nullable: false),
                    version = table.Column<long>(type: "bigint", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<string>(type: "text", nullable: false),
                    loaded_at = table.Column<long>(type: "bigint", nullable: false),
                    loaded_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_region_versions", x => new { x.region_id, x.version });
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "region_versions");
        }
    }
}
