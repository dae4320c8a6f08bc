using System.Runtime.InteropServices;

namespace Siaga.Kernel;

/// <summary>Files that stand after a power cut: first the words, then the name.</summary>
public static class DurableFiles
{
    /// <summary>A new file that only this user can read.</summary>
    public static FileStreamOptions NewFile
    {
        get
        {
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            return options;
        }
    }

    /// <summary>Waits until what another wrote into the file is on the disk.</summary>
    public static void Sync(string file)
    {
        using var opened = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        opened.Flush(flushToDisk: true);
    }

    /// <summary>Gives a finished file its name, and waits until the name is on the disk too.</summary>
    public static void Publish(string from, string to)
    {
        File.Move(from, to);
        SyncFolder(Path.GetDirectoryName(Path.GetFullPath(to))!);
    }

    // .NET opens no folder. Where the system cannot sync one (some network drives), the name follows when it does.
    static void SyncFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        var opened = Open(folder, ReadOnly);
        if (opened < 0) return;
        _ = Sync(opened);
        _ = Close(opened);
    }

    const int ReadOnly = 0;

#pragma warning disable SYSLIB1054, CA5392, CA2101 // three calls of libc need no generated code
    [DllImport("libc", EntryPoint = "open", CharSet = CharSet.Ansi)]
    static extern int Open(string path, int how);

    [DllImport("libc", EntryPoint = "fsync")]
    static extern int Sync(int opened);

    [DllImport("libc", EntryPoint = "close")]
    static extern int Close(int opened);
#pragma warning restore SYSLIB1054, CA5392, CA2101
}
