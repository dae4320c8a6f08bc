using Siaga.Contracts;

namespace Siaga.Regions.Files;

/// <summary><c>categories.yaml</c>: what is reported, what is asked, what the caller is told.</summary>
static class CategoriesFile
{
    static readonly Dictionary<string, ProofRule> Proofs = new()
    {
        ["none"] = ProofRule.None, ["account"] = ProofRule.Account,
    };

    internal static readonly Dictionary<string, CategoryKind> Kinds = new()
    {
        ["emergency"] = CategoryKind.Emergency,
        ["complaint"] = CategoryKind.Complaint,
        ["social"] = CategoryKind.Social,
    };

    const int MostAsked = 5;

    public static IReadOnlyList<Spotted<Category>> Read(YamlMap file)
    {
        var categories = file.Maps("categories", 1, int.MaxValue, ReadCategory);
        file.Problems.RefuseTwice(categories.Select(c => new Spotted<string>(c.Value.Id, c.Line)), "category");
        return categories;
    }

    static Spotted<Category> ReadCategory(YamlMap category)
    {
        var id = category.Id();
        var urgency = category.Whole("urgency", 1, 5);
        return new(new(
            id.Value, category.Local("name"), category.OneOf("kind", Kinds), urgency, category.Flag("restricted"),
            category.OneOf("proof", Proofs), category.OptionalText("plan"), ReadQuestions(category, urgency),
            category.Locals("do", 2, 4), category.Locals("dont", 2, 4), category.Flag("retired")), id.Line);
    }

    static IReadOnlyList<Question> ReadQuestions(YamlMap category, int urgency)
    {
        var questions = category.Maps("questions", 0, int.MaxValue, question =>
        {
            var raised = question.OptionalWhole("raisesTo", 1, 5);
            if (raised >= urgency)
            {
                question.Problems.Add(
                    question.LineOf("raisesTo"),
                    $"\"raisesTo\" is {raised}, no worse than the category's urgency {urgency}");
            }
            return (Id: question.Id(), Text: question.Local("text"), Raised: raised, Retired: question.Flag("retired"));
        });
        category.Problems.RefuseTwice(questions.Select(q => q.Id), "question");
        if (questions.Count(q => !q.Retired) > MostAsked)
            category.Problems.Add(category.LineOf("questions"), $"\"questions\" asks {questions.Count(q => !q.Retired)}, more than {MostAsked}");
        return [.. questions.Select(q => new Question(q.Id.Value, q.Text, q.Raised, q.Retired))];
    }
}
