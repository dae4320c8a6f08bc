using Siaga.Kernel;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSiagaKernel(
    builder.Configuration.GetConnectionString("Siaga") ?? "Data Source=siaga.db", new ModuleAssemblies(typeof(SiagaDb).Assembly));
var app = builder.Build();
app.Run();
