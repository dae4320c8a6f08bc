using Shouldly;
using Siaga.Host;
using Siaga.Host.Commands;
using Siaga.Kernel;
using Xunit;

namespace Siaga.Tests.Identity;

public sealed class GrantsOnTheCommandLine
{
    [Theory]
    [InlineData("kendal:callTaker", null, "CallTaker", null, false)]
    [InlineData("kendal/damkar:AgencyDesk:piket", "damkar", "AgencyDesk", "piket", false)]
    [InlineData("kendal/dp3appkb:agencyHead:restricted", "dp3appkb", "AgencyHead", null, true)]
    [InlineData("kendal/dp3appkb:agencyDesk:piket:restricted", "dp3appkb", "AgencyDesk", "piket", true)]
    public void Are_read(string text, string? agency, string role, string? post, bool restricted) =>
        UserCommand.Read(text, new SmallRegion()).ShouldBe(new Grant("kendal", agency, role, post, restricted));

    [Theory]
    [InlineData("elsewhere:CallTaker", "there is no region")]
    [InlineData("kendal", "the role must be one of")]
    [InlineData("kendal:7", "the role must be one of")]
    [InlineData("kendal/nobody:AgencyDesk", "has no agency")]
    [InlineData("kendal:AgencyDesk", "needs an agency")]
    [InlineData("kendal/damkar:CallTaker", "belongs to no agency")]
    public void Are_refused_with_the_reason(string text, string reason) =>
        Should.Throw<CannotServeException>(
            () => UserCommand.Read(text, new SmallRegion())).Message.ShouldContain(reason);
}
