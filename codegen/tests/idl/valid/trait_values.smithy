$version: "2"
namespace example

@trait structure annotation { text: String }
@trait list words { member: String }
@trait map labels { key: String, value: String }
@trait structure everything {
    @required
    text: String
    number: Float
    choice: Choice
    more: everythingMore
}
structure everythingMore { list: words2, document: Document }
list words2 { member: String }
union Choice { a: String, b: Integer }
@trait integer count
@trait boolean yes
@trait document anything

@annotation
@words
@labels
string Bare

@annotation()
@words([])
@labels(
    // a comment, then a key without a value that follows at once
    a: "x", "b c": "y")
@count(3)
@yes(true)
@anything({ some: [1, "two", three], three: null })
string Valued

@everything(
    text: """
        block
        """
    number: "NaN"
    choice: { b: 3 }
    more: { list: ["a"], document: null }
)
@annotation(text: "t")
string Nested

string three
