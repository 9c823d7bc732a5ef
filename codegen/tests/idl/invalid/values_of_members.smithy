$version: "2"

namespace example

// A value of a member ends with a line break.
enum A { B = "b" }

enum C {
    D = "d", E = "e"
    F = "f" // A comment ends the line.
    G = "g",
}

structure H {
    i: Integer = 1, j: Integer
    k: Integer = 1 }

union L {
    m: Integer = 1
}

list N {
    member: Integer = 1
}

operation O {
    "input": H
    output: H
}
