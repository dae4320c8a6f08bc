using System.Globalization;

namespace Siaga.Host;

/// <summary>What this start of the host is told from outside.</summary>
public sealed record HostSettings
{
    public const string DatabaseName = "siaga.db";
    public const string DefaultUrls = "http://localhost:5112";

    const UnixFileMode OnlyMe = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Asks for a demonstration: only this machine may reach it, and only a new or a marked database will
    /// do.</summary>
    public bool Demonstration { get; init; }
    public string? DataFolder { get; init; }
    public string Urls { get; init; } = DefaultUrls;
    /// <summary>Null: ConnectionStrings:Siaga, and without it SQLite in the data folder.</summary>
    public string? ConnectionString { get; init; }
    /// <summary>Where <c>regions/</c> and <c>web/dist</c> are.</summary>
    public string Root { get; init; } = FindRoot();
    /// <summary>Null: <c>web/dist</c>.</summary>
    public string? ConsoleFolder { get; init; }
    /// <summary>Null: the real one. Only a demonstration's database accepts another, and only a program that starts the host
    /// in its own process can ask for it.</summary>
    public TimeProvider? Clock { get; init; }

    public string RegionsFolder => Path.Combine(Root, "regions");

    public string Database(IConfiguration configuration)
    {
        if ((ConnectionString ?? configuration.GetConnectionString("Siaga")) is { } given) return given;

        MakeFolder();
        return DatabaseInFolder;
    }

    /// <summary>Where the SQLite file should be and is not; null when it is there, or the database is PostgreSQL.</summary>
    public string? MissingDatabase
    {
        get
        {
            var file = Path.Combine(Folder, DatabaseName);
            return (ConnectionString ?? ConfiguredConnectionString()) is not null || File.Exists(file) ? null : file;
        }
    }

    /// <summary>The connection string of the SQLite database that the data folder holds or will hold.</summary>
    public string DatabaseInFolder => string.Create(CultureInfo.InvariantCulture, $"Data Source={Path.Combine(Folder, DatabaseName)}");

    /// <summary>The folder of the SQLite file; on PostgreSQL our own, where anchors and keys lie.</summary>
    public string FolderOf(string connectionString) =>
        new System.Data.Common.DbConnectionStringBuilder { ConnectionString = connectionString }.TryGetValue("Data Source", out var file)
        && Path.GetDirectoryName(Path.GetFullPath((string)file)) is { } folder ? folder : Folder;

    /// <summary>ConnectionStrings:Siaga as the server would find it, for commands that build no server; null: the data
    /// folder.</summary>
    public static string? ConfiguredConnectionString() => new ConfigurationBuilder()
        .SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build()
        .GetConnectionString("Siaga");

    /// <summary>Anchors:Folder and Anchors:KeyFile; without them beside the database, which is better than nowhere. A
    /// demonstration proves nothing: its clock anchors nothing.</summary>
    public Siaga.Kernel.AnchorSettings Anchors(IConfiguration configuration)
    {
        var beside = Demonstration ? null : Path.Combine(Folder, "anchors");
        return new(configuration["Anchors:Folder"] ?? beside, configuration["Anchors:KeyFile"] ?? Path.Combine(Folder, "anchor-key.pem"));
    }

    // A demonstration has a folder of its own, so that trying Siaga out never stands in the way of using it.
    string Folder => DataFolder ?? Path.Combine(Root, Demonstration ? "data/demo" : "data");

    /// <summary>Makes the data folder when there is none, for this user alone.</summary>
    internal string MakeFolder()
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Folder);
        else Directory.CreateDirectory(Folder, OnlyMe);
        return Folder;
    }

    static string FindRoot()
    {
        if (Environment.GetEnvironmentVariable("SIAGA_ROOT") is { Length: > 0 } given) return given;

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Siaga.slnx"))) return folder.FullName;
        return Directory.GetCurrentDirectory();
    }
}
