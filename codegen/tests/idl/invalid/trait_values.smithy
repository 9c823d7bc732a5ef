$version: "2"
namespace example

@trait structure everything {
    @required
    text: String
    number: Integer
    list: Strings
    choice: Choice
    kind: Kind
    map: Map
}
list Strings { member: String }
map Map { key: Kind, value: Boolean }
union Choice { a: String, b: Integer }
enum Kind {
    A, B = "b"
}
@trait string text
@trait integer count

@everything
@text
string A

@everything(text: 1, number: 1.5, list: ["a", null, 3], choice: {}, kind: "c", map: { A: 1, c: true }, more: 1)
@text({ a: 1 })
@count("3")
string B

@everything(text: "a", number: 1.0, list: {}, choice: { c: 1 }, kind: "A")
string C

@length(min: "1")
@error("neither")
@http(method: "GET")
string D

@trait structure bounded {
    @length(min: 2)
    text: String
    @range(min: 1, max: 10)
    number: Integer
    unique: Unique
    @length(max: 1)
    map: Map
}
@length(max: 3)
@uniqueItems
list Unique { member: String }

@bounded(text: "é", number: 11, unique: ["a", "b", "a", "c"], map: { A: true, b: false })
string E

@bounded(text: "éé", number: 1, unique: ["a", "b", "c"], map: { A: true })
string F
