using System.Text;
using Shouldly;
using Siaga.Kernel;
using Xunit;

namespace Siaga.Tests.Kernel;

public sealed class KeepingNulOut
{
    [Theory]
    [InlineData("""{"a":"x\u0000y"}""", """{"a":"x\ufffdy"}""")]
    [InlineData("""{"a":"\u0000\u0000"}""", """{"a":"\ufffd\ufffd"}""")]
    [InlineData("""{"a":"\\u0000"}""", """{"a":"\\u0000"}""")] // a backslash and the text u0000
    [InlineData("""{"a":"\\\u0000"}""", """{"a":"\\\ufffd"}""")] // a backslash and NUL
    [InlineData("""{"a":"\u00001"}""", """{"a":"\ufffd1"}""")]
    [InlineData("{}", "{}")]
    public void Puts_the_replacement_character_in_its_place(string body, string clean)
    {
        var bytes = Encoding.UTF8.GetBytes(body);
        NulInBodies.Replace(bytes);
        Encoding.UTF8.GetString(bytes).ShouldBe(clean);
    }
}
