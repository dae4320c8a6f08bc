using System.Diagnostics;

namespace Siaga.Host.Drills;

/// <summary>A disk of some megabytes that a drill can fill: a tmpfs of our own, which only root can mount.</summary>
sealed class SmallDisk : IDisposable
{
    const int Piece = 64 * 1024;

    public SmallDisk(string folder, int megabytes)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
        if (!Environment.IsPrivilegedProcess) throw new CannotMountException("only root can mount a small disk");
        if (Run("mount", "-t", "tmpfs", "-o", $"size={megabytes}m,mode=0777", "tmpfs", folder) is { Length: > 0 } complaint)
            throw new CannotMountException(complaint);
    }

    public string Folder { get; }

    string Ballast => Path.Combine(Folder, "ballast");

    /// <summary>Writes until nothing more fits.</summary>
    public void Fill()
    {
        using var file = new FileStream(Ballast, FileMode.Append, FileAccess.Write, FileShare.None, bufferSize: 0);
        foreach (var size in (int[])[Piece, 512])
        {
            try
            {
                while (true) file.Write(new byte[size]);
            }
            catch (IOException)
            {
                // That size does not fit any more.
            }
        }
    }

    public void MakeSpace() => File.Delete(Ballast);

    public void Dispose() => Run("umount", Folder);

    static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? "" : $"{program} ended with {process.ExitCode}: {complaint.Trim()}";
    }
}

/// <summary>This machine lets us mount no disk: the drill cannot be run here, which is no failure of Siaga's.</summary>
public sealed class CannotMountException(string why) : Exception(why);
