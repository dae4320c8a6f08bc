using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Siaga.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class ServingNodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "serving_nodes",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    seen_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_serving_nodes", x => x.id);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "serving_nodes");
        }
    }
}
