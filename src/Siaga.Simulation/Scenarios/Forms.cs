namespace Siaga.Simulation;

/// <summary>The call taker's form as the API takes it.</summary>
static class Forms
{
    public const string EmergencyLine = "112";

    /// <summary>What is said now replaces what was said before.</summary>
    public static void Fill(this FormPart form, FormPart? said)
    {
        if (said is null) return;
        (form.Category, form.Urgency, form.Place) = (said.Category ?? form.Category, said.Urgency ?? form.Urgency, said.Place ?? form.Place);
        (form.Words, form.Number, form.Name) = (said.Words ?? form.Words, said.Number ?? form.Number, said.Name ?? form.Name);
        (form.Unnamed, form.Victims) = (said.Unnamed ?? form.Unnamed, said.Victims ?? form.Victims);
        form.Line = said.Line ?? form.Line;
        (form.SafeContact, form.Language) = (said.SafeContact ?? form.SafeContact, said.Language ?? form.Language);
    }

    public static object Body(FormPart form) => new
    {
        line = form.Line ?? EmergencyLine, callerNumber = form.Number, callerName = form.Name, wishesUnnamed = form.Unnamed ?? false,
        safeContact = form.SafeContact ?? "unknown", language = form.Language ?? "id", category = form.Category, urgency = form.Urgency,
        place = Place(form.Place), words = form.Words ?? "", victims = Victims(form.Victims ?? new()), answers = Array.Empty<object>(),
    };

    public static object? Place(PlacePart? place) => place is null ? null : new
    {
        known = !place.Unknown, villageCode = place.Village, districtCode = place.District, landmark = place.Landmark,
        lat = (double?)null, lon = (double?)null,
    };

    public static object Victims(VictimsPart victims) => new { trapped = victims.Trapped, injured = victims.Injured, dead = victims.Dead };
}
