$version: "2"
namespace example

strin A
string
string 1A
string A string B
string C; string D
= 3
structure E
structure F {
    a String
    b: String
    c:
    d: String,
    : String
    e: String = 1 f: String
}
structure G { a: String
structure H {}
union I { a: String = "a" }
list J { element: String }
map K { key: String }
enum L { }
enum M { A = "a" B }
operation N { input: String, input: String, other: String }
operation O {
    output H
    errors: H
}
service P []
resource Q { create: "no id", list: [1], unknown: 3, operations: A }
structure R { a: String, a: String }
string S with []
string __
